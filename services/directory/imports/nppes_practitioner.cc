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

Practitioner ReadPractitioner(RowFields& fields, const NppesRow& row) {
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

absl::Status PutOwnPractice(const Practitioner& said, const NppesRow& row,
                            DirectoryTransaction& tx) {
  Organization practice = NppesOrganizationAt(row);
  practice.display_name = DisplayName(said.name);
  practice.type = OrganizationType::kPractice;
  CUSTODIA_ASSIGN_OR_RETURN(const std::string id, PutMerged(practice, tx));
  CUSTODIA_RETURN_IF_ERROR(tx.PutOrganizationAlias(row.npi, id).status());
  return Affiliate(row, id, AffiliationKind::kSoleProprietor, Grade::kOfficial,
                   tx);
}

}  // namespace

absl::StatusOr<Verdict> TakePractitioner(RowFields& fields, const NppesRow& row,
                                         DirectoryTransaction& tx) {
  const Practitioner said = ReadPractitioner(fields, row);
  const absl::string_view sole = fields.Get("Is Sole Proprietor");
  if (Verdict verdict = fields.verdict()) return verdict;
  CUSTODIA_ASSIGN_OR_RETURN(Verdict verdict, PutMerged(said, "NPI", tx));
  if (verdict || row.location.lines.empty()) return verdict;
  CUSTODIA_RETURN_IF_ERROR(sole == "Y" ? PutOwnPractice(said, row, tx)
                                       : PutSite(row, tx));
  return std::nullopt;
}

// All who practise at one address share its site: the first to be imported
// makes it, in the spelling of that row.
absl::Status PutSite(const NppesRow& row, DirectoryTransaction& tx) {
  const std::string key = AddressKey(row.location);
  if (key.empty()) return absl::OkStatus();
  const std::string id = absl::StrCat("site-", Sha256(key).substr(0, 16));
  CUSTODIA_ASSIGN_OR_RETURN(const std::string known, tx.FindOrganizationId(id));
  if (known.empty()) {
    Evidence evidence = row.evidence;
    evidence.grade = Grade::kInferred;
    Organization site;
    site.id = id;
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
    CUSTODIA_RETURN_IF_ERROR(tx.Put(site).status());
  }
  return Affiliate(row, id, AffiliationKind::kColocated, Grade::kInferred, tx);
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
