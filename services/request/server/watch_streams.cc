#include "services/request/server/watch_streams.h"

#include <grpc/grpc.h>
#include <grpcpp/alarm.h>

#include <string>
#include <utility>

#include "absl/time/clock.h"
#include "services/request/domain/errors.h"

namespace custodia::request {

// Ends a call from another thread than its own. Thread-safe.
class WatchStreams::Cutter {
 public:
  explicit Cutter(grpc::ServerContext& context) : context_(&context) {}

  // Around each write. BeginWrite() returns status().
  absl::Status BeginWrite() {
    absl::MutexLock lock(&mutex_);
    writing_ = true;
    return StatusNow();
  }
  void EndWrite() {
    absl::MutexLock lock(&mutex_);
    writing_ = false;
  }

  // Ends the call with `why` where its write is stuck; else the call sees it by
  // itself, and can tell its caller more than can be told here.
  void End(const absl::Status& why) {
    absl::MutexLock lock(&mutex_);
    if (!why_.ok()) return;
    why_ = why;
    if (!writing_) return;
    // Finishing the call would wait for room in the caller's buffer, and
    // TryCancel() would say CANCELLED.
    grpc_call_cancel_with_status(context_->c_call(),
                                 static_cast<grpc_status_code>(why.code()),
                                 std::string(why.message()).c_str(), nullptr);
  }

  // Returns what the call was ended with, CANCELLED where its caller ended it,
  // or OK.
  absl::Status status() const {
    absl::MutexLock lock(&mutex_);
    return StatusNow();
  }

 private:
  absl::Status StatusNow() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    if (!why_.ok()) return why_;
    return context_->IsCancelled() ? absl::CancelledError("The caller is gone.")
                                   : absl::OkStatus();
  }

  mutable absl::Mutex mutex_;
  grpc::ServerContext* const context_;  // Valid while a write is under way.
  bool writing_ ABSL_GUARDED_BY(mutex_) = false;
  absl::Status why_ ABSL_GUARDED_BY(mutex_);
};

class WatchStreams::Stream final : public handlers::EventSink {
 public:
  Stream(WatchStreams& streams, std::shared_ptr<Cutter> cutter,
         grpc::ServerWriter<v1::Event>& writer)
      : streams_(streams), cutter_(std::move(cutter)), writer_(writer) {}

  ~Stream() override {
    absl::MutexLock lock(&streams_.mutex_);
    streams_.open_.erase(cutter_);
  }

  absl::Status Send(const v1::Event& event) override {
    absl::Status status = cutter_->BeginWrite();
    const bool failed = status.ok() && !WriteInTime(event);
    cutter_->EndWrite();
    if (!failed) return status;
    // Unless it was ended, its caller hung up, which the context need not know
    // yet.
    cutter_->End(absl::CancelledError("The caller is gone."));
    return cutter_->status();
  }

  absl::Status Check() override { return cutter_->status(); }

 private:
  bool WriteInTime(const v1::Event& event) {
    // Goes off no more once there was room; where it just did, it may still
    // run, and so owns what it needs.
    grpc::Alarm impatience;
    impatience.Set(absl::ToChronoTime(absl::Now() + streams_.patience_),
                   [cutter = cutter_](bool rang) {
                     if (rang) cutter->End(error::ReaderTooSlow());
                   });
    return writer_.Write(event);
  }

  WatchStreams& streams_;
  const std::shared_ptr<Cutter> cutter_;
  grpc::ServerWriter<v1::Event>& writer_;
};

std::unique_ptr<handlers::EventSink> WatchStreams::Open(
    grpc::ServerContext& context, grpc::ServerWriter<v1::Event>& writer) {
  auto cutter = std::make_shared<Cutter>(context);
  {
    absl::MutexLock lock(&mutex_);
    open_.insert(cutter);
    if (closed_) cutter->End(error::ServerStopping());
  }
  return std::make_unique<Stream>(*this, std::move(cutter), writer);
}

void WatchStreams::Close() {
  absl::MutexLock lock(&mutex_);
  closed_ = true;
  for (const auto& cutter : open_) cutter->End(error::ServerStopping());
}

}  // namespace custodia::request
