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

TEST(EventsTest, HaveAKindAndMayHaveAnAttemptOrAmendment) {
  struct Case {
    Event event;
    std::string kind;
    std::string attempt;
    std::string amendment = "";
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
      {ClockSet{.amendment = "7"}, "CLOCK_SET", "", "7"},
      {DefectsFound{.amendment = "7"}, "DEFECTS_FOUND", "", "7"},
      {ComplaintFiled{.amendment = "7"}, "COMPLAINT_FILED", "", "7"},
      {AmendmentRequested{.amendment = "7"}, "AMENDMENT_REQUESTED", "", "7"},
      {AmendmentSent{.amendment = "7"}, "AMENDMENT_SENT", "", "7"},
      {AmendmentReplied{"7", ExtensionNotice{}}, "AMENDMENT_EXTENSION_CLAIMED",
       "", "7"},
      {AmendmentReplied{"7", AmendmentAcceptance{}}, "AMENDMENT_ACCEPTED", "",
       "7"},
      {AmendmentReplied{"7", AmendmentDenial{}}, "AMENDMENT_DENIED", "", "7"},
      {AmendmentReplied{"7", Rebuttal{}}, "AMENDMENT_REBUTTED", "", "7"},
      {DisagreementSubmitted{.amendment = "7"}, "DISAGREEMENT_SUBMITTED", "",
       "7"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(KindOf(c.event), c.kind);
    EXPECT_EQ(AttemptOf(c.event), c.attempt) << c.kind;
    EXPECT_EQ(AmendmentOf(c.event), c.amendment) << c.kind;
  }
}

TEST(ApplyTest, OfWhatIsNotThereChangesNothing) {
  const Retrieval before{.id = "r1"};
  for (const Event& event :
       {Event(PartAwaitsLocation{.part = 1}), Event(LeadsAdded{.part = 1}),
        Event(AttemptSent{.attempt = "1"}), Event(Recorded(Fulfilment{})),
        Event(AttemptAbandoned{.attempt = "1"}),
        Event(ClockSet{.ruleset_version = "v", .amendment = "7"}),
        Event(DefectsFound{.defects = {{}}, .amendment = "7"}),
        Event(ComplaintFiled{.amendment = "7"}),
        Event(AmendmentSent{.amendment = "7"}),
        Event(AmendmentReplied{"7", Rebuttal{}}),
        Event(DisagreementSubmitted{.amendment = "7"})}) {
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
