#include "services/request/storage/stored_law.h"

#include "services/request/wire/dates.h"
#include "services/request/wire/policy_retention.h"

namespace custodia::request {

storage::v1::ClockSet ToStored(const ClockSet& event) {
  storage::v1::ClockSet stored;
  stored.set_attempt(event.attempt);
  *stored.mutable_received_date() = wire::ToProto(event.clock.received);
  if (event.clock.due) {
    *stored.mutable_due_date() = wire::ToProto(*event.clock.due);
  }
  if (event.clock.inspection_due) {
    *stored.mutable_inspection_due_date() =
        wire::ToProto(*event.clock.inspection_due);
  }
  stored.set_citation(event.clock.citation);
  stored.set_ruleset_version(event.ruleset_version);
  return stored;
}

ClockSet FromStored(const storage::v1::ClockSet& stored) {
  return {
      .attempt = stored.attempt(),
      .clock = {.received = wire::FromProto(stored.received_date()),
                .due = wire::FromProto(stored.due_date()).FirstDay(),
                .inspection_due =
                    wire::FromProto(stored.inspection_due_date()).FirstDay(),
                .citation = stored.citation()},
      .ruleset_version = stored.ruleset_version()};
}

storage::v1::RetentionAssessed ToStored(const RetentionAssessed& event) {
  storage::v1::RetentionAssessed stored;
  stored.set_attempt(event.attempt);
  *stored.mutable_retention() = wire::VerdictOf(event.retention);
  stored.set_ruleset_version(event.ruleset_version);
  return stored;
}

RetentionAssessed FromStored(const storage::v1::RetentionAssessed& stored) {
  return {.attempt = stored.attempt(),
          .retention = wire::FromProto(stored.retention()),
          .ruleset_version = stored.ruleset_version()};
}

}  // namespace custodia::request
