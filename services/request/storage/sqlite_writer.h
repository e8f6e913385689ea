#ifndef CUSTODIA_SERVICES_REQUEST_STORAGE_SQLITE_WRITER_H_
#define CUSTODIA_SERVICES_REQUEST_STORAGE_SQLITE_WRITER_H_

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "services/request/storage/seal.h"
#include "services/request/storage/sqlite_reader.h"

namespace custodia::request::sql {

// What a RequestTransaction does on one connection, within a transaction.
class SqliteTransaction final : public SqliteReads<RequestTransaction> {
 public:
  // Both must outlive it; `key` seals what is appended.
  SqliteTransaction(sqlite::Connection& db, const HashKey& key)
      : SqliteReads(db), key_(key) {}

  // The ids of the retrievals that were appended to.
  const std::set<std::string>& appended() const { return appended_; }

  using SqliteReads::Append;
  absl::Status Append(const PreparedAppend& append) override;
  absl::Status Plan(absl::string_view id, absl::Time now) override;
  absl::Status RecordClimb(absl::string_view id, absl::string_view revision,
                           absl::Time time) override;
  absl::Status RecordRequest(absl::string_view request_id,
                             const RecordedRequest& request) override;
  absl::Status Enqueue(absl::string_view request_id,
                       const CustodyFinding& finding) override;
  absl::Status Dequeue(int64_t outbox_id) override;

 private:
  absl::Status PutEvents(const std::vector<EventRow>& events);

  const HashKey& key_;
  std::set<std::string> appended_;
};

}  // namespace custodia::request::sql

#endif  // CUSTODIA_SERVICES_REQUEST_STORAGE_SQLITE_WRITER_H_
