#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_MONEY_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_MONEY_H_

#include <cstdint>

#include "google/type/money.pb.h"

namespace custodia::request::wire {

// Between cents and messages in United States dollars. An amount that is more
// than an int64 of cents can be becomes the nearest that can: whoever parses
// converts before it has refused what IsPlausibleCharge() refuses.
google::type::Money ToMoney(int64_t cents);
int64_t CentsOf(const google::type::Money& money);

// Returns whether `money` is an amount of whole cents in USD, from 0 to ten
// million dollars: what anybody was ever charged for a copy, and no overflow.
bool IsPlausibleCharge(const google::type::Money& money);

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_MONEY_H_
