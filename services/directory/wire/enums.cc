#include "services/directory/wire/enums.h"

#include "custodia/directory/v1/directory_service.pb.h"
#include "services/directory/domain/contradiction.h"
#include "services/directory/domain/resolution.h"

namespace custodia::directory::wire {
namespace {

// Both count up without gaps from 0, so equal last values, and one in the
// middle against a swap, make equal enums.
template <typename Ours, typename Theirs>
constexpr bool Same(Ours ours, Theirs theirs) {
  return static_cast<int>(ours) == static_cast<int>(theirs);
}

static_assert(Same(Grade::kReported, v1::Evidence::REPORTED));
static_assert(Same(Grade::kOfficial, v1::Evidence_Grade_Grade_MAX));
static_assert(Same(OrganizationType::kRecordsCustodian,
                   v1::Organization::RECORDS_CUSTODIAN));
static_assert(Same(OrganizationType::kOtherFacility,
                   v1::Organization_Type_Type_MAX));
static_assert(Same(OrganizationStatus::kClosed, v1::Organization::CLOSED));
static_assert(Same(OrganizationStatus::kUnknown,
                   v1::Organization_Status_Status_MAX));
static_assert(Same(IdentifierSystem::kPac, v1::Organization::Identifier::PAC));
static_assert(Same(IdentifierSystem::kClia,
                   v1::Organization_Identifier_System_System_MAX));
static_assert(Same(ContactKind::kEmail, v1::ContactPoint::EMAIL));
static_assert(Same(ContactKind::kRequestForm, v1::ContactPoint_Kind_Kind_MAX));
static_assert(Same(PractitionerStatus::kInactive, v1::Practitioner::INACTIVE));
static_assert(Same(PractitionerStatus::kDeceased,
                   v1::Practitioner_Status_Status_MAX));
static_assert(Same(AffiliationKind::kPrivileges, v1::Affiliation::PRIVILEGES));
static_assert(Same(AffiliationKind::kColocated, v1::Affiliation_Kind_Kind_MAX));
static_assert(Same(SuccessionKind::kClosure, v1::SuccessionEvent::CLOSURE));
static_assert(Same(SuccessionKind::kAppointment,
                   v1::SuccessionEvent_Kind_Kind_MAX));
static_assert(Same(PatientGroup::kInactive, v1::CustodyScope::INACTIVE));
static_assert(Same(PatientGroup::kMinors,
                   v1::CustodyScope_PatientGroup_PatientGroup_MAX));
static_assert(Same(Finding::kDestroyed, v1::ReportCustodyRequest::DESTROYED));
static_assert(Same(Finding::kUnreachable,
                   v1::ReportCustodyRequest_Finding_Finding_MAX));
static_assert(Same(RecordKind::kHospital,
                   v1::ResolveCustodianRequest::HOSPITAL));
static_assert(Same(RecordKind::kLaboratory,
                   v1::ResolveCustodianRequest_RecordKind_RecordKind_MAX));
static_assert(Same(Rung::kStateMedicalBoard, v1::Lead::STATE_MEDICAL_BOARD));
static_assert(Same(Rung::kEstate, v1::Lead_Rung_Rung_MAX));
static_assert(Same(Role::kReferrer, v1::Lead_Role_Role_MAX));
static_assert(Same(Duty::kBusinessAssociate, v1::Lead::BUSINESS_ASSOCIATE));
static_assert(Same(Duty::kUnknown, v1::Lead_Duty_Duty_MAX));
static_assert(Same(Coverage::kMayCover, v1::Lead_Coverage_Coverage_MAX));
static_assert(Same(Outcome::kOutsideDates, v1::TrailStep::OUTSIDE_DATES));
static_assert(Same(Outcome::kReportedNeverHeld,
                   v1::TrailStep_Outcome_Outcome_MAX));
static_assert(Same(ContradictionKind::kDateInversion,
                   v1::Contradiction::DATE_INVERSION));
static_assert(Same(ContradictionKind::kNoCounty,
                   v1::Contradiction_Kind_Kind_MAX));

}  // namespace
}  // namespace custodia::directory::wire
