#ifndef CUSTODIA_SERVICES_REQUEST_STORAGE_REQUEST_STORE_CONTRACT_H_
#define CUSTODIA_SERVICES_REQUEST_STORAGE_REQUEST_STORE_CONTRACT_H_

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <type_traits>
#include <vector>

#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gtest/gtest.h"
#include "services/request/storage/request_store.h"

namespace custodia::request {

// One kind of store, held to the contract.
struct StoreUnderTest {
  std::string name;
  // Opens what is at `file`, or makes an empty store.
  std::function<std::unique_ptr<RequestStore>(const std::string& file)> open;
  // Whether `file` keeps what was written.
  bool keeps = false;

  friend void PrintTo(const StoreUnderTest& store, std::ostream* out) {
    *out << store.name;
  }
};

// What every RequestStore owes its callers. To hold a new store to it:
//
//   INSTANTIATE_TEST_SUITE_P(MyStore, RequestStoreContract,
//                            ::testing::Values(StoreUnderTest{...}));
class RequestStoreContract : public ::testing::TestWithParam<StoreUnderTest> {
 protected:
  static inline const absl::Time kNoon = absl::FromUnixSeconds(1'700'000'000);

  // The store as another process would find it.
  void Reopen() {
    store_.reset();
    store_ = GetParam().open(file());
  }

  std::string file() const { return dir_.File("requests.db"); }

  // Appends in a transaction of its own, at minute `minute` after kNoon.
  absl::StatusOr<Retrieval> Append(absl::string_view id, int64_t after,
                                   const std::vector<Event>& events,
                                   int minute = 0);

  // Returns what `question`, which is asked of a snapshot, answers.
  template <typename Question>
  auto Ask(Question question) {
    std::invoke_result_t<Question, RequestSnapshot&> answer =
        absl::UnknownError("not asked");
    store_
        ->Read([&](RequestSnapshot& snapshot) {
          answer = question(snapshot);
          return absl::OkStatus();
        })
        .IgnoreError();
    return answer;
  }

  // Return ids of the retrievals that a list gives, on one page or from page to
  // page.
  std::vector<std::string> List(const RetrievalFilter& filter,
                                const Page& page = {.size = 100});
  absl::StatusOr<Retrieval> Get(absl::string_view id);

  // How a retrieval begins.
  static RetrievalCreated Created(absl::string_view client_reference = "");
  // Those whose one holder was asked, or has sent the records, and one without
  // any holder.
  static std::vector<Event> AskedAt(absl::string_view holder);
  static std::vector<Event> FulfilledBy(absl::string_view holder);
  static std::vector<Event> NobodyToAsk();

 private:
  const custodia::testing::TempDir dir_;

 protected:
  std::unique_ptr<RequestStore> store_ = GetParam().open(file());
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_STORAGE_REQUEST_STORE_CONTRACT_H_
