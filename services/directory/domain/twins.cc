#include "services/directory/domain/twins.h"

#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "services/directory/domain/name_key.h"

namespace custodia::directory {
namespace {

constexpr char kApart = '\n';  // no key has it

// The keys of its names, each with kApart before and behind it.
const std::string& NameKeys(const Organization& organization) {
  return organization.memo.Get(OrganizationText::kNameKeys, [&] {
    std::string keys(1, kApart);
    const auto add = [&](absl::string_view name) {
      const std::string key = OrganizationNameKey(name);
      if (!key.empty()) keys.append(key).push_back(kApart);
    };
    add(organization.display_name);
    for (const std::string& name : organization.other_names) add(name);
    return keys;
  });
}

bool HaveANameInCommon(const Organization& a, const Organization& b) {
  const std::string& of_b = NameKeys(b);
  for (const absl::string_view key :
       absl::StrSplit(NameKeys(a), kApart, absl::SkipEmpty())) {
    if (absl::StrContains(of_b, absl::StrCat("\n", key, "\n"))) return true;
  }
  return false;
}

// The first five characters of its ZIP code, as a number.
uint64_t Zip5(const Organization& organization) {
  uint64_t number = 0;
  for (const char c :
       absl::string_view(organization.address.zip).substr(0, 5)) {
    number = number * 256 + static_cast<unsigned char>(c);
  }
  return number;
}

bool AtOneAddress(const Organization& a, const Organization& b) {
  const std::string& key = AddressKeyOf(a);
  return !key.empty() && key == AddressKeyOf(b);
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
  known_.push_back({&organization, Zip5(organization), settled});
}

const Organization* Twins::NamedInstead(const Organization& organization,
                                        const Organization* found) const {
  const Organization* best = found != nullptr ? found : &organization;
  const uint64_t zip5 = Zip5(organization);
  for (const Known& known : known_) {
    const Organization& other = *known.organization;
    if (known.zip5 != zip5 || other.id == organization.id ||
        !AtOneAddress(organization, other) ||
        !HaveANameInCommon(organization, other)) {
      continue;
    }
    if (known.settled) return &other;
    if (SpeaksBefore(other, *best)) best = &other;
  }
  return best == &organization ? nullptr : best;
}

}  // namespace custodia::directory
