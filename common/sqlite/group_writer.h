#ifndef CUSTODIA_COMMON_SQLITE_GROUP_WRITER_H_
#define CUSTODIA_COMMON_SQLITE_GROUP_WRITER_H_

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/synchronization/notification.h"
#include "common/sqlite/connection.h"

namespace custodia::sqlite {

// Commits what many callers write at once together, so that they wait for the
// disk once and not once each. Thread-safe.
//
// Whoever finds nobody writing leads: it runs the bodies of all who wait, in
// the order in which they came, in one transaction, each in a savepoint of its
// own. Whoever comes meanwhile is of the next group, which the first of them
// leads.
class GroupWriter {
 public:
  using Body = absl::FunctionRef<absl::Status(Connection&)>;

  explicit GroupWriter(std::unique_ptr<Connection> connection)
      : connection_(std::move(connection)) {}

  // Runs `body`, on any caller's thread. Returns, once its group is committed,
  // OK and what it wrote is kept, or its own error and what it wrote is undone.
  // STORE_BUSY, STORE_FAILED: also for all of a group that was not committed.
  absl::Status Write(Body body);

  // Runs `body` while nobody writes, outside of any transaction, and returns
  // what it returned. STORE_BUSY, STORE_FAILED.
  absl::Status RunAlone(Body body);

  // How many wait for another's group to be committed.
  size_t waiting() const {
    absl::MutexLock lock(&mutex_);
    return waiting_.size();
  }

 private:
  struct Waiting {
    Body body;
    bool alone = false;  // of RunAlone()
    absl::Status status;
    bool leads = false;  // the next group, which it is in; else it is answered
    absl::Notification turn;
  };
  using Group = std::vector<Waiting*>;

  absl::Status Await(Waiting& mine);
  // Waits until nobody writes, or `mine` was committed by whoever did.
  void AwaitTurn(Waiting& mine);
  void Lead(Waiting& mine);
  void CommitAll(const Group& group);
  void Commit(const Group& group);
  absl::Status Run(Body body);
  absl::Status RunInSavepoint(Body body);

  const std::unique_ptr<Connection> connection_;  // of whoever leads

  mutable absl::Mutex mutex_;
  bool led_ ABSL_GUARDED_BY(mutex_) = false;
  Group waiting_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace custodia::sqlite

#endif  // CUSTODIA_COMMON_SQLITE_GROUP_WRITER_H_
