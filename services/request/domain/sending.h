#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_SENDING_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_SENDING_H_

#include "absl/strings/string_view.h"
#include "common/dates.h"
#include "common/errors.h"
#include "services/request/domain/attempt.h"

// When a letter left and came.
namespace custodia::request {

// What the caller says of a letter.
struct Sending {
  Channel channel = Channel::kUnspecified;
  PartialDate sent_date;
  PartialDate received_date;  // unknown: not said
};

// Adds the dates that cannot be: incomplete, in the future, received before
// sent. An unknown one is not at fault. `path` stands before the field names,
// e.g. "amendment.", or is "".
void CheckDates(const Sending& sending, absl::string_view path,
                const PartialDate& today, error::FieldViolations& violations);

// The day that starts a custodian's clock (45 CFR 164.524(b)(2),
// 164.526(b)(2)).
struct Receipt {
  PartialDate date;
  bool assumed = false;
};

// Returns the day of receipt as it was said; else 3 days after it was sent
// where it went by post, or nobody says how; else the day it was sent.
Receipt ReceiptOf(const Sending& sending);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_SENDING_H_
