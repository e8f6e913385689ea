#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_CUSTODY_READER_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_CUSTODY_READER_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/page_token.h"
#include "services/directory/domain/practitioner.h"
#include "services/directory/domain/succession.h"
#include "services/directory/storage/view.h"

namespace custodia::directory::sql {

// What FactReader and DirectorySnapshot promise under the same names; all, in
// order of id, where there is no page.
std::vector<Affiliation> AffiliationsOf(const View& view,
                                        absl::string_view practitioner_id);
std::vector<Affiliation> ListAffiliationsOf(const View& view,
                                            absl::string_view practitioner_id,
                                            const Page& page);
std::vector<Affiliation> ListAffiliationsAt(const View& view,
                                            absl::string_view organization_id,
                                            const Page& page);
std::vector<SuccessionEvent> SuccessionsFrom(const View& view,
                                             absl::string_view organization_id);
std::vector<SuccessionEvent> ListSuccessions(const View& view,
                                             absl::string_view organization_id,
                                             const Page& page);
std::vector<CustodyReport> ReportsAbout(const View& view,
                                        absl::string_view organization_id);

std::optional<Affiliation> FindAffiliation(const View& view,
                                           absl::string_view id);
std::optional<SuccessionEvent> FindSuccession(const View& view,
                                              absl::string_view id);

// Return the version with this number.
Affiliation LoadAffiliation(const View& view, int64_t fact);
SuccessionEvent LoadSuccession(const View& view, int64_t fact);
CustodyReport LoadReport(const View& view, int64_t fact);

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_CUSTODY_READER_H_
