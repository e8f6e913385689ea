#include <CLI/CLI.hpp>
#include <memory>

#include "common/sqlite/backup_command.h"
#include "services/directory/server/commands.h"
#include "services/directory/server/store_flag.h"

namespace custodia::directory {

void AddBackup(CLI::App& app, Command* command) {
  CLI::App* backup = app.add_subcommand(
      "backup",
      "Copy the store as it is at one moment, also while a server serves it");
  const auto options =
      std::make_shared<sqlite::BackupOptions>(sqlite::BackupOptions{
          .program = "custodia-directory", .store = kDefaultStore});
  AddStoreFlag(*backup, options->store);
  sqlite::AddBackupFlags(*backup, *options);
  backup->callback(
      [=] { *command = [=] { return sqlite::RunBackup(*options); }; });
}

}  // namespace custodia::directory
