#include <string>
#include <vector>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/domain/commands.h"
#include "services/request/domain/errors.h"
#include "services/request/testing/life.h"

// Reviews of refusals: 45 CFR 164.524(a)(4), (d)(4).
namespace custodia::request {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;
using testing::Holder;
using ::testing::IsEmpty;
using testing::kToday;
using testing::Life;
using testing::Practice;
using testing::Records;
using testing::Referrer;

using policy::Ground;

const PartialDate kNow = PartialDate::Of(kToday);

DenialNotice Refusal(Ground ground = Ground::kEndangerment) {
  return {.date = kNow, .grounds = {ground}, .denied_by = "dr-1"};
}

// A refusal of some, which leaves the rest due.
DenialNotice PartRefused() {
  DenialNotice notice = Refusal();
  notice.withheld_categories = {RecordCategory::kLabReports};
  return notice;
}

Life Refused(const DenialNotice& notice = Refusal(),
             const Lead& lead = Practice("a")) {
  Life life({lead, Referrer("next")});
  EXPECT_THAT(life.Send("1"), IsOk());
  EXPECT_THAT(life.Reply("1", notice), IsOk());
  return life;
}

absl::Status Ask(Life& life, PartialDate date = {}) {
  return life.Do(RequestReview{.attempt = "1", .request_date = date});
}

Review Decided(ReviewOutcome outcome) {
  return {.decision_date = kNow,
          .reviewer = "dr-2",
          .reviewer_licensed = true,
          .outcome = outcome};
}

absl::Status Record(Life& life, const Review& review) {
  return life.Do(RecordReviewDecision{.attempt = "1", .review = review});
}

std::vector<std::string> NewDefects(const Life& life) {
  std::vector<std::string> codes;
  for (const Event& event : life.last()) {
    const auto* found = std::get_if<DefectsFound>(&event);
    if (found == nullptr) continue;
    for (const policy::Defect& defect : found->defects) {
      codes.push_back(defect.code);
      EXPECT_EQ(defect.citation, "45 CFR 164.524(a)(4)");
      EXPECT_FALSE(defect.explanation.empty());
      EXPECT_FALSE(defect.remedy.empty());
    }
  }
  return codes;
}

TEST(RequestReviewTest, PutsARefusalUnderReview) {
  Life life = Refused();
  ASSERT_THAT(Ask(life), IsOk());
  EXPECT_EQ(NameOf(life.attempt("1").state), "UNDER_REVIEW");
  EXPECT_THAT(life.attempt("1").reviews,
              ElementsAre(Review{.request_date = kNow}));
  EXPECT_EQ(life.part(1).open_attempt, "1");
  EXPECT_EQ(life.state(), RetrievalState::kAwaitingReply);
  EXPECT_THAT(Ask(life), HasReason("ILLEGAL_TRANSITION"));
}

TEST(RequestReviewTest, NeedsAGroundThatCanBeReviewed) {
  // The three grounds of 45 CFR 164.524(a)(3), and no other.
  for (int i = 1; i <= static_cast<int>(Ground::kBurden); ++i) {
    const auto ground = static_cast<Ground>(i);
    SCOPED_TRACE(i);
    Life life = Refused(Refusal(ground));
    const bool reviewable = ground == Ground::kEndangerment ||
                            ground == Ground::kRefersToOtherPerson ||
                            ground == Ground::kRepresentativeHarm;
    if (ground == Ground::kNotMaintained) {
      // The next lead is asked at once; it may be reviewed no more for that.
      ASSERT_NE(life.open(), nullptr);
    }
    const absl::Status status = Ask(life);
    if (reviewable) {
      EXPECT_THAT(status, IsOk());
    } else {
      EXPECT_THAT(status, HasReason("GROUND_NOT_REVIEWABLE"));
      EXPECT_EQ(life.retrieval(), life.before());
    }
  }
}

TEST(RequestReviewTest, OneReviewableGroundAmongOthersWillDo) {
  DenialNotice notice = Refusal(Ground::kPsychotherapyNotes);
  notice.grounds.push_back(Ground::kEndangerment);
  Life life = Refused(notice);
  EXPECT_THAT(Ask(life), IsOk());
}

TEST(RequestReviewTest, NeedsAFittingDate) {
  DenialNotice notice = Refusal();
  notice.date = PartialDate::Of(kToday);
  Life life = Refused(notice);
  for (const PartialDate& bad :
       {PartialDate::Of(kToday - 1), PartialDate::Of(kToday + 1),
        PartialDate{kNow.year, kNow.month, 0}}) {
    EXPECT_THAT(FieldsAtFault(Ask(life, bad)), ElementsAre("request_date"));
  }
  EXPECT_THAT(Ask(life, kNow), IsOk());
}

TEST(RequestReviewTest, WhileTheRestIsDueItsClockRunsOn) {
  Life life = Refused(PartRefused());
  ASSERT_EQ(NameOf(life.attempt("1").state), "ACKNOWLEDGED");
  ASSERT_THAT(Ask(life), IsOk());
  EXPECT_EQ(NameOf(life.attempt("1").state), "ACKNOWLEDGED");
  EXPECT_THAT(Ask(life), HasReason("ILLEGAL_TRANSITION"));
  // What was granted has come: the review is all that is left.
  ASSERT_THAT(life.Reply("1", Records(false)), IsOk());
  EXPECT_EQ(NameOf(life.attempt("1").state), "UNDER_REVIEW");
  ASSERT_THAT(Record(life, Decided(ReviewOutcome::kUpheld)), IsOk());
  EXPECT_EQ(NameOf(life.attempt("1").state), "DENIED");
  EXPECT_EQ(life.state(), RetrievalState::kPartiallyFulfilled);
}

TEST(RequestReviewTest, IsIllegalWhereNothingIsRefused) {
  Life planned({Holder("a")});
  EXPECT_THAT(Ask(planned), HasReason("ILLEGAL_TRANSITION"));
  ASSERT_THAT(planned.Send("1"), IsOk());
  EXPECT_THAT(Ask(planned), HasReason("ILLEGAL_TRANSITION"));

  Life came = Refused();
  ASSERT_THAT(came.Reply("1", Records(true)), IsOk());
  EXPECT_THAT(Ask(came), HasReason("ILLEGAL_TRANSITION"));

  Life withdrawn = Refused();
  ASSERT_THAT(withdrawn.Do(Withdraw{}), IsOk());
  const absl::Status status = Ask(withdrawn);
  EXPECT_THAT(status, HasReason("ILLEGAL_TRANSITION"));
  EXPECT_THAT(std::string(status.message()), ::testing::HasSubstr("WITHDRAWN"));

  Life gone = Refused(PartRefused());
  ASSERT_THAT(gone.Do(AdvanceAttempt{.attempt = "1"}), IsOk());
  EXPECT_THAT(Ask(gone), HasReason("ILLEGAL_TRANSITION"));
}

TEST(RequestReviewTest, LeavesWhoeverIsAskedInTheMeantimeAtWork) {
  Life life = Refused();
  ASSERT_THAT(life.Do(Relocate{
                  .new_organization = NamedOrganization{.display_name = "b",
                                                        .role = Role::kHolder},
                  .new_organization_name = "organizations/b"}),
              IsOk());
  ASSERT_EQ(life.part(1).open_attempt, "2");
  ASSERT_THAT(Ask(life), IsOk());
  EXPECT_EQ(NameOf(life.attempt("1").state), "DENIED");
  EXPECT_EQ(life.part(1).open_attempt, "2");
  EXPECT_THAT(Ask(life), HasReason("ILLEGAL_TRANSITION"));
  ASSERT_THAT(Record(life, Decided(ReviewOutcome::kOverturned)), IsOk());
  EXPECT_EQ(NameOf(life.attempt("1").state), "DENIED");
  EXPECT_EQ(life.part(1).open_attempt, "2");
}

struct OutcomeRow {
  ReviewOutcome outcome;
  bool some_came;
  const char* attempt;  // states
  const char* retrieval;
};

TEST(ReviewDecisionTest, MakesTheRecordsDueWhereTheRefusalFalls) {
  using enum ReviewOutcome;
  const std::vector<OutcomeRow> rows = {
      {kUpheld, false, "DENIED", "DENIED"},
      {kUpheld, true, "DENIED", "PARTIALLY_FULFILLED"},
      {kOverturned, false, "ACKNOWLEDGED", "AWAITING_REPLY"},
      {kOverturned, true, "PARTIALLY_FULFILLED", "AWAITING_REPLY"},
      {kPartlyOverturned, false, "ACKNOWLEDGED", "AWAITING_REPLY"},
      {kPartlyOverturned, true, "PARTIALLY_FULFILLED", "AWAITING_REPLY"},
  };
  for (const OutcomeRow& row : rows) {
    SCOPED_TRACE(::testing::Message()
                 << static_cast<int>(row.outcome) << row.some_came);
    Life life = Refused();
    if (row.some_came) {
      ASSERT_THAT(life.Reply("1", Records(false)), IsOk());
    }
    const LegalClock clock = life.attempt("1").clock;
    ASSERT_THAT(Ask(life), IsOk());
    ASSERT_THAT(Record(life, Decided(row.outcome)), IsOk());
    EXPECT_EQ(NameOf(life.attempt("1").state), row.attempt);
    EXPECT_EQ(life.part(1).open_attempt, life.attempt("1").open() ? "1" : "");
    EXPECT_EQ(NameOf(life.state()), row.retrieval);
    EXPECT_EQ(life.attempt("1").clock, clock);
    Review kept = Decided(row.outcome);
    kept.request_date = kNow;
    EXPECT_THAT(life.attempt("1").reviews, ElementsAre(kept));
    EXPECT_THAT(NewDefects(life), IsEmpty());
    // A review is decided once.
    EXPECT_THAT(Record(life, Decided(row.outcome)),
                HasReason("ILLEGAL_TRANSITION"));
  }
}

TEST(ReviewDecisionTest, AfterAnOverturnedRefusalSomeIsNotAll) {
  Life life = Refused();
  ASSERT_THAT(Ask(life), IsOk());
  ASSERT_THAT(Record(life, Decided(ReviewOutcome::kOverturned)), IsOk());
  EXPECT_THAT(Ask(life), HasReason("ILLEGAL_TRANSITION"));
  ASSERT_THAT(life.Reply("1", Records(false)), IsOk());
  EXPECT_EQ(NameOf(life.attempt("1").state), "PARTIALLY_FULFILLED");
  // Another refusal may be reviewed in its turn.
  ASSERT_THAT(life.Reply("1", Refusal()), IsOk());
  EXPECT_EQ(NameOf(life.attempt("1").state), "DENIED");
  EXPECT_THAT(Ask(life), IsOk());
}

TEST(ReviewDecisionTest, OfARefusalThatFellInPartTheRestStands) {
  Life life = Refused();
  ASSERT_THAT(Ask(life), IsOk());
  ASSERT_THAT(Record(life, Decided(ReviewOutcome::kPartlyOverturned)), IsOk());
  ASSERT_THAT(life.Reply("1", Records(false)), IsOk());
  EXPECT_EQ(NameOf(life.attempt("1").state), "DENIED");
}

TEST(ReviewDecisionTest, NeedsAReviewThatWasAskedFor) {
  Life life = Refused();
  EXPECT_THAT(Record(life, Decided(ReviewOutcome::kUpheld)),
              HasReason("ILLEGAL_TRANSITION"));
}

TEST(ReviewDecisionTest, IsRecordedThoughTheRecordsCame) {
  Life life = Refused();
  ASSERT_THAT(Ask(life), IsOk());
  ASSERT_THAT(life.Reply("1", Records(true)), IsOk());
  ASSERT_THAT(Record(life, Decided(ReviewOutcome::kOverturned)), IsOk());
  EXPECT_EQ(NameOf(life.attempt("1").state), "FULFILLED");
  EXPECT_EQ(life.state(), RetrievalState::kFulfilled);
}

TEST(ReviewDecisionTest, NeedsFittingFields) {
  Life life = Refused();
  ASSERT_THAT(Ask(life), IsOk());
  for (const PartialDate& bad :
       {PartialDate{}, PartialDate::Of(kToday - 1), PartialDate::Of(kToday + 1),
        PartialDate{kNow.year, kNow.month, 0}}) {
    Review review = Decided(ReviewOutcome::kUpheld);
    review.decision_date = bad;
    EXPECT_THAT(FieldsAtFault(Record(life, review)),
                ElementsAre("review.decision_date"));
  }
  EXPECT_THAT(FieldsAtFault(Record(life, Decided(ReviewOutcome::kUnspecified))),
              ElementsAre("review.outcome"));
}

struct ReviewerRow {
  std::string reviewer;
  bool licensed;
  Lead lead;
  std::vector<std::string> defects;
};

TEST(ReviewDecisionTest, JudgesTheReviewer) {
  const std::vector<ReviewerRow> rows = {
      {"dr-2", true, Practice("a"), {}},
      {"dr-1", true, Practice("a"), {"REVIEWER_TOOK_PART"}},
      {"dr-2", false, Practice("a"), {"REVIEWER_NOT_LICENSED"}},
      {"dr-1",
       false,
       Practice("a"),
       {"REVIEWER_TOOK_PART", "REVIEWER_NOT_LICENSED"}},
      {"", true, Practice("a"), {}},
      // HIPAA does not bind it.
      {"dr-1", false, Holder("a"), {}},
  };
  for (const ReviewerRow& row : rows) {
    SCOPED_TRACE(row.reviewer);
    Life life = Refused(Refusal(), row.lead);
    ASSERT_THAT(Ask(life), IsOk());
    Review review = Decided(ReviewOutcome::kUpheld);
    review.reviewer = row.reviewer;
    review.reviewer_licensed = row.licensed;
    ASSERT_THAT(Record(life, review), IsOk());
    EXPECT_EQ(NewDefects(life), row.defects);
  }
}

TEST(ReviewDecisionTest, ANamelessReviewerIsNotWhoeverRefusedNameless) {
  DenialNotice notice = Refusal();
  notice.denied_by = "";
  Life life = Refused(notice);
  ASSERT_THAT(Ask(life), IsOk());
  Review review = Decided(ReviewOutcome::kUpheld);
  review.reviewer = "";
  ASSERT_THAT(Record(life, review), IsOk());
  EXPECT_THAT(NewDefects(life), IsEmpty());
}

}  // namespace
}  // namespace custodia::request
