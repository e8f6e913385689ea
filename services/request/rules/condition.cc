#include "services/request/rules/condition.h"

#include "services/request/rules/enums.h"

namespace custodia::request::rules {
namespace {

using C = proto::Condition;
static_assert(Same(policy::HolderType::kPhysician, C::PHYSICIAN));
static_assert(Same(policy::HolderType::kHospital, C::HOSPITAL));
static_assert(Same(policy::HolderType::kLaboratory, C::LABORATORY));
static_assert(Same(policy::HolderType::kOtherFacility, C::OTHER_FACILITY));
static_assert(Same(policy::Payer::kIndividual, C::INDIVIDUAL));
static_assert(Same(policy::Payer::kPersonalRepresentative,
                   C::PERSONAL_REPRESENTATIVE));
static_assert(Same(policy::Payer::kThirdParty, C::THIRD_PARTY));
static_assert(Same(policy::Purpose::kSocialSecurity, C::SOCIAL_SECURITY));
static_assert(Same(policy::Purpose::kNeedsBasedBenefit,
                   C::NEEDS_BASED_BENEFIT));
static_assert(Same(policy::Purpose::kDisability, C::DISABILITY));
static_assert(Same(policy::Purpose::kWorkersCompensation,
                   C::WORKERS_COMPENSATION));
static_assert(Same(policy::Purpose::kImmunization, C::IMMUNIZATION));
static_assert(Same(policy::Purpose::kCurrentCare, C::CURRENT_CARE));
static_assert(Same(policy::Purpose::kLitigation, C::LITIGATION));
static_assert(Same(policy::Purpose::kContinuingCare, C::CONTINUING_CARE));
static_assert(Same(policy::Access::kCopy, C::COPY));
static_assert(Same(policy::Access::kInspection, C::INSPECTION));
static_assert(Same(policy::Media::kPaper, C::PAPER));
static_assert(Same(policy::Media::kElectronic, C::ELECTRONIC));
static_assert(Same(policy::Tri::kYes, C::YES));
static_assert(Same(policy::Tri::kNo, C::NO));

policy::Tri ReadTri(C::Tri tri) { return static_cast<policy::Tri>(tri); }

}  // namespace

policy::Condition ReadCondition(const proto::Condition& condition,
                                const Place& place) {
  const int from = condition.copy_number_from();
  const int to = condition.copy_number_to();
  if (from < 0) place.Wrong("copy_number_from", "must not be below zero");
  if (to < 0 || (to != 0 && to < from)) {
    place.Wrong("copy_number_to", "must not be before copy_number_from");
  }
  return {
      .holder_types = ReadEnums<policy::HolderType>(condition.holder_types(),
                                                    "holder_types", place),
      .payers = ReadEnums<policy::Payer>(condition.payers(), "payers", place),
      .purposes =
          ReadEnums<policy::Purpose>(condition.purposes(), "purposes", place),
      .access = ReadEnums<policy::Access>(condition.access(), "access", place),
      .media = ReadEnums<policy::Media>(condition.media(), "media", place),
      .records_outside_state = ReadTri(condition.records_outside_state()),
      .covered_entity = ReadTri(condition.covered_entity()),
      .inpatient = ReadTri(condition.inpatient()),
      .medicaid = ReadTri(condition.medicaid()),
      .copy_number_from = from,
      .copy_number_to = to,
      .proof = condition.proof()};
}

}  // namespace custodia::request::rules
