#ifndef CUSTODIA_COMMON_SQLITE_DATABASE_H_
#define CUSTODIA_COMMON_SQLITE_DATABASE_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "common/sqlite/connection.h"
#include "common/sqlite/group_writer.h"

namespace custodia::sqlite {

// What survives a loss of power.
enum class Durability {
  kNone,    // Nothing for sure; to measure what the others cost.
  kNormal,  // A committed write may be lost, the file stays whole.
  kFull,    // Every committed write.
};

// What SQLite does about foreign keys.
enum class References {
  kChecked,  // Refuses a row that names a row which is not there.
  kTrusted,  // Nothing: who writes a row has written what it names.
};

// One step from a version of a schema to the next.
struct Migration {
  const char* sql;
  // What SQL alone cannot do; runs behind it in the same transaction.
  void (*then)(Connection&) = nullptr;
};

// One SQLite file (WAL) or `:memory:` database. Thread-safe: one writer at a
// time, which takes those who wait along; readers beside it on snapshots of
// their own. In memory, where SQLite has no snapshots between connections,
// readers wait for the writer.
class Database {
 public:
  using Body = GroupWriter::Body;

  // Opens `path`, creates it where missing, and brings it to the newest
  // schema: migrations[i] leads from version i to i + 1. One that has been
  // released is never edited.
  //
  // SCHEMA_NEWER where the file has a version beyond the last migration: it
  // is left as it is. STORE_FAILED, STORE_BUSY.
  static absl::StatusOr<std::unique_ptr<Database>> Open(
      const std::string& path, Durability durability,
      const std::vector<Migration>& migrations,
      References references = References::kChecked);
  ~Database();

  // Returns the version of the schema of the file `path`. STORE_FAILED,
  // STORE_BUSY.
  static absl::StatusOr<int> SchemaVersion(const std::string& path);

  // Runs `body` on a snapshot of the file `path` as it is: nothing is created,
  // migrated or written. SCHEMA_NEWER, SCHEMA_OLDER where its version is not
  // `version`; STORE_FAILED, STORE_BUSY.
  static absl::Status Inspect(const std::string& path, int version, Body body);

  // Writes the database at `from`, as it is at one moment, to the file `to`,
  // which must not exist; others may write `from` meanwhile. STORE_FAILED,
  // STORE_BUSY: then `to` is not there.
  static absl::Status Copy(const std::string& from, const std::string& to);

  // Runs `body`, on the thread of any caller, so that it excludes other
  // writers: committed when this returns if it returns OK, undone otherwise, in
  // which case its status is returned. SQLite's own failures come back as
  // STORE_BUSY or STORE_FAILED; they may leave `body` as exceptions, which are
  // caught here.
  absl::Status Write(Body body);

  // Like Write, for a body that writes very much into a file with next to
  // nothing in it: where nobody else has the file open, it is written straight
  // into it, and not into the log first and from there into the file. Who opens
  // it meanwhile waits, and gets STORE_BUSY after 5 seconds, also to read.
  // Where somebody reads it at the end, it has no log until it is opened again.
  absl::Status WriteStraight(Body body);

  // Runs `body` on a snapshot that no writer changes. Writing in it fails.
  absl::Status Read(Body body);

 private:
  Database(std::string path, Durability durability,
           std::unique_ptr<Connection> writer);

  absl::StatusOr<std::unique_ptr<Connection>> TakeReader();
  void CloseReaders();
  void GiveBack(std::unique_ptr<Connection> reader);

  const std::string path_;
  const Durability durability_;
  const bool in_memory_;

  GroupWriter writer_;

  absl::Mutex readers_mutex_;
  std::vector<std::unique_ptr<Connection>> readers_
      ABSL_GUARDED_BY(readers_mutex_);
};

}  // namespace custodia::sqlite

#endif  // CUSTODIA_COMMON_SQLITE_DATABASE_H_
