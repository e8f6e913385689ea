#include "services/directory/storage/recent_facts.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/directory/storage/stored_values.h"

namespace custodia::directory::sql {
namespace {

std::string KeyOf(absl::string_view table, absl::string_view id) {
  return absl::StrCat(table, "/", id);
}

}  // namespace

RecentFacts::RecentFacts(absl::Time recorded_time)
    : recorded_time_(absl::FromUnixMicros(absl::ToUnixMicros(recorded_time))) {}

void RecentFacts::KeepNumber(absl::string_view table, absl::string_view id,
                             std::optional<int64_t> fact) {
  numbers_.Keep(KeyOf(table, id), fact);
}

std::optional<std::optional<int64_t>> RecentFacts::FindNumber(
    absl::string_view table, absl::string_view id) const {
  const std::optional<int64_t>* const kept = numbers_.Find(KeyOf(table, id));
  if (kept == nullptr) return std::nullopt;
  return *kept;
}

void RecentFacts::Wrote(int64_t fact, Practitioner written) {
  Stored(fact, written.evidence);
  written.etag = absl::StrCat(fact);
  practitioners_.Keep(fact, std::move(written));
}

void RecentFacts::Wrote(int64_t fact, Organization written,
                        const std::vector<int64_t>& contacts) {
  written.address = AsStored(std::move(written.address));
  for (size_t i = 0; i < written.contact_points.size(); ++i) {
    ContactPoint& contact = written.contact_points[i];
    contact.address = AsStored(std::move(contact.address));
    // One that stayed was recorded before.
    if (contacts[i] < fact) return;
    Stored(contacts[i], contact.evidence);
  }
  Stored(fact, written.evidence);
  written.etag = absl::StrCat(fact, "-", written.contact_points.size());
  organizations_.Keep(fact, std::move(written));
}

void RecentFacts::Wrote(int64_t fact, Affiliation written) {
  Stored(fact, written.evidence);
  affiliations_.Keep(fact, std::move(written));
}

void RecentFacts::Stored(int64_t fact, std::vector<Evidence>& evidence) const {
  for (Evidence& one : evidence) {
    one.fact = absl::StrCat(fact);
    one.recorded_time = recorded_time_;
  }
}

}  // namespace custodia::directory::sql
