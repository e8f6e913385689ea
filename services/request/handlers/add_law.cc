#include "services/request/handlers/add_law.h"

#include <string>

#include "services/request/policy/due_dates.h"
#include "services/request/wire/dates.h"
#include "services/request/wire/policy_due_dates.h"
#include "services/request/wire/policy_enums.h"
#include "services/request/workers/commit.h"

namespace custodia::request::handlers {
namespace {

using directory::v1::Lead;
using directory::v1::Organization;

// Returns the column of the law for an organization; a custodian of records
// stands in that of who made them.
policy::HolderType HolderTypeOf(const Lead& lead) {
  const auto type = lead.organization_type() == Organization::RECORDS_CUSTODIAN
                        ? lead.origin_type()
                        : lead.organization_type();
  switch (type) {
    case Organization::PRACTICE:
      return policy::HolderType::kPhysician;
    case Organization::HOSPITAL:
      return policy::HolderType::kHospital;
    case Organization::LABORATORY:
      return policy::HolderType::kLaboratory;
    case Organization::OTHER_FACILITY:
      return policy::HolderType::kOtherFacility;
    default:
      return policy::HolderType::kUnspecified;
  }
}

bool DutyKnown(const Lead& lead) {
  return lead.duty() == Lead::COVERED_ENTITY ||
         lead.duty() == Lead::BUSINESS_ASSOCIATE ||
         lead.duty() == Lead::NOT_COVERED;
}

// Returns whether access or a refusal is still to come.
bool Waits(const v1::Attempt& attempt) {
  return attempt.state() == v1::Attempt::SENT ||
         attempt.state() == v1::Attempt::ACKNOWLEDGED ||
         attempt.state() == v1::Attempt::EXTENDED;
}

policy::DueQuestion QuestionOf(const v1::Retrieval& retrieval,
                               const v1::Attempt& attempt,
                               const Environment& env) {
  const auto access =
      wire::FromProto<policy::Access>(retrieval.records().access());
  return {
      .state = attempt.region_code(),
      .holder_type = HolderTypeOf(attempt.lead()),
      .received = *wire::FromProto(attempt.received_date()).FirstDay(),
      .access = access == policy::Access::kUnspecified ? policy::Access::kCopy
                                                       : access,
      .purpose =
          wire::FromProto<policy::Purpose>(retrieval.records().purpose()),
      .payer = wire::PayerOf(retrieval.requester().relationship()),
      .covered_entity = attempt.lead().duty() != Lead::NOT_COVERED,
      .as_of = Today(env.clock.Now(), attempt.lead().time_zone()),
  };
}

void AddClock(const v1::Retrieval& retrieval, const Environment& env,
              v1::Attempt& attempt) {
  const policy::DueAnswer answer =
      policy::ComputeDueDates(env.rules, QuestionOf(retrieval, attempt, env));
  if (!answer.due) return;
  *attempt.mutable_due_date() = wire::ToProto(*answer.due);
  if (answer.inspection_due) {
    *attempt.mutable_inspection_due_date() =
        wire::ToProto(*answer.inspection_due);
  }
  attempt.set_due_citation(answer.basis.front().citation);
  attempt.set_overdue(answer.overdue && Waits(attempt));
  if (answer.ocr_complaint_by) {
    *attempt.mutable_ocr_complaint_by() =
        wire::ToProto(*answer.ocr_complaint_by);
  }
}

}  // namespace

v1::Retrieval AddLaw(v1::Retrieval retrieval, const Environment& env) {
  retrieval.set_ruleset_version(env.rules.version);
  for (v1::Attempt& attempt : *retrieval.mutable_attempts()) {
    if (attempt.role() != Lead::HOLDER) continue;
    if (attempt.has_received_date() && DutyKnown(attempt.lead())) {
      AddClock(retrieval, env, attempt);
    }
  }
  return retrieval;
}

}  // namespace custodia::request::handlers
