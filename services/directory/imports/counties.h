#ifndef CUSTODIA_SERVICES_DIRECTORY_IMPORTS_COUNTIES_H_
#define CUSTODIA_SERVICES_DIRECTORY_IMPORTS_COUNTIES_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/directory/storage/directory_store.h"

namespace custodia::directory {

// Returns the same key for two ways to write a county's name: "St. Clair
// County", "ST. CLAIR", "SAINT CLAIR"; "DeKalb", "DE KALB"; "Orleans Parish".
std::string CountyNameKey(absl::string_view name);

// Returns the FIPS code of the county of `state` that has the name; "" where
// none has, or several have (a city and the county around it may share one).
absl::StatusOr<std::string> CountyNamed(absl::string_view name,
                                        absl::string_view state,
                                        DirectorySnapshot& directory);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_IMPORTS_COUNTIES_H_
