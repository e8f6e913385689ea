#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_CHECK_DAY_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_CHECK_DAY_H_

#include "absl/strings/string_view.h"
#include "common/dates.h"
#include "common/errors.h"

namespace custodia::request {

// Adds `field` where `day` has no day, lies after `today` or before `earliest`
// (unknown: any day will do); `not_before` completes "must be ..." for the
// last.
void CheckDay(absl::string_view field, const PartialDate& day,
              const PartialDate& earliest, absl::string_view not_before,
              const PartialDate& today, error::FieldViolations& violations);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_CHECK_DAY_H_
