#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "common/page_token.h"
#include "common/status_macros.h"
#include "services/directory/server/commands.h"
#include "services/directory/server/store_flag.h"
#include "services/directory/storage/open_store.h"

namespace custodia::directory {
namespace {

constexpr int kPage = 1'000;

void Print(const Contradiction& contradiction) {
  std::cout << NameOf(contradiction.kind) << ": " << contradiction.explanation
            << "\n";
  for (const Evidence& evidence : contradiction.evidence) {
    std::cout << "  facts/" << evidence.fact << " (" << evidence.source;
    if (!evidence.source_row.empty()) std::cout << " " << evidence.source_row;
    std::cout << ")\n";
  }
}

absl::Status PrintAll(DirectorySnapshot& facts) {
  int64_t count = 0;
  for (Page page{.size = kPage};;) {
    CUSTODIA_ASSIGN_OR_RETURN(const std::vector<Contradiction> found,
                              facts.ListContradictions(page));
    for (const Contradiction& one : found) Print(one);
    count += static_cast<int64_t>(found.size());
    if (found.size() < kPage) break;
    page.after = ContradictionKey(found.back());
  }
  std::cout << count << " contradictions" << std::endl;
  return absl::OkStatus();
}

absl::Status CheckStore(const std::string& uri) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::unique_ptr<DirectoryStore> store,
                            OpenExistingDirectoryStore(uri));
  return store->Read({}, PrintAll);
}

int Check(const std::string& uri) {
  const absl::Status status = CheckStore(uri);
  if (status.ok()) return 0;
  std::cerr << "custodia-directory: " << status.message() << "\n";
  return 1;
}

}  // namespace

void AddCheck(CLI::App& app, Command* command) {
  CLI::App* check = app.add_subcommand(
      "check",
      "Print where the facts disagree, each with the facts at fault. Also "
      "while a server serves the same store.");
  const auto store = std::make_shared<std::string>(kDefaultStore);
  AddStoreFlag(*check, *store);
  check->callback([=] { *command = [=] { return Check(*store); }; });
}

}  // namespace custodia::directory
