#include "services/directory/handlers/custody_path.h"

#include <deque>
#include <set>
#include <vector>

#include "common/status_macros.h"
#include "services/directory/domain/resolution.h"

namespace custodia::directory {

absl::StatusOr<bool> CustodyLeads(absl::string_view from, absl::string_view to,
                                  FactReader& facts) {
  std::set<std::string> seen = {std::string(from)};
  std::deque<std::string> open = {std::string(from)};
  while (!open.empty() && seen.size() < kMaxBranches) {
    if (open.front() == to) return true;
    CUSTODIA_ASSIGN_OR_RETURN(const std::vector<SuccessionEvent> events,
                              facts.SuccessionsFrom(open.front()));
    open.pop_front();
    for (const SuccessionEvent& event : events) {
      if (!event.to.empty() && seen.insert(event.to).second) {
        open.push_back(event.to);
      }
    }
  }
  return false;
}

}  // namespace custodia::directory
