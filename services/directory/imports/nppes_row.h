#ifndef CUSTODIA_SERVICES_DIRECTORY_IMPORTS_NPPES_ROW_H_
#define CUSTODIA_SERVICES_DIRECTORY_IMPORTS_NPPES_ROW_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/directory/domain/organization.h"
#include "services/directory/domain/practitioner.h"
#include "services/directory/imports/csv_reader.h"
#include "services/directory/imports/row_fields.h"
#include "services/directory/storage/directory_store.h"

namespace custodia::directory {

inline constexpr int kNppesTaxonomies = 15;

// What both entity types of an NPPES row have (CMS, "NPPES Data Dissemination
// File Code Values"). The mailing address is never read.
struct NppesRow {
  std::string npi;
  bool deactivated = false;  // and not reactivated since
  Address location;          // of practice; empty where it is not in the US
  std::string phone;         // of the practice location; "" where unusable
  std::string fax;
  std::vector<std::string> taxonomy_codes;  // primary first, then by code
  Evidence evidence;
};

// Reads what both entity types have. Faults are collected in `fields`.
NppesRow ReadNppesRow(RowFields& fields);

// Returns the value, or "" for what NPPES writes instead of one (`<UNAVAIL>`).
std::string NppesText(const RowFields& fields, absl::string_view column);

// Returns the type of an organization by its primary taxonomy code.
OrganizationType TypeOfTaxonomy(absl::string_view code);

// Returns an organization `npi-{npi}` at the practice location, with its
// telephone and fax. Whether it operates NPPES does not say.
Organization NppesOrganizationAt(const NppesRow& row);

// What a row of entity type 1 says.
struct NppesPractitioner {
  Practitioner practitioner;
  // Where he practises; neither where the address is not whole.
  std::optional<Organization> own_practice;  // of a sole proprietor
  std::optional<Organization> site;
};

// Read what a row of entity type 1 and 2 says more. Faults are collected in
// `fields`.
NppesPractitioner ReadPractitioner(RowFields& fields, const NppesRow& row);
Organization ReadOrganization(RowFields& fields, const NppesRow& row);

// Write it.
absl::StatusOr<Verdict> TakePractitioner(const NppesPractitioner& said,
                                         const NppesRow& row,
                                         DirectoryTransaction& tx);
absl::StatusOr<Verdict> TakeOrganization(const Organization& said,
                                         const NppesRow& row,
                                         DirectoryTransaction& tx);
// Writes that the NPI of a stored practitioner is deactivated.
absl::Status MarkInactive(const Practitioner& stored, const NppesRow& row,
                          DirectoryTransaction& tx);

// Writes that the practitioner of `row.npi`, who is stored, practises at
// `row.location`: at the site that stands for the address. Graded INFERRED,
// whatever `row.evidence` is. Nothing where the address is not whole.
absl::Status PutSite(const NppesRow& row, DirectoryTransaction& tx);

// Who has an NPI: at most one of the two.
struct NpiOwner {
  std::optional<Practitioner> practitioner;
  std::optional<Organization> organization;
};
absl::StatusOr<NpiOwner> FindOwner(absl::string_view npi,
                                   DirectoryTransaction& tx);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_IMPORTS_NPPES_ROW_H_
