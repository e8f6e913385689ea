#include "tests/benchmark/load/client.h"

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace custodia::benchmark {
namespace {

struct Call {
  absl::Time start;
  grpc::ClientContext context;
  grpc::ByteBuffer reply;
  grpc::Status status;
  std::unique_ptr<grpc::GenericClientAsyncResponseReader> reader;
};

std::string TextOf(const grpc::ByteBuffer& buffer) {
  grpc::Slice slice;
  if (!buffer.DumpToSingleSlice(&slice).ok()) return "";
  return {reinterpret_cast<const char*>(slice.begin()), slice.size()};
}

}  // namespace

class LoadClient::Impl {
 public:
  explicit Impl(const LoadOptions& options) : options_(options) {
    for (int i = 0; i < options.connections; ++i) {
      grpc::ChannelArguments arguments;
      // Otherwise all channels share one connection.
      arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
      arguments.SetMaxReceiveMessageSize(-1);
      auto channel = grpc::CreateCustomChannel(
          options.target, grpc::InsecureChannelCredentials(), arguments);
      channel->WaitForConnected(
          absl::ToChronoTime(absl::Now() + absl::Seconds(10)));
      stubs_.push_back(std::make_unique<grpc::GenericStub>(channel));
    }
  }

  LoadResult Run(Workload& workload) {
    const absl::Time start = absl::Now();
    while (true) {
      StartThoseDue(workload, start);
      const bool done = Done(start);
      if (done && in_flight_ == 0) break;
      Wait(workload, start, done);
    }
    result_.elapsed = absl::Now() - start;
    return std::move(result_);
  }

 private:
  bool Done(absl::Time start) const {
    return started_ == options_.calls ||
           absl::Now() - start > options_.longest ||
           (!options_.stop_file.empty() &&
            access(options_.stop_file.c_str(), F_OK) == 0);
  }

  // When the next call is to start; past where there is no rate.
  absl::Time Due(absl::Time start) const {
    if (options_.rate <= 0) return absl::InfinitePast();
    return start + absl::Seconds(static_cast<double>(started_) / options_.rate);
  }

  void StartThoseDue(Workload& workload, absl::Time start) {
    while (!Done(start)) {
      const bool open_loop = options_.rate > 0;
      const absl::Time due = Due(start);
      if (open_loop && due > absl::Now()) return;
      if (in_flight_ >= options_.concurrency) {
        if (!open_loop) return;
        ++started_;
        ++result_.dropped;
        ++result_.errors;
        continue;
      }
      Start(workload, open_loop ? due : absl::Now());
    }
  }

  void Start(Workload& workload, absl::Time from) {
    auto call = std::make_unique<Call>();
    call->start = from;
    call->context.set_deadline(
        absl::ToChronoTime(absl::Now() + absl::Seconds(60)));
    const grpc::Slice slice(workload.NextRequest());
    const grpc::ByteBuffer request(&slice, 1);
    grpc::GenericStub& stub = *stubs_[started_ % stubs_.size()];
    call->reader = stub.PrepareUnaryCall(&call->context, workload.method(),
                                         request, &queue_);
    call->reader->StartCall();
    Call* const tag = call.release();
    tag->reader->Finish(&tag->reply, &tag->status, tag);
    ++started_;
    ++in_flight_;
  }

  // Takes one answer, or returns when the next call is due.
  void Wait(Workload& workload, absl::Time start, bool done) {
    const bool timed = options_.rate > 0 && !done;
    const absl::Time until =
        timed ? Due(start) : absl::Now() + absl::Seconds(61);
    void* tag = nullptr;
    bool ok = false;
    if (queue_.AsyncNext(&tag, &ok, absl::ToChronoTime(until)) !=
        grpc::CompletionQueue::GOT_EVENT) {
      return;
    }
    const std::unique_ptr<Call> call(static_cast<Call*>(tag));
    --in_flight_;
    Count(workload, *call);
  }

  void Count(Workload& workload, const Call& call) {
    ++result_.calls;
    if (!call.status.ok()) {
      ++result_.errors;
      ++result_.messages[absl::StrCat(call.status.error_code(), " ",
                                      call.status.error_message())];
      return;
    }
    result_.latency.Add(absl::Now() - call.start);
    result_.reply_bytes += static_cast<int64_t>(call.reply.Length());
    if (workload.inspects()) {
      result_.errors += workload.Failures(TextOf(call.reply));
    }
  }

  const LoadOptions options_;
  std::vector<std::unique_ptr<grpc::GenericStub>> stubs_;
  grpc::CompletionQueue queue_;
  int64_t started_ = 0;
  int in_flight_ = 0;
  LoadResult result_;
};

LoadClient::LoadClient(const LoadOptions& options)
    : impl_(std::make_unique<Impl>(options)) {}

LoadClient::~LoadClient() = default;

LoadResult LoadClient::Run(Workload& workload) { return impl_->Run(workload); }

}  // namespace custodia::benchmark
