#include "services/request/rules/coverage.h"

#include "gmock/gmock.h"

namespace custodia::request::rules {
namespace {

using policy::Confidence;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

policy::Source At(Confidence confidence) { return {.confidence = confidence}; }

// Three states that know little.
policy::Ruleset Rules() {
  policy::Ruleset rules{.version = "v1"};
  rules.states["LA"].periods = {
      {.clock = policy::Clock::kAccess,
       .when = {.purposes = {policy::Purpose::kSocialSecurity}},
       .source = At(Confidence::kHigh)}};
  rules.states["CA"].periods = {
      {.clock = policy::Clock::kAccess,
       .when = {.access = {policy::Access::kCopy}},
       .source = At(Confidence::kLow)},
      {.clock = policy::Clock::kAccess,
       .when = {.access = {policy::Access::kCopy}},
       .source = At(Confidence::kMedium)},
      {.clock = policy::Clock::kAmendment, .source = At(Confidence::kLow)}};
  rules.states["HI"].periods = {
      {.clock = policy::Clock::kAccess,
       .when = {.payers = {policy::Payer::kThirdParty}},
       .source = At(Confidence::kHigh)}};
  rules.states["HI"].retentions = {
      {.when = {.holder_types = {policy::HolderType::kHospital}},
       .minor = true,
       .source = At(Confidence::kHigh)},
      {.category = "IMAGING", .source = At(Confidence::kHigh)}};
  rules.states["HI"].hold_rules = {{.source = At(Confidence::kLow)}};
  rules.states["LA"].fee_schedules = {
      {.free = true, .source = At(Confidence::kHigh)},
      {.when = {.media = {policy::Media::kElectronic}},
       .source = At(Confidence::kMedium)}};
  rules.states["CA"].fee_schedules = {
      {.when = {.payers = {policy::Payer::kIndividual}},
       .source = At(Confidence::kMedium)}};
  return rules;
}

Coverage Row(const std::string& value) {
  for (const Coverage& row : CoverageOf(Rules())) {
    if (row.value == value) return row;
  }
  ADD_FAILURE() << value;
  return {};
}

TEST(CoverageOf, CountsEachStateOnceAtItsBestConfidence) {
  const Coverage row = Row("access period, copies");
  EXPECT_THAT(row.known, ElementsAre(Pair(Confidence::kMedium, 1)));
  EXPECT_THAT(row.unknown, ElementsAre("HI", "LA"));
  EXPECT_EQ(row.Known(), 1);
}

TEST(CoverageOf, TellsClocksApart) {
  EXPECT_EQ(Row("access period, inspection").Known(), 0);
  EXPECT_THAT(Row("access period, for a purpose only").unknown,
              ElementsAre("CA", "HI"));
  EXPECT_THAT(Row("amendment period").known,
              ElementsAre(Pair(Confidence::kLow, 1)));
}

TEST(CoverageOf, TellsFeesApart) {
  EXPECT_THAT(Row("fees, individual").unknown, ElementsAre("HI", "LA"));
  EXPECT_EQ(Row("fees, third party").Known(), 0);
  EXPECT_THAT(Row("electronic fees").unknown, ElementsAre("CA", "HI"));
  EXPECT_THAT(Row("free copies").unknown, ElementsAre("CA", "HI"));
}

TEST(CoverageOf, TellsRetentionApartByHolderAndAge) {
  EXPECT_THAT(Row("retention, minor, hospital").unknown,
              ElementsAre("CA", "LA"));
  EXPECT_EQ(Row("retention, minor, physician").Known(), 0);
  // A rule for images alone does not say how long a record is kept.
  EXPECT_EQ(Row("retention, adult, hospital").Known(), 0);
}

TEST(CoverageOf, CountsStatesOwnHolds) {
  EXPECT_THAT(Row("holds on destruction").known,
              ElementsAre(Pair(Confidence::kLow, 1)));
}

TEST(FormatCoverage, PrintsARowForEachValue) {
  const std::string text = FormatCoverage(Rules());
  EXPECT_THAT(text, HasSubstr("Rules v1: federal and 3 states"));
  EXPECT_THAT(text, HasSubstr("\naccess period, copies                    1"
                              "     0       1    0  HI LA\n"));
  EXPECT_THAT(text, HasSubstr("\nsurvivors                                0"
                              "     0       0    0  all\n"));
}

}  // namespace
}  // namespace custodia::request::rules
