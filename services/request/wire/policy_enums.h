#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_ENUMS_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_ENUMS_H_

#include "custodia/request/v1/amendment.pb.h"
#include "custodia/request/v1/authority.pb.h"
#include "custodia/request/v1/policy_service.pb.h"
#include "custodia/request/v1/policy_types.pb.h"
#include "custodia/request/v1/records.pb.h"
#include "services/request/policy/amendment.h"
#include "services/request/policy/authority.h"
#include "services/request/policy/denial.h"
#include "services/request/policy/fees.h"
#include "services/request/policy/retention.h"
#include "services/request/policy/rules.h"
#include "services/request/wire/enums.h"

namespace custodia::request::wire {

// The public enums that go with policy's; policy_enums.cc does not compile
// where a number is not the same.
template <>
struct PublicEnum<policy::Clock> {
  using Type = v1::ComputeDueDatesRequest::Kind;
};
template <>
struct PublicEnum<policy::AmendmentGround> {
  using Type = v1::AmendmentDenial::Ground;
};
template <>
struct PublicEnum<policy::HolderType> {
  using Type = v1::Holder::Type;
};
template <>
struct PublicEnum<policy::Access> {
  using Type = v1::RecordsSought::Access;
};
template <>
struct PublicEnum<policy::Purpose> {
  using Type = v1::RecordsSought::Purpose;
};
template <>
struct PublicEnum<policy::Confidence> {
  using Type = v1::Basis::Confidence;
};
template <>
struct PublicEnum<policy::Payer> {
  using Type = v1::EstimateFeeRequest::FeeRequester;
};
template <>
struct PublicEnum<policy::Media> {
  using Type = v1::EstimateFeeRequest::Media;
};
template <>
struct PublicEnum<policy::FeeMethod> {
  using Type = v1::EstimateFeeRequest::Method;
};
template <>
struct PublicEnum<policy::FeeKind> {
  using Type = v1::FeeItem::Kind;
};
template <>
struct PublicEnum<policy::CapStatus> {
  using Type = v1::EstimateFeeResponse::CapStatus;
};
template <>
struct PublicEnum<policy::RetentionVerdict> {
  using Type = v1::RetentionVerdict::Verdict;
};
template <>
struct PublicEnum<policy::HoldKind> {
  using Type = v1::AssessRetentionRequest::Hold::Kind;
};
template <>
struct PublicEnum<policy::Relation> {
  using Type = v1::Requester::Relationship;
};
template <>
struct PublicEnum<policy::Paper> {
  using Type = v1::AuthorityDocument::Kind;
};
template <>
struct PublicEnum<policy::Route> {
  using Type = v1::CheckAuthorityResponse::Route;
};
template <>
struct PublicEnum<policy::Decision> {
  using Type = v1::CheckAuthorityResponse::Decision;
};
template <>
struct PublicEnum<policy::ElectionReason> {
  using Type = v1::CheckAuthorityRequest::Election::Reason;
};
template <>
struct PublicEnum<policy::Ground> {
  using Type = v1::Denial::Ground;
};

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_POLICY_ENUMS_H_
