#ifndef CUSTODIA_COMMON_SQLITE_FAILURE_H_
#define CUSTODIA_COMMON_SQLITE_FAILURE_H_

#include "SQLiteCpp/Exception.h"
#include "absl/status/status.h"

namespace custodia::sqlite {

// Returns STORE_BUSY or STORE_FAILED, and logs what SQLite says of the latter.
absl::Status ToStatus(const SQLite::Exception& failure);

}  // namespace custodia::sqlite

#endif  // CUSTODIA_COMMON_SQLITE_FAILURE_H_
