#ifndef CUSTODIA_SERVICES_REQUEST_RULES_VALUES_H_
#define CUSTODIA_SERVICES_REQUEST_RULES_VALUES_H_

#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/request/policy/rules.h"

namespace custodia::request::rules {

// Returns the cents of decimal dollars with two decimals, e.g. `12.50`, or
// nothing where `text` is something else.
std::optional<policy::Cents> ParseDollars(absl::string_view text);

// Returns the thousandths of a dollar of decimal dollars with two or three
// decimals, e.g. `0.435`, or nothing where `text` is something else.
std::optional<int64_t> ParseMills(absl::string_view text);

// Returns the day written `YYYY-MM-DD`, or nothing.
std::optional<absl::CivilDay> ParseDay(absl::string_view text);

// Returns whether `text` follows the grammar of R-RET-03: `last+Ny`,
// `created+Ny`, `age:N`, `majority+Ny`, `max(e,e)`, `min(e,e)`.
bool IsRetentionExpression(absl::string_view text);

}  // namespace custodia::request::rules

#endif  // CUSTODIA_SERVICES_REQUEST_RULES_VALUES_H_
