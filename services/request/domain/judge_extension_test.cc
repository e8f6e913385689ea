#include <functional>
#include <string>
#include <vector>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/testing/clock_rules.h"
#include "services/request/testing/judged_life.h"
#include "services/request/testing/life.h"

// What a custodian must do to have more time.
namespace custodia::request {
namespace {

using ::custodia::testing::IsOk;
using testing::Codes;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::kDue;
using testing::Life;
using testing::MoreTime;
using testing::PlainOrder;
using testing::Practice;
using testing::SentTo;

TEST(ExtensionTest, AValidOneMovesTheDayToThePromisedOne) {
  Life life = SentTo(Practice("a"));
  ExtensionNotice notice = MoreTime();
  notice.promised_date = {2025, 7, 20};
  ASSERT_THAT(life.Reply("1", notice), IsOk());
  const Attempt& attempt = life.attempt("1");
  EXPECT_EQ(attempt.state, AttemptState::kExtended);
  EXPECT_EQ(attempt.clock.due, absl::CivilDay(2025, 7, 20));
  EXPECT_EQ(attempt.clock.extension, notice);
  EXPECT_THAT(Codes(life), IsEmpty());
}

struct ExtensionRow {
  std::string name;
  std::function<void(ExtensionNotice&)> change;
  std::vector<std::string> defects;
};

TEST(ExtensionTest, OneThatBreaksTheLawIsADefectAndMovesNothing) {
  const std::vector<ExtensionRow> rows = {
      {"a day late",
       [](ExtensionNotice& n) {
         n.notice_date = {2025, 7, 3};
       },
       {"EXTENSION_NOTICE_LATE"}},
      {"a day too long",
       [](ExtensionNotice& n) {
         n.promised_date = {2025, 8, 2};
       },
       {"EXTENSION_TOO_LONG"}},
      {"no reasons",
       [](ExtensionNotice& n) { n.reason = " "; },
       {"EXTENSION_WITHOUT_REASONS"}},
      {"by word of mouth",
       [](ExtensionNotice& n) { n.written = false; },
       {"EXTENSION_NOT_WRITTEN"}},
      {"all of it",
       [](ExtensionNotice& n) {
         n = {.notice_date = {2025, 7, 3}, .promised_date = {2025, 9, 1}};
       },
       {"EXTENSION_NOTICE_LATE", "EXTENSION_WITHOUT_REASONS",
        "EXTENSION_NOT_WRITTEN"}},
  };
  for (const ExtensionRow& row : rows) {
    SCOPED_TRACE(row.name);
    Life life = SentTo(Practice("a"));
    ExtensionNotice notice = MoreTime();
    row.change(notice);
    ASSERT_THAT(life.Reply("1", notice), IsOk());
    EXPECT_EQ(Codes(life), row.defects);
    EXPECT_EQ(life.attempt("1").clock.due, kDue);
    EXPECT_FALSE(life.attempt("1").clock.extension.has_value());
    EXPECT_EQ(life.attempt("1").state, AttemptState::kAcknowledged);
  }
}

TEST(ExtensionTest, ASecondOneIsUsedUp) {
  Life life = SentTo(Practice("a"));
  ExtensionNotice first = MoreTime();
  first.promised_date = {2025, 7, 20};
  ASSERT_THAT(life.Reply("1", first), IsOk());
  ASSERT_THAT(life.Reply("1", MoreTime()), IsOk());
  EXPECT_THAT(Codes(life), ElementsAre("EXTENSION_USED"));
  EXPECT_EQ(life.attempt("1").clock.due, absl::CivilDay(2025, 7, 20));
}

// A state's 15 days, of which no extension is known, bind on.
TEST(ExtensionTest, MovesOnlyTheLawThatGrantsIt) {
  policy::Ruleset rules = testing::ClocksWith(
      {testing::AccessPeriod("ST.COPY", 15, policy::Unit::kCalendarDays)});
  Life life = SentTo(Practice("a"), PlainOrder(), rules);
  ExtensionNotice notice = MoreTime();
  notice.notice_date = {2025, 6, 10};
  ASSERT_THAT(life.Reply("1", notice), IsOk());
  EXPECT_EQ(life.attempt("1").clock.due, absl::CivilDay(2025, 6, 17));
  EXPECT_THAT(Codes(life), ElementsAre("EXTENSION_NOT_GRANTED"));
}

}  // namespace
}  // namespace custodia::request
