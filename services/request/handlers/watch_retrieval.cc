#include "services/request/handlers/watch_retrieval.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/request/domain/errors.h"
#include "services/request/handlers/event_message.h"
#include "services/request/wire/names.h"

namespace custodia::request::handlers {
namespace {

constexpr int kBatch = 100;

absl::StatusOr<std::vector<SealedEvent>> EventsAfter(absl::string_view id,
                                                     int64_t sequence,
                                                     const Environment& env) {
  std::vector<SealedEvent> events;
  CUSTODIA_RETURN_IF_ERROR(
      env.store.Read([&](RequestSnapshot& store) -> absl::Status {
        CUSTODIA_ASSIGN_OR_RETURN(
            events, store.ListEvents(
                        id, {.size = kBatch, .after = absl::StrCat(sequence)}));
        return absl::OkStatus();
      }));
  return events;
}

}  // namespace

absl::Status WatchRetrieval(const CallContext& /*call*/,
                            const v1::WatchRetrievalRequest& message,
                            const Environment& env, EventSink& sink) {
  error::FieldViolations violations;
  const std::string id =
      wire::ParseRetrievalName(message.name(), "name", violations);
  if (message.from_sequence() < 0) {
    violations.Add("from_sequence", "zero or positive");
  }
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());

  // Open before the first look: what is committed after a look rings.
  CUSTODIA_ASSIGN_OR_RETURN(const std::unique_ptr<Watches::Watch> watch,
                            env.watches.Open(id));
  int64_t last = std::max<int64_t>(message.from_sequence(), 1) - 1;
  for (;;) {
    CUSTODIA_ASSIGN_OR_RETURN(const std::vector<SealedEvent> events,
                              EventsAfter(id, last, env));
    for (const SealedEvent& event : events) {
      CUSTODIA_RETURN_IF_ERROR(sink.Send(EventMessage(event, id)));
      last = event.sequence;
    }
    if (events.size() == kBatch) continue;
    CUSTODIA_RETURN_IF_ERROR(sink.Check());
    CUSTODIA_RETURN_IF_ERROR(watch->Wait());
  }
}

}  // namespace custodia::request::handlers
