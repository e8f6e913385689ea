#include "services/directory/imports/put_node.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/crypto/digest.h"
#include "common/status_macros.h"
#include "services/directory/imports/enrollments.h"
#include "services/directory/imports/merge.h"

namespace custodia::directory {
namespace {

bool IsVague(OrganizationType type) {
  return type == OrganizationType::kUnspecified ||
         type == OrganizationType::kOtherFacility;
}

bool Compatible(OrganizationType a, OrganizationType b) {
  return a == b || IsVague(a) || IsVague(b);
}

// Ids are unique within a registry, or within all that is ours.
absl::string_view NamespaceOf(const Evidence& evidence) {
  for (const absl::string_view registry : {kNppes, kCmsHospitals}) {
    if (evidence.source == registry) return registry;
  }
  return "";
}

bool SpokenOf(const Organization& stored, absl::string_view by) {
  return std::any_of(
      stored.evidence.begin(), stored.evidence.end(),
      [&](const Evidence& evidence) { return NamespaceOf(evidence) == by; });
}

std::string StableId(absl::string_view prefix,
                     const std::vector<std::string>& parts) {
  return absl::StrCat(prefix, "-",
                      Sha256(absl::StrJoin(parts, "\n")).substr(0, 16));
}

// The only organization that `said` may be another source's word on.
absl::StatusOr<std::optional<Organization>> FindByIdentifier(
    const Organization& said, DirectoryTransaction& tx) {
  std::map<std::string, Organization> candidates;
  if (IsEnrollment(said)) return std::nullopt;
  for (const Identifier& identifier : said.identifiers) {
    if (identifier.system != IdentifierSystem::kNpi &&
        identifier.system != IdentifierSystem::kCcn) {
      continue;
    }
    CUSTODIA_ASSIGN_OR_RETURN(const std::vector<Organization> found,
                              tx.OrganizationsIdentifiedBy(identifier));
    for (const Organization& organization : found) {
      if (!organization.is_site && !IsEnrollment(organization) &&
          Compatible(organization.type, said.type)) {
        candidates.emplace(organization.id, organization);
      }
    }
  }
  if (candidates.size() != 1) return std::nullopt;
  const Organization& only = candidates.begin()->second;
  if (SpokenOf(only, NamespaceOf(said.evidence.front()))) return std::nullopt;
  return only;
}

}  // namespace

absl::StatusOr<std::string> PutMerged(const Organization& said,
                                      DirectoryTransaction& tx) {
  CUSTODIA_ASSIGN_OR_RETURN(std::optional<Organization> stored,
                            tx.FindOrganization(said.id));
  if (!stored) {
    CUSTODIA_ASSIGN_OR_RETURN(stored, FindByIdentifier(said, tx));
  }
  // A new node is merged with itself, so that a repeated name or contact goes
  // now and not with the second import.
  const Organization merged = Merge(stored ? *stored : said, said);
  CUSTODIA_RETURN_IF_ERROR(tx.Put(merged).status());
  if (merged.id != said.id) {
    CUSTODIA_RETURN_IF_ERROR(
        tx.PutOrganizationAlias(said.id, merged.id).status());
  }
  return merged.id;
}

absl::StatusOr<Verdict> PutMerged(const Practitioner& said,
                                  absl::string_view npi_column,
                                  DirectoryTransaction& tx) {
  CUSTODIA_ASSIGN_OR_RETURN(std::optional<Practitioner> stored,
                            tx.FindPractitioner(said.id));
  if (!said.npi.empty()) {
    std::optional<Practitioner> by_npi = stored;
    if (said.npi != said.id) {
      CUSTODIA_ASSIGN_OR_RETURN(by_npi, tx.FindPractitioner(said.npi));
    }
    const bool two = stored && by_npi && stored->id != by_npi->id;
    if (two || (stored && !stored->npi.empty() && stored->npi != said.npi)) {
      return Refused(npi_column, "belongs to another practitioner than the id");
    }
    if (!stored) stored = std::move(by_npi);
  }
  Practitioner node = Merge(stored ? *stored : said, said);
  if (!stored && !said.npi.empty()) node.id = said.npi;
  CUSTODIA_RETURN_IF_ERROR(tx.Put(node).status());
  for (const std::string& alias : {said.id, said.npi}) {
    if (alias.empty() || alias == node.id) continue;
    CUSTODIA_RETURN_IF_ERROR(tx.PutPractitionerAlias(alias, node.id).status());
  }
  return std::nullopt;
}

absl::Status PutMerged(Affiliation said, DirectoryTransaction& tx) {
  said.id = StableId("affiliation", {said.practitioner, said.organization,
                                     absl::StrCat(static_cast<int>(said.kind)),
                                     FormatDate(said.start), said.department});
  if (said.evidence.front().source_row.empty()) {
    said.evidence.front().source_row = said.id;
  }
  return PutAsIs(said, tx);
}

absl::Status PutMerged(SuccessionEvent said, DirectoryTransaction& tx) {
  const CustodyScope& scope = said.scope;
  said.id = StableId(
      "succession",
      {said.from, said.to, absl::StrCat(static_cast<int>(said.kind)),
       FormatDate(said.effective_date), FormatDate(scope.service_start),
       FormatDate(scope.service_end), absl::StrJoin(scope.practitioners, ";"),
       absl::StrCat(static_cast<int>(scope.patient_group))});
  if (said.evidence.front().source_row.empty()) {
    said.evidence.front().source_row = said.id;
  }
  return PutAsIs(said, tx);
}

absl::Status PutAsIs(const Organization& said, DirectoryTransaction& tx) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::optional<Organization> stored,
                            tx.FindOrganization(said.id));
  // One that is only found by the id, as by an alias, is another.
  if (!stored || stored->id != said.id) return tx.Put(said).status();
  Organization merged = Merge(*stored, said);
  if (said.contact_points.empty()) {
    merged.contact_points = stored->contact_points;
  }
  return tx.Put(merged).status();
}

absl::Status PutAsIs(const Practitioner& said, DirectoryTransaction& tx) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::optional<Practitioner> stored,
                            tx.FindPractitioner(said.id));
  if (!stored || stored->id != said.id) return tx.Put(said).status();
  return tx.Put(Merge(*stored, said)).status();
}

absl::Status PutAsIs(const Affiliation& said, DirectoryTransaction& tx) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::optional<Affiliation> stored,
                            tx.FindAffiliation(said.id));
  return tx.Put(stored ? Merge(*stored, said) : said, Absent::kKept).status();
}

absl::Status PutAsIs(const SuccessionEvent& said, DirectoryTransaction& tx) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::optional<SuccessionEvent> stored,
                            tx.FindSuccession(said.id));
  return tx.Put(stored ? Merge(*stored, said) : said, Absent::kKept).status();
}

}  // namespace custodia::directory
