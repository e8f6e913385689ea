#ifndef CUSTODIA_SERVICES_REQUEST_STORAGE_PREPARED_APPEND_H_
#define CUSTODIA_SERVICES_REQUEST_STORAGE_PREPARED_APPEND_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "services/request/domain/events.h"
#include "services/request/domain/retrieval.h"
#include "services/request/storage/current_row.h"
#include "services/request/storage/event_row.h"

namespace custodia::request {

// Who does what, and when: recorded with each event.
struct Occasion {
  std::string actor;
  std::string command;
  absl::Time time;
};

// An append with all that needs no store done: transactions wait for one
// another, and this is most of its work.
struct PreparedAppend {
  int64_t after = 0;  // the last event of the retrieval before
  std::vector<EventRow> events;
  Retrieval retrieval;  // as it is afterwards
  CurrentRow row;       // of the same
};

// Prepares to append `events` to `before`, and to plan its work for
// `occasion.time`. Times are cut to microseconds, as they are stored.
PreparedAppend PrepareAppend(Retrieval before, const std::vector<Event>& events,
                             const Occasion& occasion);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_STORAGE_PREPARED_APPEND_H_
