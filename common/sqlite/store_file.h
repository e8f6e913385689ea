#ifndef CUSTODIA_COMMON_SQLITE_STORE_FILE_H_
#define CUSTODIA_COMMON_SQLITE_STORE_FILE_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

// Stores as the command line names them: `sqlite:PATH`, or `sqlite::memory:`
// for one that goes away with its process.
namespace custodia::sqlite {

// Returns what `uri` names, for Database::Open(). INVALID_FIELD (`store`).
absl::StatusOr<std::string> PathOf(absl::string_view uri);

// Returns the file that `uri` names, which exists. INVALID_FIELD (`store`).
absl::StatusOr<std::string> FileOf(absl::string_view uri);

// Writes the store that `uri` names (a file), as it is at one moment, to the
// new file `to`; others may write the store meanwhile.
//
// INVALID_FIELD where there is no such store (`store`) or `to` exists (`to`);
// STORE_FAILED, STORE_BUSY: then nothing is at `to`.
absl::Status BackUp(absl::string_view uri, const std::string& to);

}  // namespace custodia::sqlite

#endif  // CUSTODIA_COMMON_SQLITE_STORE_FILE_H_
