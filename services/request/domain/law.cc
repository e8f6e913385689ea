#include "services/request/domain/law.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "services/request/domain/draft.h"

namespace custodia::request {
namespace {

static_assert(static_cast<int>(Access::kInspectionAndCopy) ==
              static_cast<int>(policy::Access::kInspectionAndCopy));
static_assert(static_cast<int>(Purpose::kContinuingCare) ==
              static_cast<int>(policy::Purpose::kContinuingCare));

policy::HolderType ColumnOf(OrganizationType type) {
  switch (type) {
    case OrganizationType::kPractice:
      return policy::HolderType::kPhysician;
    case OrganizationType::kHospital:
      return policy::HolderType::kHospital;
    case OrganizationType::kLaboratory:
      return policy::HolderType::kLaboratory;
    case OrganizationType::kOtherFacility:
      return policy::HolderType::kOtherFacility;
    default:
      return policy::HolderType::kUnspecified;
  }
}

// Returns the name under which the rule data knows the one kind of record that
// is asked for; "" for any other number of them.
std::string CategoryName(const std::vector<RecordCategory>& categories) {
  if (categories.size() != 1) return "";
  switch (categories.front()) {
    case RecordCategory::kUnspecified:
    case RecordCategory::kAll:
      return "";
    case RecordCategory::kDoctorNotes:
      return "DOCTOR_NOTES";
    case RecordCategory::kTestResults:
      return "TEST_RESULTS";
    case RecordCategory::kLabReports:
      return "LAB_REPORTS";
    case RecordCategory::kImaging:
      return "IMAGING";
    case RecordCategory::kBilling:
      return "BILLING";
    case RecordCategory::kImmunizations:
      return "IMMUNIZATIONS";
    case RecordCategory::kMedications:
      return "MEDICATIONS";
    case RecordCategory::kOther:
      return "OTHER";
    case RecordCategory::kPsychotherapyNotes:
      return "PSYCHOTHERAPY_NOTES";
    case RecordCategory::kSubstanceUse:
      return "SUBSTANCE_USE";
  }
  return "";
}

// Adds to a decision what the law makes of it.
class Lawyer {
 public:
  Lawyer(const Retrieval& before, const Context& context, Draft& draft)
      : before_(before), context_(context), draft_(draft) {}

  void Judge() {
    for (size_t i = 0; i < draft_.retrieval().attempts.size(); ++i) {
      // A copy: what is added changes the draft.
      const Attempt attempt = draft_.retrieval().attempts[i];
      if (attempt.lead.role != Role::kHolder) continue;
      SetClock(attempt);
      const bool planned = i >= before_.attempts.size();
      if (planned || (Revised() && !attempt.sent() && attempt.open())) {
        AssessRetention(attempt);
      }
    }
    // Copies, for the same reason.
    const std::vector<Amendment> amendments = draft_.retrieval().amendments;
    for (const Amendment& amendment : amendments) SetClock(amendment);
  }

 private:
  // Returns whether what retention rests on was said anew.
  bool Revised() const {
    const Order& now = draft_.retrieval().order;
    return now.patient != before_.order.patient ||
           now.records != before_.order.records;
  }

  void SetClock(const Attempt& attempt) {
    if (!attempt.received_date.known() || !DutyKnown(attempt.lead) ||
        attempt.clock.received == attempt.received_date) {
      return;
    }
    const policy::DueAnswer answer = policy::ComputeDueDates(
        context_.rules, DueQuestionOf(draft_.retrieval().order, attempt));
    if (!answer.due) return;
    draft_.Add(ClockSet{.attempt = attempt.id,
                        .clock = ClockOf(answer, attempt.received_date),
                        .ruleset_version = context_.rules.version});
  }

  void SetClock(const Amendment& amendment) {
    if (!amendment.received_date.known() || !DutyKnown(amendment.lead) ||
        amendment.clock.received == amendment.received_date) {
      return;
    }
    const policy::DueAnswer answer = policy::ComputeDueDates(
        context_.rules, DueQuestionOf(draft_.retrieval().order, amendment));
    if (!answer.due) return;
    draft_.Add(ClockSet{.clock = ClockOf(answer, amendment.received_date),
                        .ruleset_version = context_.rules.version,
                        .amendment = amendment.id});
  }

  void AssessRetention(const Attempt& attempt) {
    const Part* part = FindPart(draft_.retrieval(), attempt.part);
    if (part == nullptr) return;
    policy::RetentionAnswer answer =
        RetentionOn(context_.today, draft_.retrieval().order, *part,
                    attempt.lead, context_.rules);
    if (answer == attempt.retention) return;
    draft_.Add(RetentionAssessed{.attempt = attempt.id,
                                 .retention = std::move(answer),
                                 .ruleset_version = context_.rules.version});
  }

  const Retrieval& before_;
  const Context& context_;
  Draft& draft_;
};

// Returns whether the patient directed the holder to send the copy to somebody
// else, which is the patient's own access (45 CFR 164.524(c)(3)(ii)).
bool ByDirective(const Requester& requester) {
  return std::any_of(
      requester.authority_documents.begin(),
      requester.authority_documents.end(), [](const AuthorityDocument& paper) {
        return paper.kind == AuthorityDocumentKind::kThirdPartyDirective;
      });
}

}  // namespace

policy::HolderType OriginTypeOf(const Lead& lead) {
  const policy::HolderType origin = ColumnOf(lead.origin_type);
  return origin == policy::HolderType::kUnspecified
             ? ColumnOf(lead.organization_type)
             : origin;
}

policy::HolderType HolderTypeOf(const Lead& lead) {
  return lead.organization_type == OrganizationType::kRecordsCustodian
             ? ColumnOf(lead.origin_type)
             : ColumnOf(lead.organization_type);
}

policy::Payer PayerOf(Relationship relationship) {
  switch (relationship) {
    case Relationship::kParent:
    case Relationship::kGuardian:
    case Relationship::kPersonalRepresentative:
    case Relationship::kExecutor:
    case Relationship::kInLocoParentis:
    case Relationship::kSpouse:
    case Relationship::kChild:
      return policy::Payer::kPersonalRepresentative;
    case Relationship::kThirdParty:
      return policy::Payer::kThirdParty;
    case Relationship::kUnspecified:
    case Relationship::kSelf:
      break;
  }
  return policy::Payer::kIndividual;
}

bool BoundByHipaa(const Lead& lead) {
  return lead.duty == Duty::kCoveredEntity ||
         lead.duty == Duty::kBusinessAssociate;
}

bool DutyKnown(const Lead& lead) {
  return BoundByHipaa(lead) || lead.duty == Duty::kNotCovered;
}

policy::DueQuestion DueQuestionOf(const Order& order, const Attempt& attempt) {
  const Access access = order.records.access == Access::kUnspecified
                            ? Access::kCopy
                            : order.records.access;
  const absl::CivilDay received = *attempt.received_date.FirstDay();
  return {.state = attempt.lead.address.state,
          .holder_type = HolderTypeOf(attempt.lead),
          .received = received,
          .access = static_cast<policy::Access>(access),
          .purpose = static_cast<policy::Purpose>(order.records.purpose),
          .payer = PayerOf(order.requester.relationship),
          .by_directive = ByDirective(order.requester),
          .covered_entity = BoundByHipaa(attempt.lead),
          .as_of = received};
}

policy::DueQuestion DueQuestionOf(const Order& order,
                                  const Amendment& amendment) {
  const absl::CivilDay received = *amendment.received_date.FirstDay();
  return {.clock = policy::Clock::kAmendment,
          .state = amendment.lead.address.state,
          .holder_type = HolderTypeOf(amendment.lead),
          .received = received,
          .payer = PayerOf(order.requester.relationship),
          .covered_entity = BoundByHipaa(amendment.lead),
          .as_of = received};
}

policy::DenialQuestion DenialQuestionOf(const Order& order,
                                        const Attempt& attempt,
                                        const DenialNotice& notice,
                                        const PartialDate& received) {
  return {
      .grounds = notice.grounds,
      .requester = static_cast<policy::Relation>(order.requester.relationship),
      .wants_copy = order.records.access != Access::kInspection,
      .received = attempt.received_date.FirstDay(),
      .due = attempt.clock.due,
      .known = received.FirstDay(),
      .state = attempt.lead.address.state,
      .notice = policy::DenialNotice{
          .date = notice.date.FirstDay(),
          .written = notice.written,
          .plain_language = notice.plain_language,
          .states_basis = notice.states_basis,
          .states_review_right = notice.states_review_right,
          .states_complaint_to_custodian = notice.states_complaint_to_custodian,
          .states_complaint_to_hhs = notice.states_complaint_to_hhs,
          .states_contact = notice.states_contact,
          .states_where_held = notice.states_where_held,
          .partial = !notice.withheld_categories.empty(),
          .ground_facts = notice.ground_facts}};
}

LegalClock ClockOf(const policy::DueAnswer& answer,
                   const PartialDate& received) {
  return {
      .received = received,
      .due = answer.due,
      .inspection_due = answer.inspection_due,
      .citation = answer.basis.empty() ? "" : answer.basis.front().citation};
}

policy::RetentionAnswer RetentionOn(absl::CivilDay day, const Order& order,
                                    const Part& part, const Lead& lead,
                                    const policy::Ruleset& rules,
                                    std::vector<policy::Hold> holds) {
  const std::optional<DayRange> care =
      Intersect(part.service_dates, order.records.service_dates.Days());
  if (!care || !care->first) return {};
  policy::RetentionQuestion question{
      .state =
          lead.origin_region.empty() ? lead.address.state : lead.origin_region,
      .holder_type = OriginTypeOf(lead),
      .service_date = *care->first,
      .birth_date = order.patient.birth_date.FirstDay(),
      .as_of = day,
      .death_date = order.patient.death_date.FirstDay(),
      .category = CategoryName(order.records.categories),
      .holds = std::move(holds)};
  policy::RetentionAnswer first = policy::AssessRetention(rules, question);
  if (!care->last || *care->last > day) return first;
  question.service_date = *care->last;
  policy::RetentionAnswer last = policy::AssessRetention(rules, question);
  // What a minor had is kept longer than what the same patient had later.
  return first.keep_until &&
                 (!last.keep_until || *last.keep_until < *first.keep_until)
             ? last
             : first;
}

std::vector<Event> WithLaw(const Retrieval& retrieval,
                           const std::vector<Event>& events,
                           const Context& context) {
  Draft draft(retrieval);
  for (const Event& event : events) draft.Add(event);
  Lawyer(retrieval, context, draft).Judge();
  return std::move(draft).Finish();
}

}  // namespace custodia::request
