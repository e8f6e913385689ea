#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_ORGANIZATION_WRITER_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_ORGANIZATION_WRITER_H_

#include "services/directory/domain/organization.h"
#include "services/directory/storage/directory_store.h"
#include "services/directory/storage/revision_writer.h"

namespace custodia::directory::sql {

// What DirectoryTransaction::Put promises. Contact points that stay the same
// stay the same facts.
Change PutOrganization(RevisionWriter& revision,
                       const Organization& organization);

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_ORGANIZATION_WRITER_H_
