#ifndef CUSTODIA_COMMON_SERVER_HEALTH_SERVICE_H_
#define CUSTODIA_COMMON_SERVER_HEALTH_SERVICE_H_

#include <map>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "grpc/health/v1/health.grpc.pb.h"

namespace custodia {

// grpc.health.v1.Health, with a thread for each watch. gRPC's own belongs to
// its callback API, the threads of which then poll for the calls of all
// services and hand them over. Thread-safe.
class HealthService final : public grpc::health::v1::Health::Service {
 public:
  struct Options {
    int most_watches = 100;  // at once; each holds a thread
    // How soon a watch whose caller is gone is noticed.
    absl::Duration look_for_cancel = absl::Seconds(1);
  };

  explicit HealthService(Options options) : options_(options) {}

  // Says whether the service `name` (the whole server: "") serves. One of
  // which nothing was said is not known.
  void Set(absl::string_view name, bool serving) ABSL_LOCKS_EXCLUDED(mutex_);

  // Ends all watches, once they have told what was set, and those to come.
  void EndWatches() ABSL_LOCKS_EXCLUDED(mutex_);

  // SERVICE_UNKNOWN (NOT_FOUND).
  grpc::Status Check(grpc::ServerContext* context,
                     const grpc::health::v1::HealthCheckRequest* request,
                     grpc::health::v1::HealthCheckResponse* response) override
      ABSL_LOCKS_EXCLUDED(mutex_);

  // Tells the status at once and whenever it is another, SERVICE_UNKNOWN too.
  // TOO_MANY_WATCHES (RESOURCE_EXHAUSTED); SERVER_STOPPING (UNAVAILABLE) at the
  // end.
  grpc::Status Watch(grpc::ServerContext* context,
                     const grpc::health::v1::HealthCheckRequest* request,
                     grpc::ServerWriter<grpc::health::v1::HealthCheckResponse>*
                         writer) override ABSL_LOCKS_EXCLUDED(mutex_);

 private:
  using Status = grpc::health::v1::HealthCheckResponse::ServingStatus;

  Status StatusOf(const std::string& name) const
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  grpc::Status Tell(
      const grpc::ServerContext& context, const std::string& name,
      grpc::ServerWriter<grpc::health::v1::HealthCheckResponse>& writer)
      ABSL_LOCKS_EXCLUDED(mutex_);

  const Options options_;
  absl::Mutex mutex_;
  absl::CondVar changed_;
  std::map<std::string, Status> statuses_ ABSL_GUARDED_BY(mutex_);
  int watches_ ABSL_GUARDED_BY(mutex_) = 0;
  bool ending_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace custodia

#endif  // CUSTODIA_COMMON_SERVER_HEALTH_SERVICE_H_
