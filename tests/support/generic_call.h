#ifndef CUSTODIA_TESTS_SUPPORT_GENERIC_CALL_H_
#define CUSTODIA_TESTS_SUPPORT_GENERIC_CALL_H_

#include <google/protobuf/descriptor.h>
#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>

#include "absl/time/time.h"

namespace custodia::testing {

// Calls `method` with the message whose bytes are `request`, and returns how
// the call ends: DEADLINE_EXCEEDED after `patience`. A stream is OK with its
// first answer, or where a quarter of `patience` brings neither that nor an
// error.
grpc::Status CallWithBytes(const std::shared_ptr<grpc::Channel>& channel,
                           const google::protobuf::MethodDescriptor& method,
                           const std::string& request, absl::Duration patience);

}  // namespace custodia::testing

#endif  // CUSTODIA_TESTS_SUPPORT_GENERIC_CALL_H_
