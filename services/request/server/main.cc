#include <CLI/CLI.hpp>

#include "common/telemetry/log.h"
#include "services/request/server/commands.h"

int main(int argc, char** argv) {
  custodia::log::CaptureLibraryLogs();
  CLI::App app("Carries patients' requests for their medical records.",
               "custodia-request");
  app.set_version_flag("--version", "custodia-request " CUSTODIA_VERSION);
  app.require_subcommand(1);
  custodia::request::ProgramCommand command;
  custodia::request::AddServe(app, &command);
  custodia::request::AddHealthcheck(app, &command);
  custodia::request::AddCheckRules(app, &command);
  custodia::request::AddMigrate(app, &command);
  custodia::request::AddBackup(app, &command);
  custodia::request::AddVerifyAudit(app, &command);
  CLI11_PARSE(app, argc, argv);
  return command();
}
