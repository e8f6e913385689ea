#include "services/directory/storage/packed_reads.h"

#include <utility>

namespace custodia::directory::sql {
namespace {

// A batch of questions has one snapshot.
constexpr size_t kMostKept = 1'000;

}  // namespace

std::optional<Practitioner> PackedReads::FindPractitioner(
    absl::string_view id) {
  std::optional<PractitionerFacts> facts = FindPackedPractitioner(db_, id);
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
  std::optional<PractitionerFacts> facts =
      FindPackedPractitioner(db_, practitioner_id);
  if (!facts) return std::nullopt;
  return std::move(facts->affiliations);
}

Organization PackedReads::Keep(OrganizationFacts facts) {
  if (custody_.size() >= kMostKept) custody_.clear();
  custody_[facts.organization.id] = {std::move(facts.successions),
                                     std::move(facts.reports)};
  return std::move(facts.organization);
}

std::optional<Organization> PackedReads::FindOrganization(
    absl::string_view id) {
  std::optional<OrganizationFacts> facts = FindPackedOrganization(db_, id);
  if (!facts) return std::nullopt;
  return Keep(*std::move(facts));
}

std::optional<Organization> PackedReads::LoadOrganization(int64_t fact) {
  std::optional<OrganizationFacts> facts = LoadPackedOrganization(db_, fact);
  if (!facts) return std::nullopt;
  return Keep(*std::move(facts));
}

const CustodyOf* PackedReads::FindCustody(absl::string_view organization_id) {
  auto kept = custody_.find(organization_id);
  if (kept == custody_.end()) {
    if (!FindOrganization(organization_id)) return nullptr;
    kept = custody_.find(organization_id);
  }
  return &kept->second;
}

}  // namespace custodia::directory::sql
