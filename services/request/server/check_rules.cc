#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>

#include "services/request/rules/coverage.h"
#include "services/request/rules/loader.h"
#include "services/request/server/commands.h"

namespace custodia::request {
namespace {

int CheckRules(const std::string& folder) {
  const auto rules = rules::LoadRuleset(folder);
  if (!rules.ok()) {
    std::cerr << rules.status().message() << "\n";
    return 1;
  }
  std::cout << rules::FormatCoverage(*rules);
  return 0;
}

}  // namespace

void AddCheckRules(CLI::App& app, ProgramCommand* command) {
  CLI::App* check = app.add_subcommand(
      "check-rules",
      "Say what is wrong with the rules, or how many states have each value");
  const auto folder = std::make_shared<std::string>();
  check
      ->add_option("--rules", *folder,
                   "Folder of .textproto files. Without it: the rules that "
                   "the program was built with")
      ->envname("CUSTODIA_RULES");
  check->callback([=] { *command = [=] { return CheckRules(*folder); }; });
}

}  // namespace custodia::request
