#include "tests/support/generic_call.h"

#include <grpcpp/generic/generic_stub.h>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace custodia::testing {
namespace {

// Waits for the one thing that was started on `queue`.
bool Wait(grpc::CompletionQueue& queue) {
  void* tag = nullptr;
  bool ok = false;
  return queue.Next(&tag, &ok) && ok;
}

}  // namespace

grpc::Status CallWithBytes(const std::shared_ptr<grpc::Channel>& channel,
                           const google::protobuf::MethodDescriptor& method,
                           const std::string& request,
                           absl::Duration patience) {
  const grpc::Slice slice(request);
  const grpc::ByteBuffer bytes(&slice, 1);
  grpc::ByteBuffer answer;
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(
      absl::Now() + (method.server_streaming() ? patience / 4 : patience)));
  grpc::CompletionQueue queue;
  grpc::GenericStub stub(channel);
  // One side's single message looks the same to a server that does not stream.
  const auto call = stub.PrepareCall(
      &context,
      absl::StrCat("/", method.service()->full_name(), "/", method.name()),
      &queue);
  grpc::Status status;
  call->StartCall(nullptr);
  if (Wait(queue)) {
    call->WriteLast(bytes, grpc::WriteOptions(), nullptr);
    Wait(queue);
    call->Read(&answer, nullptr);
    const bool answered = Wait(queue);
    if (answered && method.server_streaming()) context.TryCancel();
    call->Finish(&status, nullptr);
    Wait(queue);
    // A stream that ends with nothing but our deadline has accepted the call.
    if (method.server_streaming() &&
        (answered ||
         status.error_code() == grpc::StatusCode::DEADLINE_EXCEEDED)) {
      status = grpc::Status::OK;
    }
  } else {
    call->Finish(&status, nullptr);
    Wait(queue);
  }
  queue.Shutdown();
  while (Wait(queue)) {
  }
  return status;
}

}  // namespace custodia::testing
