#include <map>
#include <random>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/testing/amendments.h"

// What holds of every correction, whatever is said of it: asserted after each
// of many random commands. A failure names its seed.
namespace custodia::request {
namespace {

using testing::Amending;
using testing::kReceived;
using testing::Life;
using testing::Practice;

constexpr int kWalks = 1000;
constexpr int kSteps = 30;

// Makes commands that may or may not be legal, about two corrections at most.
class Walker {
 public:
  explicit Walker(unsigned seed) : random_(seed) {}

  Command Next(const Retrieval& retrieval) {
    switch (Pick(10)) {
      case 0:
        return SomeRequest(retrieval);
      case 1:
        return MarkAmendmentSent{.amendment = SomeId(), .sending = SomeDays()};
      case 2:
        return SubmitDisagreement{.amendment = SomeId(), .statement = "No."};
      case 3:
        return FileComplaint{
            .complaint = {.body = static_cast<ComplaintBody>(1 + Pick(3)),
                          .filed_date = SomeDay(90)},
            .amendment = SomeId()};
      default:
        return RecordAmendmentReply{.amendment = SomeId(),
                                    .reply = SomeReply()};
    }
  }

  Sending SomeDays() {
    Sending sending{.channel = static_cast<Channel>(Pick(8)),
                    .sent_date = SomeDay(20)};
    if (Pick(3) == 0) sending.received_date = SomeDay(20);
    return sending;
  }

  // Returns a number from 0 to `n` - 1.
  int Pick(int n) { return static_cast<int>(random_() % n); }

 private:
  std::string SomeId() { return Pick(4) == 0 ? "second" : "am"; }

  PartialDate SomeDay(int days) {
    return PartialDate::Of(kReceived + Pick(days));
  }

  Command SomeRequest(const Retrieval& retrieval) {
    Lead lead = Practice("b");
    if (Pick(3) == 0) lead.duty = static_cast<Duty>(Pick(5));
    RequestAmendment command{
        // Names are never given twice.
        .amendment = retrieval.amendments.size() == 1
                         ? "second"
                         : std::to_string(retrieval.amendments.size()),
        .lead = lead,
        .correction = {.statement = "Wrong.", .attach_if_denied = true}};
    if (Pick(2) == 0) command.sending = SomeDays();
    return command;
  }

  AmendmentReply SomeReply() {
    switch (Pick(5)) {
      case 0:
      case 1:
        return ExtensionNotice{.notice_date = SomeDay(90),
                               .promised_date = SomeDay(120),
                               .reason = Pick(4) == 0 ? "" : "On leave",
                               .written = Pick(4) != 0};
      case 2:
        return AmendmentAcceptance{.date = SomeDay(90),
                                   .partial = Pick(4) != 0};
      case 3:
        return Rebuttal{.date = SomeDay(90)};
      default:
        return AmendmentDenial{
            .date = SomeDay(90),
            .notice = {
                .grounds = {static_cast<policy::AmendmentGround>(1 + Pick(4))},
                .states_basis = Pick(2) == 0,
                .originator_unavailable = Pick(2) == 0}};
    }
  }

  std::mt19937 random_;
};

// Returns the retrieval as its events alone make it.
Retrieval Replayed(const Life& life) {
  Retrieval retrieval{.id = life.retrieval().id};
  for (const RecordedEvent& event : life.events()) Apply(event, retrieval);
  return retrieval;
}

// A date moves only by the one extension, and only later; it begins once.
void ExpectClockKept(const LegalClock& before, const LegalClock& after) {
  if (after == before || !before.due) return;
  EXPECT_TRUE(after.extension && !before.extension);
  EXPECT_EQ(after.received, before.received);
  EXPECT_GT(*after.due, *before.due);
}

void ExpectKept(const Amendment& before, const Amendment& after) {
  EXPECT_EQ(after.correction, before.correction);
  EXPECT_EQ(after.lead, before.lead);
  ExpectClockKept(before.clock, after.clock);
  // What the custodian amended is settled, and what the patient stated stays.
  if (StateOf(before) == AmendmentState::kAccepted) {
    EXPECT_EQ(StateOf(after), AmendmentState::kAccepted);
  }
  if (!before.disagreement.empty()) {
    EXPECT_EQ(after.disagreement, before.disagreement);
  }
  EXPECT_GE(after.defects.size(), before.defects.size());
}

void ExpectSound(const Amendment& amendment) {
  EXPECT_NE(StateOf(amendment), AmendmentState::kUnspecified);
  const std::vector<std::string> with = AttachmentsOf(amendment);
  if (StateOf(amendment) == AmendmentState::kDisagreed) {
    EXPECT_EQ(with.size(), 2U + amendment.denial.has_value() +
                               amendment.rebuttal.has_value());
  } else {
    EXPECT_EQ(with.size(),
              amendment.denial &&
                      StateOf(amendment) != AmendmentState::kAccepted &&
                      amendment.correction.attach_if_denied
                  ? 2U
                  : 0U);
  }
  EXPECT_TRUE(!amendment.rebuttal || !amendment.disagreement.empty());
}

TEST(AmendmentWalkTest, KeepsWhatMustHold) {
  std::map<AmendmentState, int> seen;
  std::map<std::string, int> happened;
  for (unsigned seed = 1; seed <= kWalks; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    Walker walker(seed);
    Amending life(Practice("a"), Sending{});
    const RetrievalState request = life.Life::state();
    for (int step = 0; step < kSteps; ++step) {
      const Retrieval before = life.retrieval();
      const absl::Status status = life.Do(walker.Next(before));
      EXPECT_TRUE(status.ok() || life.retrieval() == before);
      for (const Amendment& amendment : before.amendments) {
        ExpectKept(amendment, *FindAmendment(life.retrieval(), amendment.id));
      }
      for (const Amendment& amendment : life.retrieval().amendments) {
        ExpectSound(amendment);
        ++seen[StateOf(amendment)];
      }
      for (const Event& event : life.last()) {
        ++happened[std::string(KindOf(event))];
      }
      // A correction asks nobody for records.
      EXPECT_EQ(life.Life::state(), request);
      EXPECT_EQ(life.retrieval().attempts, before.attempts);
    }
    EXPECT_EQ(Replayed(life), life.retrieval());
    if (::testing::Test::HasFailure()) return;
  }
  // The walks went everywhere.
  EXPECT_EQ(seen.size(), 6);
  for (const auto& [state, count] : seen) {
    EXPECT_GT(count, 100) << NameOf(state).data();
  }
  EXPECT_EQ(happened.size(), 10);
  for (const auto& [kind, count] : happened) EXPECT_GT(count, 100) << kind;
}

}  // namespace
}  // namespace custodia::request
