#ifndef CUSTODIA_COMMON_WIRE_LIMITS_H_
#define CUSTODIA_COMMON_WIRE_LIMITS_H_

#include <google/protobuf/message.h>

#include "absl/status/status.h"

namespace custodia::wire {

// What no message of a caller may pass, whatever its fields say beside it: the
// contract states it once for each service.
inline constexpr int kMaxTextBytes = 10'000;
inline constexpr int kMaxElements = 1'000;

// Returns OK where each text (or bytes) of `message` and of the messages within
// it has at most kMaxTextBytes, and each list at most kMaxElements. Otherwise
// INVALID_FIELD, naming each that passes its limit; what a list that is too
// long holds is not looked at. To be asked before anything else is done with a
// message, so that no check, error or store has to bear more.
absl::Status CheckLimits(const google::protobuf::Message& message);

}  // namespace custodia::wire

#endif  // CUSTODIA_COMMON_WIRE_LIMITS_H_
