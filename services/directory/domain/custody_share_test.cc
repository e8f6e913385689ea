#include "services/directory/domain/custody_share.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia::directory {
namespace {

using absl::CivilDay;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Group = PatientGroup;

DayRange Years(int first, int last) {
  return {CivilDay(first, 1, 1), CivilDay(last, 12, 31)};
}

TEST(DivideTest, GroupsOfCharts) {
  struct Case {
    Group has;
    Group takes;
    std::optional<Group> taken;
    std::optional<Group> left;
    bool uncertain = false;
  };
  const Group all = Group::kUnspecified;
  const Case cases[] = {
      {all, all, all, {}},
      {all, Group::kActive, Group::kActive, Group::kInactive},
      {all, Group::kInactive, Group::kInactive, Group::kActive},
      {all, Group::kMinors, Group::kMinors, all},
      {Group::kActive, all, Group::kActive, {}},
      {Group::kActive, Group::kActive, Group::kActive, {}},
      {Group::kActive, Group::kInactive, {}, Group::kActive},
      {Group::kActive, Group::kMinors, Group::kMinors, Group::kActive},
      {Group::kInactive, Group::kActive, {}, Group::kInactive},
      {Group::kMinors, Group::kMinors, Group::kMinors, {}},
      {Group::kMinors, Group::kActive, Group::kMinors, Group::kMinors, true},
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(testing::Message() << static_cast<int>(one.has) << " "
                                    << static_cast<int>(one.takes));
    const Division division =
        Divide({.service_dates = Years(2000, 2010), .group = one.has},
               {.to = "north",
                .effective_date = {2015},
                .scope = {.patient_group = one.takes}},
               "jane");
    ASSERT_EQ(division.taken.has_value(), one.taken.has_value());
    if (one.taken) {
      EXPECT_EQ(division.taken->group, *one.taken);
    }
    ASSERT_THAT(division.left, SizeIs(one.left ? 1 : 0));
    if (one.left) {
      EXPECT_EQ(division.left[0].group, *one.left);
    }
    EXPECT_EQ(division.uncertain, one.uncertain);
  }
}

TEST(DivideTest, PractitionersWhereNoneIsAskedFor) {
  const SuccessionEvent event{.to = "north",
                              .effective_date = {2015},
                              .scope = {.practitioners = {"jane", "john"}}};
  Share share{.service_dates = Years(2000, 2010)};
  Division division = Divide(share, event, "");
  EXPECT_EQ(division.taken->practitioners, event.scope.practitioners);
  ASSERT_THAT(division.left, SizeIs(1));
  EXPECT_THAT(division.left[0].practitioners, IsEmpty());

  share.practitioners = {"john", "ann"};
  division = Divide(share, event, "");
  EXPECT_EQ(division.taken->practitioners, std::vector<std::string>{"john"});
  ASSERT_THAT(division.left, SizeIs(1));
  EXPECT_EQ(division.left[0].practitioners, std::vector<std::string>{"ann"});

  share.practitioners = {"ann"};
  division = Divide(share, event, "");
  EXPECT_FALSE(division.taken);
  EXPECT_EQ(division.left, std::vector<Share>{share});
}

TEST(DivideTest, WhatArrivedLaterOrIsOutOfScopeStaysWhole) {
  Share share{.service_dates = Years(2000, 2010), .arrived = PartialDate{2016}};
  const SuccessionEvent event{.to = "north", .effective_date = {2015}};
  EXPECT_FALSE(Divide(share, event, "jane").taken);
  EXPECT_EQ(Divide(share, event, "jane").left, std::vector<Share>{share});

  share.arrived = PartialDate{2015};
  EXPECT_TRUE(Divide(share, event, "jane").taken);
  EXPECT_FALSE(Divide(share, event, "jane").uncertain);
  share.arrived = PartialDate{};  // Nobody said when.
  EXPECT_TRUE(Divide(share, event, "jane").uncertain);

  SuccessionEvent scoped = event;
  scoped.scope.service_start = {2012};
  EXPECT_FALSE(Divide(share, scoped, "jane").taken);
}

TEST(DivideTest, MadeThereMeansMadeByTheDay) {
  const Share share{.service_dates = Years(2000, 2010)};
  const SuccessionEvent event{.to = "north", .effective_date = {2005, 6, 30}};
  const Division division = Divide(share, event, "jane");
  EXPECT_EQ(division.taken->service_dates,
            (DayRange{CivilDay(2000, 1, 1), CivilDay(2005, 6, 30)}));
  EXPECT_EQ(division.taken->arrived, event.effective_date);
  ASSERT_THAT(division.left, SizeIs(1));
  EXPECT_EQ(division.left[0].service_dates,
            (DayRange{CivilDay(2005, 7, 1), CivilDay(2010, 12, 31)}));
  EXPECT_FALSE(
      Divide(share, {.to = "north", .effective_date = {1999}}, "jane").taken);
}

TEST(DivideTest, ScopesAlongTheWayNarrowWhatIsNamed) {
  const Share share{.service_dates = Years(2000, 2010)};
  const SuccessionEvent first{
      .to = "north",
      .effective_date = {2015},
      .scope = {.service_start = {2001}, .service_end = {2008}}};
  const SuccessionEvent second{.to = "east",
                               .effective_date = {2016},
                               .scope = {.service_start = {2003},
                                         .service_end = {2009},
                                         .practitioners = {"jane"}}};
  const Division once = Divide(share, first, "jane");
  const Division twice = Divide(*once.taken, second, "jane");
  EXPECT_EQ(twice.taken->service_dates, Years(2003, 2008));
  EXPECT_EQ(twice.taken->named, (CustodyScope{.service_start = {2003},
                                              .service_end = {2008},
                                              .practitioners = {"jane"}}));
}

}  // namespace
}  // namespace custodia::directory
