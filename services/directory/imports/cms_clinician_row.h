#ifndef CUSTODIA_SERVICES_DIRECTORY_IMPORTS_CMS_CLINICIAN_ROW_H_
#define CUSTODIA_SERVICES_DIRECTORY_IMPORTS_CMS_CLINICIAN_ROW_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/directory/domain/practitioner.h"
#include "services/directory/imports/row_fields.h"
#include "services/directory/storage/directory_store.h"

// What CMS's files about clinicians have in common.
namespace custodia::directory {

// The columns that ReadCmsClinician reads, under their names of all years.
std::vector<Column> CmsClinicianColumns();

// Reads the NPI and the name. Whether the clinician is active no such file
// says: it lists those whom Medicare enrolls. Faults are collected in `fields`.
Practitioner ReadCmsClinician(RowFields& fields, absl::string_view source);

// Returns the id that the hospital with the CCN in `column` has, or would have:
// `ccn-{number}`, where a unit is of its hospital and a campus is not told
// apart. A fault where the column holds no CCN; "" where it is empty.
std::string ReadHospitalId(RowFields& fields, absl::string_view column);

// Writes an affiliation of a stored practitioner, undated and OFFICIAL.
absl::Status PutCmsAffiliation(const Practitioner& said,
                               const std::string& organization,
                               AffiliationKind kind, DirectoryTransaction& tx);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_IMPORTS_CMS_CLINICIAN_ROW_H_
