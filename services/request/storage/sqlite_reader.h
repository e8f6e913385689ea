#ifndef CUSTODIA_SERVICES_REQUEST_STORAGE_SQLITE_READER_H_
#define CUSTODIA_SERVICES_REQUEST_STORAGE_SQLITE_READER_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/sqlite/connection.h"
#include "services/request/storage/request_store.h"

namespace custodia::request::sql {

// Returns the retrieval as its events make it; with sequence 0 where it has
// none. STORE_FAILED where an event cannot be read.
absl::StatusOr<Retrieval> Replay(sqlite::Connection& db, absl::string_view id);

// Returns a day as `work` keeps it; one that is absent lies behind all.
int64_t DueDay(const std::optional<absl::CivilDay>& due);

// The questions of a RequestSnapshot; errors as there.
absl::StatusOr<Retrieval> Get(sqlite::Connection& db, absl::string_view id);
absl::StatusOr<std::vector<Retrieval>> ListRetrievals(
    sqlite::Connection& db, const RetrievalFilter& filter, const Page& page);
absl::StatusOr<std::vector<SealedEvent>> ListEvents(sqlite::Connection& db,
                                                    absl::string_view id,
                                                    const Page& page);
absl::StatusOr<std::vector<WorkEntry>> ListWork(sqlite::Connection& db,
                                                const WorkFilter& filter,
                                                const Page& page);
std::vector<std::string> Outdated(sqlite::Connection& db, absl::Time now,
                                  int limit);
absl::StatusOr<std::vector<Scorecard>> Scorecards(sqlite::Connection& db,
                                                  absl::Time now,
                                                  const Page& page);
std::vector<std::string> Locating(sqlite::Connection& db, int limit);
std::optional<std::string> NextToClimb(sqlite::Connection& db,
                                       absl::string_view revision);
std::optional<std::string> FindOpenTwin(sqlite::Connection& db,
                                        absl::string_view twin_key);
std::optional<RecordedRequest> FindRequest(sqlite::Connection& db,
                                           absl::string_view request_id);
absl::StatusOr<std::vector<OutboxEntry>> Outbox(sqlite::Connection& db,
                                                int limit);

// A RequestSnapshot, or what a RequestTransaction has of one.
template <typename Base>
class SqliteReads : public Base {
 public:
  explicit SqliteReads(sqlite::Connection& db) : db_(db) {}

  absl::StatusOr<Retrieval> Get(absl::string_view id) override {
    return sql::Get(db_, id);
  }
  absl::StatusOr<std::vector<Retrieval>> List(const RetrievalFilter& filter,
                                              const Page& page) override {
    return sql::ListRetrievals(db_, filter, page);
  }
  absl::StatusOr<std::vector<SealedEvent>> ListEvents(
      absl::string_view id, const Page& page) override {
    return sql::ListEvents(db_, id, page);
  }
  absl::StatusOr<std::vector<WorkEntry>> ListWork(const WorkFilter& filter,
                                                  const Page& page) override {
    return sql::ListWork(db_, filter, page);
  }
  absl::StatusOr<std::vector<std::string>> Outdated(absl::Time now,
                                                    int limit) override {
    return sql::Outdated(db_, now, limit);
  }
  absl::StatusOr<std::vector<Scorecard>> Scorecards(absl::Time now,
                                                    const Page& page) override {
    return sql::Scorecards(db_, now, page);
  }
  absl::StatusOr<std::vector<std::string>> Locating(int limit) override {
    return sql::Locating(db_, limit);
  }
  absl::StatusOr<std::optional<std::string>> NextToClimb(
      absl::string_view revision) override {
    return sql::NextToClimb(db_, revision);
  }
  absl::StatusOr<std::optional<std::string>> FindOpenTwin(
      absl::string_view twin_key) override {
    return sql::FindOpenTwin(db_, twin_key);
  }
  absl::StatusOr<std::optional<RecordedRequest>> FindRequest(
      absl::string_view request_id) override {
    return sql::FindRequest(db_, request_id);
  }
  absl::StatusOr<std::vector<OutboxEntry>> Outbox(int limit) override {
    return sql::Outbox(db_, limit);
  }

 protected:
  sqlite::Connection& db() { return db_; }

 private:
  sqlite::Connection& db_;
};

}  // namespace custodia::request::sql

#endif  // CUSTODIA_SERVICES_REQUEST_STORAGE_SQLITE_READER_H_
