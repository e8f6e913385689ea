#include "services/directory/domain/twins.h"

#include "gtest/gtest.h"

namespace custodia::directory {
namespace {

Organization Hospital(const std::string& id, const std::string& name) {
  return {.id = id,
          .display_name = name,
          .type = OrganizationType::kHospital,
          .status = OrganizationStatus::kUnknown,
          .address = {.lines = {"330 Mount Auburn Street"},
                      .city = "Cambridge",
                      .state = "MA",
                      .zip = "02138"},
          .evidence = {{.source = "x", .grade = Grade::kOfficial}}};
}

std::string NamedInstead(const Organization& one, const Organization& other,
                         bool settled = false) {
  Twins twins;
  twins.Add(one, /*settled=*/false);
  twins.Add(other, settled);
  const Organization* const named = twins.NamedInstead(one);
  return named == nullptr ? "" : named->id;
}

TEST(TwinsTest, OneAddressAndOneNameMakeTwins) {
  Organization nppes = Hospital("npi-1", "MOUNT AUBURN HOSPITAL INC");
  nppes.address.lines = {"330 MOUNT AUBURN ST"};
  nppes.address.zip = "02138-5502";
  const Organization cms = Hospital("ccn-220002", "Mount Auburn Hospital");
  EXPECT_EQ(NamedInstead(nppes, cms), "ccn-220002");
  EXPECT_EQ(NamedInstead(cms, nppes), "");
}

TEST(TwinsTest, AnotherNameWillDo) {
  Organization nppes = Hospital("npi-1", "VASSAR HEALTH CONNECTICUT, INC.");
  nppes.other_names = {"SHARON HOSPITAL"};
  EXPECT_EQ(NamedInstead(nppes, Hospital("ccn-1", "SHARON HOSPITAL")), "ccn-1");
}

// A hospital within a hospital is another.
TEST(TwinsTest, NeitherAddressNorNameAloneMakesTwins) {
  const Organization one = Hospital("b", "Mount Auburn Hospital");
  EXPECT_EQ(NamedInstead(one, Hospital("a", "Kindred Hospital")), "");
  Organization elsewhere = Hospital("a", "Mount Auburn Hospital");
  elsewhere.address.lines = {"1 Elm St"};
  EXPECT_EQ(NamedInstead(one, elsewhere), "");
  elsewhere.address = {};
  EXPECT_EQ(NamedInstead(one, elsewhere), "");
  EXPECT_EQ(NamedInstead(elsewhere, elsewhere), "");
  EXPECT_EQ(NamedInstead(Hospital("b", ""), Hospital("a", "")), "");
}

TEST(TwinsTest, WhoIsNamedDoesNotDependOnTheOrder) {
  Organization a = Hospital("a", "Mount Auburn Hospital");
  Organization b = Hospital("b", "Mount Auburn Hospital");
  EXPECT_EQ(NamedInstead(a, b), "");
  EXPECT_EQ(NamedInstead(b, a), "a");
  b.evidence[0].date = {.year = 2025};
  EXPECT_EQ(NamedInstead(a, b), "b");
  EXPECT_EQ(NamedInstead(b, a), "");
  a.status = OrganizationStatus::kOperating;
  EXPECT_EQ(NamedInstead(a, b), "");
  EXPECT_EQ(NamedInstead(b, a), "a");
  b.status = OrganizationStatus::kClosed;
  EXPECT_EQ(NamedInstead(a, b), "b");
}

TEST(TwinsTest, OneThatIsSettledSpeaksForBoth) {
  Organization best = Hospital("a", "Mount Auburn Hospital");
  best.status = OrganizationStatus::kOperating;
  const Organization other = Hospital("b", "Mount Auburn Hospital");
  EXPECT_EQ(NamedInstead(best, other, /*settled=*/true), "b");
  EXPECT_EQ(NamedInstead(best, best, /*settled=*/true), "");
}

}  // namespace
}  // namespace custodia::directory
