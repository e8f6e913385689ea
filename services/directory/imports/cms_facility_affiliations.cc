#include <optional>
#include <string>

#include "common/status_macros.h"
#include "services/directory/imports/cms_clinician_row.h"
#include "services/directory/imports/importer.h"
#include "services/directory/imports/put_node.h"

// CMS's "Facility Affiliation Data" (Provider Data Catalog, 27ea-46a8): at
// which hospitals clinicians see patients. It numbers facilities and does not
// name them, so those of other kinds, which the directory does not have, are
// refused.
namespace custodia::directory {
namespace {

constexpr char kFormat[] = "cms-facility-affiliations";
constexpr char kCcn[] = "Facility Affiliations Certification Number";

absl::StatusOr<Verdict> Take(const CsvRow& row, DirectoryTransaction& tx) {
  RowFields fields(row);
  const Practitioner said = ReadCmsClinician(fields, kFormat);
  const std::string hospital = ReadHospitalId(fields, kCcn);
  CUSTODIA_ASSIGN_OR_RETURN(const std::string known,
                            tx.FindOrganizationId(hospital));
  if (hospital.empty() && fields.Get(kCcn).empty()) {
    fields.Refuse(kCcn, "must not be empty");
  } else if (!hospital.empty() && known.empty()) {
    fields.Refuse(kCcn, "must be of a hospital imported before");
  }
  if (Verdict verdict = fields.verdict()) return verdict;
  CUSTODIA_ASSIGN_OR_RETURN(Verdict verdict, PutMerged(said, "NPI", tx));
  if (verdict) return verdict;
  CUSTODIA_RETURN_IF_ERROR(
      PutCmsAffiliation(said, known, AffiliationKind::kPrivileges, tx));
  return std::nullopt;
}

}  // namespace

Importer CmsFacilityAffiliationsImporter() {
  Importer importer = {
      .format = kFormat, .columns = CmsClinicianColumns(), .take = Take};
  importer.columns.push_back(
      {.name = kCcn,
       .aliases = {"Facility Affiliations CCN", "facility_afl_ccn"}});
  return importer;
}

}  // namespace custodia::directory
