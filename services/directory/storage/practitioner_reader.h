#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_PRACTITIONER_READER_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_PRACTITIONER_READER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/page_token.h"
#include "services/directory/domain/fact_reader.h"
#include "services/directory/domain/practitioner.h"
#include "services/directory/storage/view.h"

namespace custodia::directory::sql {

// What FactReader and DirectorySnapshot promise under the same names.
std::optional<Practitioner> FindPractitioner(const View& view,
                                             absl::string_view id);
std::vector<Practitioner> PractitionersNamed(const View& view,
                                             const NameQuery& query, int limit);
std::vector<std::string> PractitionerIds(const View& view, const Page& page);

// Returns the version `fact` of a practitioner.
Practitioner LoadPractitioner(const View& view, int64_t fact);
std::vector<Practitioner> LoadPractitioners(const View& view,
                                            const std::vector<int64_t>& facts);

// Returns the condition that the practitioner `p` is placed, by a source or by
// an affiliation, in the state ?2 and the city with the NameKey() ?3; either
// may be ''. ?1 is the revision.
std::string Placed();

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_PRACTITIONER_READER_H_
