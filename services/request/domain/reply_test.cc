#include <string>
#include <vector>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/domain/commands.h"
#include "services/request/testing/life.h"

namespace custodia::request {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;
using testing::Holder;
using ::testing::IsEmpty;
using testing::kToday;
using testing::Life;
using testing::NotUs;
using testing::NotUsButKnown;
using testing::NotUsButNew;
using testing::Records;
using testing::Referrer;
using ::testing::UnorderedElementsAre;

using enum NotCustodianKind;

// The letter left on this day.
const PartialDate kSentDay{2025, 6, 10};

Life Sent(Lead lead, Channel channel = Channel::kFax) {
  Life life({std::move(lead), Referrer("next")});
  EXPECT_THAT(life.Do(MarkAttemptSent{
                  .attempt = "1", .channel = channel, .sent_date = kSentDay}),
              IsOk());
  return life;
}

// Returns the fields at fault, having checked that nothing happened.
std::vector<std::string> Fields(Life& life, const RecordReply& command) {
  const absl::Status status = life.Do(command);
  std::vector<std::string> fields;
  for (const auto& violation : error::Violations(status)) {
    fields.push_back(violation.field);
  }
  EXPECT_EQ(life.retrieval(), life.before());
  return fields;
}

std::vector<std::string> Fields(Life& life, Reply reply) {
  return Fields(life, RecordReply{.attempt = "1", .reply = std::move(reply)});
}

TEST(ReplyDateTest, IsAsToldOrWithinTheReplyOrToday) {
  const PartialDate told{2025, 6, 20};
  const PartialDate within{2025, 6, 15};
  Life life = Sent(Holder("a"));
  ASSERT_THAT(life.Do(RecordReply{.attempt = "1",
                                  .reply = Fulfilment{.date = within},
                                  .reply_date = told,
                                  .document_reference = "scan-1"}),
              IsOk());
  EXPECT_EQ(std::get<ReplyRecorded>(life.last()[0]).reply_date, told);
  EXPECT_EQ(std::get<ReplyRecorded>(life.last()[0]).document_reference,
            "scan-1");
  EXPECT_EQ(life.attempt("1").reply_date, told);
  ASSERT_THAT(life.Reply("1", Fulfilment{.date = within}), IsOk());
  EXPECT_EQ(life.attempt("1").reply_date, within);
  ASSERT_THAT(life.Reply("1", Acknowledgement{}), IsOk());
  EXPECT_EQ(life.attempt("1").reply_date, PartialDate::Of(kToday));
  // Records that went years ago were not replied about then.
  NotCustodian gone = NotUs(kTransferred);
  gone.date = {2011, 0, 0};
  ASSERT_THAT(life.Reply("1", gone), IsOk());
  EXPECT_EQ(life.attempt("1").reply_date, PartialDate::Of(kToday));
}

TEST(ReplyDateTest, LiesBetweenTheLetterAndToday) {
  Life life = Sent(Holder("a"));
  for (const PartialDate& bad :
       {PartialDate{2025, 6, 9}, PartialDate{2025, 7, 1}, PartialDate{2025}}) {
    EXPECT_THAT(Fields(life, RecordReply{.attempt = "1",
                                         .reply = Acknowledgement{},
                                         .reply_date = bad}),
                ElementsAre("reply_date"));
  }
}

TEST(AcknowledgementTest, ReplacesAnAssumedReceipt) {
  Life life = Sent(Holder("a"), Channel::kMail);
  ASSERT_TRUE(life.attempt("1").received_date_assumed);
  ASSERT_THAT(life.Reply("1", Acknowledgement{.received_date = {2025, 6, 17},
                                              .custodian_reference = "R-9"}),
              IsOk());
  EXPECT_EQ(life.attempt("1").received_date, (PartialDate{2025, 6, 17}));
  EXPECT_FALSE(life.attempt("1").received_date_assumed);
  EXPECT_EQ(life.attempt("1").custodian_reference, "R-9");
}

TEST(AcknowledgementTest, MovesNoReceiptThatIsKnown) {
  Life life = Sent(Holder("a"), Channel::kFax);
  ASSERT_THAT(life.Reply("1", Acknowledgement{.received_date = {2025, 6, 17}}),
              IsOk());
  EXPECT_EQ(life.attempt("1").received_date, kSentDay);
}

TEST(AcknowledgementTest, GivesAReferrerNoReceipt) {
  Life life = Sent(Referrer("s"), Channel::kMail);
  ASSERT_THAT(life.Reply("1", Acknowledgement{.received_date = {2025, 6, 17}}),
              IsOk());
  EXPECT_EQ(life.attempt("1").received_date, PartialDate{});
}

TEST(AcknowledgementTest, KeepsAnAssumedReceiptWhereItNamesNone) {
  Life life = Sent(Holder("a"), Channel::kMail);
  ASSERT_THAT(life.Reply("1", Acknowledgement{}), IsOk());
  EXPECT_TRUE(life.attempt("1").received_date_assumed);
}

TEST(AcknowledgementTest, RefusesAReceiptThatDoesNotFit) {
  Life life = Sent(Holder("a"));
  for (const PartialDate& bad :
       {PartialDate{2025, 6, 9}, PartialDate{2025, 7, 1},
        PartialDate{2025, 6, 0}}) {
    EXPECT_THAT(Fields(life, Acknowledgement{.received_date = bad}),
                ElementsAre("acknowledgement.received_date"));
  }
}

TEST(FulfilmentTest, NeedsAFittingDate) {
  Life life = Sent(Holder("a"));
  for (const PartialDate& bad :
       {PartialDate{}, PartialDate{2025, 6, 9}, PartialDate{2025, 7, 1},
        PartialDate{2025, 6, 0}}) {
    EXPECT_THAT(Fields(life, Fulfilment{.date = bad, .complete = true}),
                ElementsAre("fulfilment.date"));
  }
}

TEST(FulfilmentTest, SomeKeepTheAttemptOpenAndAddUp) {
  Life life = Sent(Holder("a"));
  Fulfilment some = Records(false);
  some.categories = {RecordCategory::kDoctorNotes};
  ASSERT_THAT(life.Reply("1", some), IsOk());
  ASSERT_THAT(life.Reply("1", some), IsOk());
  EXPECT_EQ(life.part(1).open_attempt, "1");
  EXPECT_EQ(life.state(), RetrievalState::kAwaitingReply);
  EXPECT_THAT(life.part(1).received_categories,
              ElementsAre(RecordCategory::kDoctorNotes));
  // The rest: which kinds, it does not say, so all that were asked for.
  ASSERT_THAT(life.Reply("1", Records(true)), IsOk());
  EXPECT_EQ(life.state(), RetrievalState::kFulfilled);
  EXPECT_THAT(
      life.part(1).received_categories,
      ElementsAre(RecordCategory::kDoctorNotes, RecordCategory::kLabReports));
}

TEST(FulfilmentTest, SomeThatAreNotNamedAreNotCounted) {
  Life life = Sent(Holder("a"));
  ASSERT_THAT(life.Reply("1", Records(false)), IsOk());
  EXPECT_THAT(life.part(1).received_categories, IsEmpty());
  EXPECT_TRUE(life.part(1).received_some);
}

TEST(FulfilmentTest, LateRecordsEndThePartAndItsOpenAttempt) {
  Life life = Sent(Holder("a"));
  ASSERT_THAT(life.Do(AdvanceAttempt{.attempt = "1"}), IsOk());
  ASSERT_THAT(life.Send("2"), IsOk());
  ASSERT_THAT(life.Reply("1", Records(true)), IsOk());
  EXPECT_EQ(life.state(), RetrievalState::kFulfilled);
  EXPECT_EQ(life.attempt("1").state, AttemptState::kFulfilled);
  EXPECT_EQ(life.attempt("2").state, AttemptState::kAbandoned);
  EXPECT_EQ(life.last()[1],
            Event(AttemptAbandoned{.attempt = "2",
                                   .reason = AbandonReason::kRecordsCame}));
}

TEST(FulfilmentTest, LateRecordsComeEvenAfterNotUs) {
  Life life = Sent(Holder("a"));
  ASSERT_THAT(life.Reply("1", NotUs(kNeverHeld)), IsOk());
  ASSERT_THAT(life.Reply("1", Records(true)), IsOk());
  EXPECT_EQ(life.state(), RetrievalState::kFulfilled);
  EXPECT_EQ(life.part(1).open_attempt, "");
}

TEST(FulfilmentTest, SomeLateRecordsLeaveTheOpenAttemptAtWork) {
  Life life = Sent(Holder("a"));
  ASSERT_THAT(life.Do(AdvanceAttempt{.attempt = "1"}), IsOk());
  ASSERT_THAT(life.Reply("1", Records(false)), IsOk());
  EXPECT_EQ(life.attempt("1").state, AttemptState::kAbandoned);
  EXPECT_EQ(life.part(1).open_attempt, "2");
  ASSERT_THAT(life.Do(AdvanceAttempt{.attempt = "2"}), IsOk());
  EXPECT_EQ(life.state(), RetrievalState::kPartiallyFulfilled);
}

TEST(FulfilmentTest, IsRecordedAfterWithdrawalWithoutEndingIt) {
  Life life = Sent(Holder("a"));
  ASSERT_THAT(life.Do(Withdraw{}), IsOk());
  ASSERT_THAT(life.Reply("1", Records(true)), IsOk());
  EXPECT_EQ(life.state(), RetrievalState::kWithdrawn);
  EXPECT_EQ(life.attempt("1").state, AttemptState::kFulfilled);
}

TEST(NotCustodianTest, OfEachKindGoesOnToTheNextLead) {
  for (const NotCustodianKind kind :
       {kNeverHeld, kTransferred, kDestroyed, kNoSuchPatient, kKnowsNothing}) {
    for (const Lead& lead : {Holder("a"), Referrer("s")}) {
      Life life = Sent(lead);
      ASSERT_THAT(life.Reply("1", NotUs(kind)), IsOk());
      EXPECT_EQ(life.attempt("1").answer, kind);
      EXPECT_EQ(life.open()->lead, Referrer("next"));
    }
  }
}

TEST(NotCustodianTest, MustNotContradictItself) {
  Life life = Sent(Holder("a"));
  constexpr char kKnown[] = "not_custodian.organization";
  constexpr char kNew[] = "not_custodian.new_organization";
  EXPECT_THAT(Fields(life, NotCustodian{}), ElementsAre("not_custodian.kind"));
  EXPECT_THAT(Fields(life, NotUs(kReferred)), ElementsAre(kKnown));
  for (const NotCustodianKind kind :
       {kNeverHeld, kDestroyed, kNoSuchPatient, kKnowsNothing}) {
    EXPECT_THAT(Fields(life, NotUsButKnown(kind, "b")), ElementsAre(kKnown));
    EXPECT_THAT(Fields(life, NotUsButNew(kind, "b", Role::kHolder)),
                ElementsAre(kNew));
  }
  for (const NotCustodianKind kind : {kTransferred, kReferred}) {
    NotCustodian both = NotUsButNew(kind, "b", Role::kHolder);
    both.organization = "organizations/c";
    EXPECT_THAT(Fields(life, both), ElementsAre(kNew));
    NotCustodian nobody = NotUsButNew(kind, "b", Role::kUnspecified);
    nobody.new_organization->display_name = "";
    EXPECT_THAT(
        Fields(life, nobody),
        UnorderedElementsAre("not_custodian.new_organization.display_name",
                             "not_custodian.new_organization.role"));
  }
}

TEST(NotCustodianTest, NamesNoDateAfterTheReply) {
  Life life = Sent(Holder("a"));
  NotCustodian reply = NotUs(kDestroyed);
  reply.date = {2025, 7, 0};
  EXPECT_THAT(Fields(life, reply), ElementsAre("not_custodian.date"));
  reply.date = {2025, 6, 21};
  EXPECT_THAT(Fields(life, RecordReply{.attempt = "1",
                                       .reply = reply,
                                       .reply_date = PartialDate{2025, 6, 20}}),
              ElementsAre("not_custodian.date"));
  reply.date = {2025, 0, 0};
  EXPECT_THAT(life.Reply("1", reply), IsOk());
}

TEST(NotCustodianTest, AllThatIsWrongIsSaidAtOnce) {
  Life life = Sent(Holder("a"));
  NotCustodian reply = NotUsButKnown(kNeverHeld, "b");
  reply.date = {2026, 0, 0};
  EXPECT_THAT(Fields(life, RecordReply{.attempt = "1",
                                       .reply = reply,
                                       .reply_date = {2025, 7, 1}}),
              UnorderedElementsAre("reply_date", "not_custodian.date",
                                   "not_custodian.organization"));
}

TEST(UndeliverableReplyTest, HasADateThatFits) {
  Life life = Sent(Holder("a"));
  EXPECT_THAT(Fields(life, Undeliverable{.date = {2025, 7, 1}}),
              ElementsAre("undeliverable.date"));
  EXPECT_THAT(Fields(life, Undeliverable{.date = {2025, 6, 9}}),
              ElementsAre("undeliverable.date"));
  EXPECT_THAT(life.Reply("1", Undeliverable{.date = kSentDay}), IsOk());
}

TEST(ReplyTest, OfAReferrerBringsNoRecords) {
  Life life = Sent(Referrer("s"));
  EXPECT_THAT(life.Reply("1", Records(true)), HasReason("ILLEGAL_TRANSITION"));
}

TEST(ReplyTest, ChangesNothingElseOnceAllRecordsCame) {
  Life life = Sent(Holder("a"));
  ASSERT_THAT(life.Do(AdvanceAttempt{.attempt = "1"}), IsOk());
  ASSERT_THAT(life.Send("2"), IsOk());
  ASSERT_THAT(life.Reply("1", Records(true)), IsOk());
  ASSERT_THAT(life.Reply("2", NotUsButNew(kReferred, "b", Role::kHolder)),
              IsOk());
  EXPECT_EQ(life.last().size(), 1);
  ASSERT_THAT(life.Reply("2", NotUsButKnown(kReferred, "b")), IsOk());
  EXPECT_EQ(life.last().size(), 1);
  EXPECT_EQ(life.state(), RetrievalState::kFulfilled);
  EXPECT_EQ(life.attempt("2").state, AttemptState::kAnswered);
}

TEST(ReplyTest, PlansNothingOnceWithdrawn) {
  Life life = Sent(Holder("a"));
  ASSERT_THAT(life.Do(Withdraw{}), IsOk());
  ASSERT_THAT(life.Reply("1", NotUsButNew(kReferred, "b", Role::kHolder)),
              IsOk());
  EXPECT_EQ(life.last().size(), 1);
  ASSERT_THAT(life.Reply("1", NotUsButKnown(kTransferred, "c")), IsOk());
  EXPECT_EQ(life.last().size(), 1);
  EXPECT_EQ(life.state(), RetrievalState::kWithdrawn);
}

}  // namespace
}  // namespace custodia::request
