#ifndef CUSTODIA_COMMON_GRPC_CALL_H_
#define CUSTODIA_COMMON_GRPC_CALL_H_

#include <grpcpp/grpcpp.h>

#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/call_context.h"
#include "common/wire/limits.h"

namespace custodia {

// Returns what a handler may know about the call behind `context`.
CallContext MakeCallContext(const grpc::ServerContextBase& context);

// Returns `status` as it goes over the wire: its code and message, and a
// google.rpc.Status with ErrorInfo (reason, domain `custodia.dev`), BadRequest
// where fields are at fault, and the details attached to it.
grpc::Status ToGrpcStatus(const absl::Status& status);

// Returns a status that came over the wire, with its reason and details; the
// inverse of ToGrpcStatus.
absl::Status FromGrpcStatus(const grpc::Status& status);

// Measures a call and logs it when it ends.
class CallLog {
 public:
  // `method` as in `/custodia.directory.v1.DirectoryService/GetOrganization`.
  explicit CallLog(std::string method);

  // Logs the call's end. `resource` is the name of what was answered, or "".
  void Finish(const absl::Status& status, absl::string_view resource);

 private:
  const std::string method_;
  const absl::Time start_;
};

// Runs `handler` on a call with `request`, which it takes for granted to keep
// within CheckLimits (common/wire/limits.h): otherwise that is the call's
// error. Puts its value in `*response`, and returns its status. The one way
// from a generated service method into a handler that answers once.
template <typename Response, typename Handler>
grpc::Status AnswerUnary(absl::string_view method,
                         const grpc::ServerContextBase& context,
                         const google::protobuf::Message& request,
                         Response* response, Handler handler) {
  CallLog log{std::string(method)};
  const absl::Status limits = wire::CheckLimits(request);
  absl::StatusOr<Response> result =
      limits.ok() ? handler(MakeCallContext(context)) : limits;
  if (!result.ok()) {
    log.Finish(result.status(), "");
    return ToGrpcStatus(result.status());
  }
  *response = *std::move(result);
  if constexpr (requires { std::string(response->name()); }) {
    log.Finish(absl::OkStatus(), response->name());
  } else {
    log.Finish(absl::OkStatus(), "");
  }
  return grpc::Status::OK;
}

// The same for a handler that streams: it sends its answers by itself, and
// returns how the call ended.
template <typename Handler>
grpc::Status AnswerStream(absl::string_view method,
                          const grpc::ServerContextBase& context,
                          const google::protobuf::Message& request,
                          Handler handler) {
  CallLog log{std::string(method)};
  absl::Status status = wire::CheckLimits(request);
  if (status.ok()) status = handler(MakeCallContext(context));
  log.Finish(status, "");
  return ToGrpcStatus(status);
}

// Returns `bytes` for gRPC to send, without a copy.
grpc::ByteBuffer ToByteBuffer(std::string bytes);

// Calls `answer` with the message that `bytes` are, for a method that takes
// them as they came, and puts its response, an EncodedMessage
// (common/wire/message_writer.h), into `*reply`. INTERNAL where they are none:
// as gRPC says of a method for which it reads the message itself.
template <typename Request, typename Response, typename Answer>
grpc::Status AnswerBytes(grpc::ByteBuffer bytes, grpc::ByteBuffer* reply,
                         Answer answer) {
  Request request;
  Response response;
  grpc::Status status =
      grpc::SerializationTraits<Request>::Deserialize(&bytes, &request);
  if (status.ok()) status = answer(request, &response);
  if (status.ok()) *reply = ToByteBuffer(std::move(response.bytes));
  return status;
}

}  // namespace custodia

#endif  // CUSTODIA_COMMON_GRPC_CALL_H_
