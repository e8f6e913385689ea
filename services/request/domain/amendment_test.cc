#include "services/request/domain/amendment.h"

#include <string>
#include <utility>
#include <vector>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/testing/amendments.h"

namespace custodia::request {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using testing::AcceptedOn;
using testing::Amending;
using testing::ClaimedOn;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::Holder;
using ::testing::IsEmpty;
using testing::kAmendBy;
using testing::kCorrection;
using testing::kReceived;
using testing::Life;
using testing::NotUs;
using testing::Practice;
using testing::Records;
using testing::RefusedOn;

using enum AmendmentState;

constexpr absl::CivilDay kAnswered = kReceived + 20;

Rebuttal RebuttedOn(absl::CivilDay day) {
  return {.date = PartialDate::Of(day)};
}

RequestAmendment Asked() {
  return {.amendment = "am", .lead = Practice("a"), .correction = kCorrection};
}

TEST(AmendmentTest, IsLegalOnceRecordsCame) {
  Life life({Practice("a"), Practice("b")});
  EXPECT_THAT(life.Do(Asked()), HasReason("ILLEGAL_TRANSITION"));
  ASSERT_THAT(life.Send("1"), IsOk());
  EXPECT_THAT(life.Do(Asked()), HasReason("ILLEGAL_TRANSITION"));
  ASSERT_THAT(life.Reply("1", NotUs(NotCustodianKind::kNeverHeld)), IsOk());
  const absl::Status status = life.Do(Asked());
  EXPECT_THAT(status, HasReason("ILLEGAL_TRANSITION"));
  EXPECT_THAT(std::string(status.message()),
              ::testing::AllOf(HasSubstr("RequestAmendment"),
                               HasSubstr("READY_TO_SEND")));
  ASSERT_THAT(life.Send("2"), IsOk());
  ASSERT_THAT(life.Reply("2", Records(false)), IsOk());
  EXPECT_THAT(life.Do(Asked()), IsOk());
}

TEST(AmendmentTest, StaysLegalOnceTheRequestHasEnded) {
  Life life({Practice("a")});
  ASSERT_THAT(life.Send("1"), IsOk());
  ASSERT_THAT(life.Reply("1", Records(false)), IsOk());
  ASSERT_THAT(life.Do(Withdraw{}), IsOk());
  EXPECT_THAT(life.Do(Asked()), IsOk());
  EXPECT_EQ(life.state(), RetrievalState::kWithdrawn);
}

TEST(AmendmentTest, WaitsForItsLetterToGo) {
  Amending life(Practice("a"), Sending{});
  EXPECT_EQ(life.state(), kReadyToSend);
  EXPECT_EQ(life.amendment().correction, kCorrection);
  EXPECT_EQ(life.amendment().clock, LegalClock{});
  const MarkAmendmentSent sent{.amendment = "am",
                               .sending = Amending::Received()};
  ASSERT_THAT(life.Do(sent), IsOk());
  EXPECT_EQ(life.state(), kAwaitingReply);
  EXPECT_EQ(life.amendment().clock.due, kAmendBy);
  EXPECT_THAT(life.Do(sent), HasReason("ILLEGAL_TRANSITION"));
}

TEST(AmendmentTest, IsReceivedAsItWasSent) {
  struct Case {
    Sending sending;
    absl::CivilDay received;
    bool assumed;
  };
  const PartialDate sent = PartialDate::Of(kReceived);
  for (const Case& c : {
           Case{{Channel::kFax, sent}, kReceived, false},
           Case{{Channel::kMail, sent}, kReceived + 3, true},
           Case{{Channel::kUnspecified, sent}, kReceived + 3, true},
           Case{{Channel::kCertifiedMail, sent, PartialDate::Of(kReceived + 1)},
                kReceived + 1,
                false},
           Case{{Channel::kUnspecified, {}, sent}, kReceived, false},
       }) {
    const Amending life(Practice("a"), c.sending);
    EXPECT_EQ(life.amendment().received_date, PartialDate::Of(c.received));
    EXPECT_EQ(life.amendment().received_date_assumed, c.assumed);
    EXPECT_EQ(life.amendment().clock.due, c.received + 60);
    EXPECT_EQ(life.state(), kAwaitingReply);
  }
}

TEST(AmendmentTest, TellsOfAllThatIsWrongAtOnce) {
  Amending life;
  RequestAmendment command{
      .lead = Practice("a"),
      .correction = {.statement = " \n"},
      .sending = {.channel = Channel::kPhone,
                  .sent_date = PartialDate::Of(life.today + 1),
                  .received_date = {.year = 2026}}};
  EXPECT_THAT(FieldsAtFault(life.Do(command)),
              ElementsAre("amendment.statement", "amendment.sent_date",
                          "amendment.received_date", "amendment.channel"));
  command = Asked();
  command.sending.channel = Channel::kFax;
  EXPECT_THAT(FieldsAtFault(life.Do(command)),
              ElementsAre("amendment.channel"));
  Amending unsent(Practice("a"), Sending{});
  EXPECT_THAT(
      FieldsAtFault(unsent.Do(MarkAmendmentSent{
          .amendment = "am",
          .sending = {.channel = Channel::kPhone,
                      .received_date = PartialDate::Of(unsent.today + 1)}})),
      ElementsAre("sent_date", "received_date", "channel"));
}

TEST(AmendmentTest, RepliesHaveDaysThatCanBe) {
  Amending life;
  const absl::CivilDay early = kReceived - 1;
  const absl::CivilDay future = life.today + 1;
  EXPECT_THAT(FieldsAtFault(life.Reply(AcceptedOn(early))),
              ElementsAre("acceptance.date"));
  EXPECT_THAT(FieldsAtFault(life.Reply(AmendmentAcceptance{})),
              ElementsAre("acceptance.date"));
  EXPECT_THAT(FieldsAtFault(life.Reply(RefusedOn(future))),
              ElementsAre("denial.date"));
  EXPECT_THAT(FieldsAtFault(life.Reply(ClaimedOn(future, future - 1))),
              ElementsAre("extension.notice_date", "extension.promised_date"));
  ASSERT_THAT(life.Reply(RefusedOn(kAnswered)), IsOk());
  ASSERT_THAT(life.Disagree(), IsOk());
  EXPECT_THAT(FieldsAtFault(life.Reply(RebuttedOn(early))),
              ElementsAre("rebuttal.date"));
}

TEST(AmendmentTest, OfAnotherNameIsNotThere) {
  Life life({Holder("a")});
  for (const Command& command :
       {Command(MarkAmendmentSent{.amendment = "am"}),
        Command(RecordAmendmentReply{.amendment = "am"}),
        Command(SubmitDisagreement{.amendment = "am"}),
        Command(FileComplaint{.amendment = "am"})}) {
    const absl::Status status = life.Do(command);
    EXPECT_THAT(status, HasReason("AMENDMENT_NOT_FOUND"));
    EXPECT_THAT(std::string(status.message()),
                HasSubstr("retrievals/r1/amendments/am"));
  }
}

// What can be said of an amendment, in the order of a row.
enum What { kSend, kExtend, kAccept, kAcceptPart, kRefuse, kState, kRebut };

Command CommandFor(What what) {
  const auto reply = [](AmendmentReply reply) {
    return RecordAmendmentReply{.amendment = "am", .reply = std::move(reply)};
  };
  switch (what) {
    case kSend:
      return MarkAmendmentSent{.amendment = "am",
                               .sending = Amending::Received()};
    case kExtend:
      return reply(ClaimedOn(kAnswered, kAmendBy + 10));
    case kAccept:
      return reply(AcceptedOn(kAnswered));
    case kAcceptPart:
      return reply(AcceptedOn(kAnswered, true));
    case kRefuse:
      return reply(RefusedOn(kAnswered));
    case kState:
      return SubmitDisagreement{.amendment = "am", .statement = "No."};
    case kRebut:
      return reply(RebuttedOn(kAnswered));
  }
  return {};
}

TEST(AmendmentTest, GoesFromStateToStateAsTheTableSays) {
  constexpr AmendmentState kX = kUnspecified;  // ILLEGAL_TRANSITION
  constexpr AmendmentState kReady = kReadyToSend;
  constexpr AmendmentState kWait = kAwaitingReply;
  constexpr AmendmentState kYes = kAccepted;
  constexpr AmendmentState kPart = kPartlyAccepted;
  constexpr AmendmentState kNo = kDenied;
  constexpr AmendmentState kDis = kDisagreed;
  struct Row {
    AmendmentState state;
    std::vector<What> past;
    std::vector<AmendmentState> after;
  };
  const std::vector<Row> rows = {
      // In turn: send, extend, accept, accept a part, refuse, disagree, rebut.
      {kReady, {}, {kWait, kX, kYes, kPart, kNo, kX, kX}},
      {kWait, {kSend}, {kX, kWait, kYes, kPart, kNo, kX, kX}},
      {kWait, {kSend, kExtend}, {kX, kWait, kYes, kPart, kNo, kX, kX}},
      {kYes, {kSend, kAccept}, {kX, kX, kX, kX, kX, kX, kX}},
      {kPart, {kSend, kAcceptPart}, {kX, kPart, kYes, kPart, kPart, kDis, kX}},
      {kPart,
       {kSend, kAcceptPart, kRefuse},
       {kX, kX, kYes, kPart, kPart, kDis, kX}},
      {kNo, {kSend, kRefuse}, {kX, kX, kYes, kPart, kNo, kDis, kX}},
      {kDis, {kSend, kRefuse, kState}, {kX, kX, kYes, kDis, kDis, kX, kDis}},
      {kDis,
       {kSend, kRefuse, kState, kRebut},
       {kX, kX, kYes, kDis, kDis, kX, kX}},
  };
  for (const Row& row : rows) {
    Amending before(Practice("a"), Sending{});
    for (const What what : row.past) {
      ASSERT_THAT(before.Do(CommandFor(what)), IsOk());
    }
    ASSERT_EQ(NameOf(before.state()), NameOf(row.state));
    ASSERT_EQ(row.after.size(), kRebut + 1);
    for (int what = kSend; what <= kRebut; ++what) {
      SCOPED_TRACE(::testing::Message() << NameOf(row.state).data() << " after "
                                        << row.past.size() << ": " << what);
      Amending life = before;
      const Command command = CommandFor(static_cast<What>(what));
      const absl::Status status = life.Do(command);
      if (row.after[what] == kX) {
        EXPECT_THAT(status, HasReason("ILLEGAL_TRANSITION"));
        EXPECT_THAT(
            std::string(status.message()),
            ::testing::AllOf(HasSubstr(std::string(NameOf(command))),
                             HasSubstr(std::string(NameOf(row.state)))));
        EXPECT_EQ(life.retrieval(), before.retrieval());
        continue;
      }
      ASSERT_THAT(status, IsOk());
      EXPECT_EQ(NameOf(life.state()), NameOf(row.after[what]));
      EXPECT_EQ(life.Life::state(), before.Life::state());
    }
  }
}

TEST(AmendmentTest, AStatementNeedsWords) {
  Amending life;
  ASSERT_THAT(life.Reply(RefusedOn(kAnswered)), IsOk());
  EXPECT_THAT(FieldsAtFault(life.Do(
                  SubmitDisagreement{.amendment = "am", .statement = " "})),
              ElementsAre("statement"));
}

// R-AMD-07.
TEST(AmendmentTest, AStatementTakesTheRestAlongWithIt) {
  Amending life;
  EXPECT_THAT(AttachmentsOf(life.amendment()), IsEmpty());
  ASSERT_THAT(life.Reply(RefusedOn(kAnswered)), IsOk());
  EXPECT_THAT(AttachmentsOf(life.amendment()), IsEmpty());
  ASSERT_THAT(life.Disagree(), IsOk());
  EXPECT_THAT(AttachmentsOf(life.amendment()),
              ElementsAre("request for amendment", "denial",
                          "statement of disagreement"));
  ASSERT_THAT(life.Reply(RebuttedOn(kAnswered + 9)), IsOk());
  EXPECT_THAT(AttachmentsOf(life.amendment()),
              ElementsAre("request for amendment", "denial",
                          "statement of disagreement", "rebuttal"));
  // What was amended after all is disputed no more.
  ASSERT_THAT(life.Reply(AcceptedOn(kAnswered + 30)), IsOk());
  EXPECT_THAT(AttachmentsOf(life.amendment()), IsEmpty());
}

TEST(AmendmentTest, WithoutAStatementOnlyWhatThePatientAskedForGoesAlong) {
  Amending life;
  Amendment amendment = life.amendment();
  amendment.correction.attach_if_denied = true;
  EXPECT_THAT(AttachmentsOf(amendment), IsEmpty());
  amendment.denial = RefusedOn(kAnswered);
  EXPECT_THAT(AttachmentsOf(amendment),
              ElementsAre("request for amendment", "denial"));
}

TEST(AmendmentTest, AStatementOnARefusalWithoutANoticeStandsAlone) {
  Amending life;
  ASSERT_THAT(life.Reply(AcceptedOn(kAnswered, true)), IsOk());
  ASSERT_THAT(life.Disagree(), IsOk());
  EXPECT_THAT(
      AttachmentsOf(life.amendment()),
      ElementsAre("request for amendment", "statement of disagreement"));
}

TEST(AmendmentTest, ComplaintsAreKeptOnceItWasSent) {
  const auto complain = [](Amending& life, std::string code) {
    return life.Do(
        FileComplaint{.complaint = {.body = ComplaintBody::kOcr,
                                    .filed_date = PartialDate::Of(life.today),
                                    .defect_codes = {std::move(code)}},
                      .amendment = "am"});
  };
  Amending unsent(Practice("a"), Sending{});
  EXPECT_THAT(complain(unsent, "DENIAL_LATE"), HasReason("ILLEGAL_TRANSITION"));
  Amending life;
  ASSERT_THAT(life.Reply(RefusedOn(kAmendBy + 1)), IsOk());
  EXPECT_THAT(FieldsAtFault(complain(life, "ACCESS_LATE")),
              ElementsAre("complaint.defect_codes[0]"));
  ASSERT_THAT(complain(life, "DENIAL_LATE"), IsOk());
  ASSERT_EQ(life.amendment().complaints.size(), 1);
  const Complaint& kept = life.amendment().complaints[0];
  EXPECT_EQ(kept.known_date, PartialDate::Of(kAmendBy + 1));
  EXPECT_TRUE(kept.late);  // 305 days later
  EXPECT_THAT(life.attempt("1").complaints, IsEmpty());
}

TEST(AmendmentTest, NoComplaintOfSilenceRestsOnAnAssumedDay) {
  Amending life(Practice("a"), {.channel = Channel::kMail,
                                .sent_date = PartialDate::Of(kReceived - 3)});
  const auto complain = [&](ComplaintBody body, int days_after) {
    Amending copy = life;
    return copy.Do(FileComplaint{
        .complaint = {.body = body,
                      .filed_date = PartialDate::Of(kAmendBy + days_after)},
        .amendment = "am"});
  };
  EXPECT_THAT(FieldsAtFault(complain(ComplaintBody::kOcr, 14)),
              ElementsAre("complaint.filed_date"));
  EXPECT_THAT(complain(ComplaintBody::kOcr, 15), IsOk());
  EXPECT_THAT(complain(ComplaintBody::kCustodian, 14), IsOk());
  ASSERT_THAT(life.Reply(RefusedOn(kAmendBy)), IsOk());
  EXPECT_THAT(complain(ComplaintBody::kOcr, 14), IsOk());
}

}  // namespace
}  // namespace custodia::request
