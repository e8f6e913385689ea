#include "services/request/rules/period.h"

#include "services/request/rules/condition.h"
#include "services/request/rules/enums.h"

namespace custodia::request::rules {
namespace {

using P = proto::Period;
static_assert(Same(policy::Clock::kAccess, P::ACCESS));
static_assert(Same(policy::Clock::kAmendment, P::AMENDMENT));
static_assert(Same(policy::Clock::kAccounting, P::ACCOUNTING));
static_assert(Same(policy::Unit::kCalendarDays, P::CALENDAR_DAYS));
static_assert(Same(policy::Unit::kBusinessDays, P::BUSINESS_DAYS));
static_assert(Same(policy::Unit::kHours, P::HOURS));
static_assert(Same(policy::ExtensionRule::kNone, P::NONE));
static_assert(Same(policy::ExtensionRule::kAllowed, P::ALLOWED));

}  // namespace

policy::Period ReadPeriod(const proto::Period& period, const Place& place) {
  place.Require("clock", period.clock() != 0);
  place.Require("unit", period.unit() != 0);
  if (period.limit() <= 0) place.Wrong("limit", "must be above zero");
  if (period.extension() != P::ALLOWED && period.extended_limit() != 0) {
    place.Wrong("extended_limit", "goes with extension: ALLOWED alone");
  } else if (period.extension() == P::ALLOWED &&
             period.extended_limit() <= period.limit()) {
    place.Wrong("extended_limit", "must be above the limit");
  }
  return {.id = period.id(),
          .clock = static_cast<policy::Clock>(period.clock()),
          .when = ReadCondition(period.when(), place.Of("when")),
          .limit = period.limit(),
          .unit = static_cast<policy::Unit>(period.unit()),
          .extension = static_cast<policy::ExtensionRule>(period.extension()),
          .extended_limit = period.extended_limit(),
          .source = ReadSource(period.source(), place.Of("source"))};
}

}  // namespace custodia::request::rules
