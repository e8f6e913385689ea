#include "services/request/wire/policy_denial.h"

#include <optional>
#include <set>
#include <string>

#include "services/request/wire/dates.h"
#include "services/request/wire/enums.h"
#include "services/request/wire/policy_fields.h"

namespace custodia::request::wire {
namespace {

void CheckFacts(const v1::DenialNotice& proto, const FieldReader& reader) {
  if (!reader.Count(proto.ground_facts_size(), "ground_facts")) return;
  std::set<policy::Ground> seen;
  for (int i = 0; i < proto.ground_facts_size(); ++i) {
    const FieldReader below = reader.Below("ground_facts", i);
    const auto ground = RequireChoice<policy::Ground>(
        proto.ground_facts(i).ground(), "ground", below);
    if (ground != policy::Ground::kUnspecified && !seen.insert(ground).second) {
      below.Add("ground", "one that has no entry yet");
    }
  }
}

template <typename Enum, typename List>
void CheckList(const List& list, absl::string_view field,
               const FieldReader& reader) {
  if (!reader.Count(list.size(), field)) return;
  for (int i = 0; i < list.size(); ++i) {
    reader.ListedChoice<Enum>(list[i], field, i);
  }
}

policy::DenialNotice ReadNotice(const v1::DenialNotice& proto,
                                absl::CivilDay today,
                                const FieldReader& reader) {
  policy::DenialNotice notice{
      .date = RequireDay(proto.date(), "date", reader),
      .written = proto.written(),
      .plain_language = proto.plain_language(),
      .states_basis = proto.states_basis(),
      .states_review_right = proto.states_review_right(),
      .states_complaint_to_custodian = proto.states_complaint_to_custodian(),
      .states_complaint_to_hhs = proto.states_complaint_to_hhs(),
      .states_contact = proto.states_contact(),
      .states_where_held = proto.states_where_held(),
      .partial = proto.withheld_categories_size() > 0,
  };
  if (*notice.date > today) reader.Add("date", "no later than today");
  // The grounds that are judged are those of the question.
  CheckNotice(proto, reader);
  for (const v1::GroundFacts& facts : proto.ground_facts()) {
    notice.ground_facts.push_back(FromProto(facts));
  }
  return notice;
}

// Who denied and who reviewed are the client's own ids: without them nobody can
// tell whether they are one.
policy::DenialReview ReadReview(const v1::Review& proto,
                                const std::string& denied_by,
                                absl::CivilDay today,
                                const FieldReader& reader) {
  const absl::CivilDay asked =
      RequireDay(proto.request_date(), "request_date", reader);
  if (asked > today) reader.Add("request_date", "no later than today");
  const std::optional<absl::CivilDay> decided =
      ReadDay(proto.decision_date(), "decision_date", reader);
  if (decided && *decided < asked) {
    reader.Add("decision_date", "no earlier than request_date");
  }
  reader.Text(proto.reviewer(), "reviewer");
  reader.Choice<ReviewOutcome>(proto.outcome(), "outcome");
  return {.took_part = !denied_by.empty() && proto.reviewer() == denied_by,
          .licensed = proto.reviewer_licensed()};
}

// Beside the one below, which would hide them.
using wire::ToProto;

v1::GroundFinding ToProto(const policy::GroundFinding& finding) {
  v1::GroundFinding proto;
  proto.set_ground(ToProto(finding.ground));
  proto.set_stands(finding.stands);
  proto.set_reviewable(finding.reviewable);
  proto.set_inspection_still_due(finding.inspection_still_due);
  *proto.mutable_basis() = ToProto(finding.basis);
  return proto;
}

}  // namespace

void CheckNotice(const v1::DenialNotice& proto, const FieldReader& reader) {
  CheckList<policy::Ground>(proto.grounds(), "grounds", reader);
  reader.Text(proto.denied_by(), "denied_by");
  CheckList<RecordCategory>(proto.withheld_categories(), "withheld_categories",
                            reader);
  CheckFacts(proto, reader);
}

v1::GroundFacts ToProto(const policy::GroundFacts& facts) {
  v1::GroundFacts proto;
  proto.set_ground(ToProto(facts.ground));
  proto.set_professional_determination(facts.professional_determination);
  proto.set_copy_jeopardizes(facts.copy_jeopardizes);
  proto.set_agreed_at_consent(facts.agreed_at_consent);
  proto.set_told_access_returns(facts.told_access_returns);
  proto.set_source_is_provider(facts.source_is_provider);
  proto.set_kept_separately(facts.kept_separately);
  proto.set_physical(facts.physical);
  proto.set_knows_where_held(facts.knows_where_held);
  return proto;
}

policy::GroundFacts FromProto(const v1::GroundFacts& proto) {
  return {
      .ground = FromProto<policy::Ground>(proto.ground()),
      .professional_determination = proto.professional_determination(),
      .copy_jeopardizes = proto.copy_jeopardizes(),
      .agreed_at_consent = proto.agreed_at_consent(),
      .told_access_returns = proto.told_access_returns(),
      .source_is_provider = proto.source_is_provider(),
      .kept_separately = proto.kept_separately(),
      .physical = proto.physical(),
      .knows_where_held = proto.knows_where_held(),
  };
}

policy::DenialQuestion ParseDenialQuestion(const v1::CheckDenialRequest& proto,
                                           absl::CivilDay today,
                                           error::FieldViolations& violations) {
  const FieldReader reader("", violations);
  policy::DenialQuestion question{.wants_copy = proto.wants_copy(),
                                  .state = proto.state()};
  if (proto.grounds().empty()) reader.Add("grounds", "given");
  CheckList<policy::Ground>(proto.grounds(), "grounds", reader);
  for (const int ground : proto.grounds()) {
    question.grounds.push_back(static_cast<policy::Ground>(ground));
  }
  question.requester =
      ReadChoice<policy::Relation>(proto.requester(), "requester", reader);
  if (question.requester == policy::Relation::kUnspecified) {
    question.requester = policy::Relation::kSelf;
  }
  question.received = ReadDay(proto.received_date(), "received_date", reader);
  question.due = ReadDay(proto.due_date(), "due_date", reader);
  question.known = ReadDay(proto.known_date(), "known_date", reader);
  reader.State(proto.state(), "state");
  if (proto.has_notice()) {
    question.notice = ReadNotice(proto.notice(), today, reader.Below("notice"));
  }
  if (proto.has_review()) {
    question.review = ReadReview(proto.review(), proto.notice().denied_by(),
                                 today, reader.Below("review"));
  }
  return question;
}

v1::CheckDenialResponse ToProto(const policy::DenialAnswer& answer) {
  v1::CheckDenialResponse proto;
  proto.set_stands(answer.stands);
  proto.set_reviewable(answer.reviewable);
  AddEach(answer.defects, proto.mutable_defects());
  if (answer.ocr_complaint_by) {
    *proto.mutable_ocr_complaint_by() = ToProto(*answer.ocr_complaint_by);
  }
  AddEach(answer.basis, proto.mutable_basis());
  for (const policy::GroundFinding& finding : answer.findings) {
    *proto.add_findings() = ToProto(finding);
  }
  return proto;
}

}  // namespace custodia::request::wire
