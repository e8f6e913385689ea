#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_EVERYTHING_READER_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_EVERYTHING_READER_H_

#include <vector>

#include "common/page_token.h"
#include "services/directory/storage/directory_store.h"
#include "services/directory/storage/view.h"

namespace custodia::directory::sql {

// What DirectorySnapshot promises under the same names.
std::vector<Organization> AllOrganizations(const View& view, const Page& page);
std::vector<Practitioner> AllPractitioners(const View& view, const Page& page);
std::vector<Affiliation> AllAffiliations(const View& view, const Page& page);
std::vector<SuccessionEvent> AllSuccessions(const View& view, const Page& page);
std::vector<CustodyReport> AllReports(const View& view, const Page& page);
std::vector<FactReader::County> AllCounties(const View& view, const Page& page);
std::vector<Zip> AllZips(const View& view, const Page& page);
std::vector<Alias> AllOrganizationAliases(const View& view, const Page& page);
std::vector<Alias> AllPractitionerAliases(const View& view, const Page& page);

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_EVERYTHING_READER_H_
