#include "services/directory/storage/recent_facts.h"

#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/directory/storage/image_format.h"
#include "services/directory/storage/stored_values.h"

namespace custodia::directory::sql {
namespace {

// Each maps two pages or so, and what lies around them: 4 MiB where the kernel
// keeps the file in pages of 2 MiB.
constexpr int kMostTaken = 32;

// Ids and words take much less memory than versions.
constexpr size_t kSmallForOne = 8;

// Not a table, but stands for one: what is kept of a practitioner's.
constexpr absl::string_view kAffiliationsOf = "affiliations of";

std::string KeyOf(absl::string_view table, absl::string_view id) {
  return absl::StrCat(table, "/", id);
}

// The number that `text` begins with, as evidence and etags do.
std::optional<int64_t> NumberIn(absl::string_view text) {
  int64_t number = 0;
  if (!absl::SimpleAtoi(text.substr(0, text.find('-')), &number)) {
    return std::nullopt;
  }
  return number;
}

}  // namespace

RecentFacts::RecentFacts(absl::Time recorded_time, size_t most)
    : recorded_time_(absl::FromUnixMicros(absl::ToUnixMicros(recorded_time))),
      numbers_(most * kSmallForOne),
      words_(most * kSmallForOne),
      practitioners_(most),
      organizations_(most),
      affiliations_(most),
      affiliations_of_(most) {}

void RecentFacts::KeepNumber(absl::string_view table, absl::string_view id,
                             std::optional<int64_t> fact) {
  numbers_.Keep(KeyOf(table, id), fact);
}

RecentFacts::Known RecentFacts::FindNumber(absl::string_view table,
                                           absl::string_view id) {
  const std::string key = KeyOf(table, id);
  if (const auto* const kept = numbers_.Find(key)) return *kept;
  if (image_ == nullptr || written_.contains(StableHash(key))) {
    return std::nullopt;
  }
  Known fact;
  if (table == "practitioners") {
    fact = TakePractitioner(id);
  } else if (table == "organizations") {
    fact = TakeOrganization(id);
  }
  if (fact) numbers_.Keep(key, *fact);
  return fact;
}

void RecentFacts::WroteNumber(absl::string_view table, absl::string_view id,
                              int64_t fact) {
  const std::string key = KeyOf(table, id);
  MarkWritten(key);
  numbers_.Keep(key, fact);
}

void RecentFacts::ForgetVersions() {
  practitioners_.Clear();
  organizations_.Clear();
  affiliations_.Clear();
  affiliations_of_.Clear();
}

bool RecentFacts::KeepWord(absl::string_view word) {
  if (words_.Find(word) != nullptr) return false;
  words_.Keep(word, true);
  return true;
}

void RecentFacts::MarkWritten(absl::string_view key) {
  if (image_ != nullptr) written_.insert(StableHash(key));
}

RecentFacts::Known RecentFacts::TakePractitioner(absl::string_view id) {
  std::optional<PractitionerFacts> facts = image_->FindPractitioner(id);
  CountTaken();
  if (!facts) return IfAbsent(Node::kPractitioner, id);
  const std::optional<int64_t> fact = NumberIn(facts->practitioner.etag);
  if (!fact) return std::nullopt;
  practitioners_.Keep(*fact, std::move(facts->practitioner));
  if (written_.contains(StableHash(KeyOf(kAffiliationsOf, id)))) return fact;
  std::map<std::string, int64_t> all;
  for (Affiliation& one : facts->affiliations) {
    if (one.evidence.empty()) return fact;  // It does not tell the number.
    const auto number = NumberIn(one.evidence.front().fact);
    if (!number) return fact;
    all.emplace(one.id, *number);
    numbers_.Keep(KeyOf("affiliations", one.id), number);
    affiliations_.Keep(*number, std::move(one));
  }
  affiliations_of_.Keep(id, std::move(all));
  return fact;
}

RecentFacts::Known RecentFacts::TakeOrganization(absl::string_view id) {
  const auto facts = image_->FindOrganization(id);
  CountTaken();
  if (!facts) return IfAbsent(Node::kOrganization, id);
  const std::optional<int64_t> fact = NumberIn((*facts)->etag);
  if (!fact) return std::nullopt;
  organizations_.Keep(*fact, **facts);
  return fact;
}

RecentFacts::Known RecentFacts::IfAbsent(Node node,
                                         absl::string_view id) const {
  Known known;
  if (image_->IsAbsent(node, id)) known.emplace();
  return known;
}

void RecentFacts::CountTaken() {
  if (++taken_ < kMostTaken) return;
  image_->LetGo();
  taken_ = 0;
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

void RecentFacts::Wrote(int64_t fact, Affiliation written,
                        absl::string_view former_practitioner) {
  if (!former_practitioner.empty() &&
      former_practitioner != written.practitioner) {
    MarkWritten(KeyOf(kAffiliationsOf, former_practitioner));
    affiliations_of_.Forget(former_practitioner);
  }
  MarkWritten(KeyOf(kAffiliationsOf, written.practitioner));
  if (auto* const all = affiliations_of_.Find(written.practitioner)) {
    all->insert_or_assign(written.id, fact);
  }
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
