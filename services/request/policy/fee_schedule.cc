#include "services/request/policy/fee_schedule.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/request/policy/condition.h"
#include "services/request/policy/fee_costs.h"
#include "services/request/policy/fee_hipaa.h"

namespace custodia::request::policy {
namespace {

// Prices are summed up in hundredths of a mill, so that each component is
// rounded once, after every percentage.
constexpr int64_t kPerMill = 100;
constexpr int64_t kPerCent = 1000;
constexpr int kWhole = 100;  // percent

template <typename T>
bool Has(const std::vector<T>& list, T value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// Whether all matches but who pays. A fact that the question does not tell
// matches nothing.
bool MatchesCopy(Condition when, const FeeQuestion& question) {
  when.payers.clear();
  return when.records_outside_state == Tri::kEither &&
         when.inpatient == Tri::kEither &&
         Matches(when, {.holder_type = question.holder_type,
                        .purpose = question.purpose,
                        .access = Access::kCopy,
                        .media = question.media,
                        .covered_entity = question.covered_entity,
                        .medicaid = question.medicaid,
                        .copy_number = question.copy_number,
                        .purpose_proven = question.purpose_proven});
}

// Sets the status and the schedule.
StateFee Choose(const Jurisdiction& state, const FeeQuestion& question) {
  StateFee fee;
  for (const FeeSchedule& schedule : state.fee_schedules) {
    if (!schedule.source.InForce(question.request_date) ||
        !MatchesCopy(schedule.when, question)) {
      continue;
    }
    const std::vector<Payer>& payers = schedule.when.payers;
    if (payers.empty() || Has(payers, question.payer)) {
      fee.status = schedule.no_cap          ? CapStatus::kNoCap
                   : schedule.price_unknown ? CapStatus::kUnknown
                                            : CapStatus::kKnown;
      fee.schedule = &schedule;
      return fee;
    }
    if (fee.schedule == nullptr) {
      fee.status = CapStatus::kNotApplicable;
      fee.schedule = &schedule;
    }
  }
  return fee;
}

int64_t PriceOfPages(const FeeSchedule& schedule, int pages) {
  int64_t mills = 0;
  for (const Tier& tier : schedule.tiers) {
    if (pages < tier.from_page) break;
    const int last = tier.to_page == 0 ? pages : std::min(pages, tier.to_page);
    mills += tier.flat ? *tier.flat * 10
                       : (last - tier.from_page + 1) * tier.per_page_mills;
  }
  if (pages > 0) mills = std::max(mills, schedule.minimum * 10);
  return mills * kPerMill;
}

int UnitsOf(FeeKind kind, const FeeQuestion& question) {
  switch (kind) {
    case FeeKind::kNonPaper:
      return question.non_paper_units;
    case FeeKind::kSearch:
      return question.years_searched;
    default:
      return 1;
  }
}

// Whether this copy has what the component is for.
bool Arises(FeeKind kind, const FeeQuestion& question) {
  switch (kind) {
    case FeeKind::kCertification:
      return question.certified;
    case FeeKind::kNonPaper:
      return question.non_paper_units > 0;
    case FeeKind::kPortableMedia:
      return question.portable_media_requested;
    case FeeKind::kSummary:
      return ActualCost(kind, question) > 0;
    case FeeKind::kFlatElectronic:
      return question.media == Media::kElectronic;
    // Nobody else tells of these.
    case FeeKind::kRush:
    case FeeKind::kOther:
      return Quoted(kind, question) > 0;
    default:
      return true;
  }
}

// What is charged at actual cost, at most `limit` where it is not 0. Where the
// cost is not told that is the limit, or nothing where there is none.
std::optional<Cents> ActualPrice(FeeKind kind, Cents limit,
                                 const FeeQuestion& question) {
  const Cents cost = ActualCost(kind, question);
  if (kind != FeeKind::kPostage && cost == 0) {
    if (limit == 0) return std::nullopt;
    return limit;
  }
  return limit == 0 ? cost : std::min(cost, limit);
}

const char* NameOf(FeeKind kind) {
  switch (kind) {
    case FeeKind::kCopyingLabor:
      return "charge for labor";
    case FeeKind::kSupplies:
      return "charge for supplies";
    case FeeKind::kNonPaper:
      return "film";
    case FeeKind::kCertification:
      return "certification";
    case FeeKind::kSearch:
      return "search";
    case FeeKind::kPortableMedia:
      return "medium";
    case FeeKind::kTax:
      return "tax";
    default:
      return "part";
  }
}

class Pricer {
 public:
  Pricer(const FeeQuestion& question, StateFee fee)
      : question_(question),
        schedule_(*fee.schedule),
        fee_(std::move(fee)),
        pages_(PriceOfPages(schedule_, question_.pages)) {}

  StateFee Price() {
    Add(FeeKind::kPages, pages_, question_.pages);
    for (const Component& component : schedule_.components) {
      if (MayCharge(component)) AddComponent(component);
    }
    AddSilent(FeeKind::kPostage, schedule_.postage_excluded);
    // A schedule prices copies; what summary was agreed on is apart.
    AddSilent(FeeKind::kSummary, !HipaaLimits(question_));
    AddCaps();
    AddWhatIsOnlyCapped();
    return std::move(fee_);
  }

 private:
  bool MayCharge(const Component& component) const {
    if (Has(component.not_for, question_.payer) ||
        !Arises(component.kind, question_)) {
      return false;
    }
    return IsComparable(component.kind, question_);
  }

  void Add(FeeKind kind, int64_t price, int units = 0) {
    const int percent =
        schedule_.percent_of_total == 0 ? kWhole : schedule_.percent_of_total;
    const Cents amount = RoundHalfUp(price * percent, kPerCent * kWhole);
    if (amount == 0) return;
    fee_.items.push_back({.kind = kind,
                          .amount = amount,
                          .units = units,
                          .allowed = true,
                          .citation = schedule_.source.citation});
  }

  void AddComponent(const Component& component) {
    if (component.percent != 0) {
      Add(component.kind, pages_ * component.percent / kWhole);
      return;
    }
    const int units =
        component.per_unit ? UnitsOf(component.kind, question_) : 0;
    const Cents amount = component.amount * (component.per_unit ? units : 1);
    const std::optional<Cents> price =
        component.actual ? ActualPrice(component.kind, amount, question_)
                         : amount;
    if (price) {
      Add(component.kind, *price * kPerCent, units);
    } else {
      fee_.not_modelled.push_back(
          absl::StrCat("A ", NameOf(component.kind),
                       " at actual cost is left out: it was not told."));
    }
  }

  void AddSilent(FeeKind kind, bool excluded) {
    if (excluded) return;
    for (const Component& component : schedule_.components) {
      if (component.kind == kind) return;
    }
    Add(kind, ActualCost(kind, question_) * kPerCent);
  }

  bool Applies(const Cap& cap) const {
    return question_.pages >= cap.from_pages &&
           (cap.up_to_pages == 0 || question_.pages <= cap.up_to_pages) &&
           (!cap.no_records || question_.no_records_available);
  }

  void AddCaps() {
    for (const Cap& cap : schedule_.caps) {
      if (!Applies(cap)) continue;
      std::set<FeeKind> kinds(cap.kinds.begin(), cap.kinds.end());
      const bool first = std::none_of(
          fee_.caps.begin(), fee_.caps.end(),
          [&](const JointCap& other) { return other.kinds == kinds; });
      if (first) fee_.caps.push_back({std::move(kinds), AmountOf(cap)});
    }
    // A wide cap cuts what the narrow ones have left.
    std::stable_sort(fee_.caps.begin(), fee_.caps.end(),
                     [](const JointCap& a, const JointCap& b) {
                       if (a.kinds.empty() || b.kinds.empty()) {
                         return !a.kinds.empty();
                       }
                       return a.kinds.size() < b.kinds.size();
                     });
  }

  Cents AmountOf(const Cap& cap) const {
    const int over = std::max(0, question_.pages - cap.pages_over);
    const int64_t price =
        cap.amount * kPerCent + over * cap.per_page_over_mills * kPerMill;
    const int percent =
        schedule_.percent_of_total == 0 ? kWhole : schedule_.percent_of_total;
    return RoundHalfUp(price * percent, kPerCent * kWhole);
  }

  // NH, NV: a total and no prices, so the copy may cost all of it.
  void AddWhatIsOnlyCapped() {
    if (!schedule_.tiers.empty() || fee_.caps.empty()) return;
    if (!fee_.caps.back().kinds.empty()) return;
    for (const FeeItem& item : fee_.items) {
      if (item.kind != FeeKind::kPostage && item.kind != FeeKind::kSummary) {
        return;
      }
    }
    fee_.only_capped = true;
    fee_.items.insert(fee_.items.begin(),
                      {.kind = FeeKind::kPages,
                       .amount = fee_.caps.back().amount,
                       .units = question_.pages,
                       .allowed = true,
                       .citation = schedule_.source.citation});
  }

  const FeeQuestion& question_;
  const FeeSchedule& schedule_;
  StateFee fee_;
  const int64_t pages_;  // hundredths of a mill
};

}  // namespace

StateFee PriceBySchedule(const Ruleset& rules, const FeeQuestion& question) {
  const Jurisdiction* state = rules.Find(question.state);
  if (state == nullptr) return {};
  StateFee fee = Choose(*state, question);
  if (fee.schedule == nullptr || fee.status == CapStatus::kNotApplicable) {
    return fee;
  }
  fee.not_modelled = fee.schedule->not_modelled;
  if (fee.status != CapStatus::kKnown || fee.schedule->free) return fee;
  return Pricer(question, std::move(fee)).Price();
}

std::vector<FeeItem> WithinCaps(std::vector<FeeItem> lines,
                                const std::vector<JointCap>& caps) {
  for (const JointCap& cap : caps) {
    const auto apart = std::stable_partition(
        lines.begin(), lines.end(), [&](const FeeItem& line) {
          return cap.kinds.empty() || cap.kinds.contains(line.kind);
        });
    std::vector<FeeItem> capped(lines.begin(), apart);
    Trim(capped, cap.amount);
    capped.insert(capped.end(), apart, lines.end());
    lines = std::move(capped);
  }
  return lines;
}

bool ScheduleAllows(const FeeSchedule& schedule, FeeKind kind, Payer payer) {
  if (kind == FeeKind::kUnpaidCare || schedule.free) return false;
  for (const Component& component : schedule.components) {
    if (component.kind == kind) return !Has(component.not_for, payer);
  }
  if (kind == FeeKind::kPostage) return !schedule.postage_excluded;
  // No cap at all, or one on the total: whatever is charged is in it.
  const bool priced = !schedule.tiers.empty() || !schedule.components.empty();
  return !priced || (kind == FeeKind::kPages && !schedule.tiers.empty());
}

}  // namespace custodia::request::policy
