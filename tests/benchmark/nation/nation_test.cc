#include "tests/benchmark/nation/nation.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "gmock/gmock.h"
#include "services/directory/domain/organization.h"

namespace custodia::benchmark {
namespace {

using ::testing::Gt;
using ::testing::Lt;

std::vector<Town> SomeTowns() {
  return {{"02115", "Boston", "MA", "25025", "Suffolk County"},
          {"01001", "Agawam", "MA", "25013", "Hampden County"},
          {"02860", "Pawtucket", "RI", "44007", "Providence County"}};
}

TEST(NumbersTest, NpisAreValidAndNobodysTwice) {
  const Numbers numbers{.npis = 20'000, .seed = 7};
  std::set<std::string> npis;
  for (int64_t i = 0; i < numbers.Practitioners(); ++i) {
    npis.insert(numbers.PractitionerNpi(i));
  }
  for (int64_t i = 0; i < numbers.Organizations(); ++i) {
    npis.insert(numbers.OrganizationNpi(i));
  }
  EXPECT_EQ(npis.size(), 20'000U);
  EXPECT_TRUE(std::all_of(npis.begin(), npis.end(), directory::IsValidNpi));
}

TEST(NumbersTest, FullSizeIsThatOfTheCountry) {
  const Numbers full{.npis = kFullNation};
  EXPECT_EQ(full.Organizations(), 1'880'000);
  EXPECT_EQ(full.Hospitals(), 5'426);
}

TEST(NationTest, TheSameNumbersGiveTheSameNation) {
  const Nation one({.npis = 1'000, .seed = 3}, SomeTowns());
  const Nation same({.npis = 1'000, .seed = 3}, SomeTowns());
  const Nation other({.npis = 1'000, .seed = 4}, SomeTowns());
  EXPECT_EQ(one.PersonOf(5).who, same.PersonOf(5).who);
  EXPECT_EQ(one.PersonOf(5).location.street, same.PersonOf(5).location.street);
  EXPECT_NE(one.PersonOf(5).location.street, other.PersonOf(5).location.street);
  EXPECT_NE(one.PersonOf(5, 1).location.street,
            one.PersonOf(5).location.street);
}

TEST(NationTest, CompaniesHaveFewPeopleOrMany) {
  const Nation nation({.npis = 50'000}, SomeTowns());
  std::map<std::string, int> people;
  for (int64_t i = 0; i < 40'000; ++i) {
    const Location location = nation.PersonOf(i).location;
    ++people[location.street];
  }
  int largest = 0;
  for (const auto& [street, count] : people) largest = std::max(largest, count);
  EXPECT_THAT(people.size(), Gt(12'000U));
  EXPECT_THAT(people.size(), Lt(35'000U));
  EXPECT_THAT(largest, Gt(100));
}

TEST(NationTest, ChainsHaveALongTail) {
  const Nation nation({.npis = 500'000}, SomeTowns());
  std::map<size_t, int> lengths;
  for (int64_t chain = 0; chain < nation.numbers().Chains(); ++chain) {
    ++lengths[nation.ChainOf(chain).size()];
  }
  EXPECT_THAT(lengths[1], Gt(nation.numbers().Chains() / 2));
  EXPECT_THAT(lengths.rbegin()->first, Gt(20U));
  EXPECT_THAT(lengths.rbegin()->first, Lt(41U));
}

TEST(NationTest, APracticePassesOnToTheNextAndNotBeforeIt) {
  const Nation nation({.npis = 100'000}, SomeTowns());
  for (int64_t chain = 0; chain < nation.numbers().Chains(); ++chain) {
    const auto practices = nation.ChainOf(chain);
    for (size_t i = 0; i + 1 < practices.size(); ++i) {
      ASSERT_EQ(practices[i].to, practices[i + 1].id);
      ASSERT_LT(practices[i].end_day, practices[i + 1].end_day) << chain;
    }
    ASSERT_LT(practices.back().end_day, absl::CivilDay(2026, 1, 1));
  }
}

}  // namespace
}  // namespace custodia::benchmark
