#include "services/request/wire/retrieval.h"

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/testing/life.h"
#include "services/request/testing/sample_events.h"
#include "services/request/testing/sample_order.h"
#include "services/request/wire/lead.h"
#include "services/request/wire/order.h"

namespace custodia::request {
namespace {

using ::custodia::request::testing::Holder;
using ::custodia::request::testing::Life;
using ::custodia::request::testing::NotUs;
using ::custodia::request::testing::Records;
using ::custodia::request::testing::Referrer;
using ::custodia::request::testing::SampleOrder;
using ::custodia::testing::IsOk;
using ::testing::IsEmpty;

const absl::Time kNow =
    absl::FromCivil(absl::CivilDay(testing::kToday), absl::UTCTimeZone());

TEST(SampleOrderTest, LacksNothing) {
  EXPECT_THAT(MissingItems(SampleOrder()), IsEmpty());
}

TEST(RetrievalTest, SaysWhatWasGivenAndWhatFollows) {
  Life life;
  ASSERT_THAT(
      life.Do(Create{.order = SampleOrder(), .duplicate_of = "retrievals/r0"}),
      IsOk());
  const v1::Retrieval proto = wire::ToProto(life.retrieval(), kNow);
  EXPECT_EQ(proto.name(), "retrievals/r1");
  EXPECT_EQ(proto.state(), v1::Retrieval::LOCATING);
  EXPECT_EQ(proto.etag(), "1");
  EXPECT_EQ(proto.duplicate_of(), "retrievals/r0");
  EXPECT_EQ(proto.create_time().seconds(), 3600);
  EXPECT_EQ(wire::OrderFromProto(proto), SampleOrder());
  ASSERT_EQ(proto.next_actions_size(), 1);
  EXPECT_EQ(proto.next_actions(0).kind(), v1::NextAction::LOCATE);
  EXPECT_TRUE(proto.outcome_explanation().empty());
}

TEST(RetrievalTest, NamesAllThatIsMissing) {
  Life life;
  ASSERT_THAT(life.Do(Create{}), IsOk());
  const v1::Retrieval proto = wire::ToProto(life.retrieval(), kNow);
  EXPECT_EQ(proto.state(), v1::Retrieval::NEEDS_INFORMATION);
  EXPECT_EQ(proto.missing_size(),
            static_cast<int>(life.retrieval().missing.size()));
  EXPECT_EQ(proto.missing(0).field(), life.retrieval().missing[0].field);
  EXPECT_FALSE(proto.missing(0).explanation().empty());
}

TEST(RetrievalTest, ListsTheCandidates) {
  Life life;
  ASSERT_THAT(life.Do(Create{.order = SampleOrder()}), IsOk());
  ASSERT_THAT(life.Do(MarkProviderUnclear{
                  .candidates = {{.practitioner = "practitioners/2"}}}),
              IsOk());
  const v1::Retrieval proto = wire::ToProto(life.retrieval(), kNow);
  ASSERT_EQ(proto.candidates_size(), 1);
  EXPECT_EQ(proto.candidates(0).practitioner(), "practitioners/2");
}

TEST(RetrievalTest, ShowsPartsAndAttempts) {
  directory::v1::Lead given;
  given.set_organization("organizations/elm");
  given.set_role(directory::v1::Lead::HOLDER);
  given.mutable_address()->set_administrative_area("MA");
  given.add_hops()->set_from("organizations/oak");
  given.add_contact_points()->set_value("978-555-0199");
  given.mutable_contact_points(0)->set_kind(directory::v1::ContactPoint::FAX);
  Life life;
  ASSERT_THAT(life.Do(Create{.order = SampleOrder()}), IsOk());
  ASSERT_THAT(
      life.Do(
          Locate{{.stretches = {{.service_dates = {absl::CivilDay(2001, 1, 1),
                                                   absl::CivilDay(2009, 3, 31)},
                                 .leads = {wire::LeadFromDirectory(given)}}}}}),
      IsOk());
  ASSERT_THAT(life.Send("1"), IsOk());

  const v1::Retrieval proto = wire::ToProto(life.retrieval(), kNow);
  EXPECT_EQ(proto.state(), v1::Retrieval::AWAITING_REPLY);
  ASSERT_EQ(proto.parts_size(), 1);
  EXPECT_EQ(proto.parts(0).number(), 1);
  EXPECT_EQ(proto.parts(0).state(), v1::Retrieval::AWAITING_REPLY);
  EXPECT_EQ(proto.parts(0).open_attempt(), "retrievals/r1/attempts/1");
  EXPECT_EQ(proto.parts(0).service_dates().end().month(), 3);
  ASSERT_EQ(proto.attempts_size(), 1);
  const v1::Attempt& attempt = proto.attempts(0);
  EXPECT_EQ(attempt.name(), "retrievals/r1/attempts/1");
  EXPECT_EQ(attempt.lead().SerializeAsString(), given.SerializeAsString());
  EXPECT_EQ(attempt.role(), directory::v1::Lead::HOLDER);
  EXPECT_EQ(attempt.state(), v1::Attempt::SENT);
  EXPECT_EQ(attempt.channel(), v1::Attempt::FAX);
  EXPECT_EQ(attempt.sent_date().year(), 2025);
  EXPECT_EQ(attempt.received_date().day(), attempt.sent_date().day());
  EXPECT_EQ(attempt.service_dates().start().year(), 2001);
  EXPECT_EQ(attempt.region_code(), "MA");
  EXPECT_EQ(attempt.part(), 1);
  EXPECT_EQ(proto.first_sent_date().year(), 2025);
  ASSERT_EQ(proto.next_actions_size(), 1);
  EXPECT_EQ(proto.next_actions(0).kind(), v1::NextAction::WAIT);
  EXPECT_EQ(proto.next_actions(0).attempt(), "retrievals/r1/attempts/1");
}

TEST(RetrievalTest, SaysWhyItEnded) {
  Life fulfilled({Holder("elm")});
  ASSERT_THAT(fulfilled.Send("1"), IsOk());
  ASSERT_THAT(fulfilled.Reply("1", Records(/*complete=*/true)), IsOk());
  EXPECT_EQ(wire::ToProto(fulfilled.retrieval(), kNow).outcome_explanation(),
            "All records that were asked for came.");
  EXPECT_EQ(wire::ToProto(fulfilled.retrieval(), kNow).next_actions_size(), 0);
  EXPECT_EQ(wire::ToProto(fulfilled.retrieval(), kNow)
                .parts(0)
                .received_categories_size(),
            2);

  const Life nobody{std::vector<Lead>()};
  EXPECT_EQ(wire::ToProto(nobody.retrieval(), kNow).outcome_explanation(),
            "The directory knows nobody to ask.");

  Lead society = Referrer("society");
  society.contact_points = {
      {.kind = ContactKind::kMail, .address = {.state = "MA"}}};
  Life exhausted({society});
  ASSERT_THAT(exhausted.Send("1"), IsOk());
  ASSERT_THAT(exhausted.Reply("1", NotUs(NotCustodianKind::kKnowsNothing)),
              IsOk());
  const v1::Retrieval asked = wire::ToProto(exhausted.retrieval(), kNow);
  EXPECT_EQ(asked.state(), v1::Retrieval::UNRESOLVED);
  EXPECT_THAT(asked.outcome_explanation(),
              ::testing::StartsWith("Nobody is left to ask"));
  EXPECT_TRUE(asked.attempts(0).region_code().empty());
}

// The trail goes to whoever may see the retrieval's name; nothing of a reply's
// or order's text belongs in it.
TEST(EventTest, SaysWhatHappenedWithoutItsContent) {
  int64_t sequence = 0;
  for (const Event& event : testing::EveryEvent()) {
    const v1::Event proto =
        wire::ToProto({.sequence = ++sequence,
                       .time = absl::UnixEpoch() + absl::Seconds(5),
                       .actor = "patients/p1",
                       .command = "RecordReply",
                       .event = event},
                      "r1");
    v1::Event expected;
    expected.set_name("retrievals/r1/events/" + std::to_string(sequence));
    expected.set_sequence(sequence);
    expected.mutable_event_time()->set_seconds(5);
    expected.set_actor("patients/p1");
    expected.set_command("RecordReply");
    expected.set_kind(std::string(KindOf(event)));
    if (!AttemptOf(event).empty()) {
      expected.set_attempt("retrievals/r1/attempts/" + AttemptOf(event));
    }
    if (!AmendmentOf(event).empty()) {
      expected.set_amendment("retrievals/r1/amendments/" + AmendmentOf(event));
    }
    EXPECT_EQ(proto.SerializeAsString(), expected.SerializeAsString())
        << proto.kind();
  }
}

}  // namespace
}  // namespace custodia::request
