#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_CUSTODY_WRITER_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_CUSTODY_WRITER_H_

#include "absl/status/statusor.h"
#include "services/directory/domain/practitioner.h"
#include "services/directory/domain/succession.h"
#include "services/directory/storage/directory_store.h"
#include "services/directory/storage/revision_writer.h"

namespace custodia::directory::sql {

// What DirectoryTransaction::Put promises. References are kept as the ids of
// the nodes that they find, whichever way they were written.
absl::StatusOr<Change> PutAffiliation(RevisionWriter& revision,
                                      const Affiliation& affiliation,
                                      Absent absent);
absl::StatusOr<Change> PutSuccession(RevisionWriter& revision,
                                     const SuccessionEvent& event,
                                     Absent absent);
absl::StatusOr<Change> PutReport(RevisionWriter& revision,
                                 const CustodyReport& report, Absent absent);

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_CUSTODY_WRITER_H_
