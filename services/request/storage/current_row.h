#ifndef CUSTODIA_SERVICES_REQUEST_STORAGE_CURRENT_ROW_H_
#define CUSTODIA_SERVICES_REQUEST_STORAGE_CURRENT_ROW_H_

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/sqlite/connection.h"
#include "services/request/domain/retrieval.h"

// What lists and workers look for: made of a retrieval's events, and of nothing
// else, so that it can be made again.
namespace custodia::request::sql {

// Brings the rows of `retrieval` up to date, and plans its work for `now`.
void PutRow(sqlite::Connection& db, const Retrieval& retrieval, absl::Time now);

// Plans its work alone. One whose events cannot be read, which the log says,
// has none.
void Plan(sqlite::Connection& db, absl::string_view id, absl::Time now);

// Does both for every retrieval, as of its last event: for a store whose rows
// lack what a newer release looks for. One whose events cannot be read is left
// as it is.
void PutAllRows(sqlite::Connection& db);

}  // namespace custodia::request::sql

#endif  // CUSTODIA_SERVICES_REQUEST_STORAGE_CURRENT_ROW_H_
