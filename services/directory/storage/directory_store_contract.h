#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_DIRECTORY_STORE_CONTRACT_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_DIRECTORY_STORE_CONTRACT_H_

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/time/time.h"
#include "common/status_macros.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gtest/gtest.h"
#include "services/directory/storage/directory_store.h"

namespace custodia::directory {

// One kind of store, held to the contract.
struct StoreUnderTest {
  std::string name;  // of letters, for the tests' names
  // Makes an empty store. `file` is a path that nothing is at yet.
  std::function<std::unique_ptr<DirectoryStore>(const std::string& file)> make;
  // Whether a read goes on beside a write, on the state before it.
  bool reads_beside_writes = false;
  // Whether a search in a transaction finds what was written in it.
  bool finds_its_writes = true;

  friend void PrintTo(const StoreUnderTest& store, std::ostream* out) {
    *out << store.name;
  }
};

// What every DirectoryStore owes its callers. To hold a new store to it:
//
//   INSTANTIATE_TEST_SUITE_P(My, DirectoryStoreContract,
//                            ::testing::Values(StoreUnderTest{...}),
//                            ::testing::PrintToStringParamName());
class DirectoryStoreContract : public ::testing::TestWithParam<StoreUnderTest> {
 protected:
  // Each write is recorded an hour after the one before; the first at kNoon.
  static inline const absl::Time kNoon = absl::FromUnixSeconds(1'700'000'000);

  // The time of write `number`, from 1: also of the revision, where each write
  // changes something.
  static absl::Time TimeOf(int number) {
    return kNoon + absl::Hours(number - 1);
  }

  absl::Status Write(DirectoryStore::WriteBody body) {
    return store_->Write(TimeOf(++writes_), body);
  }

  // Puts all of `facts` in one write, and returns what each did.
  template <typename... Facts>
  std::vector<Change> Put(const Facts&... facts) {
    std::vector<Change> changes;
    EXPECT_THAT(Write([&](DirectoryTransaction& txn) {
                  changes.clear();
                  absl::Status status;
                  (PutOne(txn, facts, changes, status), ...);
                  return status;
                }),
                custodia::testing::IsOk());
    return changes;
  }

  // Retracts the fact of `evidence` in one write.
  std::optional<int64_t> Retract(const std::vector<Evidence>& evidence) {
    int64_t fact = 0;
    EXPECT_TRUE(absl::SimpleAtoi(evidence.at(0).fact, &fact));
    std::optional<int64_t> revision;
    EXPECT_THAT(Write([&](DirectoryTransaction& txn) -> absl::Status {
                  CUSTODIA_ASSIGN_OR_RETURN(revision,
                                            txn.Retract(fact, "wrong"));
                  return absl::OkStatus();
                }),
                custodia::testing::IsOk());
    return revision;
  }

  // Returns what `question`, which is asked of a snapshot, answers.
  template <typename Question>
  auto Ask(Question question, const KnownAt& known_at = {}) {
    typename std::invoke_result_t<Question, DirectorySnapshot&>::value_type
        answer{};
    EXPECT_THAT(store_->Read(known_at,
                             [&](DirectorySnapshot& facts) {
                               auto answered = question(facts);
                               if (answered.ok()) answer = *answered;
                               return answered.status();
                             }),
                custodia::testing::IsOk());
    return answer;
  }

  std::optional<Organization> FindOrganization(const std::string& id,
                                               const KnownAt& known_at = {}) {
    return Ask(
        [&](DirectorySnapshot& facts) { return facts.FindOrganization(id); },
        known_at);
  }
  std::optional<Practitioner> FindPractitioner(const std::string& id,
                                               const KnownAt& known_at = {}) {
    return Ask(
        [&](DirectorySnapshot& facts) { return facts.FindPractitioner(id); },
        known_at);
  }
  int64_t Revision() {
    return Ask([](DirectorySnapshot& facts) -> absl::StatusOr<int64_t> {
      return facts.Revision();
    });
  }

  const custodia::testing::TempDir dir_;
  const std::unique_ptr<DirectoryStore> store_ =
      GetParam().make(dir_.File("directory.db"));

 private:
  template <typename Fact>
  static void PutOne(DirectoryTransaction& txn, const Fact& fact,
                     std::vector<Change>& changes, absl::Status& status) {
    if (!status.ok()) return;
    const absl::StatusOr<Change> change = txn.Put(fact);
    status = change.status();
    if (change.ok()) changes.push_back(*change);
  }

  int writes_ = 0;
};

// Facts to put; what is not an argument is invented, and the same each time.
std::vector<Evidence> SampleEvidence(const std::string& row);
Organization SampleOrganization(const std::string& id);
Practitioner SamplePractitioner(const std::string& id, const std::string& given,
                                const std::string& family);
Affiliation SampleAffiliation(const std::string& id,
                              const std::string& practitioner,
                              const std::string& organization);
SuccessionEvent SampleSuccession(const std::string& id, const std::string& from,
                                 const std::string& to);
CustodyReport SampleReport(const std::string& id,
                           const std::string& organization);

// Returns the ids of `facts`, in their order.
template <typename Fact>
std::vector<std::string> Ids(const std::vector<Fact>& facts) {
  std::vector<std::string> ids;
  for (const Fact& fact : facts) ids.push_back(fact.id);
  return ids;
}
inline std::vector<std::string> Ids(const SharedOrganizations& organizations) {
  std::vector<std::string> ids;
  for (const Organization& one : organizations) ids.push_back(one.id);
  return ids;
}

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_DIRECTORY_STORE_CONTRACT_H_
