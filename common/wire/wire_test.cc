#include "common/wire/address.h"
#include "common/wire/date.h"
#include "common/wire/timestamp.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia::wire {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> FieldsAtFault(
    const error::FieldViolations& violations) {
  std::vector<std::string> fields;
  for (const auto& violation : error::Violations(violations.ToStatus())) {
    fields.push_back(violation.field);
  }
  return fields;
}

google::type::Date DateOf(int year, int month, int day) {
  google::type::Date date;
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
  return date;
}

TEST(DateTest, KeepsWhatIsKnown) {
  error::FieldViolations violations;
  for (const PartialDate& date :
       {PartialDate{}, PartialDate{.year = 2009},
        PartialDate{.year = 2009, .month = 3},
        PartialDate{.year = 2008, .month = 2, .day = 29}}) {
    EXPECT_EQ(ParseDate(ToProto(date), "date", violations), date);
  }
  EXPECT_THAT(FieldsAtFault(violations), IsEmpty());
}

TEST(DateTest, RefusesWhatNoCalendarHas) {
  for (const google::type::Date& date :
       {DateOf(0, 3, 0), DateOf(0, 3, 1), DateOf(2009, 0, 1),
        DateOf(2009, 2, 29), DateOf(2009, 13, 1), DateOf(-1, 1, 1),
        DateOf(10000, 1, 1), DateOf(2009, 1, -1)}) {
    error::FieldViolations violations;
    EXPECT_EQ(ParseDate(date, "a.date", violations), PartialDate{});
    EXPECT_THAT(FieldsAtFault(violations), ElementsAre("a.date"))
        << date.ShortDebugString();
  }
}

TEST(DateTest, ADayMustBeWhole) {
  error::FieldViolations violations;
  EXPECT_EQ(ParseDay(DateOf(2009, 3, 1), "day", violations),
            absl::CivilDay(2009, 3, 1));
  EXPECT_EQ(ParseDay({}, "day", violations), std::nullopt);
  EXPECT_TRUE(violations.empty());
  EXPECT_EQ(ParseDay(DateOf(2009, 3, 0), "day", violations), std::nullopt);
  EXPECT_THAT(FieldsAtFault(violations), ElementsAre("day"));
}

TEST(AddressTest, ComesBackWhole) {
  const Address address{.lines = {"12 Main St", "Suite 3"},
                        .city = "Salem",
                        .state = "MA",
                        .zip = "01970"};
  error::FieldViolations violations;
  EXPECT_EQ(ParseAddress(ToProto(address), "address", violations), address);
  EXPECT_EQ(ParseAddress(ToProto(Address{}), "address", violations), Address{});
  EXPECT_EQ(ToProto(address).region_code(), "US");
  EXPECT_TRUE(violations.empty());
}

TEST(AddressTest, TellsAllThatIsWrong) {
  google::type::PostalAddress address;
  address.set_region_code("CA");
  address.set_administrative_area("Mass.");
  address.set_postal_code("1970");
  error::FieldViolations violations;
  ParseAddress(address, "o.address", violations);
  EXPECT_THAT(
      FieldsAtFault(violations),
      ElementsAre("o.address.region_code", "o.address.administrative_area",
                  "o.address.postal_code"));
}

TEST(TimestampTest, ComesBackToTheNanosecond) {
  error::FieldViolations violations;
  for (const absl::Time time :
       {absl::UnixEpoch(), absl::FromUnixNanos(1'700'000'000'123'456'789),
        absl::FromUnixNanos(-1)}) {
    EXPECT_EQ(ParseTimestamp(ToProto(time), "time", violations), time);
  }
  EXPECT_TRUE(violations.empty());
}

TEST(TimestampTest, RefusesInstantsThatAreNone) {
  error::FieldViolations violations;
  google::protobuf::Timestamp timestamp;
  timestamp.set_nanos(-1);
  ParseTimestamp(timestamp, "a", violations);
  timestamp.set_nanos(0);
  timestamp.set_seconds(253402300800);  // the year 10000
  ParseTimestamp(timestamp, "b", violations);
  EXPECT_THAT(FieldsAtFault(violations), ElementsAre("a", "b"));
}

}  // namespace
}  // namespace custodia::wire
