#include "services/request/testing/every_state.h"

#include <utility>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia::request::testing {
namespace {

using ::custodia::testing::IsOk;

// Returns `life` after `commands`.
Life Then(Life life, const std::vector<Command>& commands) {
  for (const Command& command : commands) {
    EXPECT_THAT(life.Do(command), IsOk()) << NameOf(command).data();
  }
  return life;
}

Command Sent(const char* attempt = "1") {
  return MarkAttemptSent{.attempt = attempt,
                         .channel = Channel::kFax,
                         .sent_date = PartialDate::Of(kToday)};
}

Command Replied(Reply reply, const char* attempt = "1") {
  return RecordReply{.attempt = attempt, .reply = std::move(reply)};
}

Command Advanced(const char* attempt = "1") {
  return AdvanceAttempt{.attempt = attempt};
}

// A refusal that can be reviewed; of one kind of record where it is partial.
Command Refused(bool partial = false, const char* attempt = "1") {
  DenialNotice denial{.date = PartialDate::Of(kToday),
                      .grounds = {policy::Ground::kEndangerment}};
  if (partial) denial.withheld_categories = {RecordCategory::kLabReports};
  return Replied(std::move(denial), attempt);
}

Command NeverHeld(const char* attempt = "1") {
  return Replied(NotUs(NotCustodianKind::kNeverHeld), attempt);
}

Command Extended() {
  return Replied(ExtensionNotice{.notice_date = PartialDate::Of(kToday),
                                 .promised_date = PartialDate::Of(kToday + 50),
                                 .reason = "Off site",
                                 .written = true});
}

// The patient takes back the signature, without which nothing goes out.
Command Unsigned() {
  Order order = PlainOrder();
  order.signature = {};
  return Revise{std::move(order)};
}

std::vector<Life> BeforeParts() {
  Life created;
  created = Then(std::move(created), {Create{.order = PlainOrder()}});
  return {Life(), created, Then(created, {MarkProviderUnclear{}}),
          Then(created, {Withdraw{}})};
}

// The life of a retrieval with one lead, and with another after it.
std::vector<Life> WithAHolder() {
  const Life alone({Practice("a")});
  const Life first({Practice("a"), Practice("b")});
  const Life sent = Then(alone, {Sent()});
  return {
      alone,
      Then(alone, {Unsigned()}),
      Then(alone, {Withdraw{}}),
      sent,
      Then(sent, {Replied(Acknowledgement{})}),
      Then(sent, {Extended()}),
      Then(sent, {Replied(Records(false))}),
      Then(sent, {Replied(Records(false)), Advanced()}),
      Then(sent, {Replied(Records(false)), Advanced(), Unsigned()}),
      Then(sent, {Replied(Records(false)), Advanced(), Relocate{}}),
      Then(sent, {Replied(Records(false)), Withdraw{}}),
      Then(first, {Sent(), Replied(Records(false)), Advanced()}),
      Then(sent, {Replied(Records(true))}),
      Then(sent, {Withdraw{}}),
      Then(sent, {NeverHeld()}),
      Then(sent, {NeverHeld(), Unsigned()}),
      Then(sent, {Replied(NotUsButKnown(NotCustodianKind::kTransferred, "c"))}),
      Then(first, {Sent(), NeverHeld()}),
      Then(first, {Sent(), Replied(Undeliverable{}), Sent("2")}),
      // Who was given up says late where the records went.
      Then(first,
           {Sent(), Advanced(), Sent("2"),
            Replied(NotUsButKnown(NotCustodianKind::kTransferred, "c"))}),
      Then(first, {Sent(), Advanced(), Sent("2"), Replied(Records(true))}),
  };
}

// Refusals, in whole and in part, whose review may be or has been asked for.
std::vector<Life> WithARefusal() {
  const Command review = RequestReview{.attempt = "1"};
  const Command decision = RecordReviewDecision{
      .attempt = "1",
      .review = {.decision_date = PartialDate::Of(kToday),
                 .outcome = ReviewOutcome::kPartlyOverturned}};
  const Life sent = Then(Life({Practice("a")}), {Sent()});
  const Life denied = Then(sent, {Refused()});
  const Life pending = Then(denied, {review});
  const Life partly = Then(sent, {Refused(true), review});
  const Life first({Practice("a"), Practice("b")});
  const Life given_up = Then(first, {Sent(), Advanced(), Refused()});
  return {
      denied,
      pending,
      partly,
      given_up,
      Then(denied, {Unsigned()}),
      Then(denied, {Unsigned(), review}),
      Then(denied, {Withdraw{}}),
      Then(denied, {Replied(Records(false))}),
      Then(denied, {Replied(Records(false)), review, decision}),
      Then(denied, {Replied(Records(true))}),
      Then(denied, {Relocate{}}),
      Then(sent, {Refused(true)}),
      Then(sent, {Extended(), Refused(true)}),
      Then(sent, {Extended(), Refused(true), review}),
      Then(pending, {Relocate{}}),
      Then(pending, {Withdraw{}}),
      Then(pending, {Replied(Records(true))}),
      Then(partly, {Replied(NotUs(NotCustodianKind::kNeverHeld))}),
      Then(partly, {Replied(Undeliverable{})}),
      Then(partly, {Advanced()}),
      Then(partly, {Replied(Records(false)), Advanced()}),
      // Another is at work.
      Then(given_up, {review}),
      Then(given_up, {review, Unsigned()}),
      Then(given_up, {Sent("2")}),
      Then(given_up, {review, Sent("2")}),
      Then(given_up, {review, Sent("2"), NeverHeld("2")}),
  };
}

// A part that gave up one lead before it was written to and had the answer of a
// referrer, in each state to which it may come by a third lead.
std::vector<Life> WithAPast() {
  const Life planned =
      Then(Life({Practice("x"), Referrer("r"), Practice("a"), Practice("b")}),
           {Advanced("1"), Sent("2"),
            Replied(NotUs(NotCustodianKind::kKnowsNothing), "2")});
  const Life sent = Then(planned, {Sent("3")});
  const Life last = Then(sent, {NeverHeld("3"), Sent("4")});
  return {
      planned,
      sent,
      Then(planned, {Unsigned()}),
      Then(planned, {Withdraw{}}),
      Then(planned,
           {Replied(NotUsButKnown(NotCustodianKind::kReferred, "c"), "2")}),
      Then(sent, {Refused(false, "3")}),
      Then(sent, {Replied(Records(true), "3")}),
      Then(last, {NeverHeld("4")}),
      Then(last, {Replied(Records(false), "4"), Advanced("4")}),
  };
}

std::vector<Life> WithAReferrer() {
  const Life alone({Referrer("r")});
  const Life sent = Then(alone, {Sent()});
  return {
      alone,
      Then(alone, {Unsigned()}),
      Then(alone, {Advanced()}),
      sent,
      Then(sent, {Replied(Acknowledgement{})}),
      Then(sent, {Replied(NotUs(NotCustodianKind::kKnowsNothing))}),
      Then(sent, {Replied(Undeliverable{})}),
      Then(sent, {Advanced()}),
      Then(sent, {Withdraw{}}),
  };
}

// Two parts side by side.
std::vector<Life> WithTwoParts() {
  Life planned;
  Location location = LocatedAt({Practice("a")});
  location.stretches.push_back({.leads = {Practice("b")}});
  planned = Then(std::move(planned),
                 {Create{.order = PlainOrder()}, Locate{location}});
  const Life sent = Then(planned, {Sent()});
  const Life refused = Then(sent, {Sent("2"), Refused(true)});
  const Life fulfilled = Then(refused, {Replied(Records(true))});
  return {planned, sent, refused, fulfilled, Then(fulfilled, {NeverHeld("2")})};
}

// A correction of what came, at each turn that it may take.
std::vector<Life> WithAnAmendment() {
  const PartialDate today = PartialDate::Of(kToday);
  const auto replied = [](AmendmentReply reply) {
    return Command(
        RecordAmendmentReply{.amendment = "am", .reply = std::move(reply)});
  };
  const Command refused = replied(AmendmentDenial{.date = today});
  const Command accepted = replied(AmendmentAcceptance{.date = today});
  const Command partly =
      replied(AmendmentAcceptance{.date = today, .partial = true});
  const Command stated =
      SubmitDisagreement{.amendment = "am", .statement = "No."};
  const Life asked =
      Then(Life({Practice("a")}),
           {Sent(), Replied(Records(true)),
            RequestAmendment{.amendment = "am",
                             .lead = Practice("a"),
                             .correction = {.statement = "Wrong."}}});
  const Life waiting = Then(
      asked,
      {MarkAmendmentSent{.amendment = "am", .sending = {.sent_date = today}}});
  const Life disagreed = Then(waiting, {refused, stated});
  return {asked,
          waiting,
          Then(waiting, {accepted}),
          Then(waiting, {partly}),
          Then(waiting, {partly, refused}),
          Then(waiting, {refused}),
          disagreed,
          Then(disagreed, {replied(Rebuttal{.date = today})})};
}

}  // namespace

std::vector<Life> LivesInEveryState() {
  std::vector<Life> all;
  for (std::vector<Life> some :
       {BeforeParts(), WithAHolder(), WithARefusal(), WithAPast(),
        WithAReferrer(), WithTwoParts(), WithAnAmendment()}) {
    for (Life& life : some) all.push_back(std::move(life));
  }
  return all;
}

}  // namespace custodia::request::testing
