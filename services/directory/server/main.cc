#include <CLI/CLI.hpp>

#include "common/telemetry/log.h"
#include "services/directory/server/commands.h"

int main(int argc, char** argv) {
  custodia::log::CaptureLibraryLogs();
  CLI::App app("Answers who holds a doctor's medical records now.",
               "custodia-directory");
  app.set_version_flag("--version", "custodia-directory " CUSTODIA_VERSION);
  app.require_subcommand(1);
  custodia::directory::Command command;
  custodia::directory::AddServe(app, &command);
  custodia::directory::AddImport(app, &command);
  custodia::directory::AddCheck(app, &command);
  custodia::directory::AddExport(app, &command);
  custodia::directory::AddBackup(app, &command);
  custodia::directory::AddDraw(app, &command);
  custodia::directory::AddHealthcheck(app, &command);
  CLI11_PARSE(app, argc, argv);
  return command();
}
