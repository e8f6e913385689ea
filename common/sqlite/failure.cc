#include "common/sqlite/failure.h"

#include <sqlite3.h>

#include "common/errors.h"
#include "common/telemetry/log.h"

namespace custodia::sqlite {

// The one place where SQLite's failures become ours. SQLite's text names
// tables and columns, never a bound value, and goes to the log alone.
absl::Status ToStatus(const SQLite::Exception& failure) {
  switch (failure.getErrorCode() & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return error::StoreBusy();
    default:
      log::Error("store_failed", {{"sqlite_code", failure.getErrorCode()},
                                  {"sqlite_text", failure.what()}});
      return error::StoreFailed();
  }
}

}  // namespace custodia::sqlite
