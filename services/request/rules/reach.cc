#include "services/request/rules/reach.h"

#include <algorithm>
#include <string>
#include <vector>

namespace custodia::request::rules {
namespace {

// Covers(a, b): whether `a` matches whenever `b` does. A list matches anything
// where it is empty.
template <typename T>
bool Covers(const std::vector<T>& a, const std::vector<T>& b) {
  if (a.empty()) return true;
  return !b.empty() && std::all_of(b.begin(), b.end(), [&](T value) {
    return std::find(a.begin(), a.end(), value) != a.end();
  });
}

bool Covers(policy::Tri a, policy::Tri b) {
  return a == policy::Tri::kEither || a == b;
}

bool CoversCopies(const policy::Condition& a, const policy::Condition& b) {
  return a.copy_number_from <= std::max(b.copy_number_from, 1) &&
         (a.copy_number_to == 0 ||
          (b.copy_number_to != 0 && b.copy_number_to <= a.copy_number_to));
}

bool Covers(const policy::Condition& a, const policy::Condition& b) {
  return Covers(a.holder_types, b.holder_types) && Covers(a.payers, b.payers) &&
         Covers(a.purposes, b.purposes) && Covers(a.access, b.access) &&
         Covers(a.media, b.media) &&
         Covers(a.records_outside_state, b.records_outside_state) &&
         Covers(a.covered_entity, b.covered_entity) &&
         Covers(a.inpatient, b.inpatient) && Covers(a.medicaid, b.medicaid) &&
         CoversCopies(a, b) && (!a.proof || b.proof);
}

bool Covers(const policy::Source& a, const policy::Source& b) {
  return (!a.effective_from ||
          (b.effective_from && *a.effective_from <= *b.effective_from)) &&
         (!a.effective_to ||
          (b.effective_to && *b.effective_to <= *a.effective_to));
}

bool Covers(const policy::FeeSchedule& a, const policy::FeeSchedule& b) {
  return Covers(a.when, b.when) && Covers(a.source, b.source);
}

bool Covers(const policy::Retention& a, const policy::Retention& b) {
  return a.minor == b.minor &&
         (a.category.empty() || a.category == b.category) &&
         Covers(a.when, b.when) && Covers(a.source, b.source);
}

template <typename Rule>
void Check(const std::vector<Rule>& rules, const std::string& field,
           const Place& place) {
  for (size_t later = 1; later < rules.size(); ++later) {
    for (size_t earlier = 0; earlier < later; ++earlier) {
      if (!Covers(rules[earlier], rules[later])) continue;
      place.Of(field, static_cast<int>(later))
          .Wrong("id",
                 "is never used: an earlier one matches whenever it does");
      break;
    }
  }
}

}  // namespace

void CheckReach(const policy::Jurisdiction& rules, const Place& place) {
  Check(rules.fee_schedules, "fee_schedules", place);
  Check(rules.retentions, "retentions", place);
}

}  // namespace custodia::request::rules
