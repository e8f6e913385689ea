#include "services/directory/domain/sentences.h"

#include "gtest/gtest.h"

namespace custodia::directory {
namespace {

TEST(SentencesTest, SayWhen) {
  EXPECT_EQ(When({2015, 3, 1}), " on 2015-03-01");
  EXPECT_EQ(When({2015, 3}), " in 2015-03");
  EXPECT_EQ(When({2015}), " in 2015");
  EXPECT_EQ(When({}), " on an unknown day");
}

TEST(SentencesTest, SayForHowLong) {
  const absl::CivilDay day(2005, 1, 1);
  EXPECT_EQ(Span({day, day}), "from 2005-01-01 to 2005-01-01");
  EXPECT_EQ(Span({.first = day}), "from 2005-01-01 on");
  EXPECT_EQ(Span({.last = day}), "until 2005-01-01");
  EXPECT_EQ(Span({}), "of all dates");
}

TEST(SentencesTest, GiveATitleToDoctorsOnly) {
  Practitioner roe{.name = {"Jane", "Q", "Roe", ""}};
  EXPECT_EQ(Titled(roe), "Dr. Jane Q. Roe");
  roe.taxonomy_codes = {"1223G0001X"};
  EXPECT_EQ(Titled(roe), "Dr. Jane Q. Roe");
  roe.taxonomy_codes = {"363L00000X"};
  EXPECT_EQ(Titled(roe), "Jane Q. Roe");
}

}  // namespace
}  // namespace custodia::directory
