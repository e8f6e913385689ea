#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>

#include "common/clock.h"
#include "common/status_macros.h"
#include "services/directory/imports/import_command.h"
#include "services/directory/imports/importer.h"
#include "services/directory/server/commands.h"
#include "services/directory/server/store_flag.h"
#include "services/directory/storage/open_store.h"

namespace custodia::directory {
namespace {

struct ImportFlags {
  ImportOptions import;
  std::string store = kDefaultStore;
};

void Print(const FileSummary& summary) {
  std::cout << summary.file << ": " << summary.rows_read << " rows read, "
            << summary.rows_taken << " taken, " << summary.rows_refused
            << " refused";
  if (!summary.rejects_file.empty()) {
    std::cout << " (" << summary.rejects_file << ")";
  }
  std::cout << (summary.changed ? "" : "; nothing new") << std::endl;
}

absl::Status ImportFiles(const ImportFlags& flags) {
  const SystemClock clock;
  CUSTODIA_ASSIGN_OR_RETURN(const std::unique_ptr<DirectoryStore> store,
                            OpenDirectoryStoreToImport(flags.store));
  ImportOptions options = flags.import;
  options.on_imported = Print;
  return RunImport(options, *store, clock).status();
}

// Nobody waits for an import as for an answer: a server on the same machine
// goes first. Threads that are started afterwards follow.
void TakeLowestPriority() { setpriority(PRIO_PROCESS, 0, 19); }

int RunImportCommand(const ImportFlags& flags) {
  TakeLowestPriority();
  const absl::Status status = ImportFiles(flags);
  if (status.ok()) return 0;
  std::cerr << "custodia-directory: " << status.message() << "\n";
  return 1;
}

}  // namespace

void AddImport(CLI::App& app, Command* command) {
  CLI::App* import = app.add_subcommand(
      "import",
      "Import files. Rows that cannot be used are refused and do not fail the "
      "command; the rejects file says why. Runs at the lowest priority.");
  const auto flags = std::make_shared<ImportFlags>();
  AddStoreFlag(*import, flags->store);
  import->add_option("--format", flags->import.format, "What the files hold")
      ->envname("CUSTODIA_FORMAT")
      ->required()
      ->check(CLI::IsMember(ImportFormats()));
  import
      ->add_option("--rejects", flags->import.rejects,
                   "File for refused rows of all files "
                   "[FILE.rejects.csv beside each]")
      ->envname("CUSTODIA_REJECTS");
  import->add_option("FILE", flags->import.files, "Files to import")
      ->required();
  import->callback([=] { *command = [=] { return RunImportCommand(*flags);
};
}  // namespace custodia::directory
);
}

}  // namespace custodia::directory
