#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_ENUMS_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_ENUMS_H_

#include "custodia/directory/v1/custody.pb.h"
#include "custodia/directory/v1/directory_service.pb.h"
#include "custodia/directory/v1/organization.pb.h"
#include "custodia/request/v1/amendment.pb.h"
#include "custodia/request/v1/attempt.pb.h"
#include "custodia/request/v1/authority.pb.h"
#include "custodia/request/v1/records.pb.h"
#include "custodia/request/v1/retrieval.pb.h"
#include "services/request/domain/findings.h"
#include "services/request/domain/next_action.h"
#include "services/request/domain/retrieval.h"

namespace custodia::request::wire {

// The public enum that goes with one of ours. Their numbers are the same;
// enums.cc does not compile where one is not.
template <typename Enum>
struct PublicEnum;

template <>
struct PublicEnum<RetrievalState> {
  using Type = v1::Retrieval::State;
};
template <>
struct PublicEnum<AttemptState> {
  using Type = v1::Attempt::State;
};
template <>
struct PublicEnum<AmendmentState> {
  using Type = v1::Amendment::State;
};
template <>
struct PublicEnum<Channel> {
  using Type = v1::Attempt::Channel;
};
template <>
struct PublicEnum<Relationship> {
  using Type = v1::Requester::Relationship;
};
template <>
struct PublicEnum<AuthorityDocumentKind> {
  using Type = v1::AuthorityDocument::Kind;
};
template <>
struct PublicEnum<RecordKind> {
  using Type = directory::v1::ResolveCustodianRequest::RecordKind;
};
template <>
struct PublicEnum<RecordCategory> {
  using Type = v1::RecordsSought::Category;
};
template <>
struct PublicEnum<Access> {
  using Type = v1::RecordsSought::Access;
};
template <>
struct PublicEnum<Purpose> {
  using Type = v1::RecordsSought::Purpose;
};
template <>
struct PublicEnum<DeliveryMethod> {
  using Type = v1::Delivery::Method;
};
template <>
struct PublicEnum<DeliveryFormat> {
  using Type = v1::Delivery::Format;
};
template <>
struct PublicEnum<NotCustodianKind> {
  using Type = v1::NotCustodian::Kind;
};
template <>
struct PublicEnum<DemandedItem> {
  using Type = v1::InformationRequest::Item;
};
template <>
struct PublicEnum<ReviewOutcome> {
  using Type = v1::Review::Outcome;
};
template <>
struct PublicEnum<ComplaintBody> {
  using Type = v1::Complaint::Body;
};
template <>
struct PublicEnum<Role> {
  using Type = directory::v1::Lead::Role;
};
template <>
struct PublicEnum<PatientGroup> {
  using Type = directory::v1::CustodyScope::PatientGroup;
};
template <>
struct PublicEnum<OrganizationType> {
  using Type = directory::v1::Organization::Type;
};
template <>
struct PublicEnum<Duty> {
  using Type = directory::v1::Lead::Duty;
};
template <>
struct PublicEnum<ContactKind> {
  using Type = directory::v1::ContactPoint::Kind;
};
template <>
struct PublicEnum<ActionKind> {
  using Type = v1::NextAction::Kind;
};
template <>
struct PublicEnum<DocumentKind> {
  using Type = v1::Document::Kind;
};
template <>
struct PublicEnum<FindingKind> {
  using Type = directory::v1::ReportCustodyRequest::Finding;
};

template <typename Enum>
constexpr typename PublicEnum<Enum>::Type ToProto(Enum value) {
  return static_cast<typename PublicEnum<Enum>::Type>(value);
}

// Returns our value of a number that has been checked, e.g.
// FromProto<Channel>(message.channel()).
template <typename Enum>
constexpr Enum FromProto(typename PublicEnum<Enum>::Type value) {
  return static_cast<Enum>(value);
}

// Returns whether this release knows `value`, which may have come from a newer
// one.
template <typename Enum>
bool IsKnown(typename PublicEnum<Enum>::Type value) {
  return google::protobuf::GetEnumDescriptor<typename PublicEnum<Enum>::Type>()
             ->FindValueByNumber(value) != nullptr;
}

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_ENUMS_H_
