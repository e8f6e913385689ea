#include <CLI/CLI.hpp>
#include <memory>

#include "common/sqlite/backup_command.h"
#include "services/request/server/commands.h"
#include "services/request/server/store_flags.h"

namespace custodia::request {

void AddBackup(CLI::App& app, ProgramCommand* command) {
  CLI::App* backup = app.add_subcommand(
      "backup",
      "Copy the store, without its audit key, as it is at one moment, also "
      "while a server serves it");
  const auto options =
      std::make_shared<sqlite::BackupOptions>(sqlite::BackupOptions{
          .program = "custodia-request", .store = kDefaultStore});
  AddStoreFlag(*backup, options->store);
  sqlite::AddBackupFlags(*backup, *options);
  backup->callback(
      [=] { *command = [=] { return sqlite::RunBackup(*options); }; });
}

}  // namespace custodia::request
