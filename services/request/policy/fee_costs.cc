#include "services/request/policy/fee_costs.h"

#include <algorithm>

namespace custodia::request::policy {

int64_t RoundHalfUp(int64_t numerator, int64_t denominator) {
  return (2 * numerator + denominator) / (2 * denominator);
}

bool HipaaLimits(const FeeQuestion& question) {
  return question.covered_entity &&
         (question.payer == Payer::kIndividual ||
          question.payer == Payer::kPersonalRepresentative);
}

bool ElectronicFromElectronic(const FeeQuestion& question) {
  return question.media == Media::kElectronic && question.held_electronically;
}

bool FlatFeeChosen(const FeeQuestion& question) {
  if (!ElectronicFromElectronic(question)) return false;
  if (question.method != FeeMethod::kUnspecified) {
    return question.method == FeeMethod::kFlat;
  }
  return Quoted(FeeKind::kFlatElectronic, question) > 0;
}

FeeKind PartOf(FeeKind kind, const FeeQuestion& question) {
  if (!HipaaLimits(question)) return kind;
  switch (kind) {
    case FeeKind::kCopyingLabor:
    case FeeKind::kSupplies:
    case FeeKind::kPortableMedia:
    case FeeKind::kFlatElectronic:
    case FeeKind::kNonPaper:
      return FeeKind::kPages;
    case FeeKind::kPostage:
      return FlatFeeChosen(question) ? FeeKind::kPages : kind;
    default:
      return kind;
  }
}

bool IsComparable(FeeKind kind, const FeeQuestion& question) {
  if (!HipaaLimits(question)) return true;
  const FeeKind part = PartOf(kind, question);
  return part == FeeKind::kPages || part == FeeKind::kPostage ||
         part == FeeKind::kSummary;
}

std::vector<FeeItem> LinesOf(const std::vector<FeeItem>& lines, FeeKind part,
                             const FeeQuestion& question) {
  std::vector<FeeItem> found;
  for (const FeeItem& line : lines) {
    if (PartOf(line.kind, question) == part) found.push_back(line);
  }
  return found;
}

Cents Total(const std::vector<FeeItem>& lines) {
  Cents total = 0;
  for (const FeeItem& line : lines) total += line.amount;
  return total;
}

void Trim(std::vector<FeeItem>& lines, Cents limit) {
  Cents over = Total(lines) - limit;
  while (over > 0 && !lines.empty()) {
    const Cents cut = std::min(over, lines.back().amount);
    lines.back().amount -= cut;
    over -= cut;
    if (lines.back().amount == 0) lines.pop_back();
  }
}

Cents Quoted(FeeKind kind, const FeeQuestion& question) {
  Cents total = 0;
  for (const FeeItem& item : question.quoted_items) {
    if (item.kind == kind) total += item.amount;
  }
  return total;
}

}  // namespace custodia::request::policy
