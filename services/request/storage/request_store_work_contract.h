#ifndef CUSTODIA_SERVICES_REQUEST_STORAGE_REQUEST_STORE_WORK_CONTRACT_H_
#define CUSTODIA_SERVICES_REQUEST_STORAGE_REQUEST_STORE_WORK_CONTRACT_H_

#include <string>
#include <vector>

#include "services/request/storage/request_store_contract.h"
#include "services/request/testing/life.h"

namespace custodia::request {

// What every RequestStore owes those who ask what is to be done, and how
// holders answered: the rest of RequestStoreContract, to which a new store is
// held likewise.
class RequestStoreWorkContract : public RequestStoreContract {
 protected:
  // Append a new retrieval, at noon (UTC) of testing::kToday: one that `life`
  // tells of, and one whose letter went to `lead` on that day.
  void Put(absl::string_view id, const testing::Life& life);
  void PutSentTo(absl::string_view id, const Lead& lead);

  // Return what is to be done, and in which retrievals, as it was planned.
  absl::StatusOr<std::vector<WorkEntry>> Work(const WorkFilter& filter = {},
                                              const Page& page = {
                                                  .size = 1000});
  std::vector<std::string> Ids(const WorkFilter& filter = {});

  std::vector<std::string> Outdated(absl::Time now, int limit = 1000);
  void Plan(absl::string_view id, absl::Time now);

  // Returns what is to be done in `ids` at `now`, by their events alone.
  std::vector<WorkEntry> WorkByEvents(const std::vector<std::string>& ids,
                                      absl::Time now);

  std::vector<Scorecard> Scorecards(absl::Time now, const Page& page);

  // Returns those of `ids` at `now`, by their events alone.
  std::vector<Scorecard> ScorecardsByEvents(const std::vector<std::string>& ids,
                                            absl::Time now);
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_STORAGE_REQUEST_STORE_WORK_CONTRACT_H_
