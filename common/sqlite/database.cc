#include "common/sqlite/database.h"

#include <sqlite3.h>

#include <filesystem>
#include <system_error>
#include <utility>

#include "SQLiteCpp/Backup.h"
#include "absl/cleanup/cleanup.h"
#include "absl/strings/str_cat.h"
#include "common/errors.h"
#include "common/sqlite/failure.h"
#include "common/status_macros.h"

namespace custodia::sqlite {
namespace {

constexpr int kBusyTimeoutMillis = 5000;

constexpr char kLog[] = "PRAGMA journal_mode=WAL";

// What a reader maps of the file, instead of copying page by page; 2 GiB is
// the most that SQLite can.
constexpr char kMapFile[] = "PRAGMA mmap_size=2147418112";

// Pages that a writer keeps, in KiB. With SQLite's 2 MiB a large write puts the
// same pages of its indexes into the log again and again, and reads them back.
constexpr char kWriterPages[] = "PRAGMA cache_size=-98304";

const char* PragmaOf(Durability durability) {
  switch (durability) {
    case Durability::kNone:
      return "PRAGMA synchronous=OFF";
    case Durability::kNormal:
      return "PRAGMA synchronous=NORMAL";
    case Durability::kFull:
      break;
  }
  return "PRAGMA synchronous=FULL";
}

// Turns off SQLite's count of the memory it uses: nobody asks for it, and one
// lock of the whole process guards it. Only before SQLite's first use.
bool CountNoMemory() {
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK;
}

std::unique_ptr<Connection> Connect(const std::string& path,
                                    Durability durability, int flags) {
  [[maybe_unused]] static const bool counted_no_memory = CountNoMemory();
  // Each connection is used by one thread at a time.
  auto database =
      std::make_unique<SQLite::Database>(path, flags | SQLite::OPEN_NOMUTEX);
  database->setBusyTimeout(kBusyTimeoutMillis);
  database->exec("PRAGMA foreign_keys=ON");
  database->exec(PragmaOf(durability));
  return std::make_unique<Connection>(std::move(database));
}

// A transaction that only reads. Its statements are prepared once.
class ReadTransaction {
 public:
  explicit ReadTransaction(Connection& connection) : connection_(connection) {
    connection_.Prepare("BEGIN").Run();
  }
  ~ReadTransaction() {
    try {
      connection_.Prepare("COMMIT").Run();
    } catch (const SQLite::Exception& failure) {
      ToStatus(failure).IgnoreError();  // Logs it.
    }
  }
  ReadTransaction(const ReadTransaction&) = delete;
  ReadTransaction& operator=(const ReadTransaction&) = delete;

 private:
  Connection& connection_;
};

int VersionOf(Connection& connection) {
  return connection.raw().execAndGet("PRAGMA user_version").getInt();
}

absl::Status Migrate(Connection& connection,
                     const std::vector<Migration>& migrations) {
  SQLite::Transaction guard(connection.raw(),
                            SQLite::TransactionBehavior::IMMEDIATE);
  const int found = VersionOf(connection);
  const int known = static_cast<int>(migrations.size());
  if (found > known) return error::SchemaNewer(found, known);
  for (int version = found; version < known; ++version) {
    connection.Execute(migrations[version].sql);
    if (migrations[version].then != nullptr) {
      migrations[version].then(connection);
    }
  }
  connection.Execute(absl::StrCat("PRAGMA user_version=", known));
  guard.commit();
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::unique_ptr<Database>> Database::Open(
    const std::string& path, Durability durability,
    const std::vector<Migration>& migrations, References references) {
  try {
    auto writer =
        Connect(path, durability, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    if (references == References::kTrusted) {
      writer->Execute("PRAGMA foreign_keys=OFF");
    }
    writer->Execute(kLog);
    writer->Execute(kWriterPages);
    CUSTODIA_RETURN_IF_ERROR(Migrate(*writer, migrations));
    return std::unique_ptr<Database>(
        new Database(path, durability, std::move(writer)));
  } catch (const SQLite::Exception& failure) {
    return ToStatus(failure);
  }
}

absl::StatusOr<int> Database::SchemaVersion(const std::string& path) {
  try {
    return VersionOf(
        *Connect(path, Durability::kNormal, SQLite::OPEN_READONLY));
  } catch (const SQLite::Exception& failure) {
    return ToStatus(failure);
  }
}

absl::Status Database::Inspect(const std::string& path, int version,
                               Body body) {
  try {
    const std::unique_ptr<Connection> reader =
        Connect(path, Durability::kNormal, SQLite::OPEN_READONLY);
    SQLite::Transaction guard(reader->raw(),
                              SQLite::TransactionBehavior::DEFERRED);
    const int found = VersionOf(*reader);
    if (found > version) return error::SchemaNewer(found, version);
    if (found < version) return error::SchemaOlder(found, version);
    return body(*reader);
  } catch (const SQLite::Exception& failure) {
    return ToStatus(failure);
  }
}

absl::Status Database::Copy(const std::string& from, const std::string& to) {
  try {
    SQLite::Database source(from, SQLite::OPEN_READONLY);
    source.setBusyTimeout(kBusyTimeoutMillis);
    SQLite::Database copy(to, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    // In one step, so that no write can come between two.
    SQLite::Backup(copy, source).executeStep(-1);
    return absl::OkStatus();
  } catch (const SQLite::Exception& failure) {
    std::error_code ignored;
    std::filesystem::remove(to, ignored);
    return ToStatus(failure);
  }
}

Database::Database(std::string path, Durability durability,
                   std::unique_ptr<Connection> writer)
    : path_(std::move(path)),
      durability_(durability),
      in_memory_(path_ == ":memory:"),
      writer_(std::move(writer)) {}

Database::~Database() = default;

absl::Status Database::Write(Body body) { return writer_.Write(body); }

// Of a file with nothing in it the journal has nothing to keep but its size. It
// is to be on disk before the file changes: FULL makes sure of that.
absl::Status Database::WriteStraight(Body body) {
  if (in_memory_) return Write(body);
  CloseReaders();
  const absl::Status straight = writer_.RunAlone([](Connection& connection) {
    connection.raw().setBusyTimeout(0);
    const absl::Cleanup wait_again = [&] {
      connection.raw().setBusyTimeout(kBusyTimeoutMillis);
    };
    connection.Execute("PRAGMA journal_mode=DELETE");
    connection.Execute(PragmaOf(Durability::kFull));
    return absl::OkStatus();
  });
  absl::Status written = Write(body);
  if (straight.ok()) {
    // What is committed stays so; who opens the file next tries again. Where
    // somebody reads it, so that it has no log yet, FULL is still needed.
    writer_
        .RunAlone([&](Connection& connection) {
          connection.Execute(kLog);
          connection.Execute(PragmaOf(durability_));
          return absl::OkStatus();
        })
        .IgnoreError();
  }
  return written;
}

absl::Status Database::Read(Body body) {
  if (in_memory_) return Write(body);
  CUSTODIA_ASSIGN_OR_RETURN(std::unique_ptr<Connection> reader, TakeReader());
  absl::Status status;
  try {
    const ReadTransaction transaction(*reader);
    status = body(*reader);
  } catch (const SQLite::Exception& failure) {
    status = ToStatus(failure);
  }
  GiveBack(std::move(reader));
  return status;
}

absl::StatusOr<std::unique_ptr<Connection>> Database::TakeReader() {
  {
    absl::MutexLock lock(&readers_mutex_);
    if (!readers_.empty()) {
      std::unique_ptr<Connection> reader = std::move(readers_.back());
      readers_.pop_back();
      return reader;
    }
  }
  try {
    auto reader = Connect(path_, durability_, SQLite::OPEN_READONLY);
    reader->Execute(kMapFile);
    return reader;
  } catch (const SQLite::Exception& failure) {
    return ToStatus(failure);
  }
}

void Database::CloseReaders() {
  absl::MutexLock lock(&readers_mutex_);
  readers_.clear();
}

void Database::GiveBack(std::unique_ptr<Connection> reader) {
  absl::MutexLock lock(&readers_mutex_);
  readers_.push_back(std::move(reader));
}

}  // namespace custodia::sqlite
