#include "common/sqlite/group_writer.h"

#include <sqlite3.h>

#include <optional>

#include "common/sqlite/failure.h"

namespace custodia::sqlite {

namespace {

// A transaction that writes, undone unless committed. Its statements are
// prepared once.
class WriteTransaction {
 public:
  explicit WriteTransaction(Connection& connection) : connection_(connection) {
    connection_.Prepare("BEGIN IMMEDIATE").Run();
  }
  ~WriteTransaction() {
    // After some failures SQLite has undone it already.
    if (sqlite3_get_autocommit(connection_.raw().getHandle()) != 0) return;
    try {
      connection_.Prepare("ROLLBACK").Run();
    } catch (const SQLite::Exception& failure) {
      ToStatus(failure).IgnoreError();  // Logs it.
    }
  }
  WriteTransaction(const WriteTransaction&) = delete;
  WriteTransaction& operator=(const WriteTransaction&) = delete;

  void Commit() { connection_.Prepare("COMMIT").Run(); }

 private:
  Connection& connection_;
};

// Keeps what the savepoints of a transaction may have to restore in memory:
// SQLite makes a file of more than 64 KiB, which is less than a request
// changes. Its sorts are then in memory, too, so it is for groups alone.
class SavepointsInMemory {
 public:
  explicit SavepointsInMemory(Connection& connection)
      : connection_(connection) {
    connection_.Execute("PRAGMA temp_store=MEMORY");
  }
  ~SavepointsInMemory() {
    try {
      connection_.Execute("PRAGMA temp_store=DEFAULT");
    } catch (const SQLite::Exception& failure) {
      ToStatus(failure).IgnoreError();  // Logs it.
    }
  }
  SavepointsInMemory(const SavepointsInMemory&) = delete;
  SavepointsInMemory& operator=(const SavepointsInMemory&) = delete;

 private:
  Connection& connection_;
};

}  // namespace

absl::Status GroupWriter::Write(Body body) {
  Waiting mine{.body = body};
  return Await(mine);
}

absl::Status GroupWriter::RunAlone(Body body) {
  Waiting mine{.body = body, .alone = true};
  return Await(mine);
}

absl::Status GroupWriter::Await(Waiting& mine) {
  AwaitTurn(mine);
  if (mine.leads) Lead(mine);
  return mine.status;
}

void GroupWriter::AwaitTurn(Waiting& mine) {
  {
    absl::MutexLock lock(&mutex_);
    waiting_.push_back(&mine);
    if (!led_) {
      led_ = true;
      mine.leads = true;
      return;
    }
  }
  mine.turn.WaitForNotification();
}

// Who leads next is woken first: all others only have to return, and each of
// them on a notification of its own, so that none waits for another to wake.
void GroupWriter::Lead(Waiting& mine) {
  Group group;
  {
    absl::MutexLock lock(&mutex_);
    group.swap(waiting_);
  }
  CommitAll(group);
  Waiting* next = nullptr;
  {
    absl::MutexLock lock(&mutex_);
    led_ = !waiting_.empty();
    if (led_) next = waiting_.front();
  }
  if (next != nullptr) {
    next->leads = true;
    next->turn.Notify();
  }
  for (Waiting* one : group) {
    if (one != &mine) one->turn.Notify();
  }
}

void GroupWriter::CommitAll(const Group& group) {
  Group writing;
  for (Waiting* one : group) {
    if (one->alone) {
      one->status = Run(one->body);
    } else {
      writing.push_back(one);
    }
  }
  if (!writing.empty()) Commit(writing);
}

// Also the error of a body is only true once the group is committed: it may
// have seen what another of the group wrote.
void GroupWriter::Commit(const Group& group) {
  try {
    std::optional<SavepointsInMemory> in_memory;
    if (group.size() > 1) in_memory.emplace(*connection_);
    WriteTransaction transaction(*connection_);
    bool any = false;
    for (Waiting* one : group) {
      // Alone, the transaction does: a savepoint copies each page that is
      // changed, which an import has many of.
      one->status =
          group.size() == 1 ? Run(one->body) : RunInSavepoint(one->body);
      any = any || one->status.ok();
    }
    if (any) transaction.Commit();
  } catch (const SQLite::Exception& failure) {
    const absl::Status status = ToStatus(failure);
    for (Waiting* one : group) one->status = status;
  }
}

absl::Status GroupWriter::Run(Body body) {
  try {
    return body(*connection_);
  } catch (const SQLite::Exception& failure) {
    return ToStatus(failure);
  }
}

// After some failures, as of a full disk, SQLite has undone the transaction,
// all savepoints with it: ROLLBACK TO then throws, and the group fails.
absl::Status GroupWriter::RunInSavepoint(Body body) {
  connection_->Prepare("SAVEPOINT body").Run();
  absl::Status status = Run(body);
  if (!status.ok()) connection_->Prepare("ROLLBACK TO body").Run();
  connection_->Prepare("RELEASE body").Run();
  return status;
}

}  // namespace custodia::sqlite
