#ifndef CUSTODIA_COMMON_SQLITE_BACKUP_COMMAND_H_
#define CUSTODIA_COMMON_SQLITE_BACKUP_COMMAND_H_

#include <string>

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11's own.
class App;
}

// The subcommand `backup` of a program whose store is an SQLite file.
namespace custodia::sqlite {

struct BackupOptions {
  std::string program;  // for errors, e.g. "custodia-directory"
  std::string store;    // URI
  std::string to;       // file for the copy
};

// Adds --to to `app`, with its CUSTODIA_... environment variable; --store is
// the program's own.
void AddBackupFlags(CLI::App& app, BackupOptions& options);

// Copies the store. Returns the exit code: 0 where the copy is there; 1
// otherwise, with the reason on standard error.
int RunBackup(const BackupOptions& options);

}  // namespace custodia::sqlite

#endif  // CUSTODIA_COMMON_SQLITE_BACKUP_COMMAND_H_
