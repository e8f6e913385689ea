#include "services/request/rules/complete.h"

#include <algorithm>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"

namespace custodia::request::rules {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::SizeIs;

// Returns what is said of the shipped files after `change`.
template <typename Change>
std::string Said(Change change) {
  std::vector<RuleFile> files = ShippedFiles();
  change(files);
  const auto rules = ParseRuleset(files);
  EXPECT_THAT(rules, HasReason("RULES_INVALID"));
  return std::string(rules.status().message());
}

RuleFile& File(std::vector<RuleFile>& files, const std::string& name) {
  return *std::find_if(files.begin(), files.end(),
                       [&](const RuleFile& file) { return file.name == name; });
}

TEST(CheckFiles, WantsFiftyStatesTheDistrictAndPuertoRico) {
  const auto rules = LoadShippedRuleset();
  ASSERT_THAT(rules, IsOk());
  EXPECT_THAT(rules->states, SizeIs(52));
  EXPECT_NE(rules->Find("DC"), nullptr);
  EXPECT_NE(rules->Find("PR"), nullptr);
  EXPECT_EQ(rules->Find("US"), nullptr);
}

TEST(CheckFiles, MissesEachFile) {
  for (const RuleFile& shipped : ShippedFiles()) {
    EXPECT_EQ(Said([&](std::vector<RuleFile>& files) {
                files.erase(std::find_if(files.begin(), files.end(),
                                         [&](const RuleFile& file) {
                                           return file.name == shipped.name;
                                         }));
              }),
              shipped.name + ": is missing");
  }
}

TEST(CheckFiles, RefusesAFileOfNoStateAndOneThatIsThereTwice) {
  EXPECT_EQ(
      Said([](std::vector<RuleFile>& files) {
        files.push_back({"XX.textproto", "code: \"XX\" name: \"Nowhere\""});
      }),
      "XX.textproto: is named after no state");
  EXPECT_EQ(Said([](std::vector<RuleFile>& files) {
              files.push_back(File(files, "KS.textproto"));
            }),
            "KS.textproto: is there twice");
}

TEST(CheckFederal, WantsAPeriodOfEachClock) {
  EXPECT_EQ(Said([](std::vector<RuleFile>& files) {
              File(files, "US.textproto").text =
                  "code: \"US\" name: \"United States\"";
            }),
            "US.textproto: has no period of clock ACCESS\n"
            "US.textproto: has no period of clock AMENDMENT\n"
            "US.textproto: has no period of clock ACCOUNTING");
}

}  // namespace
}  // namespace custodia::request::rules
