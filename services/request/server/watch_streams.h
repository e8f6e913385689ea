#ifndef CUSTODIA_SERVICES_REQUEST_SERVER_WATCH_STREAMS_H_
#define CUSTODIA_SERVICES_REQUEST_SERVER_WATCH_STREAMS_H_

#include <grpcpp/grpcpp.h>
#include <grpcpp/support/sync_stream.h>

#include <memory>
#include <set>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "custodia/request/v1/request_service.pb.h"
#include "services/request/handlers/watch_retrieval.h"

namespace custodia::request {

// The streams that events go out on. A caller who takes none is waited for, in
// gRPC's own bounded buffer, and then cut off. Thread-safe.
class WatchStreams {
 public:
  // `patience`: how long a caller may take to make room for the next event.
  explicit WatchStreams(absl::Duration patience) : patience_(patience) {}

  // Returns the sink of one call; `context` and `writer` must outlive it.
  //
  // Its errors: CANCELLED where the caller is gone, READER_TOO_SLOW,
  // SERVER_STOPPING. The latter two reach the caller also where its buffer is
  // full.
  std::unique_ptr<handlers::EventSink> Open(
      grpc::ServerContext& context, grpc::ServerWriter<v1::Event>& writer);

  // Ends every stream, now.
  void Close();

 private:
  class Cutter;
  class Stream;

  const absl::Duration patience_;
  absl::Mutex mutex_;
  std::set<std::shared_ptr<Cutter>> open_ ABSL_GUARDED_BY(mutex_);
  bool closed_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_SERVER_WATCH_STREAMS_H_
