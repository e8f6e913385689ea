#ifndef CUSTODIA_SERVICES_REQUEST_STORAGE_WRITE_ROW_H_
#define CUSTODIA_SERVICES_REQUEST_STORAGE_WRITE_ROW_H_

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/sqlite/connection.h"
#include "services/request/storage/prepared_append.h"

// Keeps the rows that CurrentRow stands for.
namespace custodia::request::sql {

// Writes the rows as they are after `append`, over those before, where there
// are any. False, and nothing is written, where the last event of the retrieval
// is not `append.after`, or for 0 where there is one.
bool WriteRow(sqlite::Connection& db, const PreparedAppend& append);

// Plans the work of a retrieval alone. One whose events cannot be read, which
// the log says, has none.
void Plan(sqlite::Connection& db, absl::string_view id, absl::Time now);

// Makes the rows of every retrieval again, as of its last event: for a store
// whose rows lack what a newer release looks for. One whose events cannot be
// read is left as it is.
void WriteAllRows(sqlite::Connection& db);

}  // namespace custodia::request::sql

#endif  // CUSTODIA_SERVICES_REQUEST_STORAGE_WRITE_ROW_H_
