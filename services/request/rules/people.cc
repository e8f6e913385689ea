#include "services/request/rules/people.h"

#include "services/request/rules/enums.h"

namespace custodia::request::rules {
namespace {

using M = proto::MinorConsentRule;
static_assert(Same(policy::ParentAccess::kPermitted, M::PERMITTED));
static_assert(Same(policy::ParentAccess::kProhibited, M::PROHIBITED));
static_assert(Same(policy::ParentAccess::kSilent, M::SILENT));
using S = proto::SurvivorRule;
static_assert(Same(policy::Survivor::kExecutor, S::EXECUTOR));
static_assert(Same(policy::Survivor::kSpouse, S::SPOUSE));
static_assert(Same(policy::Survivor::kChild, S::CHILD));
static_assert(Same(policy::Survivor::kParent, S::PARENT));
static_assert(Same(policy::Survivor::kAny, S::ANY));

policy::Majority ReadMajority(const proto::Majority& majority,
                              const Place& place) {
  // No state has put it elsewhere; a typing error would change every minor's
  // rights.
  if (majority.age() < 18 || majority.age() > 21) {
    place.Wrong("age", "must be 18 to 21");
  }
  return {.age = majority.age(),
          .source = ReadSource(majority.source(), place.Of("source"))};
}

policy::ComplaintBody ReadBody(const proto::ComplaintBody& body,
                               const Place& place) {
  place.Require("name", !body.name().empty());
  return {.name = body.name(),
          .about = body.about(),
          .reviews_denials = body.reviews_denials(),
          .source = ReadSource(body.source(), place.Of("source"))};
}

policy::WiderGround ReadWiderGround(const proto::WiderGround& ground,
                                    const Place& place) {
  place.Require("harm", !ground.harm().empty());
  return {.harm = ground.harm(),
          .source = ReadSource(ground.source(), place.Of("source"))};
}

policy::RecordRegistry ReadRegistry(const proto::RecordRegistry& registry,
                                    const Place& place) {
  place.Require("name", !registry.name().empty());
  return {.name = registry.name(),
          .published = registry.published(),
          .note = registry.note(),
          .source = ReadSource(registry.source(), place.Of("source"))};
}

policy::MinorConsentRule ReadMinorConsent(const proto::MinorConsentRule& rule,
                                          const Place& place) {
  place.Require("parent_access", rule.parent_access() != 0);
  return {
      .parent_access = static_cast<policy::ParentAccess>(rule.parent_access()),
      .service = rule.service(),
      .source = ReadSource(rule.source(), place.Of("source"))};
}

policy::SurvivorRule ReadSurvivors(const proto::SurvivorRule& rule,
                                   const Place& place) {
  place.Require("order", rule.order_size() > 0);
  return {.order = ReadEnums<policy::Survivor>(rule.order(), "order", place),
          .source = ReadSource(rule.source(), place.Of("source"))};
}

policy::AuthorizationLimit ReadLimit(const proto::AuthorizationLimit& limit,
                                     const Place& place) {
  if (limit.months() <= 0) place.Wrong("months", "must be above zero");
  return {.months = limit.months(),
          .default_only = limit.default_only(),
          .source = ReadSource(limit.source(), place.Of("source"))};
}

}  // namespace

void ReadPeople(const proto::Jurisdiction& file, const Place& place,
                policy::Jurisdiction& read) {
  if (file.has_majority()) {
    read.majority = ReadMajority(file.majority(), place.Of("majority"));
  }
  for (int i = 0; i < file.complaint_bodies_size(); ++i) {
    read.complaint_bodies.push_back(
        ReadBody(file.complaint_bodies(i), place.Of("complaint_bodies", i)));
  }
  for (int i = 0; i < file.wider_grounds_size(); ++i) {
    read.wider_grounds.push_back(
        ReadWiderGround(file.wider_grounds(i), place.Of("wider_grounds", i)));
  }
  for (int i = 0; i < file.registries_size(); ++i) {
    read.registries.push_back(
        ReadRegistry(file.registries(i), place.Of("registries", i)));
  }
  for (int i = 0; i < file.minor_consent_size(); ++i) {
    read.minor_consent.push_back(
        ReadMinorConsent(file.minor_consent(i), place.Of("minor_consent", i)));
  }
  if (file.has_survivors()) {
    read.survivors = ReadSurvivors(file.survivors(), place.Of("survivors"));
  }
  if (file.has_authorization_limit()) {
    read.authorization_limit =
        ReadLimit(file.authorization_limit(), place.Of("authorization_limit"));
  }
}

}  // namespace custodia::request::rules
