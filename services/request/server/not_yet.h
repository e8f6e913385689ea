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
                    const grpc::ServerContext& context, Response* response) {
  return AnswerUnary(
      method, context, response,
      [&](const CallContext&) -> absl::StatusOr<Response> {
        return error::NotImplemented(method.substr(method.rfind('/') + 1));
      });
}

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_SERVER_NOT_YET_H_
