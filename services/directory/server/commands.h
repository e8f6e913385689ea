#ifndef CUSTODIA_SERVICES_DIRECTORY_SERVER_COMMANDS_H_
#define CUSTODIA_SERVICES_DIRECTORY_SERVER_COMMANDS_H_

#include <functional>

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11's own.
class App;
}

namespace custodia::directory {

// What to run once the command line is read; returns the exit code.
using Command = std::function<int()>;

// Each adds a subcommand with its flags to `app`; where it is given, it sets
// `*command`. The command's flags live as long as `app`.
void AddServe(CLI::App& app, Command* command);
void AddImport(CLI::App& app, Command* command);
void AddCheck(CLI::App& app, Command* command);
void AddExport(CLI::App& app, Command* command);
void AddBackup(CLI::App& app, Command* command);
void AddDraw(CLI::App& app, Command* command);
void AddHealthcheck(CLI::App& app, Command* command);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_SERVER_COMMANDS_H_
