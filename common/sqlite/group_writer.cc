#include "common/sqlite/group_writer.h"

#include "common/sqlite/failure.h"

namespace custodia::sqlite {

absl::Status GroupWriter::Write(Body body) {
  Waiting mine{.body = body};
  Group group;
  {
    absl::MutexLock lock(&mutex_);
    waiting_.push_back(&mine);
    const auto answered_or_leads = [this, &mine] {
      mutex_.AssertHeld();
      return mine.answered || !led_;
    };
    mutex_.Await(absl::Condition(&answered_or_leads));
    if (mine.answered) return mine.status;
    led_ = true;
    group.swap(waiting_);
  }
  Commit(group);
  absl::MutexLock lock(&mutex_);
  for (Waiting* one : group) one->answered = true;
  led_ = false;
  return mine.status;
}

// Also the error of a body is only true once the group is committed: it may
// have seen what another of the group wrote.
void GroupWriter::Commit(const Group& group) {
  try {
    SQLite::Transaction guard(connection_->raw(),
                              SQLite::TransactionBehavior::IMMEDIATE);
    bool any = false;
    for (Waiting* one : group) {
      // Alone, the transaction does: a savepoint copies each page that is
      // changed, which an import has many of.
      one->status =
          group.size() == 1 ? Run(one->body) : RunInSavepoint(one->body);
      any = any || one->status.ok();
    }
    if (any) guard.commit();
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
  const absl::Status status = Run(body);
  if (!status.ok()) connection_->Prepare("ROLLBACK TO body").Run();
  connection_->Prepare("RELEASE body").Run();
  return status;
}

}  // namespace custodia::sqlite
