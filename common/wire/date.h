#ifndef CUSTODIA_COMMON_WIRE_DATE_H_
#define CUSTODIA_COMMON_WIRE_DATE_H_

#include <optional>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "common/dates.h"
#include "common/errors.h"
#include "google/type/date.pb.h"

// Between the public messages' common types and ours. A parser adds what is
// wrong to `violations` under the path `field`, and returns then what the rest
// of the message can be checked with.
namespace custodia::wire {

// Returns the date; unknown where empty or at fault. A month or day without
// what it belongs to is at fault, as is 31 February.
PartialDate ParseDate(const google::type::Date& date, absl::string_view field,
                      error::FieldViolations& violations);

// Returns the day; nothing where empty or at fault. A date that is not
// complete is at fault.
std::optional<absl::CivilDay> ParseDay(const google::type::Date& date,
                                       absl::string_view field,
                                       error::FieldViolations& violations);

// Return the date as a message; an unknown part is 0.
google::type::Date ToProto(const PartialDate& date);
google::type::Date ToProto(absl::CivilDay day);

}  // namespace custodia::wire

#endif  // CUSTODIA_COMMON_WIRE_DATE_H_
