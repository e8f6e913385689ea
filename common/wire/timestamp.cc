#include "common/wire/timestamp.h"

#include <google/protobuf/util/time_util.h>

namespace custodia::wire {

using ::google::protobuf::util::TimeUtil;

absl::Time ParseTimestamp(const google::protobuf::Timestamp& timestamp,
                          absl::string_view field,
                          error::FieldViolations& violations) {
  if (timestamp.seconds() < TimeUtil::kTimestampMinSeconds ||
      timestamp.seconds() > TimeUtil::kTimestampMaxSeconds ||
      timestamp.nanos() < 0 || timestamp.nanos() > 999'999'999) {
    violations.Add(field, "an instant of the years 1 to 9999");
    return absl::UnixEpoch();
  }
  return absl::FromUnixSeconds(timestamp.seconds()) +
         absl::Nanoseconds(timestamp.nanos());
}

google::protobuf::Timestamp ToProto(absl::Time time) {
  google::protobuf::Timestamp proto;
  // Rounds down, so that nanoseconds are positive before 1970 too.
  const int64_t seconds = absl::ToUnixSeconds(time);
  proto.set_seconds(seconds);
  proto.set_nanos(static_cast<int32_t>(
      absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(seconds))));
  return proto;
}

}  // namespace custodia::wire
