#include "services/directory/storage/packed_reads.h"

#include <utility>

namespace custodia::directory::sql {

std::optional<PractitionerFacts> PackedReads::Find(absl::string_view id) {
  if (image_ != nullptr) {
    if (auto facts = image_->FindPractitioner(id)) return facts;
  }
  return FindPackedPractitioner(db_, id);
}

std::optional<Practitioner> PackedReads::FindPractitioner(
    absl::string_view id) {
  std::optional<PractitionerFacts> facts = Find(id);
  if (!facts) return std::nullopt;
  practitioner_ = std::string(id);
  affiliations_ = std::move(facts->affiliations);
  return std::move(facts->practitioner);
}

std::optional<std::vector<Affiliation>> PackedReads::AffiliationsOf(
    absl::string_view practitioner_id) {
  if (practitioner_ == practitioner_id && affiliations_.has_value()) {
    return std::exchange(affiliations_, std::nullopt);
  }
  std::optional<PractitionerFacts> facts = Find(practitioner_id);
  if (!facts) return std::nullopt;
  return std::move(facts->affiliations);
}

}  // namespace custodia::directory::sql
