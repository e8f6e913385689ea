// Asks the questions of the tests of Resolve() of a store, too: what it has
// packed and keeps in memory must answer like its tables, and what is sent of
// an answer must be the message.

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gtest/gtest.h"
#include "services/directory/storage/open_store.h"
#include "services/directory/testing/ask_again.h"
#include "services/directory/testing/imaged_store.h"
#include "services/directory/testing/plain_reply.h"
#include "services/directory/testing/reparsed.h"
#include "services/directory/wire/encoded_resolution.h"

namespace custodia::directory {
namespace {

int calls = 0;
int asked = 0;

absl::Status PutAll(const FakeFacts::Everything& all,
                    DirectoryTransaction& txn) {
  const auto put = [&](const auto& facts) -> absl::Status {
    for (const auto& fact : facts) {
      CUSTODIA_RETURN_IF_ERROR(txn.Put(fact).status());
    }
    return absl::OkStatus();
  };
  CUSTODIA_RETURN_IF_ERROR(put(all.organizations));
  CUSTODIA_RETURN_IF_ERROR(put(all.practitioners));
  for (const auto& [alias, id] : all.aliases) {
    if (!txn.PutOrganizationAlias(alias, id).ok()) {
      CUSTODIA_RETURN_IF_ERROR(txn.PutPractitionerAlias(alias, id).status());
    }
  }
  CUSTODIA_RETURN_IF_ERROR(put(all.affiliations));
  CUSTODIA_RETURN_IF_ERROR(put(all.events));
  CUSTODIA_RETURN_IF_ERROR(put(all.reports));
  for (const FactReader::County& county : all.counties) {
    CUSTODIA_RETURN_IF_ERROR(txn.PutCounty(county).status());
  }
  for (const FakeFacts::ZipOfCity& zip : all.zips) {
    CUSTODIA_RETURN_IF_ERROR(
        txn.PutZip(zip.zip, zip.fips, zip.city, zip.state).status());
  }
  return absl::OkStatus();
}

// Returns the answer, or its status as the only explanation.
Resolution Ask(DirectoryStore& store, const KnownAt& known_at,
               const Question& question) {
  Resolution answer;
  EXPECT_THAT(store.Read(known_at,
                         [&](DirectorySnapshot& snapshot) {
                           std::vector<Practitioner> candidates;
                           auto found = Resolve(question, snapshot, candidates);
                           if (found.ok()) {
                             answer = *std::move(found);
                           } else {
                             answer.trail = {{.explanation = std::string(
                                                  found.status().message())}};
                           }
                           return absl::OkStatus();
                         }),
              custodia::testing::IsOk());
  return answer;
}

// Some have an image.
std::unique_ptr<DirectoryStore> Open(const custodia::testing::TempDir& dir) {
  const bool imaged = asked % 8 == 7;
  auto store = OpenDirectoryStore(
      imaged ? absl::StrCat("sqlite:", dir.File("directory.db"))
             : "sqlite::memory:");
  EXPECT_THAT(store, custodia::testing::IsOk());
  if (!imaged) return *std::move(store);
  return std::make_unique<testing::ImagedStore>(*std::move(store), /*nth=*/2);
}

void AskStore(const Question& question, const FakeFacts& facts) {
  // The oracle has thousands of graphs.
  if (++calls > 1'000 && calls % 20 != 0) return;
  const custodia::testing::TempDir dir;
  const std::unique_ptr<DirectoryStore> store = Open(dir);
  const absl::Status written = store->Write(
      absl::UnixEpoch(),
      [&](DirectoryTransaction& txn) { return PutAll(facts.All(), txn); });
  // A store takes no fact about a node that it does not have.
  if (!written.ok()) return;
  ++asked;
  const Resolution newest = Ask(*store, {}, question);
  for (const auto view : {v1::ResolveCustodianRequest::BASIC,
                          v1::ResolveCustodianRequest::FULL}) {
    EXPECT_EQ(wire::Encoded(newest, view, "").bytes,
              testing::PlainReply(newest, view).SerializeAsString());
  }
  EXPECT_EQ(Ask(*store, {}, question), newest) << "from memory";
  // Of what is no longer the newest nothing is kept: the tables are read.
  ASSERT_THAT(
      store->Write(absl::UnixEpoch(),
                   [](DirectoryTransaction& txn) {
                     return txn.PutCounty({"99999", "Other", "ZZ"}).status();
                   }),
      custodia::testing::IsOk());
  EXPECT_EQ(Ask(*store, {.revision = 1}, question), newest);
}

class AskStores : public ::testing::Environment {
 public:
  void SetUp() override { ask_again = AskStore; }
  // The oracle's graphs are such as a store takes.
  void TearDown() override {
    if (calls > 1'000) {
      EXPECT_GT(asked, 500);
    }
  }
};
const auto* const kAskStores =
    ::testing::AddGlobalTestEnvironment(new AskStores);

}  // namespace
}  // namespace custodia::directory
