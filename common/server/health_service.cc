#include "common/server/health_service.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "common/errors.h"
#include "common/grpc_call.h"

namespace custodia {

using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;

void HealthService::Set(absl::string_view name, bool serving) {
  absl::MutexLock lock(&mutex_);
  statuses_[std::string(name)] =
      serving ? HealthCheckResponse::SERVING : HealthCheckResponse::NOT_SERVING;
  changed_.SignalAll();
}

void HealthService::EndWatches() {
  absl::MutexLock lock(&mutex_);
  ending_ = true;
  changed_.SignalAll();
}

HealthService::Status HealthService::StatusOf(const std::string& name) const {
  const auto found = statuses_.find(name);
  return found == statuses_.end() ? HealthCheckResponse::SERVICE_UNKNOWN
                                  : found->second;
}

grpc::Status HealthService::Check(grpc::ServerContext* /*context*/,
                                  const HealthCheckRequest* request,
                                  HealthCheckResponse* response) {
  absl::MutexLock lock(&mutex_);
  const Status status = StatusOf(request->service());
  if (status == HealthCheckResponse::SERVICE_UNKNOWN) {
    return ToGrpcStatus(error::Make(absl::StatusCode::kNotFound,
                                    "SERVICE_UNKNOWN",
                                    "No service of that name is served."));
  }
  response->set_status(status);
  return grpc::Status::OK;
}

grpc::Status HealthService::Watch(
    grpc::ServerContext* context, const HealthCheckRequest* request,
    grpc::ServerWriter<HealthCheckResponse>* writer) {
  {
    absl::MutexLock lock(&mutex_);
    if (watches_ == options_.most_watches) {
      return ToGrpcStatus(error::Make(
          absl::StatusCode::kResourceExhausted, "TOO_MANY_WATCHES",
          absl::StrCat("There are ", watches_, " watches of health already.")));
    }
    ++watches_;
  }
  grpc::Status status = Tell(*context, request->service(), *writer);
  absl::MutexLock lock(&mutex_);
  --watches_;
  return status;
}

grpc::Status HealthService::Tell(
    const grpc::ServerContext& context, const std::string& name,
    grpc::ServerWriter<HealthCheckResponse>& writer) {
  std::optional<Status> told;
  while (!context.IsCancelled()) {
    HealthCheckResponse response;
    {
      absl::MutexLock lock(&mutex_);
      if (told == StatusOf(name)) {
        if (ending_) {
          return ToGrpcStatus(error::Make(absl::StatusCode::kUnavailable,
                                          "SERVER_STOPPING",
                                          "The server stops."));
        }
        changed_.WaitWithTimeout(&mutex_, options_.look_for_cancel);
      }
      response.set_status(StatusOf(name));
    }
    if (told == response.status()) continue;
    if (!writer.Write(response)) break;
    told = response.status();
  }
  return grpc::Status::CANCELLED;
}

}  // namespace custodia
