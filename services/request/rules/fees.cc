#include "services/request/rules/fees.h"

#include <set>
#include <string>
#include <vector>

#include "services/request/rules/condition.h"
#include "services/request/rules/enums.h"
#include "services/request/rules/values.h"

namespace custodia::request::rules {
namespace {

constexpr absl::string_view kNotDollars =
    "must be dollars with two decimals, e.g. 12.50";

using policy::FeeKind;
static_assert(Same(FeeKind::kPages, proto::PAGES));
static_assert(Same(FeeKind::kCopyingLabor, proto::COPYING_LABOR));
static_assert(Same(FeeKind::kSupplies, proto::SUPPLIES));
static_assert(Same(FeeKind::kPostage, proto::POSTAGE));
static_assert(Same(FeeKind::kSearch, proto::SEARCH));
static_assert(Same(FeeKind::kHandling, proto::HANDLING));
static_assert(Same(FeeKind::kCertification, proto::CERTIFICATION));
static_assert(Same(FeeKind::kPortableMedia, proto::PORTABLE_MEDIA));
static_assert(Same(FeeKind::kSummary, proto::SUMMARY));
static_assert(Same(FeeKind::kFlatElectronic, proto::FLAT_ELECTRONIC));
static_assert(Same(FeeKind::kNonPaper, proto::NON_PAPER));
static_assert(Same(FeeKind::kTax, proto::TAX));
static_assert(Same(FeeKind::kRush, proto::RUSH));
static_assert(Same(FeeKind::kOther, proto::OTHER));

// Returns 0 where `text` is empty.
policy::Cents ReadDollars(const std::string& text, const std::string& field,
                          const Place& place) {
  if (text.empty()) return 0;
  const std::optional<policy::Cents> cents = ParseDollars(text);
  if (!cents) place.Wrong(field, kNotDollars);
  return cents.value_or(0);
}

int64_t ReadMills(const std::string& text, const std::string& field,
                  const Place& place) {
  if (text.empty()) return 0;
  const std::optional<int64_t> mills = ParseMills(text);
  if (!mills) {
    place.Wrong(field, "must be dollars with two or three decimals");
  }
  return mills.value_or(0);
}

policy::Tier ReadTier(const proto::Tier& tier, const Place& place) {
  if (tier.per_page().empty() == tier.flat().empty()) {
    place.Wrong("per_page", "either this or flat is required, not both");
  }
  policy::Tier read{
      .from_page = tier.from_page(),
      .to_page = tier.to_page(),
      .per_page_mills = ReadMills(tier.per_page(), "per_page", place)};
  if (!tier.flat().empty()) {
    read.flat = ReadDollars(tier.flat(), "flat", place);
  }
  return read;
}

// Every page belongs to exactly one tier.
std::vector<policy::Tier> ReadTiers(const proto::FeeSchedule& schedule,
                                    const Place& place) {
  std::vector<policy::Tier> tiers;
  int next = 1;
  for (int i = 0; i < schedule.tiers_size(); ++i) {
    const proto::Tier& tier = schedule.tiers(i);
    const Place at = place.Of("tiers", i);
    if (next == 0) {
      at.Wrong("from_page", "no tier may follow one without an end");
    } else if (tier.from_page() != next) {
      at.Wrong("from_page", i == 0 ? "the first tier must begin at page 1"
                                   : "must be the page after the last tier");
    }
    if (tier.to_page() != 0 && tier.to_page() < tier.from_page()) {
      at.Wrong("to_page", "must not be before from_page");
    }
    next = tier.to_page() == 0 ? 0 : tier.to_page() + 1;
    tiers.push_back(ReadTier(tier, at));
  }
  if (!tiers.empty() && tiers.back().to_page != 0) {
    place.Of("tiers", schedule.tiers_size() - 1)
        .Wrong("to_page", "the last tier must have no end");
  }
  return tiers;
}

policy::Component ReadComponent(const proto::Component& component,
                                const Place& place) {
  place.Require("kind", component.kind() != 0);
  if (component.kind() == proto::PAGES) {
    place.Wrong("kind", "pages are priced by tiers");
  }
  const bool fixed = !component.amount().empty();
  if (component.percent() < 0 || component.percent() > 100) {
    place.Wrong("percent", "must be 1 to 100");
  } else if (component.percent() != 0) {
    if (fixed || component.actual()) {
      place.Wrong("percent", "must stand without amount and actual");
    }
  } else if (!fixed && !component.actual()) {
    place.Wrong("amount", "an amount, actual or percent is required");
  }
  if (component.per_unit() && !fixed) {
    place.Wrong("per_unit", "needs an amount");
  }
  return {.kind = static_cast<FeeKind>(component.kind()),
          .amount = ReadDollars(component.amount(), "amount", place),
          .per_unit = component.per_unit(),
          .actual = component.actual(),
          .percent = component.percent(),
          .not_for =
              ReadEnums<policy::Payer>(component.not_for(), "not_for", place)};
}

std::vector<policy::Component> ReadComponents(
    const proto::FeeSchedule& schedule, const Place& place) {
  std::vector<policy::Component> components;
  std::set<FeeKind> kinds;
  for (int i = 0; i < schedule.components_size(); ++i) {
    const Place at = place.Of("components", i);
    components.push_back(ReadComponent(schedule.components(i), at));
    if (!kinds.insert(components.back().kind).second) {
      at.Wrong("kind", "is listed twice");
    }
    if (schedule.postage_excluded() &&
        components.back().kind == FeeKind::kPostage) {
      at.Wrong("kind", "postage is both listed and excluded");
    }
  }
  return components;
}

policy::Cap ReadCap(const proto::Cap& cap, const Place& place) {
  place.Require("amount", !cap.amount().empty());
  if (cap.from_pages() < 0) {
    place.Wrong("from_pages", "must not be below zero");
  }
  if (cap.up_to_pages() < 0 ||
      (cap.up_to_pages() != 0 && cap.up_to_pages() < cap.from_pages())) {
    place.Wrong("up_to_pages", "must not be before from_pages");
  }
  if (cap.per_page_over().empty() != (cap.pages_over() == 0)) {
    place.Wrong("pages_over", "goes with per_page_over, above zero");
  }
  return {.kinds = ReadEnums<FeeKind>(cap.kinds(), "kinds", place),
          .from_pages = cap.from_pages(),
          .up_to_pages = cap.up_to_pages(),
          .amount = ReadDollars(cap.amount(), "amount", place),
          .per_page_over_mills =
              ReadMills(cap.per_page_over(), "per_page_over", place),
          .pages_over = cap.pages_over(),
          .no_records = cap.no_records()};
}

// A schedule prices something, is free, has no cap or a price that was not
// seen: one of the four.
void CheckSense(const proto::FeeSchedule& schedule, const Place& place) {
  const bool prices = schedule.tiers_size() + schedule.components_size() +
                              schedule.caps_size() +
                              schedule.percent_of_total() >
                          0 ||
                      !schedule.minimum().empty();
  if (schedule.free() &&
      (prices || schedule.no_cap() || schedule.price_unknown())) {
    place.Wrong("free", "must stand without prices, no_cap and price_unknown");
  } else if (schedule.no_cap() && (prices || schedule.price_unknown())) {
    place.Wrong("no_cap", "must stand without prices and price_unknown");
  } else if (schedule.price_unknown() && prices) {
    place.Wrong("price_unknown", "must stand without prices");
  } else if (!schedule.free() && !schedule.no_cap() &&
             !schedule.price_unknown() && !prices) {
    place.Wrong("tiers",
                "tiers, components, caps, free, no_cap or price_unknown is "
                "required");
  }
  if (schedule.percent_of_total() < 0 || schedule.percent_of_total() > 100) {
    place.Wrong("percent_of_total", "must be 0 to 100");
  }
}

}  // namespace

policy::FeeSchedule ReadFeeSchedule(const proto::FeeSchedule& schedule,
                                    const Place& place) {
  CheckSense(schedule, place);
  policy::FeeSchedule read{
      .id = schedule.id(),
      .when = ReadCondition(schedule.when(), place.Of("when")),
      .free = schedule.free(),
      .no_cap = schedule.no_cap(),
      .price_unknown = schedule.price_unknown(),
      .tiers = ReadTiers(schedule, place),
      .components = ReadComponents(schedule, place),
      .minimum = ReadDollars(schedule.minimum(), "minimum", place),
      .percent_of_total = schedule.percent_of_total(),
      .postage_excluded = schedule.postage_excluded(),
      .not_modelled = {schedule.not_modelled().begin(),
                       schedule.not_modelled().end()},
      .source = ReadSource(schedule.source(), place.Of("source"))};
  for (int i = 0; i < schedule.caps_size(); ++i) {
    read.caps.push_back(ReadCap(schedule.caps(i), place.Of("caps", i)));
  }
  return read;
}

}  // namespace custodia::request::rules
