#include "services/request/storage/prepared_append.h"

#include <utility>

#include "services/request/storage/stored_event.h"

namespace custodia::request {
namespace {

EventRow RowOf(const std::string& retrieval, const RecordedEvent& event) {
  return {.retrieval = retrieval,
          .sequence = event.sequence,
          .time_micros = absl::ToUnixMicros(event.time),
          .actor = event.actor,
          .command = event.command,
          .kind = std::string(KindOf(event.event)),
          .payload = ToStored(event.event).SerializeAsString()};
}

}  // namespace

PreparedAppend PrepareAppend(Retrieval before, const std::vector<Event>& events,
                             const Occasion& occasion) {
  const absl::Time time =
      absl::FromUnixMicros(absl::ToUnixMicros(occasion.time));
  PreparedAppend append;
  append.after = before.sequence;
  append.retrieval = std::move(before);
  for (const Event& event : events) {
    const RecordedEvent recorded{.sequence = append.retrieval.sequence + 1,
                                 .time = time,
                                 .actor = occasion.actor,
                                 .command = occasion.command,
                                 .event = event};
    append.events.push_back(RowOf(append.retrieval.id, recorded));
    Apply(recorded, append.retrieval);
  }
  append.row = CurrentRowOf(append.retrieval, time);
  return append;
}

}  // namespace custodia::request
