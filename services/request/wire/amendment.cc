#include "services/request/wire/amendment.h"

#include "services/request/domain/law_today.h"
#include "services/request/wire/dates.h"
#include "services/request/wire/enums.h"
#include "services/request/wire/grievance.h"
#include "services/request/wire/names.h"
#include "services/request/wire/policy_enums.h"
#include "services/request/wire/policy_fields.h"
#include "services/request/wire/reply.h"

namespace custodia::request::wire {
namespace {

// Adds when it went, and what the law makes of that.
void AddDays(const Amendment& amendment, absl::Time now, v1::Amendment& proto) {
  if (amendment.sent_date.known()) {
    *proto.mutable_sent_date() = ToProto(amendment.sent_date);
  }
  if (amendment.received_date.known()) {
    *proto.mutable_received_date() = ToProto(amendment.received_date);
  }
  proto.set_channel(ToProto(amendment.channel));
  proto.set_received_date_assumed(amendment.received_date_assumed);
  const LegalClock& clock = amendment.clock;
  if (clock.due) *proto.mutable_due_date() = ToProto(*clock.due);
  proto.set_due_citation(clock.citation);
  if (clock.extension) *proto.mutable_extension() = ToProto(*clock.extension);
  proto.set_overdue(IsOverdue(amendment, now));
  if (const auto complaint_by = OcrComplaintBy(amendment)) {
    *proto.mutable_ocr_complaint_by() = ToProto(*complaint_by);
  }
}

}  // namespace

v1::Amendment ToProto(const Amendment& amendment, absl::string_view retrieval,
                      absl::Time now) {
  v1::Amendment proto = ToProto(amendment.correction);
  proto.set_name(AmendmentName(retrieval, amendment.id));
  proto.set_state(ToProto(StateOf(amendment)));
  proto.set_organization(amendment.lead.organization);
  AddDays(amendment, now, proto);
  if (amendment.acceptance) {
    *proto.mutable_acceptance_date() = ToProto(amendment.acceptance->date);
  }
  if (amendment.denial) *proto.mutable_denial() = ToProto(*amendment.denial);
  proto.set_disagreement(amendment.disagreement);
  proto.set_rebutted(amendment.rebuttal.has_value());
  for (const std::string& document : AttachmentsOf(amendment)) {
    proto.add_attachments(document);
  }
  AddEach(amendment.defects, proto.mutable_defects());
  AddEach(amendment.complaints, proto.mutable_complaints());
  return proto;
}

v1::Amendment ToProto(const Correction& correction) {
  v1::Amendment proto;
  proto.set_statement(correction.statement);
  proto.set_reason(correction.reason);
  *proto.mutable_persons_to_notify() = {correction.persons_to_notify.begin(),
                                        correction.persons_to_notify.end()};
  proto.set_attach_if_denied(correction.attach_if_denied);
  return proto;
}

Correction FromProto(const v1::Amendment& proto) {
  return {.statement = proto.statement(),
          .reason = proto.reason(),
          .persons_to_notify = {proto.persons_to_notify().begin(),
                                proto.persons_to_notify().end()},
          .attach_if_denied = proto.attach_if_denied()};
}

v1::AmendmentAcceptance ToProto(const AmendmentAcceptance& reply) {
  v1::AmendmentAcceptance proto;
  *proto.mutable_date() = ToProto(reply.date);
  proto.set_partial(reply.partial);
  return proto;
}

AmendmentAcceptance FromProto(const v1::AmendmentAcceptance& proto) {
  return {.date = FromProto(proto.date()), .partial = proto.partial()};
}

v1::AmendmentDenial ToProto(const AmendmentDenial& reply) {
  const policy::AmendmentNotice& notice = reply.notice;
  v1::AmendmentDenial proto;
  *proto.mutable_date() = ToProto(reply.date);
  for (const policy::AmendmentGround ground : notice.grounds) {
    proto.add_grounds(ToProto(ground));
  }
  proto.set_states_basis(notice.states_basis);
  proto.set_states_disagreement_right(notice.states_disagreement_right);
  proto.set_states_attachment_right(notice.states_attachment_right);
  proto.set_states_complaint_route(notice.states_complaint_route);
  proto.set_originator_unavailable(notice.originator_unavailable);
  return proto;
}

AmendmentDenial FromProto(const v1::AmendmentDenial& proto) {
  AmendmentDenial reply{
      .date = FromProto(proto.date()),
      .notice = {.states_basis = proto.states_basis(),
                 .states_disagreement_right = proto.states_disagreement_right(),
                 .states_attachment_right = proto.states_attachment_right(),
                 .states_complaint_route = proto.states_complaint_route(),
                 .originator_unavailable = proto.originator_unavailable()}};
  for (const int ground : proto.grounds()) {
    reply.notice.grounds.push_back(
        static_cast<policy::AmendmentGround>(ground));
  }
  return reply;
}

v1::Rebuttal ToProto(const Rebuttal& reply) {
  v1::Rebuttal proto;
  *proto.mutable_date() = ToProto(reply.date);
  return proto;
}

Rebuttal FromProto(const v1::Rebuttal& proto) {
  return {.date = FromProto(proto.date())};
}

}  // namespace custodia::request::wire
