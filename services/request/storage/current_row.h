#ifndef CUSTODIA_SERVICES_REQUEST_STORAGE_CURRENT_ROW_H_
#define CUSTODIA_SERVICES_REQUEST_STORAGE_CURRENT_ROW_H_

#include "common/sqlite/connection.h"
#include "services/request/domain/retrieval.h"

// What lists and workers look for: made of a retrieval's events, and of nothing
// else, so that it can be made again.
namespace custodia::request::sql {

// Brings the rows of `retrieval` up to date.
void PutRow(sqlite::Connection& db, const Retrieval& retrieval);

// Does so for every retrieval: for a store whose rows lack what a newer release
// looks for. One whose events cannot be read is logged and left as it is.
void PutAllRows(sqlite::Connection& db);

}  // namespace custodia::request::sql

#endif  // CUSTODIA_SERVICES_REQUEST_STORAGE_CURRENT_ROW_H_
