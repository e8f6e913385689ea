#include "services/request/wire/policy_enums.h"

// As enums.cc. The last line of each says that the public enum has no more.
namespace custodia::request::wire {

static_assert(ToProto(policy::Clock::kAccess) ==
              v1::ComputeDueDatesRequest::ACCESS);
static_assert(ToProto(policy::Clock::kAmendment) ==
              v1::ComputeDueDatesRequest::AMENDMENT);
static_assert(ToProto(policy::Clock::kAccounting) ==
              v1::ComputeDueDatesRequest::ACCOUNTING);
static_assert(ToProto(policy::Clock::kAccounting) ==
              v1::ComputeDueDatesRequest::Kind_MAX);

static_assert(ToProto(policy::HolderType::kPhysician) == v1::Holder::PHYSICIAN);
static_assert(ToProto(policy::HolderType::kHospital) == v1::Holder::HOSPITAL);
static_assert(ToProto(policy::HolderType::kLaboratory) ==
              v1::Holder::LABORATORY);
static_assert(ToProto(policy::HolderType::kOtherFacility) ==
              v1::Holder::OTHER_FACILITY);
static_assert(ToProto(policy::HolderType::kOtherFacility) ==
              v1::Holder::Type_MAX);

static_assert(ToProto(policy::Access::kCopy) == v1::RecordsSought::COPY);
static_assert(ToProto(policy::Access::kInspection) ==
              v1::RecordsSought::INSPECTION);
static_assert(ToProto(policy::Access::kInspectionAndCopy) ==
              v1::RecordsSought::INSPECTION_AND_COPY);
static_assert(ToProto(policy::Access::kInspectionAndCopy) ==
              v1::RecordsSought::Access_MAX);

static_assert(ToProto(policy::Purpose::kSocialSecurity) ==
              v1::RecordsSought::SOCIAL_SECURITY);
static_assert(ToProto(policy::Purpose::kNeedsBasedBenefit) ==
              v1::RecordsSought::NEEDS_BASED_BENEFIT);
static_assert(ToProto(policy::Purpose::kDisability) ==
              v1::RecordsSought::DISABILITY);
static_assert(ToProto(policy::Purpose::kWorkersCompensation) ==
              v1::RecordsSought::WORKERS_COMPENSATION);
static_assert(ToProto(policy::Purpose::kImmunization) ==
              v1::RecordsSought::IMMUNIZATION);
static_assert(ToProto(policy::Purpose::kCurrentCare) ==
              v1::RecordsSought::CURRENT_CARE);
static_assert(ToProto(policy::Purpose::kLitigation) ==
              v1::RecordsSought::LITIGATION);
static_assert(ToProto(policy::Purpose::kContinuingCare) ==
              v1::RecordsSought::CONTINUING_CARE);
static_assert(ToProto(policy::Purpose::kContinuingCare) ==
              v1::RecordsSought::Purpose_MAX);

static_assert(ToProto(policy::Confidence::kLow) == v1::Basis::LOW);
static_assert(ToProto(policy::Confidence::kMedium) == v1::Basis::MEDIUM);
static_assert(ToProto(policy::Confidence::kHigh) == v1::Basis::HIGH);
static_assert(ToProto(policy::Confidence::kHigh) == v1::Basis::Confidence_MAX);

static_assert(ToProto(policy::Payer::kIndividual) ==
              v1::EstimateFeeRequest::INDIVIDUAL);
static_assert(ToProto(policy::Payer::kPersonalRepresentative) ==
              v1::EstimateFeeRequest::PERSONAL_REPRESENTATIVE);
static_assert(ToProto(policy::Payer::kThirdParty) ==
              v1::EstimateFeeRequest::THIRD_PARTY);
static_assert(ToProto(policy::Payer::kThirdParty) ==
              v1::EstimateFeeRequest::FeeRequester_MAX);

static_assert(ToProto(policy::Media::kPaper) == v1::EstimateFeeRequest::PAPER);
static_assert(ToProto(policy::Media::kElectronic) ==
              v1::EstimateFeeRequest::ELECTRONIC);
static_assert(ToProto(policy::Media::kElectronic) ==
              v1::EstimateFeeRequest::Media_MAX);

static_assert(ToProto(policy::FeeMethod::kActual) ==
              v1::EstimateFeeRequest::ACTUAL);
static_assert(ToProto(policy::FeeMethod::kFlat) ==
              v1::EstimateFeeRequest::FLAT);
static_assert(ToProto(policy::FeeMethod::kAverage) ==
              v1::EstimateFeeRequest::AVERAGE);
static_assert(ToProto(policy::FeeMethod::kAverage) ==
              v1::EstimateFeeRequest::Method_MAX);

static_assert(ToProto(policy::FeeKind::kPages) == v1::FeeItem::PAGES);
static_assert(ToProto(policy::FeeKind::kCopyingLabor) ==
              v1::FeeItem::COPYING_LABOR);
static_assert(ToProto(policy::FeeKind::kSupplies) == v1::FeeItem::SUPPLIES);
static_assert(ToProto(policy::FeeKind::kPostage) == v1::FeeItem::POSTAGE);
static_assert(ToProto(policy::FeeKind::kSearch) == v1::FeeItem::SEARCH);
static_assert(ToProto(policy::FeeKind::kHandling) == v1::FeeItem::HANDLING);
static_assert(ToProto(policy::FeeKind::kCertification) ==
              v1::FeeItem::CERTIFICATION);
static_assert(ToProto(policy::FeeKind::kPortableMedia) ==
              v1::FeeItem::PORTABLE_MEDIA);
static_assert(ToProto(policy::FeeKind::kSummary) == v1::FeeItem::SUMMARY);
static_assert(ToProto(policy::FeeKind::kFlatElectronic) ==
              v1::FeeItem::FLAT_ELECTRONIC);
static_assert(ToProto(policy::FeeKind::kNonPaper) == v1::FeeItem::NON_PAPER);
static_assert(ToProto(policy::FeeKind::kTax) == v1::FeeItem::TAX);
static_assert(ToProto(policy::FeeKind::kRush) == v1::FeeItem::RUSH);
static_assert(ToProto(policy::FeeKind::kUnpaidCare) ==
              v1::FeeItem::UNPAID_CARE);
static_assert(ToProto(policy::FeeKind::kOther) == v1::FeeItem::OTHER);
static_assert(ToProto(policy::FeeKind::kOther) == v1::FeeItem::Kind_MAX);

static_assert(ToProto(policy::CapStatus::kKnown) ==
              v1::EstimateFeeResponse::KNOWN);
static_assert(ToProto(policy::CapStatus::kNoCap) ==
              v1::EstimateFeeResponse::NO_CAP);
static_assert(ToProto(policy::CapStatus::kUnknown) ==
              v1::EstimateFeeResponse::UNKNOWN);
static_assert(ToProto(policy::CapStatus::kNotApplicable) ==
              v1::EstimateFeeResponse::NOT_APPLICABLE);
static_assert(ToProto(policy::CapStatus::kNotApplicable) ==
              v1::EstimateFeeResponse::CapStatus_MAX);

static_assert(ToProto(policy::RetentionVerdict::kMustStillExist) ==
              v1::RetentionVerdict::MUST_STILL_EXIST);
static_assert(ToProto(policy::RetentionVerdict::kMayExist) ==
              v1::RetentionVerdict::MAY_EXIST);
static_assert(ToProto(policy::RetentionVerdict::kUnknown) ==
              v1::RetentionVerdict::UNKNOWN);
static_assert(ToProto(policy::RetentionVerdict::kUnknown) ==
              v1::RetentionVerdict::Verdict_MAX);

static_assert(ToProto(policy::Relation::kSelf) == v1::Requester::SELF);
static_assert(ToProto(policy::Relation::kParent) == v1::Requester::PARENT);
static_assert(ToProto(policy::Relation::kGuardian) == v1::Requester::GUARDIAN);
static_assert(ToProto(policy::Relation::kPersonalRepresentative) ==
              v1::Requester::PERSONAL_REPRESENTATIVE);
static_assert(ToProto(policy::Relation::kExecutor) == v1::Requester::EXECUTOR);
static_assert(ToProto(policy::Relation::kThirdParty) ==
              v1::Requester::THIRD_PARTY);
static_assert(ToProto(policy::Relation::kInLocoParentis) ==
              v1::Requester::IN_LOCO_PARENTIS);
static_assert(ToProto(policy::Relation::kSpouse) == v1::Requester::SPOUSE);
static_assert(ToProto(policy::Relation::kChild) == v1::Requester::CHILD);
static_assert(ToProto(policy::Relation::kChild) ==
              v1::Requester::Relationship_MAX);

static_assert(ToProto(policy::Paper::kAuthorization) ==
              v1::AuthorityDocument::AUTHORIZATION);
static_assert(ToProto(policy::Paper::kGuardianshipOrder) ==
              v1::AuthorityDocument::GUARDIANSHIP_ORDER);
static_assert(ToProto(policy::Paper::kHealthCarePowerOfAttorney) ==
              v1::AuthorityDocument::HEALTH_CARE_POWER_OF_ATTORNEY);
static_assert(ToProto(policy::Paper::kLettersTestamentary) ==
              v1::AuthorityDocument::LETTERS_TESTAMENTARY);
static_assert(ToProto(policy::Paper::kBirthCertificate) ==
              v1::AuthorityDocument::BIRTH_CERTIFICATE);
static_assert(ToProto(policy::Paper::kCourtOrder) ==
              v1::AuthorityDocument::COURT_ORDER);
static_assert(ToProto(policy::Paper::kFinancialPowerOfAttorney) ==
              v1::AuthorityDocument::FINANCIAL_POWER_OF_ATTORNEY);
static_assert(ToProto(policy::Paper::kThirdPartyDirective) ==
              v1::AuthorityDocument::THIRD_PARTY_DIRECTIVE);
static_assert(ToProto(policy::Paper::kDeathCertificate) ==
              v1::AuthorityDocument::DEATH_CERTIFICATE);
static_assert(ToProto(policy::Paper::kDeathCertificate) ==
              v1::AuthorityDocument::Kind_MAX);

static_assert(ToProto(policy::Route::kAccess) ==
              v1::CheckAuthorityResponse::ACCESS);
static_assert(ToProto(policy::Route::kAuthorization) ==
              v1::CheckAuthorityResponse::AUTHORIZATION);
static_assert(ToProto(policy::Route::kThirdPartyDirective) ==
              v1::CheckAuthorityResponse::THIRD_PARTY_DIRECTIVE);
static_assert(ToProto(policy::Route::kCustodianPolicy) ==
              v1::CheckAuthorityResponse::CUSTODIAN_POLICY);
static_assert(ToProto(policy::Route::kCustodianPolicy) ==
              v1::CheckAuthorityResponse::Route_MAX);

static_assert(ToProto(policy::HoldKind::kLitigation) ==
              v1::AssessRetentionRequest::Hold::LITIGATION);
static_assert(ToProto(policy::HoldKind::kOpenRequest) ==
              v1::AssessRetentionRequest::Hold::OPEN_REQUEST);
static_assert(ToProto(policy::HoldKind::kOpenAmendment) ==
              v1::AssessRetentionRequest::Hold::OPEN_AMENDMENT);
static_assert(ToProto(policy::HoldKind::kOpenAccounting) ==
              v1::AssessRetentionRequest::Hold::OPEN_ACCOUNTING);
static_assert(ToProto(policy::HoldKind::kOpenAccounting) ==
              v1::AssessRetentionRequest::Hold::Kind_MAX);

static_assert(ToProto(policy::ElectionReason::kAbuse) ==
              v1::CheckAuthorityRequest::Election::ABUSE_OR_NEGLECT);
static_assert(ToProto(policy::ElectionReason::kEndangerment) ==
              v1::CheckAuthorityRequest::Election::ENDANGERMENT);
static_assert(ToProto(policy::ElectionReason::kEndangerment) ==
              v1::CheckAuthorityRequest::Election::Reason_MAX);

static_assert(ToProto(policy::Decision::kAllowed) ==
              v1::CheckAuthorityResponse::ALLOWED);
static_assert(ToProto(policy::Decision::kRefused) ==
              v1::CheckAuthorityResponse::REFUSED);
static_assert(ToProto(policy::Decision::kProfessionalJudgment) ==
              v1::CheckAuthorityResponse::PROFESSIONAL_JUDGMENT);
static_assert(ToProto(policy::Decision::kUnknown) ==
              v1::CheckAuthorityResponse::UNKNOWN);
static_assert(ToProto(policy::Decision::kUnknown) ==
              v1::CheckAuthorityResponse::Decision_MAX);

static_assert(ToProto(policy::Ground::kPsychotherapyNotes) ==
              v1::Denial::PSYCHOTHERAPY_NOTES);
static_assert(ToProto(policy::Ground::kLitigation) == v1::Denial::LITIGATION);
static_assert(ToProto(policy::Ground::kInmate) == v1::Denial::INMATE);
static_assert(ToProto(policy::Ground::kResearch) == v1::Denial::RESEARCH);
static_assert(ToProto(policy::Ground::kPrivacyAct) == v1::Denial::PRIVACY_ACT);
static_assert(ToProto(policy::Ground::kConfidentialSource) ==
              v1::Denial::CONFIDENTIAL_SOURCE);
static_assert(ToProto(policy::Ground::kNotInDesignatedRecordSet) ==
              v1::Denial::NOT_IN_DESIGNATED_RECORD_SET);
static_assert(ToProto(policy::Ground::kNotMaintained) ==
              v1::Denial::NOT_MAINTAINED);
static_assert(ToProto(policy::Ground::kEndangerment) ==
              v1::Denial::ENDANGERMENT);
static_assert(ToProto(policy::Ground::kRefersToOtherPerson) ==
              v1::Denial::REFERS_TO_OTHER_PERSON);
static_assert(ToProto(policy::Ground::kRepresentativeHarm) ==
              v1::Denial::REPRESENTATIVE_HARM);
static_assert(ToProto(policy::Ground::kEmotionalUpset) ==
              v1::Denial::EMOTIONAL_UPSET);
static_assert(ToProto(policy::Ground::kUnpaidBill) == v1::Denial::UNPAID_BILL);
static_assert(ToProto(policy::Ground::kOther) == v1::Denial::OTHER);
static_assert(ToProto(policy::Ground::kNotAuthorized) ==
              v1::Denial::NOT_AUTHORIZED);
static_assert(ToProto(policy::Ground::kOriginElsewhere) ==
              v1::Denial::ORIGIN_ELSEWHERE);
static_assert(ToProto(policy::Ground::kBurden) == v1::Denial::BURDEN);
static_assert(ToProto(policy::Ground::kBurden) == v1::Denial::Ground_MAX);

static_assert(ToProto(policy::AmendmentGround::kNotCreatedByHolder) ==
              v1::AmendmentDenial::NOT_CREATED_BY_HOLDER);
static_assert(ToProto(policy::AmendmentGround::kNotInDesignatedRecordSet) ==
              v1::AmendmentDenial::NOT_IN_DESIGNATED_RECORD_SET);
static_assert(ToProto(policy::AmendmentGround::kNotAccessible) ==
              v1::AmendmentDenial::NOT_ACCESSIBLE);
static_assert(ToProto(policy::AmendmentGround::kAccurateAndComplete) ==
              v1::AmendmentDenial::ACCURATE_AND_COMPLETE);
static_assert(ToProto(policy::AmendmentGround::kAccurateAndComplete) ==
              v1::AmendmentDenial::Ground_MAX);

}  // namespace custodia::request::wire
