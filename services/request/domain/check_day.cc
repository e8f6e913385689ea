#include "services/request/domain/check_day.h"

namespace custodia::request {

void CheckDay(absl::string_view field, const PartialDate& day,
              const PartialDate& earliest, absl::string_view not_before,
              const PartialDate& today, error::FieldViolations& violations) {
  if (!day.complete()) {
    violations.Add(field, "a complete date");
  } else if (day > today) {
    violations.Add(field, "a day that is not in the future");
  } else if (day < earliest) {
    violations.Add(field, not_before);
  }
}

}  // namespace custodia::request
