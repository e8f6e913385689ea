#ifndef CUSTODIA_COMMON_SERVER_CALL_POLLER_H_
#define CUSTODIA_COMMON_SERVER_CALL_POLLER_H_

#include <grpcpp/grpcpp.h>

#include <functional>
#include <memory>
#include <thread>

namespace custodia {

// A unary method of which each call is read, answered and written by one
// thread, where gRPC hands calls of other methods from thread to thread. For
// many short calls: one that waits for something keeps others waiting.
struct PolledMethod {
  using Writer = grpc::ServerAsyncResponseWriter<grpc::ByteBuffer>;

  // Asks gRPC for the next call, as the Request... of the generated
  // WithRawMethod_... does.
  std::function<void(grpc::ServerContext*, grpc::ByteBuffer*, Writer*,
                     grpc::CompletionQueue*, grpc::ServerCompletionQueue*,
                     void*)>
      accept;
  // Answers the bytes of a request with those of a reply. Called by several
  // threads at once.
  std::function<grpc::Status(const grpc::ServerContext&,
                             const grpc::ByteBuffer&, grpc::ByteBuffer*)>
      answer;
};

// One of the threads that answer a polled method.
class CallPoller {
 public:
  // `queue` comes from the builder of the server.
  CallPoller(PolledMethod method,
             std::unique_ptr<grpc::ServerCompletionQueue> queue)
      : method_(std::move(method)), queue_(std::move(queue)) {}
  // The server must have been shut down, or never have started, and must still
  // be there. Waits for calls under way.
  ~CallPoller();

  // To be called once the server has started.
  void Start();

 private:
  struct Call;

  void Expect();
  void Answer(std::unique_ptr<Call> call);
  void Poll();

  const PolledMethod method_;
  const std::unique_ptr<grpc::ServerCompletionQueue> queue_;
  int held_ = 0;  // calls that gRPC has, and will give back
  std::thread thread_;
};

}  // namespace custodia

#endif  // CUSTODIA_COMMON_SERVER_CALL_POLLER_H_
