#include "services/request/storage/stored_law.h"

#include "services/request/wire/dates.h"
#include "services/request/wire/grievance.h"
#include "services/request/wire/policy_fields.h"
#include "services/request/wire/policy_retention.h"
#include "services/request/wire/reply.h"

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
  if (event.clock.extension) {
    *stored.mutable_extension() = wire::ToProto(*event.clock.extension);
  }
  stored.set_ruleset_version(event.ruleset_version);
  stored.set_amendment(event.amendment);
  return stored;
}

ClockSet FromStored(const storage::v1::ClockSet& stored) {
  ClockSet event{
      .attempt = stored.attempt(),
      .clock = {.received = wire::FromProto(stored.received_date()),
                .due = wire::FromProto(stored.due_date()).FirstDay(),
                .inspection_due =
                    wire::FromProto(stored.inspection_due_date()).FirstDay(),
                .citation = stored.citation()},
      .ruleset_version = stored.ruleset_version(),
      .amendment = stored.amendment()};
  if (stored.has_extension()) {
    event.clock.extension = wire::FromProto(stored.extension());
  }
  return event;
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

storage::v1::DefectsFound ToStored(const DefectsFound& event) {
  storage::v1::DefectsFound stored;
  stored.set_attempt(event.attempt);
  wire::AddEach(event.defects, stored.mutable_defects());
  stored.set_amendment(event.amendment);
  return stored;
}

DefectsFound FromStored(const storage::v1::DefectsFound& stored) {
  DefectsFound event{.attempt = stored.attempt(),
                     .amendment = stored.amendment()};
  for (const v1::Defect& defect : stored.defects()) {
    event.defects.push_back(wire::FromProto(defect));
  }
  return event;
}

storage::v1::ComplaintFiled ToStored(const ComplaintFiled& event) {
  storage::v1::ComplaintFiled stored;
  stored.set_attempt(event.attempt);
  *stored.mutable_complaint() = wire::ToProto(event.complaint);
  stored.set_amendment(event.amendment);
  return stored;
}

ComplaintFiled FromStored(const storage::v1::ComplaintFiled& stored) {
  return {.attempt = stored.attempt(),
          .complaint = wire::FromProto(stored.complaint()),
          .amendment = stored.amendment()};
}

}  // namespace custodia::request
