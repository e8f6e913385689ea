#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_SCHEMA_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_SCHEMA_H_

#include <vector>

#include "common/sqlite/database.h"

namespace custodia::directory {

// Returns the migrations of the directory's SQLite file, for
// sqlite::Database::Open. One that has been released is never edited.
std::vector<sqlite::Migration> Migrations();

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_SCHEMA_H_
