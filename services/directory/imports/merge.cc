#include "services/directory/imports/merge.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "services/directory/domain/evidence.h"

namespace custodia::directory {
namespace {

// How far the incoming row's word on a field goes.
enum class Say {
  kFill,    // where nothing is known
  kPrefer,  // before what is known, where the row says something
  kSettle,  // it alone decides
};

bool SameRow(const Evidence& a, const Evidence& b) {
  return a.source == b.source && a.source_row == b.source_row;
}

// The day of which a source speaks.
const PartialDate& DayOf(const Evidence& evidence) {
  return evidence.date.known() ? evidence.date : evidence.verified_on;
}

bool IsOlder(const Evidence& a, const Evidence& b) {
  return DayOf(a).known() && DayOf(b).known() && DayOf(a) < DayOf(b);
}

const Evidence* FindRow(const std::vector<Evidence>& stored,
                        const Evidence& row) {
  for (const Evidence& evidence : stored) {
    if (SameRow(evidence, row)) return &evidence;
  }
  return nullptr;
}

bool IsStale(const std::vector<Evidence>& stored, const Evidence& row) {
  const Evidence* const before = FindRow(stored, row);
  return before != nullptr && IsOlder(row, *before);
}

// `speaks` tells which of the stored sources spoke of the field.
template <typename Speaks>
Say SayOf(const std::vector<Evidence>& stored, const Evidence& row,
          Speaks speaks) {
  if (IsStale(stored, row)) return Say::kFill;
  const Evidence* const before = FindRow(stored, row);
  const bool repeats = before != nullptr && !IsOlder(*before, row);
  Say say = Say::kSettle;
  for (const Evidence& other : stored) {
    if (SameRow(other, row) || !speaks(other)) continue;
    // Two equals that contradict must not take turns with every import.
    const bool holds =
        other.grade == row.grade && (repeats || IsOlder(row, other));
    if (other.grade > row.grade || holds) return Say::kFill;
    say = Say::kPrefer;
  }
  return say;
}

Say SayOf(const std::vector<Evidence>& stored, const Evidence& row) {
  return SayOf(stored, row, [](const Evidence&) { return true; });
}

Say SayOfStatus(const std::vector<Evidence>& stored, const Evidence& row) {
  if (row.source == kNppes) return Say::kFill;
  return SayOf(stored, row, [](const Evidence& evidence) {
    return evidence.source != kNppes;
  });
}

bool SaysLittle(const std::string& value) { return value.empty(); }
bool SaysLittle(const PartialDate& value) { return !value.known(); }
bool SaysLittle(const Address& value) { return value.empty(); }
bool SaysLittle(const PersonName& value) { return value.family.empty(); }
bool SaysLittle(OrganizationType value) {
  return value == OrganizationType::kUnspecified ||
         value == OrganizationType::kOtherFacility;
}
bool SaysLittle(OrganizationStatus value) {
  return value == OrganizationStatus::kUnspecified ||
         value == OrganizationStatus::kUnknown;
}
bool SaysLittle(PractitionerStatus value) {
  return value == PractitionerStatus::kUnspecified;
}
template <typename T>
bool SaysLittle(const std::vector<T>& value) {
  return value.empty();
}

template <typename T>
void Settle(Say say, T& field, const T& incoming) {
  if (say == Say::kSettle || (say == Say::kPrefer && !SaysLittle(incoming)) ||
      (SaysLittle(field) && !SaysLittle(incoming))) {
    field = incoming;
  }
}

bool SameName(const std::string& a, const std::string& b) {
  return absl::EqualsIgnoreCase(a, b);
}
bool SameName(const PersonName& a, const PersonName& b) {
  return SameName(a.given, b.given) && SameName(a.middle, b.middle) &&
         SameName(a.family, b.family) && SameName(a.suffix, b.suffix);
}

// Every name there was but `current`.
template <typename Name>
std::vector<Name> OtherNames(const Name& current,
                             const std::vector<Name>& candidates) {
  std::vector<Name> names;
  for (const Name& name : candidates) {
    const bool known =
        SaysLittle(name) || SameName(name, current) ||
        std::any_of(names.begin(), names.end(),
                    [&](const Name& other) { return SameName(name, other); });
    if (!known) names.push_back(name);
  }
  return names;
}

// Settles the name, and keeps all others that either side has.
template <typename Name>
void MergeNames(Say say, Name& name, std::vector<Name>& others,
                const Name& incoming, const std::vector<Name>& more) {
  std::vector<Name> all = std::move(others);
  all.push_back(name);
  all.push_back(incoming);
  all.insert(all.end(), more.begin(), more.end());
  Settle(say, name, incoming);
  others = OtherNames(name, all);
}

void MergeEvidence(std::vector<Evidence>& stored, const Evidence& incoming) {
  for (Evidence& evidence : stored) {
    if (!SameRow(evidence, incoming)) continue;
    if (!IsOlder(incoming, evidence)) evidence = incoming;
    return;
  }
  stored.push_back(incoming);
}

bool SameContact(const ContactPoint& a, const ContactPoint& b) {
  return a.kind == b.kind && a.department == b.department &&
         absl::EqualsIgnoreCase(a.value, b.value) &&
         (a.address == b.address ||
          (!AddressKey(a.address).empty() &&
           AddressKey(a.address) == AddressKey(b.address)));
}

Grade BestGrade(const ContactPoint& contact) {
  Grade best = Grade::kUnspecified;
  for (const Evidence& evidence : contact.evidence) {
    best = std::max(best, evidence.grade);
  }
  return best;
}

template <typename Contacts>
auto FindSame(Contacts& contacts, const ContactPoint& contact) {
  return std::find_if(
      contacts.begin(), contacts.end(),
      [&](const ContactPoint& other) { return SameContact(other, contact); });
}

// Takes back what `row` said of contacts that it no longer names.
void Forget(std::vector<ContactPoint>& contacts,
            const std::vector<ContactPoint>& named, const Evidence& row) {
  for (ContactPoint& contact : contacts) {
    if (FindSame(named, contact) != named.end()) continue;
    contact.evidence.erase(
        std::remove_if(
            contact.evidence.begin(), contact.evidence.end(),
            [&](const Evidence& evidence) { return SameRow(evidence, row); }),
        contact.evidence.end());
  }
  contacts.erase(std::remove_if(contacts.begin(), contacts.end(),
                                [](const ContactPoint& contact) {
                                  return contact.evidence.empty();
                                }),
                 contacts.end());
}

void MergeContacts(std::vector<ContactPoint>& stored,
                   const std::vector<ContactPoint>& incoming,
                   const Evidence& row) {
  Forget(stored, incoming, row);
  for (const ContactPoint& contact : incoming) {
    const auto same = FindSame(stored, contact);
    if (same == stored.end()) {
      stored.push_back(contact);
    } else if (same->evidence.size() == 1 &&
               SameRow(same->evidence.front(), row)) {
      *same = contact;
    } else {
      MergeEvidence(same->evidence, contact.evidence.front());
    }
  }
  std::stable_sort(stored.begin(), stored.end(),
                   [](const ContactPoint& a, const ContactPoint& b) {
                     return BestGrade(a) > BestGrade(b);
                   });
}

}  // namespace

Organization Merge(const Organization& stored, const Organization& incoming) {
  const Evidence& row = incoming.evidence.front();
  const Say say = SayOf(stored.evidence, row);
  const Say status = SayOfStatus(stored.evidence, row);
  Organization merged = stored;
  MergeNames(say, merged.display_name, merged.other_names,
             incoming.display_name, incoming.other_names);
  Settle(say, merged.type, incoming.type);
  const Address before_move = merged.address;
  Settle(say, merged.address, incoming.address);
  // A county belongs to its address.
  if (!before_move.zip.empty() &&
      merged.address.zip.substr(0, 5) != before_move.zip.substr(0, 5)) {
    merged.county_fips = "";
  }
  Settle(say, merged.county_fips, incoming.county_fips);
  Settle(say, merged.time_zone, incoming.time_zone);
  Settle(say, merged.jurisdictions, incoming.jurisdictions);
  Settle(say, merged.professions, incoming.professions);
  // An end date without the status it belongs to would contradict.
  const OrganizationStatus before = merged.status;
  Settle(status, merged.status, incoming.status);
  Settle(status, merged.opened_on, incoming.opened_on);
  if (merged.status == incoming.status && before != merged.status) {
    merged.closed_on = incoming.closed_on;
  } else if (merged.status == incoming.status) {
    Settle(status, merged.closed_on, incoming.closed_on);
  }
  for (const Identifier& identifier : incoming.identifiers) {
    if (std::find(merged.identifiers.begin(), merged.identifiers.end(),
                  identifier) == merged.identifiers.end()) {
      merged.identifiers.push_back(identifier);
    }
  }
  if (!IsStale(stored.evidence, row)) {
    MergeContacts(merged.contact_points, incoming.contact_points, row);
  }
  MergeEvidence(merged.evidence, row);
  return merged;
}

Practitioner Merge(const Practitioner& stored, const Practitioner& incoming) {
  const Evidence& row = incoming.evidence.front();
  const Say say = SayOf(stored.evidence, row);
  Practitioner merged = stored;
  MergeNames(say, merged.name, merged.other_names, incoming.name,
             incoming.other_names);
  if (merged.npi.empty()) merged.npi = incoming.npi;
  Settle(say, merged.taxonomy_codes, incoming.taxonomy_codes);
  Settle(say, merged.city, incoming.city);
  Settle(say, merged.state, incoming.state);
  const bool weak_word = row.source == kNppes && say != Say::kSettle &&
                         incoming.status == PractitionerStatus::kActive;
  const bool weak_belief = stored.status == PractitionerStatus::kActive;
  Say status = SayOf(stored.evidence, row, [&](const Evidence& evidence) {
    return !(weak_belief && evidence.source == kNppes);
  });
  if (weak_word) status = Say::kFill;
  Settle(status, merged.status, incoming.status);
  Settle(SayOfStatus(stored.evidence, row), merged.death_date,
         incoming.death_date);
  MergeEvidence(merged.evidence, row);
  return merged;
}

Affiliation Merge(const Affiliation& stored, const Affiliation& incoming) {
  const Evidence& row = incoming.evidence.front();
  Affiliation merged = stored;
  Settle(SayOf(stored.evidence, row), merged.end, incoming.end);
  MergeEvidence(merged.evidence, row);
  return merged;
}

SuccessionEvent Merge(const SuccessionEvent& stored,
                      const SuccessionEvent& incoming) {
  const Evidence& row = incoming.evidence.front();
  const Say say = SayOf(stored.evidence, row);
  SuccessionEvent merged = stored;
  Settle(say, merged.note, incoming.note);
  if (say != Say::kFill) merged.transfer_pending = incoming.transfer_pending;
  MergeEvidence(merged.evidence, row);
  return merged;
}

void AddEvidence(const Evidence& evidence, std::vector<Evidence>& known) {
  const auto same = [&](Evidence other) {
    other.fact = evidence.fact;
    other.recorded_time = evidence.recorded_time;
    return other == evidence;
  };
  if (std::none_of(known.begin(), known.end(), same)) {
    known.push_back(evidence);
  }
}

}  // namespace custodia::directory
