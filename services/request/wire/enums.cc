#include "services/request/wire/enums.h"

// Every value beside the public one, so that no conversion can go wrong
// without the compiler saying so.
namespace custodia::request::wire {

static_assert(ToProto(RetrievalState::kNeedsInformation) ==
              v1::Retrieval::NEEDS_INFORMATION);
static_assert(ToProto(RetrievalState::kLocating) == v1::Retrieval::LOCATING);
static_assert(ToProto(RetrievalState::kReadyToSend) ==
              v1::Retrieval::READY_TO_SEND);
static_assert(ToProto(RetrievalState::kAwaitingReply) ==
              v1::Retrieval::AWAITING_REPLY);
static_assert(ToProto(RetrievalState::kFulfilled) == v1::Retrieval::FULFILLED);
static_assert(ToProto(RetrievalState::kPartiallyFulfilled) ==
              v1::Retrieval::PARTIALLY_FULFILLED);
static_assert(ToProto(RetrievalState::kDenied) == v1::Retrieval::DENIED);
static_assert(ToProto(RetrievalState::kUnresolved) ==
              v1::Retrieval::UNRESOLVED);
static_assert(ToProto(RetrievalState::kWithdrawn) == v1::Retrieval::WITHDRAWN);
static_assert(ToProto(RetrievalState::kWithdrawn) == v1::Retrieval::State_MAX);

static_assert(ToProto(AttemptState::kPlanned) == v1::Attempt::PLANNED);
static_assert(ToProto(AttemptState::kSent) == v1::Attempt::SENT);
static_assert(ToProto(AttemptState::kAcknowledged) ==
              v1::Attempt::ACKNOWLEDGED);
static_assert(ToProto(AttemptState::kExtended) == v1::Attempt::EXTENDED);
static_assert(ToProto(AttemptState::kFulfilled) == v1::Attempt::FULFILLED);
static_assert(ToProto(AttemptState::kPartiallyFulfilled) ==
              v1::Attempt::PARTIALLY_FULFILLED);
static_assert(ToProto(AttemptState::kDenied) == v1::Attempt::DENIED);
static_assert(ToProto(AttemptState::kNotCustodian) ==
              v1::Attempt::NOT_CUSTODIAN);
static_assert(ToProto(AttemptState::kUndeliverable) ==
              v1::Attempt::UNDELIVERABLE);
static_assert(ToProto(AttemptState::kAbandoned) == v1::Attempt::ABANDONED);
static_assert(ToProto(AttemptState::kAnswered) == v1::Attempt::ANSWERED);
static_assert(ToProto(AttemptState::kUnderReview) == v1::Attempt::UNDER_REVIEW);
static_assert(ToProto(AttemptState::kUnderReview) == v1::Attempt::State_MAX);

static_assert(ToProto(Channel::kInPerson) == v1::Attempt::IN_PERSON);
static_assert(ToProto(Channel::kFax) == v1::Attempt::FAX);
static_assert(ToProto(Channel::kEmail) == v1::Attempt::EMAIL);
static_assert(ToProto(Channel::kMail) == v1::Attempt::MAIL);
static_assert(ToProto(Channel::kCertifiedMail) == v1::Attempt::CERTIFIED_MAIL);
static_assert(ToProto(Channel::kPortal) == v1::Attempt::PORTAL);
static_assert(ToProto(Channel::kPhone) == v1::Attempt::PHONE);
static_assert(ToProto(Channel::kPhone) == v1::Attempt::Channel_MAX);

static_assert(ToProto(Relationship::kSelf) == v1::Requester::SELF);
static_assert(ToProto(Relationship::kParent) == v1::Requester::PARENT);
static_assert(ToProto(Relationship::kGuardian) == v1::Requester::GUARDIAN);
static_assert(ToProto(Relationship::kPersonalRepresentative) ==
              v1::Requester::PERSONAL_REPRESENTATIVE);
static_assert(ToProto(Relationship::kExecutor) == v1::Requester::EXECUTOR);
static_assert(ToProto(Relationship::kThirdParty) == v1::Requester::THIRD_PARTY);
static_assert(ToProto(Relationship::kInLocoParentis) ==
              v1::Requester::IN_LOCO_PARENTIS);
static_assert(ToProto(Relationship::kSpouse) == v1::Requester::SPOUSE);
static_assert(ToProto(Relationship::kChild) == v1::Requester::CHILD);
static_assert(ToProto(Relationship::kChild) == v1::Requester::Relationship_MAX);

static_assert(ToProto(AuthorityDocumentKind::kAuthorization) ==
              v1::AuthorityDocument::AUTHORIZATION);
static_assert(ToProto(AuthorityDocumentKind::kGuardianshipOrder) ==
              v1::AuthorityDocument::GUARDIANSHIP_ORDER);
static_assert(ToProto(AuthorityDocumentKind::kHealthCarePowerOfAttorney) ==
              v1::AuthorityDocument::HEALTH_CARE_POWER_OF_ATTORNEY);
static_assert(ToProto(AuthorityDocumentKind::kLettersTestamentary) ==
              v1::AuthorityDocument::LETTERS_TESTAMENTARY);
static_assert(ToProto(AuthorityDocumentKind::kBirthCertificate) ==
              v1::AuthorityDocument::BIRTH_CERTIFICATE);
static_assert(ToProto(AuthorityDocumentKind::kCourtOrder) ==
              v1::AuthorityDocument::COURT_ORDER);
static_assert(ToProto(AuthorityDocumentKind::kFinancialPowerOfAttorney) ==
              v1::AuthorityDocument::FINANCIAL_POWER_OF_ATTORNEY);
static_assert(ToProto(AuthorityDocumentKind::kThirdPartyDirective) ==
              v1::AuthorityDocument::THIRD_PARTY_DIRECTIVE);
static_assert(ToProto(AuthorityDocumentKind::kDeathCertificate) ==
              v1::AuthorityDocument::DEATH_CERTIFICATE);
static_assert(ToProto(AuthorityDocumentKind::kDeathCertificate) ==
              v1::AuthorityDocument::Kind_MAX);

static_assert(ToProto(RecordKind::kClinic) ==
              directory::v1::ResolveCustodianRequest::CLINIC);
static_assert(ToProto(RecordKind::kHospital) ==
              directory::v1::ResolveCustodianRequest::HOSPITAL);
static_assert(ToProto(RecordKind::kLaboratory) ==
              directory::v1::ResolveCustodianRequest::LABORATORY);
static_assert(ToProto(RecordKind::kLaboratory) ==
              directory::v1::ResolveCustodianRequest::RecordKind_MAX);

static_assert(ToProto(RecordCategory::kAll) == v1::RecordsSought::ALL);
static_assert(ToProto(RecordCategory::kDoctorNotes) ==
              v1::RecordsSought::DOCTOR_NOTES);
static_assert(ToProto(RecordCategory::kTestResults) ==
              v1::RecordsSought::TEST_RESULTS);
static_assert(ToProto(RecordCategory::kLabReports) ==
              v1::RecordsSought::LAB_REPORTS);
static_assert(ToProto(RecordCategory::kImaging) == v1::RecordsSought::IMAGING);
static_assert(ToProto(RecordCategory::kBilling) == v1::RecordsSought::BILLING);
static_assert(ToProto(RecordCategory::kImmunizations) ==
              v1::RecordsSought::IMMUNIZATIONS);
static_assert(ToProto(RecordCategory::kMedications) ==
              v1::RecordsSought::MEDICATIONS);
static_assert(ToProto(RecordCategory::kOther) == v1::RecordsSought::OTHER);
static_assert(ToProto(RecordCategory::kPsychotherapyNotes) ==
              v1::RecordsSought::PSYCHOTHERAPY_NOTES);
static_assert(ToProto(RecordCategory::kSubstanceUse) ==
              v1::RecordsSought::SUBSTANCE_USE);
static_assert(ToProto(RecordCategory::kSubstanceUse) ==
              v1::RecordsSought::Category_MAX);

static_assert(ToProto(Access::kCopy) == v1::RecordsSought::COPY);
static_assert(ToProto(Access::kInspection) == v1::RecordsSought::INSPECTION);
static_assert(ToProto(Access::kInspectionAndCopy) ==
              v1::RecordsSought::INSPECTION_AND_COPY);
static_assert(ToProto(Access::kInspectionAndCopy) ==
              v1::RecordsSought::Access_MAX);

static_assert(ToProto(Purpose::kSocialSecurity) ==
              v1::RecordsSought::SOCIAL_SECURITY);
static_assert(ToProto(Purpose::kNeedsBasedBenefit) ==
              v1::RecordsSought::NEEDS_BASED_BENEFIT);
static_assert(ToProto(Purpose::kDisability) == v1::RecordsSought::DISABILITY);
static_assert(ToProto(Purpose::kWorkersCompensation) ==
              v1::RecordsSought::WORKERS_COMPENSATION);
static_assert(ToProto(Purpose::kImmunization) ==
              v1::RecordsSought::IMMUNIZATION);
static_assert(ToProto(Purpose::kCurrentCare) ==
              v1::RecordsSought::CURRENT_CARE);
static_assert(ToProto(Purpose::kLitigation) == v1::RecordsSought::LITIGATION);
static_assert(ToProto(Purpose::kContinuingCare) ==
              v1::RecordsSought::CONTINUING_CARE);
static_assert(ToProto(Purpose::kContinuingCare) ==
              v1::RecordsSought::Purpose_MAX);

static_assert(ToProto(DeliveryMethod::kPickUp) == v1::Delivery::PICK_UP);
static_assert(ToProto(DeliveryMethod::kFax) == v1::Delivery::FAX);
static_assert(ToProto(DeliveryMethod::kEmail) == v1::Delivery::EMAIL);
static_assert(ToProto(DeliveryMethod::kMail) == v1::Delivery::MAIL);
static_assert(ToProto(DeliveryMethod::kPortal) == v1::Delivery::PORTAL);
static_assert(ToProto(DeliveryMethod::kMedia) == v1::Delivery::MEDIA);
static_assert(ToProto(DeliveryMethod::kMedia) == v1::Delivery::Method_MAX);

static_assert(ToProto(DeliveryFormat::kPaper) == v1::Delivery::PAPER);
static_assert(ToProto(DeliveryFormat::kPdf) == v1::Delivery::PDF);
static_assert(ToProto(DeliveryFormat::kStructured) == v1::Delivery::STRUCTURED);
static_assert(ToProto(DeliveryFormat::kDicom) == v1::Delivery::DICOM);
static_assert(ToProto(DeliveryFormat::kDicom) == v1::Delivery::Format_MAX);

static_assert(ToProto(NotCustodianKind::kNeverHeld) ==
              v1::NotCustodian::NEVER_HELD);
static_assert(ToProto(NotCustodianKind::kTransferred) ==
              v1::NotCustodian::TRANSFERRED);
static_assert(ToProto(NotCustodianKind::kDestroyed) ==
              v1::NotCustodian::DESTROYED);
static_assert(ToProto(NotCustodianKind::kNoSuchPatient) ==
              v1::NotCustodian::NO_SUCH_PATIENT);
static_assert(ToProto(NotCustodianKind::kReferred) ==
              v1::NotCustodian::REFERRED);
static_assert(ToProto(NotCustodianKind::kKnowsNothing) ==
              v1::NotCustodian::KNOWS_NOTHING);
static_assert(ToProto(NotCustodianKind::kKnowsNothing) ==
              v1::NotCustodian::Kind_MAX);

static_assert(ToProto(Role::kHolder) == directory::v1::Lead::HOLDER);
static_assert(ToProto(Role::kReferrer) == directory::v1::Lead::REFERRER);
static_assert(ToProto(Role::kReferrer) == directory::v1::Lead::Role_MAX);

static_assert(ToProto(PatientGroup::kActive) ==
              directory::v1::CustodyScope::ACTIVE);
static_assert(ToProto(PatientGroup::kInactive) ==
              directory::v1::CustodyScope::INACTIVE);
static_assert(ToProto(PatientGroup::kMinors) ==
              directory::v1::CustodyScope::MINORS);
static_assert(ToProto(PatientGroup::kMinors) ==
              directory::v1::CustodyScope::PatientGroup_MAX);

static_assert(ToProto(DemandedItem::kOwnForm) ==
              v1::InformationRequest::OWN_FORM);
static_assert(ToProto(DemandedItem::kIdentity) ==
              v1::InformationRequest::IDENTITY);
static_assert(ToProto(DemandedItem::kAuthority) ==
              v1::InformationRequest::AUTHORITY);
static_assert(ToProto(DemandedItem::kScope) == v1::InformationRequest::SCOPE);
static_assert(ToProto(DemandedItem::kCopyFee) ==
              v1::InformationRequest::COPY_FEE);
static_assert(ToProto(DemandedItem::kNotarization) ==
              v1::InformationRequest::NOTARIZATION);
static_assert(ToProto(DemandedItem::kInPerson) ==
              v1::InformationRequest::IN_PERSON);
static_assert(ToProto(DemandedItem::kSsn) == v1::InformationRequest::SSN);
static_assert(ToProto(DemandedItem::kSsn) == v1::InformationRequest::Item_MAX);

static_assert(ToProto(ReviewOutcome::kUpheld) == v1::Review::UPHELD);
static_assert(ToProto(ReviewOutcome::kOverturned) == v1::Review::OVERTURNED);
static_assert(ToProto(ReviewOutcome::kPartlyOverturned) ==
              v1::Review::PARTLY_OVERTURNED);
static_assert(ToProto(ReviewOutcome::kPartlyOverturned) ==
              v1::Review::Outcome_MAX);

static_assert(ToProto(ComplaintBody::kCustodian) == v1::Complaint::CUSTODIAN);
static_assert(ToProto(ComplaintBody::kOcr) == v1::Complaint::OCR);
static_assert(ToProto(ComplaintBody::kState) == v1::Complaint::STATE);
static_assert(ToProto(ComplaintBody::kState) == v1::Complaint::Body_MAX);

static_assert(ToProto(OrganizationType::kPractice) ==
              directory::v1::Organization::PRACTICE);
static_assert(ToProto(OrganizationType::kHospital) ==
              directory::v1::Organization::HOSPITAL);
static_assert(ToProto(OrganizationType::kLaboratory) ==
              directory::v1::Organization::LABORATORY);
static_assert(ToProto(OrganizationType::kLocalMedicalSociety) ==
              directory::v1::Organization::LOCAL_MEDICAL_SOCIETY);
static_assert(ToProto(OrganizationType::kStateMedicalSociety) ==
              directory::v1::Organization::STATE_MEDICAL_SOCIETY);
static_assert(ToProto(OrganizationType::kStateMedicalBoard) ==
              directory::v1::Organization::STATE_MEDICAL_BOARD);
static_assert(ToProto(OrganizationType::kRecordsCustodian) ==
              directory::v1::Organization::RECORDS_CUSTODIAN);
static_assert(ToProto(OrganizationType::kEstate) ==
              directory::v1::Organization::ESTATE);
static_assert(ToProto(OrganizationType::kCourt) ==
              directory::v1::Organization::COURT);
static_assert(ToProto(OrganizationType::kOtherFacility) ==
              directory::v1::Organization::OTHER_FACILITY);
static_assert(ToProto(OrganizationType::kOtherFacility) ==
              directory::v1::Organization::Type_MAX);

static_assert(ToProto(Duty::kCoveredEntity) ==
              directory::v1::Lead::COVERED_ENTITY);
static_assert(ToProto(Duty::kBusinessAssociate) ==
              directory::v1::Lead::BUSINESS_ASSOCIATE);
static_assert(ToProto(Duty::kNotCovered) == directory::v1::Lead::NOT_COVERED);
static_assert(ToProto(Duty::kUnknown) == directory::v1::Lead::UNKNOWN);
static_assert(ToProto(Duty::kUnknown) == directory::v1::Lead::Duty_MAX);

static_assert(ToProto(ContactKind::kPhone) ==
              directory::v1::ContactPoint::PHONE);
static_assert(ToProto(ContactKind::kFax) == directory::v1::ContactPoint::FAX);
static_assert(ToProto(ContactKind::kEmail) ==
              directory::v1::ContactPoint::EMAIL);
static_assert(ToProto(ContactKind::kMail) == directory::v1::ContactPoint::MAIL);
static_assert(ToProto(ContactKind::kWeb) == directory::v1::ContactPoint::WEB);
static_assert(ToProto(ContactKind::kRequestForm) ==
              directory::v1::ContactPoint::REQUEST_FORM);
static_assert(ToProto(ContactKind::kRequestForm) ==
              directory::v1::ContactPoint::Kind_MAX);

static_assert(ToProto(FindingKind::kHolds) ==
              directory::v1::ReportCustodyRequest::HOLDS);
static_assert(ToProto(FindingKind::kNeverHeld) ==
              directory::v1::ReportCustodyRequest::NEVER_HELD);
static_assert(ToProto(FindingKind::kTransferred) ==
              directory::v1::ReportCustodyRequest::TRANSFERRED);
static_assert(ToProto(FindingKind::kDestroyed) ==
              directory::v1::ReportCustodyRequest::DESTROYED);
static_assert(ToProto(FindingKind::kKnowsNothing) ==
              directory::v1::ReportCustodyRequest::KNOWS_NOTHING);
static_assert(ToProto(FindingKind::kUnreachable) ==
              directory::v1::ReportCustodyRequest::UNREACHABLE);
static_assert(ToProto(FindingKind::kUnreachable) ==
              directory::v1::ReportCustodyRequest::Finding_MAX);

static_assert(ToProto(ActionKind::kSupplyInformation) ==
              v1::NextAction::SUPPLY_INFORMATION);
static_assert(ToProto(ActionKind::kChooseProvider) ==
              v1::NextAction::CHOOSE_PROVIDER);
static_assert(ToProto(ActionKind::kLocate) == v1::NextAction::LOCATE);
static_assert(ToProto(ActionKind::kFindContact) ==
              v1::NextAction::FIND_CONTACT);
static_assert(ToProto(ActionKind::kSendRequest) ==
              v1::NextAction::SEND_REQUEST);
static_assert(ToProto(ActionKind::kSendInquiry) ==
              v1::NextAction::SEND_INQUIRY);
static_assert(ToProto(ActionKind::kWait) == v1::NextAction::WAIT);
static_assert(ToProto(ActionKind::kFollowUp) == v1::NextAction::FOLLOW_UP);
static_assert(ToProto(ActionKind::kAnswerCustodian) ==
              v1::NextAction::ANSWER_CUSTODIAN);
static_assert(ToProto(ActionKind::kAnswerFeeQuote) ==
              v1::NextAction::ANSWER_FEE_QUOTE);
static_assert(ToProto(ActionKind::kObjectToFee) ==
              v1::NextAction::OBJECT_TO_FEE);
static_assert(ToProto(ActionKind::kObjectToDenial) ==
              v1::NextAction::OBJECT_TO_DENIAL);
static_assert(ToProto(ActionKind::kRequestReview) ==
              v1::NextAction::REQUEST_REVIEW);
static_assert(ToProto(ActionKind::kComplainToCustodian) ==
              v1::NextAction::COMPLAIN_TO_CUSTODIAN);
static_assert(ToProto(ActionKind::kComplainToOcr) ==
              v1::NextAction::COMPLAIN_TO_OCR);
static_assert(ToProto(ActionKind::kComplainToState) ==
              v1::NextAction::COMPLAIN_TO_STATE);
static_assert(ToProto(ActionKind::kPickUp) == v1::NextAction::PICK_UP);
static_assert(ToProto(ActionKind::kCheckRecords) ==
              v1::NextAction::CHECK_RECORDS);
static_assert(ToProto(ActionKind::kAskForRemainder) ==
              v1::NextAction::ASK_FOR_REMAINDER);
static_assert(ToProto(ActionKind::kChooseNextLead) ==
              v1::NextAction::CHOOSE_NEXT_LEAD);
static_assert(ToProto(ActionKind::kSendAmendment) ==
              v1::NextAction::SEND_AMENDMENT);
static_assert(ToProto(ActionKind::kSubmitDisagreement) ==
              v1::NextAction::SUBMIT_DISAGREEMENT);
static_assert(ToProto(ActionKind::kSubmitDisagreement) ==
              v1::NextAction::Kind_MAX);

static_assert(ToProto(AmendmentState::kReadyToSend) ==
              v1::Amendment::READY_TO_SEND);
static_assert(ToProto(AmendmentState::kAwaitingReply) ==
              v1::Amendment::AWAITING_REPLY);
static_assert(ToProto(AmendmentState::kAccepted) == v1::Amendment::ACCEPTED);
static_assert(ToProto(AmendmentState::kPartlyAccepted) ==
              v1::Amendment::PARTLY_ACCEPTED);
static_assert(ToProto(AmendmentState::kDenied) == v1::Amendment::DENIED);
static_assert(ToProto(AmendmentState::kDisagreed) == v1::Amendment::DISAGREED);
static_assert(ToProto(AmendmentState::kDisagreed) == v1::Amendment::State_MAX);

static_assert(ToProto(DocumentKind::kAccessRequest) ==
              v1::Document::ACCESS_REQUEST);
static_assert(ToProto(DocumentKind::kInquiry) == v1::Document::INQUIRY);
static_assert(ToProto(DocumentKind::kFollowUp) == v1::Document::FOLLOW_UP);
static_assert(ToProto(DocumentKind::kFeeObjection) ==
              v1::Document::FEE_OBJECTION);
static_assert(ToProto(DocumentKind::kDenialObjection) ==
              v1::Document::DENIAL_OBJECTION);
static_assert(ToProto(DocumentKind::kOcrComplaint) ==
              v1::Document::OCR_COMPLAINT);
static_assert(ToProto(DocumentKind::kAmendmentRequest) ==
              v1::Document::AMENDMENT_REQUEST);
static_assert(ToProto(DocumentKind::kStatementOfDisagreement) ==
              v1::Document::STATEMENT_OF_DISAGREEMENT);
static_assert(ToProto(DocumentKind::kReviewRequest) ==
              v1::Document::REVIEW_REQUEST);
static_assert(ToProto(DocumentKind::kWithdrawalNotice) ==
              v1::Document::WITHDRAWAL_NOTICE);
static_assert(ToProto(DocumentKind::kWithdrawalNotice) ==
              v1::Document::Kind_MAX);

}  // namespace custodia::request::wire
