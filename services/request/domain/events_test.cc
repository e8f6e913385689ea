#include "services/request/domain/events.h"

#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia::request {
namespace {

ReplyRecorded Recorded(Reply reply, AttemptState state = {}) {
  return {.attempt = "3", .state = state, .reply = std::move(reply)};
}

TEST(EventsTest, HaveAKindAndMayHaveAnAttempt) {
  struct Case {
    Event event;
    std::string kind;
    std::string attempt;
  };
  const std::vector<Case> cases = {
      {RetrievalCreated{}, "RETRIEVAL_CREATED", ""},
      {ProviderUnclear{}, "PROVIDER_UNCLEAR", ""},
      {RetrievalLocated{}, "RETRIEVAL_LOCATED", ""},
      {PartAwaitsLocation{.attempt = "3"}, "PART_AWAITS_LOCATION", "3"},
      {LeadsAdded{}, "LEADS_ADDED", ""},
      {AttemptPlanned{.attempt = "3"}, "ATTEMPT_PLANNED", "3"},
      {AttemptSent{.attempt = "3"}, "ATTEMPT_SENT", "3"},
      {Recorded(Acknowledgement{}), "ATTEMPT_ACKNOWLEDGED", "3"},
      {Recorded(Fulfilment{}), "RECORDS_RECEIVED", "3"},
      {Recorded(NotCustodian{}, AttemptState::kNotCustodian),
       "ATTEMPT_NOT_CUSTODIAN", "3"},
      {Recorded(NotCustodian{}, AttemptState::kAnswered), "ATTEMPT_ANSWERED",
       "3"},
      {Recorded(Undeliverable{}), "ATTEMPT_UNDELIVERABLE", "3"},
      {AttemptAbandoned{.attempt = "3"}, "ATTEMPT_ABANDONED", "3"},
      {RetrievalWithdrawn{}, "RETRIEVAL_WITHDRAWN", ""},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(KindOf(c.event), c.kind);
    EXPECT_EQ(AttemptOf(c.event), c.attempt) << c.kind;
  }
}

TEST(ApplyTest, OfWhatIsNotThereChangesNothing) {
  const Retrieval before{.id = "r1"};
  for (const Event& event :
       {Event(PartAwaitsLocation{.part = 1}), Event(LeadsAdded{.part = 1}),
        Event(AttemptSent{.attempt = "1"}), Event(Recorded(Fulfilment{})),
        Event(AttemptAbandoned{.attempt = "1"})}) {
    Retrieval retrieval = before;
    Apply({.event = event}, retrieval);
    EXPECT_EQ(retrieval, before) << KindOf(event).data();
  }
}

TEST(ApplyTest, KeepsTheTimes) {
  Retrieval retrieval;
  const absl::Time created = absl::UnixEpoch() + absl::Hours(1);
  Apply({.sequence = 1, .time = created, .event = RetrievalCreated{}},
        retrieval);
  Apply({.sequence = 2,
         .time = created + absl::Hours(1),
         .event = RetrievalWithdrawn{}},
        retrieval);
  EXPECT_EQ(retrieval.create_time, created);
  EXPECT_EQ(retrieval.update_time, created + absl::Hours(1));
  EXPECT_EQ(retrieval.sequence, 2);
}

}  // namespace
}  // namespace custodia::request
