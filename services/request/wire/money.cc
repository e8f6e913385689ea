#include "services/request/wire/money.h"

namespace custodia::request::wire {
namespace {

constexpr int64_t kMaxDollars = 10'000'000;
constexpr int32_t kNanosPerCent = 10'000'000;
constexpr int64_t kCentsPerDollar = 100;

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
  return money.units() * kCentsPerDollar + money.nanos() / kNanosPerCent;
}

bool IsPlausibleCharge(const google::type::Money& money) {
  return money.currency_code() == "USD" && money.units() >= 0 &&
         money.units() <= kMaxDollars && money.nanos() >= 0 &&
         money.nanos() < kCentsPerDollar * kNanosPerCent &&
         money.nanos() % kNanosPerCent == 0;
}

}  // namespace custodia::request::wire
