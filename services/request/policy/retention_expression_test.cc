#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "services/request/policy/retention.h"

namespace custodia::request::policy {
namespace {

using absl::CivilDay;
using custodia::testing::HasReason;
using ::testing::HasSubstr;

RetentionDays Days() {
  return {.last = CivilDay(2016, 7, 1),
          .created = CivilDay(2014, 3, 1),
          .birth = CivilDay(2010, 6, 15),
          .majority_age = 19};
}

struct Example {
  const char* expression;
  CivilDay day;
};

class Evaluates : public ::testing::TestWithParam<Example> {};

TEST_P(Evaluates, ToTheLastDayOfKeeping) {
  const auto day = EvaluateRetention(GetParam().expression, Days());
  ASSERT_THAT(day, custodia::testing::IsOk());
  EXPECT_EQ(*day, GetParam().day) << GetParam().expression;
}

INSTANTIATE_TEST_SUITE_P(
    Grammar, Evaluates,
    ::testing::Values(
        Example{"last+7y", CivilDay(2023, 7, 1)},
        Example{"created+5y", CivilDay(2019, 3, 1)},
        Example{"age:21", CivilDay(2031, 6, 15)},
        Example{"majority+3y", CivilDay(2032, 6, 15)},
        Example{"majority+0y", CivilDay(2029, 6, 15)},
        Example{"max(created+5y,age:21)", CivilDay(2031, 6, 15)},
        Example{"max(age:21,created+5y)", CivilDay(2031, 6, 15)},
        Example{"min(created+5y,age:21)", CivilDay(2019, 3, 1)},
        Example{"min(age:21,created+5y)", CivilDay(2019, 3, 1)},
        Example{"max(min(age:21,last+7y),created+10y)", CivilDay(2024, 3, 1)},
        Example{"min(last+7y,max(age:21,majority+1y))", CivilDay(2023, 7, 1)},
        Example{" max ( created + 5 y ,\tage : 21 ) ", CivilDay(2031, 6, 15)},
        Example{"last+999y", CivilDay(3015, 7, 1)}));

// 18 on 28 February 2022, and from there N years on.
TEST(EvaluateRetention, CountsFromTheDayOfMajority) {
  RetentionDays days = Days();
  days.birth = CivilDay(2004, 2, 29);
  days.majority_age = 18;
  EXPECT_EQ(*EvaluateRetention("majority+2y", days), CivilDay(2024, 2, 28));
  EXPECT_EQ(*EvaluateRetention("age:20", days), CivilDay(2024, 2, 29));
}

struct Fault {
  const char* expression;
  const char* message;
};

class Refuses : public ::testing::TestWithParam<Fault> {};

TEST_P(Refuses, WithThePosition) {
  const auto day = EvaluateRetention(GetParam().expression, Days());
  EXPECT_EQ(day.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(day, HasReason("RETENTION_EXPRESSION_INVALID"));
  EXPECT_THAT(std::string(day.status().message()),
              HasSubstr(GetParam().message))
      << GetParam().expression;
}

INSTANTIATE_TEST_SUITE_P(
    Grammar, Refuses,
    ::testing::Values(
        Fault{"",
              "expected last, created, majority, age, max or min at "
              "position 1."},
        Fault{"  first+7y", "max or min at position 3."},
        Fault{"Last+7y", "max or min at position 1."},
        Fault{"last7y", "expected '+' at position 5."},
        Fault{"last", "expected '+' at position 5."},
        Fault{"last+y", "expected a number up to 999 at position 6."},
        Fault{"last+1000y", "expected a number up to 999 at position 6."},
        Fault{"last+99999999999y", "expected a number up to 999"},
        Fault{"last+-7y", "expected a number up to 999 at position 6."},
        Fault{"last+7", "expected 'y' at position 7."},
        Fault{"last+7y,", "expected the end at position 8."},
        Fault{"age+21", "expected ':' at position 4."},
        Fault{"age:", "expected a number up to 999 at position 5."},
        Fault{"max created+5y", "expected '(' at position 5."},
        Fault{"max(created+5y)", "expected ',' at position 15."},
        Fault{"max(created+5y,)", "max or min at position 16."},
        Fault{"max(created+5y,age:21", "expected ')' at position 22."},
        Fault{"min(,age:21)", "max or min at position 5."}));

TEST(EvaluateRetention, NeedsTheBirthDateItCountsFrom) {
  RetentionDays days = Days();
  days.birth.reset();
  for (const char* expression :
       {"age:21", "majority+3y", "max(last+7y,age:9)"}) {
    const auto day = EvaluateRetention(expression, days);
    EXPECT_EQ(day.status().code(), absl::StatusCode::kFailedPrecondition);
    EXPECT_THAT(day, HasReason("BIRTH_DATE_MISSING")) << expression;
  }
  EXPECT_EQ(*EvaluateRetention("last+7y", days), CivilDay(2023, 7, 1));
}

TEST(EvaluateRetention, NeedsTheAgeOfMajorityItCountsFrom) {
  RetentionDays days = Days();
  days.majority_age.reset();
  const auto day = EvaluateRetention("majority+3y", days);
  EXPECT_EQ(day.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(day, HasReason("MAJORITY_UNKNOWN"));
  EXPECT_EQ(*EvaluateRetention("age:21", days), CivilDay(2031, 6, 15));
}

}  // namespace
}  // namespace custodia::request::policy
