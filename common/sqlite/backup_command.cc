#include "common/sqlite/backup_command.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "common/sqlite/store_file.h"

namespace custodia::sqlite {

void AddBackupFlags(CLI::App& app, BackupOptions& options) {
  app.add_option("--to", options.to, "File for the copy; must not exist")
      ->envname("CUSTODIA_TO")
      ->required();
}

int RunBackup(const BackupOptions& options) {
  const absl::Status status = BackUp(options.store, options.to);
  if (status.ok()) return 0;
  std::cerr << options.program << ": " << status.message() << "\n";
  return 1;
}

}  // namespace custodia::sqlite
