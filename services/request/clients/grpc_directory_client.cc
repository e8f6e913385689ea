#include "services/request/clients/grpc_directory_client.h"

#include <algorithm>
#include <string>
#include <utility>

#include "common/errors.h"
#include "common/grpc_call.h"
#include "common/telemetry/log.h"
#include "services/request/clients/location.h"
#include "services/request/domain/errors.h"
#include "services/request/wire/finding.h"

namespace custodia::request {
namespace {

// Returns whether asking again later may help.
bool MayPass(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kDeadlineExceeded:
    case absl::StatusCode::kCancelled:
    case absl::StatusCode::kUnknown:
    case absl::StatusCode::kInternal:
      return true;
    default:
      // The directory gives a reason for each error of its own; without one
      // it came from something between, or from another program.
      return error::Reason(status).empty();
  }
}

absl::Status FromDirectory(absl::string_view method,
                           const grpc::Status& status) {
  if (status.ok()) return absl::OkStatus();
  absl::Status error = FromGrpcStatus(status);
  log::Warning("directory_refused",
               {{"method", method},
                {"code", absl::StatusCodeToString(error.code())},
                {"reason", error::Reason(error)}});
  if (MayPass(error)) return error::DirectoryUnavailable();
  return error;
}

}  // namespace

GrpcDirectoryClient::GrpcDirectoryClient(
    const std::shared_ptr<grpc::Channel>& channel, const Clock& clock,
    absl::Duration call_timeout)
    : stub_(directory::v1::DirectoryService::NewStub(channel)),
      clock_(clock),
      call_timeout_(call_timeout) {}

void GrpcDirectoryClient::SetDeadline(absl::Time deadline,
                                      grpc::ClientContext& context) const {
  context.set_deadline(
      absl::ToChronoTime(std::min(deadline, clock_.Now() + call_timeout_)));
}

absl::StatusOr<LocationAnswer> GrpcDirectoryClient::Locate(
    const LocationQuestion& question, absl::Time deadline) {
  grpc::ClientContext context;
  SetDeadline(deadline, context);
  directory::v1::ResolveCustodianResponse response;
  absl::Status status = FromDirectory(
      "ResolveCustodian",
      stub_->ResolveCustodian(&context, RequestOf(question), &response));
  if (status.ok()) return LocationOf(response);
  if (std::optional<Unclear> unclear = UnclearOf(status)) {
    return *std::move(unclear);
  }
  return status;
}

absl::Status GrpcDirectoryClient::Report(const CustodyFinding& finding,
                                         absl::string_view request_id,
                                         absl::Time deadline) {
  grpc::ClientContext context;
  SetDeadline(deadline, context);
  directory::v1::ReportCustodyRequest request = wire::ToProto(finding);
  request.set_request_id(std::string(request_id));
  directory::v1::ReportCustodyResponse response;
  return FromDirectory("ReportCustody",
                       stub_->ReportCustody(&context, request, &response));
}

}  // namespace custodia::request
