#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>

#include "common/status_macros.h"
#include "services/directory/exports/export_command.h"
#include "services/directory/server/commands.h"
#include "services/directory/server/store_flag.h"
#include "services/directory/storage/open_store.h"

namespace custodia::directory {
namespace {

struct ExportFlags {
  std::string store = kDefaultStore;
  std::string folder;
};

absl::Status ExportStore(const ExportFlags& flags) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::unique_ptr<DirectoryStore> store,
                            OpenExistingDirectoryStore(flags.store));
  CUSTODIA_ASSIGN_OR_RETURN(const ExportSummary summary,
                            RunExport(*store, flags.folder));
  for (const ExportedFile& file : summary.files) {
    std::cout << file.format << ".csv: " << file.rows << " rows\n";
  }
  std::cout << "revision " << summary.revision << std::endl;
  return absl::OkStatus();
}

int Export(const ExportFlags& flags) {
  const absl::Status status = ExportStore(flags);
  if (status.ok()) return 0;
  std::cerr << "custodia-directory: " << status.message() << "\n";
  return 1;
}

}  // namespace

void AddExport(CLI::App& app, Command* command) {
  CLI::App* exporting = app.add_subcommand(
      "export",
      "Write what is believed now as CSV files, one for each of our formats, "
      "printed in the order in which they are to be imported. Also while a "
      "server serves the same store.");
  const auto flags = std::make_shared<ExportFlags>();
  AddStoreFlag(*exporting, flags->store);
  exporting->add_option("DIR", flags->folder, "Folder to make; must not exist")
      ->required();
  exporting->callback([=] { *command = [=] { return Export(*flags); }; });
}

}  // namespace custodia::directory
