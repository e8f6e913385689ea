#include "common/server/healthcheck.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "services/directory/server/commands.h"

namespace custodia::directory {

void AddHealthcheck(CLI::App& app, Command* command) {
  CLI::App* healthcheck = app.add_subcommand(
      "healthcheck", "Exit with 0 where a server is serving");
  const auto options = std::make_shared<HealthcheckOptions>(HealthcheckOptions{
      .program = "custodia-directory", .target = "127.0.0.1:50051"});
  AddHealthcheckFlags(*healthcheck, *options);
  healthcheck->callback(
      [=] { *command = [=] { return RunHealthcheck(*options); }; });
}

}  // namespace custodia::directory
