#include "services/request/policy/condition.h"

#include <algorithm>
#include <vector>

namespace custodia::request::policy {
namespace {

template <typename T>
bool Lists(const std::vector<T>& values, T value) {
  return values.empty() ||
         std::find(values.begin(), values.end(), value) != values.end();
}

bool Allows(Tri wanted, bool fact) {
  return wanted == Tri::kEither || (wanted == Tri::kYes) == fact;
}

bool InRange(const Condition& condition, int copy_number) {
  return condition.copy_number_from <= copy_number &&
         (condition.copy_number_to == 0 ||
          copy_number <= condition.copy_number_to);
}

}  // namespace

bool Matches(const Condition& condition, const CaseFacts& facts) {
  return Lists(condition.holder_types, facts.holder_type) &&
         Lists(condition.payers, facts.payer) &&
         Lists(condition.purposes, facts.purpose) &&
         Lists(condition.access, facts.access) &&
         Lists(condition.media, facts.media) &&
         Allows(condition.records_outside_state, facts.records_outside_state) &&
         Allows(condition.covered_entity, facts.covered_entity) &&
         Allows(condition.inpatient, facts.inpatient) &&
         Allows(condition.medicaid, facts.medicaid) &&
         InRange(condition, facts.copy_number) &&
         (!condition.proof || facts.purpose_proven);
}

}  // namespace custodia::request::policy
