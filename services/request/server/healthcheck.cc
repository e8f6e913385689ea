#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>

#include "absl/time/time.h"
#include "common/server/server.h"
#include "services/request/server/commands.h"

namespace custodia::request {
namespace {

constexpr absl::Duration kTimeout = absl::Seconds(5);

int Healthcheck(const std::string& target) {
  const absl::Status status = CheckHealth(target, kTimeout);
  if (status.ok()) return 0;
  std::cerr << "custodia-request: " << status.message() << "\n";
  return 1;
}

}  // namespace

void AddHealthcheck(CLI::App& app, ProgramCommand* command) {
  CLI::App* healthcheck = app.add_subcommand(
      "healthcheck", "Exit with 0 where a plaintext server is serving");
  const auto target = std::make_shared<std::string>("127.0.0.1:50052");
  healthcheck->add_option("--target", *target, "ADDRESS:PORT of the server")
      ->envname("CUSTODIA_TARGET")
      ->capture_default_str();
  healthcheck->callback(
      [=] { *command = [=] { return Healthcheck(*target); }; });
}

}  // namespace custodia::request
