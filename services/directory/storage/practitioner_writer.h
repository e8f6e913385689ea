#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_PRACTITIONER_WRITER_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_PRACTITIONER_WRITER_H_

#include "services/directory/domain/practitioner.h"
#include "services/directory/storage/directory_store.h"
#include "services/directory/storage/revision_writer.h"

namespace custodia::directory::sql {

// What DirectoryTransaction::Put promises.
Change PutPractitioner(RevisionWriter& revision,
                       const Practitioner& practitioner);

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_PRACTITIONER_WRITER_H_
