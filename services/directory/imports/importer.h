#ifndef CUSTODIA_SERVICES_DIRECTORY_IMPORTS_IMPORTER_H_
#define CUSTODIA_SERVICES_DIRECTORY_IMPORTS_IMPORTER_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/directory/imports/csv_reader.h"
#include "services/directory/imports/row_fields.h"
#include "services/directory/storage/directory_store.h"

namespace custodia::directory {

// How rows of one format are written into the directory. Stateless.
struct Importer {
  std::string format;
  std::vector<Column> columns;
  // What may stand once in a file; a later row with the same is refused, but
  // for one with none of it. Empty where repetition does no harm or the file is
  // too long to remember.
  std::vector<std::string> key;
  // The bytes of a row, where there may be millions and each is about a node;
  // 0 otherwise.
  int64_t row_bytes = 0;
  // Writes what the row says. Taking a row twice changes nothing the second
  // time. Errors are the store's.
  absl::StatusOr<Verdict> (*take)(const CsvRow& row, DirectoryTransaction& tx);
  // What of that can be done without the directory, ahead and on another
  // thread: `take` finds it as row.prepared(). Null where it is little.
  PrepareRow prepare = nullptr;
};

// Ours.
Importer OrganizationsImporter();
Importer PractitionersImporter();
Importer AffiliationsImporter();
Importer CustodyImporter();
Importer CustodyReportsImporter();
Importer ContactPointsImporter();
Importer EvidenceImporter();
Importer AliasesImporter();
Importer MedicalSocietiesImporter();
Importer ZipCountyImporter();

// Of the Centers for Medicare & Medicaid Services.
Importer NppesImporter();
Importer NppesOtherNamesImporter();
Importer NppesLocationsImporter();
Importer NppesDeactivatedImporter();
Importer CmsHospitalsImporter();
Importer CmsHospitalChowImporter();
Importer CmsCliniciansImporter();
Importer CmsFacilityAffiliationsImporter();

// Returns the importer of `format`, or null.
const Importer* FindImporter(absl::string_view format);

// Returns the names of all formats.
std::vector<std::string> ImportFormats();

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_IMPORTS_IMPORTER_H_
