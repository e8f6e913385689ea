#include "services/request/wire/policy_authority.h"

#include "services/request/domain/authority_question.h"
#include "services/request/wire/dates.h"
#include "services/request/wire/parse_order.h"
#include "services/request/wire/policy_fields.h"

namespace custodia::request::wire {
namespace {

v1::MissingItem Missing(const policy::MissingPaper& missing, bool blocking) {
  v1::MissingItem proto;
  proto.set_field(missing.field);
  proto.set_explanation(missing.explanation);
  proto.set_blocking(blocking);
  return proto;
}

// What a retrieval says of the same things: so they are read alike.
Order ReadOrder(const v1::CheckAuthorityRequest& proto, absl::CivilDay today,
                const FieldReader& reader) {
  v1::Retrieval order;
  *order.mutable_patient() = proto.patient();
  *order.mutable_requester() = proto.requester();
  *order.mutable_records() = proto.records();
  *order.mutable_delivery() = proto.delivery();
  return ParseOrder(order, today, reader);
}

policy::Election ReadElection(const v1::CheckAuthorityRequest::Election& proto,
                              error::FieldViolations& violations) {
  const FieldReader reader("election", violations);
  reader.Text(proto.decided_by(), "decided_by");
  policy::Election election{
      .reason =
          ReadChoice<policy::ElectionReason>(proto.reason(), "reason", reader),
      .has_decider = !proto.decided_by().empty(),
      .against_best_interest = proto.not_in_best_interest()};
  if (proto.has_decided_time()) {
    election.decided_on =
        absl::ToCivilDay(ParseTimestamp(proto.decided_time(),
                                        "election.decided_time", violations),
                         absl::UTCTimeZone());
  }
  return election;
}

}  // namespace

policy::AuthorityQuestion ParseAuthorityQuestion(
    const v1::CheckAuthorityRequest& proto, absl::CivilDay today,
    error::FieldViolations& violations) {
  const FieldReader reader("", violations);
  if (!proto.has_patient()) reader.Add("patient", "given");
  if (proto.requester().relationship() ==
      v1::Requester::RELATIONSHIP_UNSPECIFIED) {
    reader.Add("requester.relationship", "given");
  }
  policy::AuthorityQuestion question =
      AuthorityQuestionOf(ReadOrder(proto, today, reader));
  RequireState(proto.state(), "state", reader);
  question.state = proto.state();
  question.as_of = ReadDay(proto.as_of(), "as_of", reader).value_or(today);
  question.held_in_ehr = proto.held_in_ehr();
  if (proto.has_election()) {
    question.election = ReadElection(proto.election(), violations);
  }
  return question;
}

v1::CheckAuthorityResponse ToProto(const policy::AuthorityAnswer& answer) {
  const bool allowed = answer.decision == policy::Decision::kAllowed;
  v1::CheckAuthorityResponse proto;
  proto.set_allowed(allowed);
  proto.set_route(ToProto(answer.route));
  for (const policy::MissingPaper& missing : answer.missing) {
    *proto.add_missing() = Missing(missing, !allowed);
  }
  for (const policy::MissingPaper& lack : answer.election_lacks) {
    *proto.add_election_lacks() = Missing(lack, true);
  }
  AddEach(answer.basis, proto.mutable_basis());
  proto.set_decision(ToProto(answer.decision));
  for (const policy::Decision decision : answer.item_decisions) {
    proto.add_item_decisions(ToProto(decision));
  }
  return proto;
}

}  // namespace custodia::request::wire
