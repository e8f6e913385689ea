#ifndef CUSTODIA_SERVICES_REQUEST_STORAGE_SQLITE_WRITER_H_
#define CUSTODIA_SERVICES_REQUEST_STORAGE_SQLITE_WRITER_H_

#include <cstdint>
#include <vector>

#include "services/request/storage/sqlite_reader.h"

namespace custodia::request::sql {

// What a RequestTransaction does on one connection, within a transaction.
class SqliteTransaction final : public SqliteReads<RequestTransaction> {
 public:
  using SqliteReads::SqliteReads;

  absl::StatusOr<Retrieval> Append(absl::string_view id, int64_t after,
                                   const std::vector<Event>& events,
                                   const Occasion& occasion) override;
  absl::Status RecordRequest(absl::string_view request_id,
                             const RecordedRequest& request) override;
  absl::Status Enqueue(absl::string_view request_id,
                       const CustodyFinding& finding) override;
  absl::Status Dequeue(int64_t outbox_id) override;

 private:
  void PutRow(const Retrieval& retrieval);
  void PutEvent(absl::string_view id, const RecordedEvent& event);
};

}  // namespace custodia::request::sql

#endif  // CUSTODIA_SERVICES_REQUEST_STORAGE_SQLITE_WRITER_H_
