#include "services/request/wire/policy_retention.h"

#include <string>

#include "services/request/wire/dates.h"
#include "services/request/wire/policy_fields.h"

namespace custodia::request::wire {
namespace {

// The rule data names categories as the contract does. ALL asks for every
// kind, so that the rule for all of them answers.
std::string CategoryName(v1::RecordsSought::Category category) {
  if (category == v1::RecordsSought::CATEGORY_UNSPECIFIED ||
      category == v1::RecordsSought::ALL) {
    return "";
  }
  return v1::RecordsSought::Category_Name(category);
}

template <typename Proto>
Proto Written(const policy::RetentionAnswer& answer) {
  Proto proto;
  proto.set_verdict(ToProto(answer.verdict));
  if (answer.keep_until) {
    *proto.mutable_keep_until() = ToProto(*answer.keep_until);
  }
  proto.set_rule(answer.rule);
  proto.set_citation(answer.citation);
  proto.set_confidence(ToProto(answer.confidence));
  return proto;
}

policy::Hold ReadHold(const v1::AssessRetentionRequest::Hold& proto,
                      const FieldReader& reader) {
  const policy::Hold hold{
      .kind = RequireChoice<policy::HoldKind>(proto.kind(), "kind", reader),
      .since = RequireDay(proto.since_date(), "since_date", reader),
      .ended = ReadDay(proto.ended_date(), "ended_date", reader)};
  if (hold.ended && *hold.ended <= hold.since) {
    reader.Add("ended_date", "after since_date");
  }
  return hold;
}

}  // namespace

policy::RetentionQuestion ParseRetentionQuestion(
    const v1::AssessRetentionRequest& proto, absl::CivilDay today,
    error::FieldViolations& violations) {
  const FieldReader reader("", violations);
  policy::RetentionQuestion question{.state = proto.state()};
  RequireState(proto.state(), "state", reader);
  question.holder_type = RequireChoice<policy::HolderType>(
      proto.holder_type(), "holder_type", reader);
  question.service_date =
      RequireDay(proto.service_date(), "service_date", reader);
  question.birth_date =
      ReadDay(proto.patient_birth_date(), "patient_birth_date", reader);
  question.as_of = ReadDay(proto.as_of(), "as_of", reader).value_or(today);
  question.last_encounter =
      ReadDay(proto.last_encounter_date(), "last_encounter_date", reader);
  question.death_date =
      ReadDay(proto.patient_death_date(), "patient_death_date", reader);
  reader.Choice<RecordCategory>(proto.category(), "category");
  question.category = CategoryName(proto.category());
  if (!reader.Count(proto.holds_size(), "holds")) return question;
  for (int i = 0; i < proto.holds_size(); ++i) {
    question.holds.push_back(
        ReadHold(proto.holds(i), reader.Below("holds", i)));
  }
  return question;
}

v1::AssessRetentionResponse ToProto(const policy::RetentionAnswer& answer) {
  auto proto = Written<v1::AssessRetentionResponse>(answer);
  AddEach(answer.holds, proto.mutable_holds());
  return proto;
}

v1::RetentionVerdict VerdictOf(const policy::RetentionAnswer& answer) {
  return Written<v1::RetentionVerdict>(answer);
}

policy::RetentionAnswer FromProto(const v1::RetentionVerdict& proto) {
  return {.verdict = FromProto<policy::RetentionVerdict>(proto.verdict()),
          .keep_until = FromProto(proto.keep_until()).FirstDay(),
          .rule = proto.rule(),
          .citation = proto.citation(),
          .confidence = FromProto<policy::Confidence>(proto.confidence())};
}

}  // namespace custodia::request::wire
