#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_GEOGRAPHY_READER_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_GEOGRAPHY_READER_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/directory/domain/fact_reader.h"
#include "services/directory/storage/view.h"

namespace custodia::directory::sql {

// What FactReader and DirectorySnapshot promise under the same names.
std::optional<std::string> CountyOfZip(const View& view, absl::string_view zip);
std::optional<FactReader::County> FindCounty(const View& view,
                                             absl::string_view fips);
std::vector<FactReader::County> CountiesOfCity(const View& view,
                                               absl::string_view city,
                                               absl::string_view state);
std::vector<FactReader::County> CountiesOfState(const View& view,
                                                absl::string_view state);

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_GEOGRAPHY_READER_H_
