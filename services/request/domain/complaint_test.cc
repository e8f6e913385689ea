#include <string>
#include <vector>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/domain/commands.h"
#include "services/request/domain/errors.h"
#include "services/request/testing/life.h"

namespace custodia::request {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;
using testing::Holder;
using testing::Life;
using testing::Practice;

// Received on 2 June 2025: HIPAA's last day is 2 July, and the patient knows of
// silence on 3 July. 180 days later is 30 December.
constexpr absl::CivilDay kSent(2025, 6, 2);
constexpr absl::CivilDay kKnown(2025, 7, 3);
constexpr absl::CivilDay kLastDay(2025, 12, 30);

Life Waiting(const Lead& lead = Practice("a")) {
  Life life({lead});
  life.today = absl::CivilDay(2026, 12, 31);
  EXPECT_THAT(life.Do(MarkAttemptSent{.attempt = "1",
                                      .channel = Channel::kFax,
                                      .sent_date = PartialDate::Of(kSent)}),
              IsOk());
  return life;
}

Complaint To(ComplaintBody body, absl::CivilDay filed = kKnown) {
  return {.body = body, .filed_date = PartialDate::Of(filed)};
}

absl::Status File(Life& life, const Complaint& complaint) {
  return life.Do(FileComplaint{.attempt = "1", .complaint = complaint});
}

TEST(ComplaintTest, IsKeptAndChangesNoState) {
  Life life = Waiting();
  EXPECT_THAT(
      life.Reply("1", InformationRequest{.date = PartialDate::Of(kSent + 1),
                                         .items = {DemandedItem::kSsn}}),
      IsOk());
  const AttemptState state = life.attempt("1").state;
  std::vector<Complaint> filed;
  for (const ComplaintBody body :
       {ComplaintBody::kCustodian, ComplaintBody::kOcr,
        ComplaintBody::kState}) {
    filed.push_back({.body = body,
                     .filed_date = PartialDate::Of(kKnown),
                     .known_date = PartialDate::Of(kSent + 1),
                     .reference = "C-1",
                     .defect_codes = {"SSN_DEMANDED"}});
    ASSERT_THAT(File(life, filed.back()), IsOk());
  }
  EXPECT_EQ(life.attempt("1").complaints, filed);
  EXPECT_EQ(life.attempt("1").state, state);
}

TEST(ComplaintTest, NeedsALetterThatLeft) {
  Life life({Holder("a")});
  EXPECT_THAT(File(life, To(ComplaintBody::kOcr)),
              HasReason("ILLEGAL_TRANSITION"));
}

TEST(ComplaintTest, IsStillHeardOnceTheRequestEnded) {
  Life life = Waiting();
  ASSERT_THAT(life.Do(Withdraw{}), IsOk());
  EXPECT_THAT(File(life, To(ComplaintBody::kOcr)), IsOk());
}

struct LateRow {
  std::string name;
  ComplaintBody body;
  absl::CivilDay filed;
  PartialDate known;
  bool late;
};

TEST(ComplaintTest, IsLateAfter180DaysAndOnlyWithOcr) {
  using enum ComplaintBody;
  const std::vector<LateRow> rows = {
      {"on the last day", kOcr, kLastDay, {}, false},
      {"a day later", kOcr, kLastDay + 1, {}, true},
      {"to the custodian", kCustodian, kLastDay + 1, {}, false},
      {"to the state", kState, kLastDay + 1, {}, false},
      {"known later", kOcr, kLastDay + 1, PartialDate::Of(kKnown + 1), false},
      {"known earlier", kOcr, kLastDay, PartialDate::Of(kKnown - 1), true},
  };
  for (const LateRow& row : rows) {
    SCOPED_TRACE(row.name);
    Life life = Waiting();
    Complaint complaint = To(row.body, row.filed);
    complaint.known_date = row.known;
    complaint.late = !row.late;  // not read
    ASSERT_THAT(File(life, complaint), IsOk());
    EXPECT_EQ(life.attempt("1").complaints[0].late, row.late);
  }
}

TEST(ComplaintTest, WorksOutSinceWhenThePatientKnew) {
  Life silent = Waiting();
  ASSERT_THAT(File(silent, To(ComplaintBody::kOcr, kKnown)), IsOk());
  EXPECT_EQ(silent.attempt("1").complaints[0].known_date,
            PartialDate::Of(kKnown));

  // Before the last day to act it is about something else.
  Life early = Waiting();
  ASSERT_THAT(File(early, To(ComplaintBody::kOcr, kKnown - 1)), IsOk());
  EXPECT_EQ(early.attempt("1").complaints[0].known_date, PartialDate{});

  Life refused = Waiting();
  ASSERT_THAT(refused.Do(RecordReply{
                  .attempt = "1",
                  .reply = DenialNotice{.date = PartialDate::Of(kSent + 2),
                                        .grounds = {policy::Ground::kOther}},
                  .reply_date = PartialDate::Of(kSent + 4)}),
              IsOk());
  ASSERT_THAT(File(refused, To(ComplaintBody::kOcr, kSent + 9)), IsOk());
  EXPECT_EQ(refused.attempt("1").complaints[0].known_date,
            PartialDate::Of(kSent + 4));

  // No law sets a day.
  Life unbound = Waiting(Holder("a"));
  ASSERT_THAT(File(unbound, To(ComplaintBody::kOcr, kLastDay + 1)), IsOk());
  EXPECT_EQ(unbound.attempt("1").complaints[0].known_date, PartialDate{});
  EXPECT_FALSE(unbound.attempt("1").complaints[0].late);
}

TEST(ComplaintTest, NeedsFittingFields) {
  Life life = Waiting();
  life.today = kKnown;
  EXPECT_THAT(FieldsAtFault(File(life, {})),
              ElementsAre("complaint.body", "complaint.filed_date"));
  for (const absl::CivilDay bad : {kSent - 1, kKnown + 1}) {
    EXPECT_THAT(FieldsAtFault(File(life, To(ComplaintBody::kOcr, bad))),
                ElementsAre("complaint.filed_date"));
  }
  Complaint complaint = To(ComplaintBody::kOcr, kKnown - 1);
  for (const PartialDate& bad :
       {PartialDate::Of(kKnown), PartialDate{2025, 6, 0}}) {
    complaint.known_date = bad;
    EXPECT_THAT(FieldsAtFault(File(life, complaint)),
                ElementsAre("complaint.known_date"));
  }
}

// By mail on 30 May: assumed to have come on 2 June, so that the last day to
// act is 2 July and a reminder is taken to have gone by 16 July.
TEST(ComplaintTest, OfSilenceRestsOnNoAssumedDayBeforeAReminder) {
  constexpr absl::CivilDay kLastToRemind(2025, 7, 16);
  Life mailed({Practice("a")});
  mailed.today = absl::CivilDay(2026, 12, 31);
  ASSERT_THAT(mailed.Do(MarkAttemptSent{.attempt = "1",
                                        .channel = Channel::kMail,
                                        .sent_date = {2025, 5, 30}}),
              IsOk());
  ASSERT_EQ(mailed.attempt("1").clock.due, kKnown - 1);
  const auto filed = [](Life life, const Complaint& complaint) {
    return File(life, complaint);
  };
  for (const ComplaintBody body :
       {ComplaintBody::kOcr, ComplaintBody::kState}) {
    for (const absl::CivilDay early : {kKnown, kLastToRemind}) {
      EXPECT_THAT(FieldsAtFault(filed(mailed, To(body, early))),
                  ElementsAre("complaint.filed_date"));
    }
    EXPECT_THAT(filed(mailed, To(body, kLastToRemind + 1)), IsOk());
    // Before the last day it is not of silence.
    EXPECT_THAT(filed(mailed, To(body, kKnown - 1)), IsOk());
  }

  // Who complains to the custodian reminds it.
  Life reminded = mailed;
  ASSERT_THAT(File(reminded, To(ComplaintBody::kCustodian)), IsOk());
  EXPECT_THAT(File(reminded, To(ComplaintBody::kOcr)), IsOk());

  Life known = mailed;
  ASSERT_THAT(known.Reply("1", Acknowledgement{.received_date = {2025, 6, 2}}),
              IsOk());
  EXPECT_THAT(File(known, To(ComplaintBody::kOcr)), IsOk());

  Life refused = mailed;
  ASSERT_THAT(refused.Reply("1", DenialNotice{.date = {2025, 6, 20}}), IsOk());
  EXPECT_THAT(File(refused, To(ComplaintBody::kOcr)), IsOk());

  Life defective = mailed;
  ASSERT_THAT(
      defective.Reply("1", InformationRequest{.date = {2025, 6, 20},
                                              .items = {DemandedItem::kSsn}}),
      IsOk());
  Complaint complaint = To(ComplaintBody::kOcr);
  EXPECT_THAT(FieldsAtFault(filed(defective, complaint)),
              ElementsAre("complaint.filed_date"));
  complaint.defect_codes = {"SSN_DEMANDED"};
  EXPECT_THAT(filed(defective, complaint), IsOk());
}

TEST(ComplaintTest, NamesDefectsOfItsAttempt) {
  Life life = Waiting();
  Complaint complaint = To(ComplaintBody::kOcr);
  complaint.defect_codes = {"SSN_DEMANDED"};
  EXPECT_THAT(FieldsAtFault(File(life, complaint)),
              ElementsAre("complaint.defect_codes[0]"));
  ASSERT_THAT(
      life.Reply("1", InformationRequest{.date = PartialDate::Of(kSent),
                                         .items = {DemandedItem::kSsn}}),
      IsOk());
  EXPECT_THAT(File(life, complaint), IsOk());
  complaint.defect_codes.emplace_back("FEE_EXCESSIVE");
  EXPECT_THAT(FieldsAtFault(File(life, complaint)),
              ElementsAre("complaint.defect_codes[1]"));
}

}  // namespace
}  // namespace custodia::request
