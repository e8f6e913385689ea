#ifndef CUSTODIA_SERVICES_REQUEST_SERVER_COMMANDS_H_
#define CUSTODIA_SERVICES_REQUEST_SERVER_COMMANDS_H_

#include <functional>

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11's own.
class App;
}

namespace custodia::request {

// What to run once the command line is read; returns the exit code.
using ProgramCommand = std::function<int()>;

// Each adds a subcommand with its flags to `app`; where it is given, it sets
// `*command`. The command's flags live as long as `app`.
void AddServe(CLI::App& app, ProgramCommand* command);
void AddHealthcheck(CLI::App& app, ProgramCommand* command);
void AddCheckRules(CLI::App& app, ProgramCommand* command);
void AddMigrate(CLI::App& app, ProgramCommand* command);
void AddBackup(CLI::App& app, ProgramCommand* command);
void AddVerifyAudit(CLI::App& app, ProgramCommand* command);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_SERVER_COMMANDS_H_
