#include "services/request/workers/work_plan.h"

#include <string>
#include <vector>

#include "common/status_macros.h"

namespace custodia::request {
namespace {

constexpr int kLot = 100;

absl::StatusOr<std::vector<std::string>> Outdated(RequestStore& store,
                                                  absl::Time now) {
  std::vector<std::string> ids;
  CUSTODIA_RETURN_IF_ERROR(
      store.Read([&](RequestSnapshot& snapshot) -> absl::Status {
        CUSTODIA_ASSIGN_OR_RETURN(ids, snapshot.Outdated(now, kLot));
        return absl::OkStatus();
      }));
  return ids;
}

}  // namespace

absl::StatusOr<bool> PlanWork(RequestStore& store, absl::Time now,
                              absl::FunctionRef<bool()> go_on) {
  for (;;) {
    CUSTODIA_ASSIGN_OR_RETURN(const std::vector<std::string> outdated,
                              Outdated(store, now));
    if (outdated.empty()) return true;
    if (!go_on()) return false;
    CUSTODIA_RETURN_IF_ERROR(
        store.Write([&](RequestTransaction& txn) -> absl::Status {
          for (const std::string& id : outdated) {
            CUSTODIA_RETURN_IF_ERROR(txn.Plan(id, now));
          }
          return absl::OkStatus();
        }));
  }
}

}  // namespace custodia::request
