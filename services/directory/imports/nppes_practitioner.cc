#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/crypto/digest.h"
#include "common/status_macros.h"
#include "services/directory/imports/contacts.h"
#include "services/directory/imports/merge.h"
#include "services/directory/imports/nppes_row.h"
#include "services/directory/imports/put_node.h"

// NPPES names no employer. A sole proprietor has a practice of his own; of all
// others it is known only where they practise, so an organization that stands
// for the place is made, and nothing about it is more than inferred.
namespace custodia::directory {
namespace {

Practitioner ReadPerson(RowFields& fields, const NppesRow& row) {
  Practitioner said;
  said.id = row.npi;
  said.npi = row.npi;
  said.name = {.given = NppesText(fields, "Provider First Name"),
               .middle = NppesText(fields, "Provider Middle Name"),
               .family = fields.RequiredText("Provider Last Name (Legal Name)"),
               .suffix = NppesText(fields, "Provider Name Suffix Text")};
  PersonName other = {
      .given = NppesText(fields, "Provider Other First Name"),
      .middle = NppesText(fields, "Provider Other Middle Name"),
      .family = NppesText(fields, "Provider Other Last Name"),
      .suffix = NppesText(fields, "Provider Other Name Suffix Text")};
  if (!other.family.empty()) said.other_names = {std::move(other)};
  said.taxonomy_codes = row.taxonomy_codes;
  said.status = row.deactivated ? PractitionerStatus::kInactive
                                : PractitionerStatus::kActive;
  said.city = row.location.city;
  said.state = row.location.state;
  said.evidence = {row.evidence};
  return said;
}

// Has no date: that of the row says when it was updated, not since when the
// practitioner has been there.
absl::Status Affiliate(const NppesRow& row, const std::string& organization,
                       AffiliationKind kind, Grade grade,
                       DirectoryTransaction& tx) {
  Evidence evidence = row.evidence;
  evidence.grade = grade;
  CUSTODIA_ASSIGN_OR_RETURN(const std::string practitioner,
                            tx.FindPractitionerId(row.npi));
  return PutMerged(Affiliation{.practitioner = practitioner,
                               .organization = organization,
                               .kind = kind,
                               .evidence = {evidence}},
                   tx);
}

Organization OwnPractice(const Practitioner& said, const NppesRow& row) {
  Organization practice = NppesOrganizationAt(row);
  practice.display_name = DisplayName(said.name);
  practice.type = OrganizationType::kPractice;
  return practice;
}

absl::Status PutOwnPractice(const Organization& practice, const NppesRow& row,
                            DirectoryTransaction& tx) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::string id, PutMerged(practice, tx));
  CUSTODIA_RETURN_IF_ERROR(tx.PutOrganizationAlias(row.npi, id).status());
  return Affiliate(row, id, AffiliationKind::kSoleProprietor, Grade::kOfficial,
                   tx);
}

// All who practise at one address share its site.
std::optional<Organization> SiteAt(const NppesRow& row) {
  const std::string key = AddressKey(row.location);
  if (key.empty()) return std::nullopt;
  Evidence evidence = row.evidence;
  evidence.grade = Grade::kInferred;
  Organization site;
  site.id = absl::StrCat("site-", Sha256(key).substr(0, 16));
  site.display_name =
      absl::StrCat("Practice location at ", row.location.lines.front(), ", ",
                   row.location.city, " ", row.location.state);
  site.type = OrganizationType::kPractice;
  site.status = OrganizationStatus::kUnknown;
  site.address = row.location;
  site.time_zone = TimeZoneOfState(row.location.state);
  site.is_site = true;
  site.evidence = {evidence};
  AddMail(evidence, site);
  return site;
}

// The first row to be imported makes the site, in its own spelling.
absl::Status PutSite(const Organization& site, const NppesRow& row,
                     DirectoryTransaction& tx) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::string known,
                            tx.FindOrganizationId(site.id));
  if (known.empty()) CUSTODIA_RETURN_IF_ERROR(tx.Put(site).status());
  return Affiliate(row, site.id, AffiliationKind::kColocated, Grade::kInferred,
                   tx);
}

}  // namespace

NppesPractitioner ReadPractitioner(RowFields& fields, const NppesRow& row) {
  NppesPractitioner said{.practitioner = ReadPerson(fields, row)};
  if (row.location.lines.empty()) return said;
  if (fields.Get("Is Sole Proprietor") == "Y") {
    said.own_practice = OwnPractice(said.practitioner, row);
  } else {
    said.site = SiteAt(row);
  }
  return said;
}

absl::StatusOr<Verdict> TakePractitioner(const NppesPractitioner& said,
                                         const NppesRow& row,
                                         DirectoryTransaction& tx) {
  CUSTODIA_ASSIGN_OR_RETURN(Verdict verdict,
                            PutMerged(said.practitioner, "NPI", tx));
  if (verdict) return verdict;
  if (said.own_practice) {
    CUSTODIA_RETURN_IF_ERROR(PutOwnPractice(*said.own_practice, row, tx));
  }
  if (said.site) CUSTODIA_RETURN_IF_ERROR(PutSite(*said.site, row, tx));
  return std::nullopt;
}

absl::Status PutSite(const NppesRow& row, DirectoryTransaction& tx) {
  const std::optional<Organization> site = SiteAt(row);
  return site ? PutSite(*site, row, tx) : absl::OkStatus();
}

absl::Status MarkInactive(const Practitioner& stored, const NppesRow& row,
                          DirectoryTransaction& tx) {
  // The row has lost all but the number; what it said before stays believed.
  Practitioner said = stored;
  said.status = PractitionerStatus::kInactive;
  said.evidence = {row.evidence};
  if (stored.status == PractitionerStatus::kDeceased) {
    said.status = stored.status;
  }
  return tx.Put(Merge(stored, said)).status();
}

}  // namespace custodia::directory
