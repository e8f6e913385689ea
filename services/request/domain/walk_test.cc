#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/domain/commands.h"
#include "services/request/testing/life.h"

// What holds of every retrieval, whatever happens to it: asserted after each
// of many random commands. A failure names its seed.
namespace custodia::request {
namespace {

using testing::kToday;
using testing::Life;
using testing::LocatedAt;
using testing::NotUs;
using testing::PlainOrder;
using testing::Practice;
using testing::Records;
using testing::Referrer;

constexpr int kWalks = 2000;
constexpr int kSteps = 30;

// Makes commands that may or may not be legal. Few names, so that they meet.
class Walker {
 public:
  explicit Walker(unsigned seed) : random_(seed) {}

  Command Next(const Retrieval& retrieval) {
    if (retrieval.sequence == 0) return Create{.order = PlainOrder()};
    switch (Pick(16)) {
      case 0:
        return Locate{SomeLocation()};
      case 1:
        return SomeLocatePart(retrieval);
      case 2:
        return AdvanceAttempt{.attempt = SomeAttempt(retrieval)};
      case 3:
        // Seldom, or few walks would go far.
        if (Pick(20) == 0) return Withdraw{};
        if (Pick(20) == 0) return MarkProviderUnclear{};
        [[fallthrough]];
      case 4:
      case 5:
      case 6:
        return MarkAttemptSent{.attempt = SomeAttempt(retrieval),
                               .channel = static_cast<Channel>(1 + Pick(7)),
                               .sent_date = PartialDate::Of(kToday - Pick(9))};
      case 7:
        return SomeRelocate();
      case 9:
        return RequestReview{.attempt = SomeAttempt(retrieval)};
      case 10:
        return SomeGrievance(retrieval);
      case 8:
        // Seldom: it leads back to the start.
        if (Pick(4) == 0) return Revise{SomeOrder(retrieval.order)};
        [[fallthrough]];
      default:
        return RecordReply{.attempt = SomeAttempt(retrieval),
                           .reply = SomeReply()};
    }
  }

 private:
  // Returns a number from 0 to `n` - 1.
  int Pick(int n) { return static_cast<int>(random_() % n); }

  std::string SomeId() { return std::string(1, "abcdef"[Pick(6)]); }

  Lead SomeLead() {
    Lead lead = Pick(2) == 0 ? Practice(SomeId()) : Referrer(SomeId());
    if (Pick(8) == 0) lead.duty = Duty::kUnknown;
    if (Pick(4) == 0) lead.departments = {"Surgery", "HR"};
    if (Pick(4) == 0) lead.patient_group = PatientGroup::kMinors;
    if (Pick(4) == 0) lead.patient_group = PatientGroup::kActive;
    if (Pick(3) == 0) {
      lead.contact_points.push_back(
          {.value = "email", .kind = ContactKind::kEmail});
    }
    return lead;
  }

  Location SomeLocation() {
    Location location = LocatedAt({});
    location.stretches.resize(Pick(4));
    for (Stretch& stretch : location.stretches) {
      std::map<std::pair<std::string, Role>, Lead> leads;
      for (int i = Pick(5); i > 0; --i) {
        const Lead lead = SomeLead();
        leads.insert({{lead.organization, lead.role}, lead});
      }
      for (const auto& [key, lead] : leads) stretch.leads.push_back(lead);
    }
    return location;
  }

  Command SomeLocatePart(const Retrieval& retrieval) {
    for (const Part& part : retrieval.parts) {
      const bool awaits = !part.awaited_organization.empty() || part.relocating;
      if (awaits && Pick(3) != 0) {
        return LocatePart{.part = part.number,
                          .organization = part.awaited_organization,
                          .location = SomeLocation()};
      }
    }
    return LocatePart{.part = Pick(4), .organization = "organizations/a"};
  }

  Command SomeRelocate() {
    switch (Pick(4)) {
      case 0:
        return Relocate{.organization = "organizations/" + SomeId()};
      case 1:
        return Relocate{
            .new_organization =
                NamedOrganization{.display_name = "new",
                                  .role = static_cast<Role>(1 + Pick(2))},
            .new_organization_name =
                "organizations/new" + std::to_string(++named_)};
      default:
        return Relocate{};
    }
  }

  Command SomeGrievance(const Retrieval& retrieval) {
    if (Pick(3) == 0) {
      return FileComplaint{
          .attempt = SomeAttempt(retrieval),
          .complaint = {.body = static_cast<ComplaintBody>(1 + Pick(3)),
                        .filed_date = PartialDate::Of(kToday)}};
    }
    return RecordReviewDecision{
        .attempt = SomeAttempt(retrieval),
        .review = {.decision_date = PartialDate::Of(kToday),
                   .reviewer_licensed = Pick(2) == 0,
                   .outcome = static_cast<ReviewOutcome>(1 + Pick(3))}};
  }

  Order SomeOrder(Order order) {
    switch (Pick(4)) {
      case 0:
        order.provider.practitioner = "practitioners/" + SomeId();
        return order;
      case 1:
        order.signature.signer_name = Pick(2) == 0 ? "" : "Pat Example";
        return order;
      default:
        order.client_reference = SomeId();
        return order;
    }
  }

  std::string SomeAttempt(const Retrieval& retrieval) {
    const int count = static_cast<int>(retrieval.attempts.size());
    // The newest most often: it is at work.
    return std::to_string(Pick(2) == 0 ? count : 1 + Pick(count + 1));
  }

  Reply SomeReply() {
    const auto kind = static_cast<NotCustodianKind>(1 + Pick(6));
    switch (Pick(13)) {
      case 0:
        return Acknowledgement{.received_date =
                                   PartialDate::Of(kToday - Pick(4))};
      case 1:
        return Records(Pick(3) == 0);
      case 2:
      case 3:
        return Undeliverable{.contact_value = Pick(2) == 0 ? "" : "email"};
      case 4:
      case 5:
        return testing::NotUsButKnown(kind, SomeId());
      case 6:
        return testing::NotUsButNew(kind, SomeId(),
                                    static_cast<Role>(1 + Pick(2)));
      case 7:
        return ExtensionNotice{
            .notice_date = PartialDate::Of(kToday),
            .promised_date = PartialDate::Of(kToday + Pick(80)),
            .reason = "Off site",
            .written = Pick(4) != 0};
      case 8:
        return FeeQuote{.items = {{.kind = policy::FeeKind::kSearch,
                                   .amount = Pick(3000)}}};
      case 9:
        return InformationRequest{
            .date = PartialDate::Of(kToday),
            .items = {static_cast<DemandedItem>(1 + Pick(8))}};
      case 10:
        return SomeDenial();
      default:
        return NotUs(kind);
    }
  }

  DenialNotice SomeDenial() {
    DenialNotice denial{.date = PartialDate::Of(kToday),
                        .grounds = {static_cast<policy::Ground>(1 + Pick(17))}};
    if (Pick(2) == 0) {
      denial.withheld_categories = {RecordCategory::kLabReports};
    }
    return denial;
  }

  std::mt19937 random_;
  int named_ = 0;
};

// Returns the retrieval as its events alone make it.
Retrieval Replayed(const Life& life) {
  Retrieval retrieval{.id = life.retrieval().id};
  for (const RecordedEvent& event : life.events()) Apply(event, retrieval);
  return retrieval;
}

void ExpectOneOpenAttemptInEachPart(const Retrieval& retrieval) {
  std::map<int, std::vector<std::string>> open;
  for (const Attempt& attempt : retrieval.attempts) {
    // A revision does away with parts to which nothing was written.
    ASSERT_TRUE(!attempt.sent() ||
                FindPart(retrieval, attempt.part) != nullptr);
    if (attempt.open()) open[attempt.part].push_back(attempt.id);
  }
  for (const Part& part : retrieval.parts) {
    const std::vector<std::string> expected =
        part.open_attempt.empty() ? std::vector<std::string>{}
                                  : std::vector<std::string>{part.open_attempt};
    EXPECT_EQ(open[part.number], expected);
    EXPECT_FALSE(part.fulfilled && !part.open_attempt.empty());
  }
}

// Whoever is planned has not been written to, or each letter came back, or the
// patient named it since: that is new evidence.
void ExpectNobodyAskedTwice(const Retrieval& retrieval,
                            const std::vector<Event>& events,
                            const std::set<std::string>& named) {
  for (const Event& event : events) {
    const auto* planned = std::get_if<AttemptPlanned>(&event);
    if (planned == nullptr) continue;
    for (const Attempt& other : retrieval.attempts) {
      if (other.id == planned->attempt || other.part != planned->part ||
          other.lead.organization != planned->lead.organization ||
          other.lead.role != planned->lead.role ||
          other.department != planned->department || !other.sent() ||
          named.contains(other.lead.organization)) {
        continue;
      }
      EXPECT_EQ(NameOf(other.state), NameOf(AttemptState::kUndeliverable))
          << "attempt " << planned->attempt << " repeats " << other.id;
    }
  }
}

bool AnyRefusal(const Retrieval& retrieval, const Part& part) {
  return std::any_of(retrieval.attempts.begin(), retrieval.attempts.end(),
                     [&](const Attempt& attempt) {
                       return attempt.part == part.number && attempt.denial;
                     });
}

// A date moves only with the day of receipt or by the one extension.
void ExpectClocksKept(const Retrieval& before, const Retrieval& after) {
  for (const Attempt& attempt : before.attempts) {
    const LegalClock& now = FindAttempt(after, attempt.id)->clock;
    if (now == attempt.clock) continue;
    EXPECT_TRUE(now.received != attempt.clock.received ||
                (now.extension && !attempt.clock.extension));
  }
}

// A part that is not at work has nobody left to ask, unless one refused.
void ExpectNothingForgotten(const Retrieval& retrieval) {
  if (retrieval.withdrawn) return;
  for (const Part& part : retrieval.parts) {
    if (part.open_attempt.empty() && part.awaited_organization.empty() &&
        !part.relocating && !part.fulfilled) {
      EXPECT_TRUE(part.leads.empty() || AnyRefusal(retrieval, part));
    }
  }
}

bool Final(RetrievalState state) {
  return state == RetrievalState::kFulfilled ||
         state == RetrievalState::kWithdrawn;
}

TEST(RandomWalkTest, KeepsWhatMustHold) {
  std::map<RetrievalState, int> seen;
  for (unsigned seed = 1; seed <= kWalks; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    Walker walker(seed);
    Life life;
    std::set<std::string> named;
    for (int step = 0; step < kSteps; ++step) {
      const RetrievalState before = life.state();
      const Retrieval unchanged = life.retrieval();
      const Command command = walker.Next(life.retrieval());
      if (const auto* relocate = std::get_if<Relocate>(&command)) {
        named.insert(relocate->organization);
      }
      const absl::Status status = life.Do(command);
      EXPECT_TRUE(status.ok() || life.retrieval() == unchanged);
      EXPECT_TRUE(!Final(before) || life.state() == before);
      ++seen[life.state()];
      ExpectOneOpenAttemptInEachPart(life.retrieval());
      ExpectClocksKept(unchanged, life.retrieval());
      ExpectNobodyAskedTwice(life.retrieval(), life.last(), named);
      ExpectNothingForgotten(life.retrieval());
    }
    EXPECT_EQ(Replayed(life), life.retrieval());
    if (::testing::Test::HasFailure()) return;
  }
  // The walks went everywhere.
  EXPECT_EQ(seen.size(), 9);
  for (const auto& [state, count] : seen) {
    EXPECT_GT(count, 100) << NameOf(state).data();
  }
}

}  // namespace
}  // namespace custodia::request
