#ifndef CUSTODIA_COMMON_WIRE_STATUS_H_
#define CUSTODIA_COMMON_WIRE_STATUS_H_

#include "absl/status/status.h"
#include "google/rpc/status.pb.h"

namespace custodia::wire {

// Returns an error as callers see it: its code and message, ErrorInfo (reason,
// domain `custodia.dev`), BadRequest where fields are at fault, and the details
// attached to it.
google::rpc::Status ToProto(const absl::Status& status);

}  // namespace custodia::wire

#endif  // CUSTODIA_COMMON_WIRE_STATUS_H_
