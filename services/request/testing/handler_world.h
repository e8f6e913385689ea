#ifndef CUSTODIA_SERVICES_REQUEST_TESTING_HANDLER_WORLD_H_
#define CUSTODIA_SERVICES_REQUEST_TESTING_HANDLER_WORLD_H_

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/call_context.h"
#include "common/testing/counting_ids.h"
#include "common/testing/fake_clock.h"
#include "custodia/request/v1/request_service.pb.h"
#include "services/request/handlers/environment.h"
#include "services/request/storage/request_store.h"
#include "services/request/testing/fake_directory_client.h"
#include "services/request/testing/faulty_request_store.h"
#include "services/request/workers/directory_locator.h"
#include "services/request/workers/watches.h"

namespace custodia::request::testing {

// The UUID that tests name their writes by.
inline constexpr char kRequestId[] = "6f1c2f5e-6f6b-4f0e-9d8a-0d2f3b1c4a55";

// Passes calls to a real locator, and remembers what came.
class SpyLocator final : public Locator {
 public:
  explicit SpyLocator(Locator& real) : real_(real) {}

  absl::Status Locate(absl::string_view id, absl::Time deadline) override {
    deadlines.push_back(deadline);
    return real_.Locate(id, deadline);
  }
  absl::StatusOr<Lead> Find(const std::string& organization,
                            absl::Time deadline) override {
    return real_.Find(organization, deadline);
  }
  void Wake() override { ++wakes; }

  std::vector<absl::Time> deadlines;
  int wakes = 0;

 private:
  Locator& real_;
};

// What the handlers stand on: a store in memory, a fake directory, the shipped
// rules, a clock that stands at noon (UTC) of kToday. Not thread-safe.
class HandlerWorld {
 public:
  HandlerWorld();

  CallContext call() const {
    return {.caller = "anonymous", .deadline = clock.Now() + absl::Minutes(1)};
  }

  // Creates SampleRetrieval(), located at `leads`; sends its first attempt, on
  // kToday by fax. What they do must succeed.
  v1::Retrieval Create(std::vector<Lead> leads);
  v1::Retrieval CreateAndSend(std::vector<Lead> leads);

  v1::Retrieval Get(const std::string& name);

  // Returns the kinds of the retrieval's events, oldest first.
  std::vector<std::string> KindsOf(const std::string& name);

  // Returns all that is stored, in a form to compare.
  std::string Dump();
  // The same, but for names and ids: equal for two worlds with the same past.
  std::string Outline();

  custodia::testing::FakeClock clock;
  custodia::testing::CountingIds ids;
  std::unique_ptr<RequestStore> memory;
  FaultyRequestStore store;
  FakeDirectoryClient directory;
  Doorbell doorbell;
  DirectoryLocator real_locator;
  SpyLocator locator;
  // Two at most, which wait for a commit however long it takes.
  Watches watches{{.limit = 2, .poll_interval = absl::InfiniteDuration()}};
  const handlers::Environment env;
};

// Checks, in a new world for each step of the store that `write` takes, that
// where that step fails nothing is kept or all of it, and that the same write,
// repeated, ends as if no step had failed. `write` must have a `request_id`.
void ExpectAllOrNothing(
    const std::function<void(HandlerWorld&)>& prepare,
    const std::function<absl::StatusOr<v1::Retrieval>(HandlerWorld&)>& write);

}  // namespace custodia::request::testing

#endif  // CUSTODIA_SERVICES_REQUEST_TESTING_HANDLER_WORLD_H_
