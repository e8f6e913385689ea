#ifndef CUSTODIA_SERVICES_DIRECTORY_EXPORTS_EXPORT_COMMAND_H_
#define CUSTODIA_SERVICES_DIRECTORY_EXPORTS_EXPORT_COMMAND_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/directory/storage/directory_store.h"

namespace custodia::directory {

// One file of an export: `{format}.csv`.
struct ExportedFile {
  std::string format;
  int64_t rows = 0;
};

struct ExportSummary {
  int64_t revision = 0;  // what was believed then is in the files
  // In the order in which they are to be imported: nodes before what names
  // them.
  std::vector<ExportedFile> files;
};

// Writes all that `store` believes at one moment into the new folder `folder`,
// in our own formats. A directory made of these files answers every question
// without known_at alike, but for what is the store's own: revisions, etags,
// numbers of facts and the time of their recording. What was believed before,
// imports and request ids are not in it. Where an event or affiliation names a
// node that was retracted, an import of the files refuses its row.
//
// Memory does not grow with the store. The files are written beside, in
// `{folder}.partial`, which is renamed once all of them are whole.
//
// EXPORT_EXISTS where `folder` or `{folder}.partial` exists, EXPORT_UNWRITABLE,
// the store's errors: then there is no `folder`, and nothing is left behind.
absl::StatusOr<ExportSummary> RunExport(DirectoryStore& store,
                                        const std::string& folder);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_EXPORTS_EXPORT_COMMAND_H_
