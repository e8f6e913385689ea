#ifndef CUSTODIA_SERVICES_REQUEST_CLIENTS_GRPC_DIRECTORY_CLIENT_H_
#define CUSTODIA_SERVICES_REQUEST_CLIENTS_GRPC_DIRECTORY_CLIENT_H_

#include <grpcpp/grpcpp.h>

#include <memory>

#include "common/clock.h"
#include "custodia/directory/v1/directory_service.grpc.pb.h"
#include "services/request/clients/directory_client.h"

namespace custodia::request {

// The provider directory over gRPC. Asks once; see RetryingDirectoryClient.
//
// Whatever is no answer of the directory's own is DIRECTORY_UNAVAILABLE: no
// connection, no answer in time, a fault of its store.
class GrpcDirectoryClient final : public DirectoryClient {
 public:
  // A call ends after `call_timeout`, or at its deadline if that is sooner.
  // `clock` must outlive this.
  GrpcDirectoryClient(const std::shared_ptr<grpc::Channel>& channel,
                      const Clock& clock, absl::Duration call_timeout);

  absl::StatusOr<LocationAnswer> Locate(const LocationQuestion& question,
                                        absl::Time deadline) override;
  absl::Status Report(const CustodyFinding& finding,
                      absl::string_view request_id,
                      absl::Time deadline) override;

 private:
  void SetDeadline(absl::Time deadline, grpc::ClientContext& context) const;

  const std::unique_ptr<directory::v1::DirectoryService::Stub> stub_;
  const Clock& clock_;
  const absl::Duration call_timeout_;
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_CLIENTS_GRPC_DIRECTORY_CLIENT_H_
