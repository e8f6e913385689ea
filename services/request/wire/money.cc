#include "services/request/wire/money.h"

#include <algorithm>
#include <limits>

namespace custodia::request::wire {
namespace {

constexpr int64_t kMaxDollars = 10'000'000;
constexpr int32_t kNanosPerCent = 10'000'000;
constexpr int64_t kCentsPerDollar = 100;
// Leaves room for the cents that `nanos` adds, 214 at most.
constexpr int64_t kMostUnits =
    std::numeric_limits<int64_t>::max() / kCentsPerDollar - 3;

}  // namespace

google::type::Money ToMoney(int64_t cents) {
  google::type::Money money;
  money.set_currency_code("USD");
  money.set_units(cents / kCentsPerDollar);
  money.set_nanos(static_cast<int32_t>(cents % kCentsPerDollar) *
                  kNanosPerCent);
  return money;
}

int64_t CentsOf(const google::type::Money& money) {
  return std::clamp(money.units(), -kMostUnits, kMostUnits) * kCentsPerDollar +
         money.nanos() / kNanosPerCent;
}

bool IsPlausibleCharge(const google::type::Money& money) {
  return money.currency_code() == "USD" && money.units() >= 0 &&
         money.units() <= kMaxDollars && money.nanos() >= 0 &&
         money.nanos() < kCentsPerDollar * kNanosPerCent &&
         money.nanos() % kNanosPerCent == 0;
}

}  // namespace custodia::request::wire
