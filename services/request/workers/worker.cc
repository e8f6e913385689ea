#include "services/request/workers/worker.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/errors.h"
#include "common/status_macros.h"
#include "common/telemetry/log.h"
#include "services/request/workers/work_plan.h"

namespace custodia::request {
namespace {

// Enough for a round; what is left over waits for the next one.
constexpr int kLimit = 100;

bool RefusesUs(const absl::Status& status) {
  return status.code() == absl::StatusCode::kPermissionDenied ||
         status.code() == absl::StatusCode::kUnauthenticated;
}

bool IsDown(const absl::Status& status) {
  return error::Reason(status) == "DIRECTORY_UNAVAILABLE";
}

}  // namespace

Worker::Worker(const Clock& clock, RequestStore& store, Locator& locator,
               Climber& climber, DirectoryClient& directory, Doorbell& doorbell,
               const WorkerOptions& options)
    : clock_(clock),
      store_(store),
      locator_(locator),
      climber_(climber),
      directory_(directory),
      doorbell_(doorbell),
      options_(options) {}

Worker::~Worker() { Stop(); }

void Worker::Start() {
  thread_ = std::thread([this] {
    do {
      RunOnce();
    } while (doorbell_.Wait(options_.poll_interval));
  });
}

void Worker::Stop() {
  doorbell_.Close();
  if (thread_.joinable()) thread_.join();
}

void Worker::RunOnce() {
  Plan();
  if (clock_.Now() < paused_until_) return;
  const absl::Status located = LocateAll();
  const absl::Status delivered = IsDown(located) ? located : DeliverAll();
  // Last: somebody waits for the others.
  const absl::Status climbed =
      IsDown(delivered) ? delivered : climber_.RunOnce(CallDeadline());
  if (located.ok() && delivered.ok() && climbed.ok()) {
    pause_ = absl::ZeroDuration();
    return;
  }
  log::Warning("worker_pauses", {{"locating", error::Reason(located)},
                                 {"delivering", error::Reason(delivered)},
                                 {"climbing", error::Reason(climbed)}});
  LeaveInPeace();
}

// Who lists the work does the same, but seldom finds anything left to do.
void Worker::Plan() {
  const absl::StatusOr<bool> planned =
      PlanWork(store_, clock_.Now(), [this] { return !doorbell_.closed(); });
  if (planned.ok()) return;
  log::Warning("work_not_planned",
               {{"reason", error::Reason(planned.status())}});
}

absl::Status Worker::LocateAll() {
  std::vector<std::string> ids;
  CUSTODIA_RETURN_IF_ERROR(
      store_.Read([&](RequestSnapshot& store) -> absl::Status {
        CUSTODIA_ASSIGN_OR_RETURN(ids, store.Locating(kLimit));
        return absl::OkStatus();
      }));
  absl::Status worst;
  for (const std::string& id : ids) {
    if (doorbell_.closed()) break;
    const absl::Status status = locator_.Locate(id, CallDeadline());
    if (status.ok()) continue;
    if (IsDown(status)) return status;
    // One retrieval's trouble is not the others'.
    log::Warning("locate_failed",
                 {{"resource", absl::StrCat("retrievals/", id)},
                  {"reason", error::Reason(status)}});
    worst = status;
  }
  return worst;
}

absl::Status Worker::DeliverAll() {
  std::vector<OutboxEntry> entries;
  CUSTODIA_RETURN_IF_ERROR(
      store_.Read([&](RequestSnapshot& store) -> absl::Status {
        CUSTODIA_ASSIGN_OR_RETURN(entries, store.Outbox(kLimit));
        return absl::OkStatus();
      }));
  for (const OutboxEntry& entry : entries) {
    if (doorbell_.closed()) break;
    CUSTODIA_RETURN_IF_ERROR(Deliver(entry));
  }
  return absl::OkStatus();
}

absl::Status Worker::Deliver(const OutboxEntry& entry) {
  const absl::Status status =
      directory_.Report(entry.finding, entry.request_id, CallDeadline());
  if (IsDown(status) || RefusesUs(status)) return status;
  if (!status.ok()) {
    log::Warning("finding_refused", {{"resource", entry.finding.organization},
                                     {"reason", error::Reason(status)}});
  }
  return store_.Write(
      [&](RequestTransaction& txn) { return txn.Dequeue(entry.id); });
}

absl::Time Worker::CallDeadline() const {
  return clock_.Now() + options_.call_timeout;
}

void Worker::LeaveInPeace() {
  pause_ = std::min(std::max(pause_ * 2, options_.first_pause),
                    options_.longest_pause);
  paused_until_ = clock_.Now() + pause_;
}

}  // namespace custodia::request
