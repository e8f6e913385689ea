#include "services/request/policy/fee_hipaa.h"

#include "services/request/policy/fee_costs.h"

namespace custodia::request::policy {
namespace {

// HHS FAQ 2030: all labor, supplies and postage.
constexpr Cents kFlatFee = 650;

constexpr char kLabor[] = "45 CFR 164.524(c)(4)(i)";
constexpr char kSupplies[] = "45 CFR 164.524(c)(4)(ii)";
constexpr char kPostage[] = "45 CFR 164.524(c)(4)(iii)";
constexpr char kSummary[] = "45 CFR 164.524(c)(4)(iv)";
constexpr char kFlat[] = "45 CFR 164.524(c)(4); HHS FAQ 2029 and 2030";
constexpr char kNoOthers[] =
    "45 CFR 164.524(c)(4); HHS guidance on the right of access: only copying "
    "labor, supplies, postage and an agreed summary";
constexpr char kNoPages[] =
    "45 CFR 164.524(c)(4); HHS guidance on the right of access: no fee per "
    "page for electronic copies of electronically held records";
constexpr char kNoUnpaidCare[] =
    "HHS guidance on the right of access: access does not wait for the "
    "payment of care";

constexpr int kMinutesPerHour = 60;

// What the question tells of a cost; 0: nothing.
Cents ToldCost(FeeKind kind, const FeeQuestion& question) {
  switch (kind) {
    case FeeKind::kCopyingLabor:
      // AVERAGE is a schedule of average labor.
      if (question.method == FeeMethod::kAverage) return question.average_cost;
      return RoundHalfUp(question.labor_minutes * question.labor_hourly_rate,
                         kMinutesPerHour);
    case FeeKind::kSupplies:
      return question.supplies;
    case FeeKind::kPostage:
      return question.postage;
    case FeeKind::kSummary:
      return question.agreed_summary;
    default:
      return 0;
  }
}

// Paper is a supply; of an electronic copy only media that were asked for.
bool MayHaveSupplies(const FeeQuestion& question) {
  return question.media != Media::kElectronic ||
         question.portable_media_requested;
}

void AddLine(HipaaFee& fee, FeeKind kind, Cents amount, const char* citation) {
  if (amount == 0) return;
  fee.items.push_back(
      {.kind = kind, .amount = amount, .allowed = true, .citation = citation});
}

Cents SuppliesCost(const FeeQuestion& question) {
  if (!MayHaveSupplies(question)) return 0;
  if (question.supplies > 0) return question.supplies;
  return ActualCost(FeeKind::kSupplies, question) +
         ActualCost(FeeKind::kPortableMedia, question);
}

KindRule RuleOfKind(FeeKind kind, const FeeQuestion& question) {
  switch (kind) {
    case FeeKind::kPages:
      if (ElectronicFromElectronic(question)) return {false, kNoPages};
      return {true, kLabor};
    case FeeKind::kCopyingLabor:
    case FeeKind::kNonPaper:
      return {true, kLabor};
    case FeeKind::kSupplies:
      return {MayHaveSupplies(question), kSupplies};
    case FeeKind::kPortableMedia:
      return {question.media == Media::kElectronic &&
                  question.portable_media_requested,
              kSupplies};
    case FeeKind::kPostage:
      return {true, kPostage};
    case FeeKind::kSummary:
      return {question.agreed_summary > 0, kSummary};
    case FeeKind::kFlatElectronic:
      return {ElectronicFromElectronic(question), kFlat};
    case FeeKind::kUnpaidCare:
      return {false, kNoUnpaidCare};
    default:
      return {false, kNoOthers};
  }
}

HipaaFee FlatFee() {
  HipaaFee fee{.known = true};
  AddLine(fee, FeeKind::kFlatElectronic, kFlatFee, kFlat);
  fee.basis.push_back({.rule = "R-FEE-03",
                       .citation = kFlat,
                       .confidence = Confidence::kMedium,
                       .explanation = "The holder chose the flat fee, with "
                                      "supplies and postage in it."});
  return fee;
}

HipaaFee CostOf(const FeeQuestion& question) {
  HipaaFee fee;
  AddLine(fee, FeeKind::kCopyingLabor,
          ActualCost(FeeKind::kCopyingLabor, question), kLabor);
  AddLine(fee, FeeKind::kSupplies, SuppliesCost(question), kSupplies);
  // Who names a method says that these are all the costs of copying; nothing
  // said is not a cost of nothing.
  fee.known = !fee.items.empty() || question.method == FeeMethod::kActual ||
              question.method == FeeMethod::kAverage;
  AddLine(fee, FeeKind::kPostage, ActualCost(FeeKind::kPostage, question),
          kPostage);
  fee.basis.push_back(
      {.rule = "R-FEE-01",
       .citation = "45 CFR 164.524(c)(4)",
       .confidence = Confidence::kHigh,
       .explanation =
           fee.known ? "Copying labor, supplies, postage and an agreed summary "
                       "at their cost; nothing else."
                     : "The holder's cost of copying was not told."});
  if (question.method == FeeMethod::kFlat) {
    fee.basis.push_back({.rule = "R-FEE-03",
                         .citation = kFlat,
                         .confidence = Confidence::kMedium,
                         .explanation =
                             "The flat fee is only for electronic copies of "
                             "electronically held records."});
  }
  return fee;
}

// Whether the quote has a flat fee that holds what `kind` is for (R-FEE-03).
bool InsideFlatFee(FeeKind kind, const FeeQuestion& question) {
  return PartOf(kind, question) == FeeKind::kPages &&
         kind != FeeKind::kFlatElectronic && FlatFeeChosen(question) &&
         Quoted(FeeKind::kFlatElectronic, question) > 0;
}

}  // namespace

KindRule HipaaRule(FeeKind kind, const FeeQuestion& question) {
  KindRule rule = RuleOfKind(kind, question);
  if (rule.allowed && InsideFlatFee(kind, question)) return {false, kFlat};
  return rule;
}

Cents ActualCost(FeeKind kind, const FeeQuestion& question) {
  const Cents told = ToldCost(kind, question);
  if (told > 0) return told;
  if (HipaaLimits(question) && !HipaaRule(kind, question).allowed) return 0;
  return Quoted(kind, question);
}

HipaaFee PriceByHipaa(const FeeQuestion& question) {
  HipaaFee fee = FlatFeeChosen(question) ? FlatFee() : CostOf(question);
  AddLine(fee, FeeKind::kSummary, question.agreed_summary, kSummary);
  return fee;
}

}  // namespace custodia::request::policy
