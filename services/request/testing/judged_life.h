#ifndef CUSTODIA_SERVICES_REQUEST_TESTING_JUDGED_LIFE_H_
#define CUSTODIA_SERVICES_REQUEST_TESTING_JUDGED_LIFE_H_

#include <string>
#include <utility>
#include <vector>

#include "common/testing/status_matchers.h"
#include "gtest/gtest.h"
#include "services/request/domain/commands.h"
#include "services/request/testing/clock_rules.h"
#include "services/request/testing/life.h"

// One request sent to one custodian, and the defects of what it replies.
namespace custodia::request::testing {

// Received on 2 June 2025: HIPAA's last day is 2 July, extended 1 August.
inline constexpr PartialDate kSent{2025, 6, 2};
inline constexpr absl::CivilDay kDue(2025, 7, 2);

inline Life SentTo(const Lead& lead, const Order& order = PlainOrder(),
                   const policy::Ruleset& rules = HipaaAlone()) {
  Life life;
  life.today = absl::CivilDay(2025, 12, 31);
  life.rules = rules;
  EXPECT_THAT(life.Do(Create{.order = order}), custodia::testing::IsOk());
  EXPECT_THAT(life.Do(Locate{LocatedAt({lead, Holder("next")})}),
              custodia::testing::IsOk());
  EXPECT_THAT(
      life.Do(MarkAttemptSent{
          .attempt = "1", .channel = Channel::kFax, .sent_date = kSent}),
      custodia::testing::IsOk());
  return life;
}

inline std::vector<std::string> Codes(const Life& life) {
  std::vector<std::string> codes;
  for (const policy::Defect& defect : life.attempt("1").defects) {
    codes.push_back(defect.code);
    EXPECT_FALSE(defect.citation.empty()) << defect.code;
    EXPECT_FALSE(defect.explanation.empty()) << defect.code;
    EXPECT_FALSE(defect.remedy.empty()) << defect.code;
  }
  return codes;
}

// Returns the codes of the defects that replies leave with an attempt.
inline std::vector<std::string> DefectsOf(std::vector<Reply> replies,
                                          Life life = SentTo(Practice("a"))) {
  for (Reply& reply : replies) {
    EXPECT_THAT(life.Reply("1", std::move(reply)), custodia::testing::IsOk());
  }
  return Codes(life);
}

inline ExtensionNotice MoreTime() {
  return {.notice_date = {2025, 7, 2},
          .promised_date = {2025, 8, 1},
          .reason = "Off site",
          .written = true};
}

}  // namespace custodia::request::testing

#endif  // CUSTODIA_SERVICES_REQUEST_TESTING_JUDGED_LIFE_H_
