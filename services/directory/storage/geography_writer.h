#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_GEOGRAPHY_WRITER_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_GEOGRAPHY_WRITER_H_

#include "absl/strings/string_view.h"
#include "services/directory/domain/fact_reader.h"
#include "services/directory/storage/directory_store.h"
#include "services/directory/storage/revision_writer.h"

namespace custodia::directory::sql {

// What DirectoryTransaction promises under the same names.
Change PutCounty(RevisionWriter& revision, const FactReader::County& county);
Change PutZip(RevisionWriter& revision, absl::string_view zip,
              absl::string_view county_fips, absl::string_view place,
              absl::string_view state);

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_GEOGRAPHY_WRITER_H_
