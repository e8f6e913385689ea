#ifndef CUSTODIA_COMMON_WIRE_TIMESTAMP_H_
#define CUSTODIA_COMMON_WIRE_TIMESTAMP_H_

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/errors.h"
#include "google/protobuf/timestamp.pb.h"

namespace custodia::wire {

// Returns the instant. One outside the years 1 to 9999, or with nanoseconds
// that are none, is added to `violations` under `field`, and the Unix epoch is
// returned.
absl::Time ParseTimestamp(const google::protobuf::Timestamp& timestamp,
                          absl::string_view field,
                          error::FieldViolations& violations);

// Returns the instant, which must lie in the years 1 to 9999, as a message.
google::protobuf::Timestamp ToProto(absl::Time time);

}  // namespace custodia::wire

#endif  // CUSTODIA_COMMON_WIRE_TIMESTAMP_H_
