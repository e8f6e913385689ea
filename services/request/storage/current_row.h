#ifndef CUSTODIA_SERVICES_REQUEST_STORAGE_CURRENT_ROW_H_
#define CUSTODIA_SERVICES_REQUEST_STORAGE_CURRENT_ROW_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/request/domain/next_action.h"
#include "services/request/domain/retrieval.h"
#include "services/request/domain/scorecard.h"

namespace custodia::request {

// What lists and workers look for: made of a retrieval's events, and of nothing
// else, so that it can be made again. Times are microseconds since 1970.
struct CurrentRow {
  RetrievalState state = RetrievalState::kUnspecified;
  bool open = false;  // until it has ended, for good or not
  std::string twin;   // TwinHash()
  // When the first attempt that waits becomes overdue, if any does.
  std::optional<int64_t> overdue_micros;
  std::vector<std::string> approached;  // organizations
  struct Asked {
    std::string attempt;
    std::string organization;
    Conduct conduct;
  };
  std::vector<Asked> asked;
  std::vector<NextAction> work;
  std::optional<int64_t> replan_micros;  // until when that is so; absent: ever
  bool may_climb = false;
};

// Plans its work for `now`.
CurrentRow CurrentRowOf(const Retrieval& retrieval, absl::Time now);

// Returns what is equal for equal TwinKey()s and no longer than an index needs;
// "" for the key of nobody's twin.
std::string TwinHash(absl::string_view twin_key);

// Returns `agenda.until` as a row keeps it.
std::optional<int64_t> ReplanMicros(const Agenda& agenda);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_STORAGE_CURRENT_ROW_H_
