#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>

#include "common/sqlite/store_file.h"
#include "services/directory/server/commands.h"
#include "services/directory/server/store_flag.h"

namespace custodia::directory {
namespace {

struct BackupFlags {
  std::string store = kDefaultStore;
  std::string to;
};

int Backup(const BackupFlags& flags) {
  const absl::Status status = sqlite::BackUp(flags.store, flags.to);
  if (status.ok()) return 0;
  std::cerr << "custodia-directory: " << status.message() << "\n";
  return 1;
}

}  // namespace

void AddBackup(CLI::App& app, Command* command) {
  CLI::App* backup = app.add_subcommand(
      "backup",
      "Copy the store as it is at one moment, also while a server serves it");
  const auto flags = std::make_shared<BackupFlags>();
  AddStoreFlag(*backup, flags->store);
  backup->add_option("--to", flags->to, "File for the copy; must not exist")
      ->envname("CUSTODIA_TO")
      ->required();
  backup->callback([=] { *command = [=] { return Backup(*flags); }; });
}

}  // namespace custodia::directory
