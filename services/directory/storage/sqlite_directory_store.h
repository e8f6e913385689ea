#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_SQLITE_DIRECTORY_STORE_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_SQLITE_DIRECTORY_STORE_H_

#include <memory>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "common/sqlite/database.h"
#include "services/directory/storage/common_facts.h"
#include "services/directory/storage/directory_store.h"
#include "services/directory/storage/revision_writer.h"

namespace custodia::directory {

// What a store is opened for.
enum class Use {
  kAny,
  // To write files of rows, while nobody waits for anything else that this
  // object writes.
  kImport,
};

// Keeps the directory in one SQLite file.
class SqliteDirectoryStore final : public DirectoryStore {
 public:
  // Opens `path`, creating it where missing; ":memory:" is a store that goes
  // away with this object. After a loss of power the last writes may be gone
  // (imports can be repeated), the file is whole. With Use::kImport the first
  // revision is not written through SQLite's log, where nobody else has the
  // file open: who opens it meanwhile gets STORE_BUSY.
  //
  // SCHEMA_NEWER, STORE_FAILED, STORE_BUSY.
  static absl::StatusOr<std::unique_ptr<SqliteDirectoryStore>> Open(
      const std::string& path, Use use = Use::kAny,
      const sql::WriteLimits& limits = {});

  absl::Status Read(const KnownAt& known_at, ReadBody body) override;
  absl::Status Write(absl::Time now, WriteBody body) override;

 private:
  SqliteDirectoryStore(std::unique_ptr<sqlite::Database> database, Use use,
                       const sql::WriteLimits& limits)
      : database_(std::move(database)), use_(use), limits_(limits) {}

  absl::StatusOr<bool> WritesStraight();

  const std::unique_ptr<sqlite::Database> database_;
  sql::NewestCommonFacts common_;
  const Use use_;
  const sql::WriteLimits limits_;
};

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_SQLITE_DIRECTORY_STORE_H_
