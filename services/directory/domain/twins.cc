#include "services/directory/domain/twins.h"

#include <set>
#include <string>

#include "absl/strings/string_view.h"
#include "services/directory/domain/name_key.h"

namespace custodia::directory {
namespace {

std::set<std::string> NameKeys(const Organization& organization) {
  std::set<std::string> keys = {OrganizationNameKey(organization.display_name)};
  for (const std::string& name : organization.other_names) {
    keys.insert(OrganizationNameKey(name));
  }
  keys.erase("");
  return keys;
}

bool HaveANameInCommon(const Organization& a, const Organization& b) {
  const std::set<std::string> of_b = NameKeys(b);
  for (const std::string& key : NameKeys(a)) {
    if (of_b.contains(key)) return true;
  }
  return false;
}

absl::string_view Zip5(const Organization& organization) {
  return absl::string_view(organization.address.zip).substr(0, 5);
}

// To normalize an address costs more than all the rest.
bool AtOneAddress(const Organization& a, const Organization& b) {
  if (Zip5(a) != Zip5(b)) return false;
  const std::string key = AddressKey(a.address);
  return !key.empty() && key == AddressKey(b.address);
}

bool StatusKnown(const Organization& organization) {
  return organization.status == OrganizationStatus::kOperating ||
         organization.status == OrganizationStatus::kClosed;
}

bool SpeaksBefore(const Organization& a, const Organization& b) {
  const bool of_a = StatusKnown(a);
  const bool of_b = StatusKnown(b);
  if (of_a != of_b) return of_a;
  const Weight weight_a = WeightOf(a.evidence);
  const Weight weight_b = WeightOf(b.evidence);
  if (weight_a != weight_b) return weight_a > weight_b;
  return a.id < b.id;
}

}  // namespace

void Twins::Add(const Organization& organization, bool settled) {
  known_.push_back({&organization, settled});
}

const Organization* Twins::NamedInstead(
    const Organization& organization) const {
  const Organization* best = &organization;
  for (const Known& known : known_) {
    const Organization& other = *known.organization;
    if (other.id == organization.id || !AtOneAddress(organization, other) ||
        !HaveANameInCommon(organization, other)) {
      continue;
    }
    if (known.settled) return &other;
    if (SpeaksBefore(other, *best)) best = &other;
  }
  return best == &organization ? nullptr : best;
}

}  // namespace custodia::directory
