#ifndef CUSTODIA_SERVICES_REQUEST_STORAGE_SCHEMA_H_
#define CUSTODIA_SERVICES_REQUEST_STORAGE_SCHEMA_H_

#include <vector>

#include "common/sqlite/database.h"

namespace custodia::request {

// Returns the migrations of the request service's SQLite file, for
// sqlite::Database::Open. One that has been released is never edited.
std::vector<sqlite::Migration> Migrations();

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_STORAGE_SCHEMA_H_
