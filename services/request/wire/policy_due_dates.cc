#include "services/request/wire/policy_due_dates.h"

#include <set>

#include "absl/strings/str_cat.h"
#include "services/request/domain/law.h"
#include "services/request/wire/dates.h"
#include "services/request/wire/policy_fields.h"

namespace custodia::request::wire {
namespace {

policy::ExtensionClaim ReadExtension(
    const v1::ComputeDueDatesRequest::Extension& proto,
    const FieldReader& reader) {
  return {
      .notice_date = RequireDay(proto.notice_date(), "notice_date", reader),
      .promised_date =
          RequireDay(proto.promised_date(), "promised_date", reader),
      .written_with_reasons = proto.written_with_reasons(),
      .inspection_only = proto.inspection_only(),
  };
}

std::set<absl::CivilDay> ReadHolidays(const v1::ComputeDueDatesRequest& proto,
                                      const FieldReader& reader) {
  std::set<absl::CivilDay> holidays;
  if (!reader.Count(proto.holidays_size(), "holidays")) return holidays;
  for (int i = 0; i < proto.holidays_size(); ++i) {
    holidays.insert(RequireDay(proto.holidays(i),
                               absl::StrCat("holidays[", i, "]"), reader));
  }
  return holidays;
}

}  // namespace

policy::DueQuestion ParseDueQuestion(const v1::ComputeDueDatesRequest& proto,
                                     absl::CivilDay today,
                                     error::FieldViolations& violations) {
  const FieldReader reader("", violations);
  policy::DueQuestion question{
      .clock = RequireChoice<policy::Clock>(proto.kind(), "kind", reader),
      .state = proto.state(),
  };
  RequireState(proto.state(), "state", reader);
  question.holder_type = RequireChoice<policy::HolderType>(
      proto.holder_type(), "holder_type", reader);
  question.received =
      RequireDay(proto.received_date(), "received_date", reader);
  if (proto.has_extension()) {
    question.extension =
        ReadExtension(proto.extension(), reader.Below("extension"));
  }
  question.holidays = ReadHolidays(proto, reader);
  question.as_of = ReadDay(proto.as_of(), "as_of", reader).value_or(today);
  question.access =
      ReadChoice<policy::Access>(proto.access(), "access", reader);
  if (question.access == policy::Access::kUnspecified) {
    question.access = policy::Access::kCopy;
  }
  question.purpose =
      ReadChoice<policy::Purpose>(proto.purpose(), "purpose", reader);
  question.records_outside_state = proto.records_outside_state();
  question.covered_entity = !proto.not_covered_entity();
  question.inpatient = proto.inpatient();
  reader.Choice<policy::Relation>(proto.requester(), "requester");
  question.payer = PayerOf(FromProto<Relationship>(proto.requester()));
  question.extension_already_used = proto.extension_already_used();
  question.by_directive = proto.by_directive();
  return question;
}

v1::ComputeDueDatesResponse ToProto(const policy::DueAnswer& answer) {
  v1::ComputeDueDatesResponse proto;
  if (answer.due) *proto.mutable_due_date() = ToProto(*answer.due);
  if (answer.inspection_due) {
    *proto.mutable_inspection_due_date() = ToProto(*answer.inspection_due);
  }
  proto.set_extension_accepted(answer.extension_accepted);
  proto.set_extension_problem(answer.extension_problem);
  if (answer.latest_possible) {
    *proto.mutable_latest_possible_date() = ToProto(*answer.latest_possible);
  }
  proto.set_overdue(answer.overdue);
  if (answer.ocr_complaint_by) {
    *proto.mutable_ocr_complaint_by() = ToProto(*answer.ocr_complaint_by);
  }
  AddEach(answer.basis, proto.mutable_basis());
  return proto;
}

}  // namespace custodia::request::wire
