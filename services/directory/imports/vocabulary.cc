#include "services/directory/imports/vocabulary.h"

namespace custodia::directory {
namespace {

template <typename E>
using Word = std::pair<absl::string_view, E>;

constexpr Word<bool> kBooleans[] = {
    {"TRUE", true},
    {"FALSE", false},
};

constexpr Word<Grade> kGrades[] = {
    {"INFERRED", Grade::kInferred},
    {"REPORTED", Grade::kReported},
    {"PUBLISHED", Grade::kPublished},
    {"OFFICIAL", Grade::kOfficial},
};

constexpr Word<OrganizationType> kTypes[] = {
    {"PRACTICE", OrganizationType::kPractice},
    {"HOSPITAL", OrganizationType::kHospital},
    {"LABORATORY", OrganizationType::kLaboratory},
    {"LOCAL_MEDICAL_SOCIETY", OrganizationType::kLocalMedicalSociety},
    {"STATE_MEDICAL_SOCIETY", OrganizationType::kStateMedicalSociety},
    {"STATE_MEDICAL_BOARD", OrganizationType::kStateMedicalBoard},
    {"RECORDS_CUSTODIAN", OrganizationType::kRecordsCustodian},
    {"ESTATE", OrganizationType::kEstate},
    {"COURT", OrganizationType::kCourt},
    {"OTHER_FACILITY", OrganizationType::kOtherFacility},
};

constexpr Word<OrganizationStatus> kOrganizationStatuses[] = {
    {"OPERATING", OrganizationStatus::kOperating},
    {"CLOSED", OrganizationStatus::kClosed},
    {"UNKNOWN", OrganizationStatus::kUnknown},
};

constexpr Word<IdentifierSystem> kSystems[] = {
    {"NPI", IdentifierSystem::kNpi},
    {"CCN", IdentifierSystem::kCcn},
    {"PAC", IdentifierSystem::kPac},
    {"ENROLLMENT", IdentifierSystem::kEnrollment},
    {"CLIA", IdentifierSystem::kClia},
};

constexpr Word<ContactKind> kContactKinds[] = {
    {"PHONE", ContactKind::kPhone}, {"FAX", ContactKind::kFax},
    {"EMAIL", ContactKind::kEmail}, {"MAIL", ContactKind::kMail},
    {"WEB", ContactKind::kWeb},     {"REQUEST_FORM", ContactKind::kRequestForm},
};

constexpr Word<PractitionerStatus> kPractitionerStatuses[] = {
    {"ACTIVE", PractitionerStatus::kActive},
    {"INACTIVE", PractitionerStatus::kInactive},
    {"DECEASED", PractitionerStatus::kDeceased},
};

constexpr Word<AffiliationKind> kAffiliationKinds[] = {
    {"MEMBER", AffiliationKind::kMember},
    {"SOLE_PROPRIETOR", AffiliationKind::kSoleProprietor},
    {"PRIVILEGES", AffiliationKind::kPrivileges},
    {"COLOCATED", AffiliationKind::kColocated},
};

constexpr Word<SuccessionKind> kSuccessionKinds[] = {
    {"SALE", SuccessionKind::kSale},
    {"MERGER", SuccessionKind::kMerger},
    {"RENAME", SuccessionKind::kRename},
    {"CLOSURE", SuccessionKind::kClosure},
    {"CUSTODY_TRANSFER", SuccessionKind::kCustodyTransfer},
    {"APPOINTMENT", SuccessionKind::kAppointment},
};

constexpr Word<PatientGroup> kPatientGroups[] = {
    {"ALL", PatientGroup::kUnspecified},
    {"ACTIVE", PatientGroup::kActive},
    {"INACTIVE", PatientGroup::kInactive},
    {"MINORS", PatientGroup::kMinors},
};

constexpr Word<Finding> kFindings[] = {
    {"HOLDS", Finding::kHolds},
    {"NEVER_HELD", Finding::kNeverHeld},
    {"TRANSFERRED", Finding::kTransferred},
    {"DESTROYED", Finding::kDestroyed},
    {"KNOWS_NOTHING", Finding::kKnowsNothing},
    {"UNREACHABLE", Finding::kUnreachable},
};

}  // namespace

template <>
Vocabulary<bool> WordsOf<bool>() {
  return kBooleans;
}

template <>
Vocabulary<Grade> WordsOf<Grade>() {
  return kGrades;
}

template <>
Vocabulary<OrganizationType> WordsOf<OrganizationType>() {
  return kTypes;
}

template <>
Vocabulary<OrganizationStatus> WordsOf<OrganizationStatus>() {
  return kOrganizationStatuses;
}

template <>
Vocabulary<IdentifierSystem> WordsOf<IdentifierSystem>() {
  return kSystems;
}

template <>
Vocabulary<ContactKind> WordsOf<ContactKind>() {
  return kContactKinds;
}

template <>
Vocabulary<PractitionerStatus> WordsOf<PractitionerStatus>() {
  return kPractitionerStatuses;
}

template <>
Vocabulary<AffiliationKind> WordsOf<AffiliationKind>() {
  return kAffiliationKinds;
}

template <>
Vocabulary<SuccessionKind> WordsOf<SuccessionKind>() {
  return kSuccessionKinds;
}

template <>
Vocabulary<PatientGroup> WordsOf<PatientGroup>() {
  return kPatientGroups;
}

template <>
Vocabulary<Finding> WordsOf<Finding>() {
  return kFindings;
}

}  // namespace custodia::directory
