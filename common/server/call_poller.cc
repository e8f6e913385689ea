#include "common/server/call_poller.h"

#include <grpcpp/support/async_unary_call.h>

#include <utility>

namespace custodia {
namespace {

// Calls that may come at once without waiting for the thread to ask for more.
constexpr int kExpected = 32;

}  // namespace

// gRPC has it, as a tag, from Expect() until it came, and again from Answer()
// until the answer is written.
struct CallPoller::Call {
  grpc::ServerContext context;
  grpc::ByteBuffer request;
  PolledMethod::Writer writer{&context};
  bool answered = false;
};

CallPoller::~CallPoller() {
  if (thread_.joinable()) thread_.join();
  queue_->Shutdown();
  void* tag = nullptr;
  bool ok = false;
  while (queue_->Next(&tag, &ok)) {
  }
}

void CallPoller::Start() {
  for (int i = 0; i < kExpected; ++i) Expect();
  thread_ = std::thread([this] { Poll(); });
}

void CallPoller::Expect() {
  ++held_;
  Call* const call = std::make_unique<Call>().release();
  method_.accept(&call->context, &call->request, &call->writer, queue_.get(),
                 queue_.get(), call);
}

void CallPoller::Answer(std::unique_ptr<Call> call) {
  ++held_;
  grpc::ByteBuffer reply;
  const grpc::Status status =
      method_.answer(call->context, call->request, &reply);
  call->answered = true;
  Call* const tag = call.release();
  if (status.ok()) {
    tag->writer.Finish(reply, status, tag);
  } else {
    tag->writer.FinishWithError(status, tag);
  }
}

void CallPoller::Poll() {
  void* tag = nullptr;
  bool ok = false;
  // Once the server is shut down, all that gRPC has comes back, not ok.
  while (held_ > 0 && queue_->Next(&tag, &ok)) {
    --held_;
    std::unique_ptr<Call> call(static_cast<Call*>(tag));
    if (call->answered || !ok) continue;
    Expect();
    Answer(std::move(call));
  }
}

}  // namespace custodia
