#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_SPLIT_INDEXES_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_SPLIT_INDEXES_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "common/sqlite/connection.h"

// The indexes of the tables of nodes, which a large import makes by sorting.
// They are so large that each row of the next small one would change a page of
// its own in each of them. So there are two of each: of the facts that there
// were, which hardly ever changes afterwards, and of newer ones, which is so
// small that what is written lies together. Names have two tables of words in
// the same way, `practitioner_words` and `newer_practitioner_words`.
//
// A query that looks for rows of a table X by an index therefore asks the view
// `all_X`, which has the same columns; one that has their numbers asks X.
namespace custodia::directory::sql {

// Makes the views, where there are none, of a store whose indexes are whole.
void MakeViews(sqlite::Connection& db);

// Drops the indexes: until SplitIndexes() the views are right, but slow.
void DropIndexes(sqlite::Connection& db);

// Makes the indexes anew, as one of the facts up to `last_older` and one of
// those behind it; words that were newer become older.
void SplitIndexes(sqlite::Connection& db, int64_t last_older);

// Does so with the tables alone of which much is newer, where a write made the
// facts behind `last_before` up to `last_fact`. To find out takes the longer
// the more is newer, so that few writes of many do.
void SplitStaleIndexes(sqlite::Connection& db, int64_t last_before,
                       int64_t last_fact);

// Returns the fact behind which the indexes of a table are split; 0 where they
// are whole.
int64_t LastOlder(sqlite::Connection& db, absl::string_view table);

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_SPLIT_INDEXES_H_
