#include "services/request/wire/money.h"

#include <cstdint>
#include <limits>

#include "gtest/gtest.h"

namespace custodia::request::wire {
namespace {

google::type::Money Dollars(int64_t units, int32_t nanos) {
  google::type::Money money;
  money.set_currency_code("USD");
  money.set_units(units);
  money.set_nanos(nanos);
  return money;
}

TEST(MoneyTest, CentsComeBackAsTheyWere) {
  for (const int64_t cents : {0, 1, 99, 100, 650, 123'456}) {
    EXPECT_EQ(CentsOf(ToMoney(cents)), cents);
  }
  EXPECT_EQ(CentsOf(Dollars(6, 500'000'000)), 650);
}

TEST(MoneyTest, AnAmountBeyondAllCentsDoesNotOverflow) {
  constexpr int64_t kMost = std::numeric_limits<int64_t>::max();
  constexpr int32_t kMostNanos = std::numeric_limits<int32_t>::max();
  const int64_t most = CentsOf(Dollars(kMost, kMostNanos));
  EXPECT_GT(most, kMost - 1'000);
  EXPECT_LT(CentsOf(Dollars(-kMost, -kMostNanos)), 1'000 - kMost);
  EXPECT_LT(CentsOf(Dollars(10'000'000, 0)), most);
}

TEST(MoneyTest, AChargeIsOfWholeCentsUpToTenMillionDollars) {
  EXPECT_TRUE(IsPlausibleCharge(Dollars(0, 0)));
  EXPECT_TRUE(IsPlausibleCharge(Dollars(10'000'000, 0)));
  EXPECT_FALSE(IsPlausibleCharge(Dollars(10'000'001, 0)));
  EXPECT_FALSE(IsPlausibleCharge(Dollars(-1, 0)));
  EXPECT_FALSE(IsPlausibleCharge(Dollars(1, 5)));
}

}  // namespace
}  // namespace custodia::request::wire
