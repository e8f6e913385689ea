#include "common/server/healthcheck.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "services/request/server/commands.h"

namespace custodia::request {

void AddHealthcheck(CLI::App& app, ProgramCommand* command) {
  CLI::App* healthcheck = app.add_subcommand(
      "healthcheck", "Exit with 0 where a server is serving");
  const auto options = std::make_shared<HealthcheckOptions>(HealthcheckOptions{
      .program = "custodia-request", .target = "127.0.0.1:50052"});
  AddHealthcheckFlags(*healthcheck, *options);
  healthcheck->callback(
      [=] { *command = [=] { return RunHealthcheck(*options); }; });
}

}  // namespace custodia::request
