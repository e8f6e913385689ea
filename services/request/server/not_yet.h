#ifndef CUSTODIA_SERVICES_REQUEST_SERVER_NOT_YET_H_
#define CUSTODIA_SERVICES_REQUEST_SERVER_NOT_YET_H_

#include <string>

#include "common/errors.h"
#include "common/grpc_call.h"

namespace custodia::request {

// Answers a call of what a later release serves: NOT_IMPLEMENTED. `method` is
// as CallLog takes it.
template <typename Response>
grpc::Status NotYet(const std::string& method,
                    const grpc::ServerContext& /*context*/,
                    Response* /*response*/) {
  CallLog log{method};
  const absl::Status status =
      error::NotImplemented(method.substr(method.rfind('/') + 1));
  log.Finish(status, "");
  return ToGrpcStatus(status);
}

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_SERVER_NOT_YET_H_
