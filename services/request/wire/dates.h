#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_DATES_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_DATES_H_

#include "common/dates.h"
#include "common/wire/address.h"
#include "common/wire/date.h"
#include "common/wire/timestamp.h"
#include "custodia/directory/v1/custody.pb.h"
#include "services/request/domain/order.h"

// Conversions between what decisions are made on and the public messages.
// ToProto() loses nothing; FromProto() is its inverse and checks nothing: what
// a caller sent goes through a Parse function first.
namespace custodia::request::wire {

using ::custodia::wire::ParseAddress;
using ::custodia::wire::ParseDate;
using ::custodia::wire::ParseTimestamp;
using ::custodia::wire::ToProto;

PartialDate FromProto(const google::type::Date& date);
Address FromProto(const google::type::PostalAddress& address);

directory::v1::DateRange ToProto(const DateSpan& span);
DateSpan FromProto(const directory::v1::DateRange& range);

directory::v1::DateRange ToProto(const DayRange& range);
// Returns the days that are meant: the first of the start, the last of the end.
DayRange DaysFromProto(const directory::v1::DateRange& range);

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_DATES_H_
