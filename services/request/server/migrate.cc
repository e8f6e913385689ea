#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>

#include "common/sqlite/database.h"
#include "common/sqlite/store_file.h"
#include "common/status_macros.h"
#include "services/request/server/commands.h"
#include "services/request/server/store_flags.h"
#include "services/request/storage/open_store.h"

namespace custodia::request {
namespace {

absl::Status MigrateStore(const StoreFlags& flags) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::string file,
                            sqlite::FileOf(flags.store));
  CUSTODIA_ASSIGN_OR_RETURN(const int before,
                            sqlite::Database::SchemaVersion(file));
  CUSTODIA_RETURN_IF_ERROR(
      OpenRequestStore(flags.store, flags.audit_key_file).status());
  CUSTODIA_ASSIGN_OR_RETURN(const int after,
                            sqlite::Database::SchemaVersion(file));
  if (before == after) {
    std::cout << "schema version " << after << ", nothing to do" << std::endl;
  } else {
    std::cout << "schema version " << before << " to " << after << std::endl;
  }
  return absl::OkStatus();
}

int Migrate(const StoreFlags& flags) {
  const absl::Status status = MigrateStore(flags);
  if (status.ok()) return 0;
  std::cerr << "custodia-request: " << status.message() << "\n";
  return 1;
}

}  // namespace

void AddMigrate(CLI::App& app, ProgramCommand* command) {
  CLI::App* migrate = app.add_subcommand(
      "migrate",
      "Bring a store to this release's schema, seal events that are not sealed "
      "yet, and say from which version to which; serve does the same");
  const auto flags = std::make_shared<StoreFlags>();
  AddStoreFlags(*migrate, *flags);
  migrate->callback([=] { *command = [=] { return Migrate(*flags); }; });
}

}  // namespace custodia::request
