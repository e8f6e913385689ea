#include "services/request/wire/retrieval.h"

#include "absl/strings/str_cat.h"
#include "services/request/domain/law_today.h"
#include "services/request/domain/next_action.h"
#include "services/request/wire/dates.h"
#include "services/request/wire/enums.h"
#include "services/request/wire/grievance.h"
#include "services/request/wire/lead.h"
#include "services/request/wire/names.h"
#include "services/request/wire/order.h"
#include "services/request/wire/policy_enums.h"
#include "services/request/wire/policy_fields.h"
#include "services/request/wire/policy_retention.h"
#include "services/request/wire/reply.h"

namespace custodia::request::wire {
namespace {

// Beside those below, which would hide them.
using wire::ToProto;

v1::Part ToProto(const Part& part, const Retrieval& retrieval) {
  v1::Part proto;
  if (part.service_dates != DayRange{}) {
    *proto.mutable_service_dates() = ToProto(part.service_dates);
  }
  proto.set_open_attempt(AttemptName(retrieval.id, part.open_attempt));
  proto.set_state(ToProto(StateOf(retrieval, part)));
  for (const RecordCategory category : part.received_categories) {
    proto.add_received_categories(ToProto(category));
  }
  proto.set_number(part.number);
  proto.set_patient_group(ToProto(part.patient_group));
  return proto;
}

// Adds what the law says of a holder.
void AddLaw(const Attempt& attempt, absl::Time now, v1::Attempt& proto) {
  const LegalClock& clock = attempt.clock;
  proto.set_region_code(attempt.lead.address.state);
  if (clock.due) *proto.mutable_due_date() = ToProto(*clock.due);
  if (clock.inspection_due) {
    *proto.mutable_inspection_due_date() = ToProto(*clock.inspection_due);
  }
  proto.set_due_citation(clock.citation);
  if (clock.extension) *proto.mutable_extension() = ToProto(*clock.extension);
  proto.set_overdue(IsOverdue(attempt, now));
  if (const auto complaint_by = OcrComplaintBy(attempt)) {
    *proto.mutable_ocr_complaint_by() = ToProto(*complaint_by);
  }
  *proto.mutable_retention() = VerdictOf(attempt.retention);
  proto.mutable_retention()->set_verdict(ToProto(RetentionNow(attempt, now)));
}

v1::Attempt ToProto(const Attempt& attempt, const Retrieval& retrieval,
                    absl::Time now) {
  v1::Attempt proto;
  proto.set_name(AttemptName(retrieval.id, attempt.id));
  *proto.mutable_lead() = ToProto(attempt.lead);
  proto.set_role(ToProto(attempt.lead.role));
  proto.set_state(ToProto(attempt.state));
  if (attempt.sent_date.known()) {
    *proto.mutable_sent_date() = ToProto(attempt.sent_date);
  }
  if (attempt.received_date.known()) {
    *proto.mutable_received_date() = ToProto(attempt.received_date);
  }
  proto.set_department(attempt.department);
  const Part* part = FindPart(retrieval, attempt.part);
  if (part != nullptr && part->service_dates != DayRange{}) {
    *proto.mutable_service_dates() = ToProto(part->service_dates);
  }
  proto.set_received_date_assumed(attempt.received_date_assumed);
  proto.set_channel(ToProto(attempt.channel));
  proto.set_part(attempt.part);
  if (attempt.lead.role == Role::kHolder) AddLaw(attempt, now, proto);
  if (attempt.fee_quote)
    *proto.mutable_fee_quote() = ToProto(*attempt.fee_quote);
  if (attempt.denial) *proto.mutable_denial() = ToProto(*attempt.denial);
  AddEach(attempt.defects, proto.mutable_defects());
  AddEach(attempt.reviews, proto.mutable_reviews());
  AddEach(attempt.complaints, proto.mutable_complaints());
  return proto;
}

std::string OutcomeOf(const Retrieval& retrieval) {
  switch (StateOf(retrieval)) {
    case RetrievalState::kFulfilled:
      return "All records that were asked for came.";
    case RetrievalState::kPartiallyFulfilled:
      return "Some of the records came, and nobody is left to ask for the "
             "rest.";
    case RetrievalState::kDenied:
      return "The records were refused, and nobody is left to ask.";
    case RetrievalState::kUnresolved:
      return retrieval.attempts.empty()
                 ? "The directory knows nobody to ask."
                 : "Nobody is left to ask: everybody who was found has been "
                   "asked, and no records came.";
    case RetrievalState::kWithdrawn:
      return "The request was withdrawn.";
    default:  // Open.
      return "";
  }
}

}  // namespace

v1::NextAction ToProto(const NextAction& action, absl::string_view retrieval) {
  v1::NextAction proto;
  proto.set_kind(ToProto(action.kind));
  proto.set_organization(action.organization);
  proto.set_explanation(action.explanation);
  proto.set_attempt(AttemptName(retrieval, action.attempt));
  proto.set_amendment(AmendmentName(retrieval, action.amendment));
  if (action.due) *proto.mutable_due_date() = ToProto(*action.due);
  proto.set_document(ToProto(action.document));
  return proto;
}

v1::Retrieval ToProto(const Retrieval& retrieval, absl::Time now) {
  v1::Retrieval proto = ToProto(retrieval.order);
  proto.set_name(RetrievalName(retrieval.id));
  proto.set_state(ToProto(StateOf(retrieval)));
  for (const Attempt& attempt : retrieval.attempts) {
    *proto.add_attempts() = ToProto(attempt, retrieval, now);
  }
  for (const NextAction& action : NextActions(retrieval, now)) {
    *proto.add_next_actions() = ToProto(action, retrieval.id);
  }
  for (const MissingItem& item : retrieval.missing) {
    *proto.add_missing() = ToProto(item);
  }
  *proto.mutable_create_time() = ToProto(retrieval.create_time);
  *proto.mutable_update_time() = ToProto(retrieval.update_time);
  proto.set_etag(EtagOf(retrieval));
  for (const Part& part : retrieval.parts) {
    *proto.add_parts() = ToProto(part, retrieval);
  }
  if (retrieval.first_sent_date.known()) {
    *proto.mutable_first_sent_date() = ToProto(retrieval.first_sent_date);
  }
  proto.set_ruleset_version(retrieval.ruleset_version);
  proto.set_duplicate_of(retrieval.duplicate_of);
  proto.set_outcome_explanation(OutcomeOf(retrieval));
  for (const Candidate& candidate : retrieval.candidates) {
    *proto.add_candidates() = ToProto(candidate);
  }
  return proto;
}

std::string EtagOf(const Retrieval& retrieval) {
  return absl::StrCat(retrieval.sequence);
}

v1::Event ToProto(const RecordedEvent& event, absl::string_view retrieval) {
  v1::Event proto;
  proto.set_name(EventName(retrieval, event.sequence));
  proto.set_sequence(event.sequence);
  *proto.mutable_event_time() = ToProto(event.time);
  proto.set_actor(event.actor);
  proto.set_command(event.command);
  proto.set_kind(std::string(KindOf(event.event)));
  proto.set_attempt(AttemptName(retrieval, AttemptOf(event.event)));
  proto.set_amendment(AmendmentName(retrieval, AmendmentOf(event.event)));
  return proto;
}

}  // namespace custodia::request::wire
