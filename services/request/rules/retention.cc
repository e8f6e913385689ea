#include "services/request/rules/retention.h"

#include <algorithm>
#include <iterator>

#include "services/request/rules/condition.h"
#include "services/request/rules/enums.h"
#include "services/request/rules/values.h"

namespace custodia::request::rules {
namespace {

using R = proto::Retention;
using policy::RetentionTrigger;
static_assert(Same(RetentionTrigger::kLastEncounter, R::LAST_ENCOUNTER));
static_assert(Same(RetentionTrigger::kDischarge, R::DISCHARGE));
static_assert(Same(RetentionTrigger::kCreated, R::CREATED));

using H = proto::HoldRule;
using policy::HoldKind;
static_assert(Same(HoldKind::kLitigation, H::LITIGATION));
static_assert(Same(HoldKind::kOpenRequest, H::OPEN_REQUEST));
static_assert(Same(HoldKind::kOpenAmendment, H::OPEN_AMENDMENT));
static_assert(Same(HoldKind::kOpenAccounting, H::OPEN_ACCOUNTING));
static_assert(Same(HoldKind::kOpenAccounting, H::Kind_MAX));

// The names of custodia.request.v1.RecordsSought.Category that stand for a part
// of a record.
constexpr absl::string_view kCategories[] = {
    "DOCTOR_NOTES",  "TEST_RESULTS",       "LAB_REPORTS", "IMAGING",
    "BILLING",       "IMMUNIZATIONS",      "MEDICATIONS", "OTHER",
    "SUBSTANCE_USE", "PSYCHOTHERAPY_NOTES"};

}  // namespace

policy::Retention ReadRetention(const proto::Retention& retention,
                                const Place& place) {
  if (!IsRetentionExpression(retention.expression())) {
    place.Wrong("expression",
                "must be last+Ny, created+Ny, age:N, majority+Ny, max(e,e) or "
                "min(e,e)");
  }
  place.Require("trigger", retention.trigger() != 0);
  if (!retention.category().empty() &&
      std::find(std::begin(kCategories), std::end(kCategories),
                retention.category()) == std::end(kCategories)) {
    place.Wrong("category", "must be a RecordsSought category");
  }
  if (retention.after_death_years() < 0) {
    place.Wrong("after_death_years", "must not be below zero");
  }
  return {.id = retention.id(),
          .when = ReadCondition(retention.when(), place.Of("when")),
          .minor = retention.minor(),
          .expression = retention.expression(),
          .trigger = static_cast<RetentionTrigger>(retention.trigger()),
          .category = retention.category(),
          .after_death_years = retention.after_death_years(),
          .source = ReadSource(retention.source(), place.Of("source"))};
}

policy::HoldRule ReadHoldRule(const proto::HoldRule& rule, const Place& place) {
  place.Require("kind", rule.kind() != 0);
  return {.id = rule.id(),
          .kind = static_cast<HoldKind>(rule.kind()),
          .when = ReadCondition(rule.when(), place.Of("when")),
          .source = ReadSource(rule.source(), place.Of("source"))};
}

}  // namespace custodia::request::rules
