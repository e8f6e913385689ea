#include <functional>
#include <string>
#include <utility>
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
using testing::Holder;
using ::testing::IsEmpty;
using testing::Life;
using testing::LocatedAt;
using testing::NotUs;
using testing::PlainOrder;
using testing::Records;
using testing::Referrer;

// Revises what `life` asks for, as `change` says.
absl::Status Revised(Life& life, const std::function<void(Order&)>& change) {
  Order order = life.retrieval().order;
  change(order);
  return life.Do(Revise{.order = order});
}

void NewAddress(Order& order) { order.patient.address.city = "Lynn"; }
void OtherDoctor(Order& order) {
  order.provider.practitioner = "practitioners/other";
}

TEST(ReviseTest, WhatWasMissingLetsItGoOn) {
  Order order = PlainOrder();
  order.signature.signer_name = "";
  Life life;
  ASSERT_THAT(life.Do(Create{.order = order}), IsOk());
  ASSERT_EQ(life.state(), RetrievalState::kNeedsInformation);
  ASSERT_THAT(
      Revised(life, [](Order& o) { o.signature.signer_name = "Pat Example"; }),
      IsOk());
  EXPECT_THAT(life.retrieval().missing, IsEmpty());
  EXPECT_EQ(life.state(), RetrievalState::kLocating);
}

TEST(ReviseTest, AuthorityIsCheckedAgain) {
  Life life({Holder("a")});
  ASSERT_THAT(Revised(life,
                      [](Order& o) {
                        o.requester = {.relationship = Relationship::kGuardian,
                                       .full_name = "Sam Example"};
                      }),
              IsOk());
  EXPECT_EQ(life.state(), RetrievalState::kNeedsInformation);
  EXPECT_THAT(life.Send("1"), HasReason("ILLEGAL_TRANSITION"));
  ASSERT_THAT(
      Revised(life,
              [](Order& o) {
                o.requester.authority_documents = {
                    {.kind = AuthorityDocumentKind::kGuardianshipOrder}};
              }),
      IsOk());
  EXPECT_THAT(life.Send("1"), IsOk());
}

TEST(ReviseTest, AnotherProviderDatesOrKindAreLocatedAgain) {
  const std::vector<std::function<void(Order&)>> changes = {
      OtherDoctor,
      [](Order& o) { o.provider.organization = "organizations/other"; },
      [](Order& o) { o.provider.query.family_name = "Doe"; },
      [](Order& o) {
        o.records.service_dates.start = {2010, 0, 0};
      },
      [](Order& o) { o.record_kind = RecordKind::kHospital; }};
  for (const auto& change : changes) {
    Life life({Holder("a")});
    ASSERT_THAT(Revised(life, change), IsOk());
    EXPECT_EQ(life.state(), RetrievalState::kLocating);
    EXPECT_EQ(life.attempt("1").state, AttemptState::kAbandoned);
    ASSERT_THAT(life.Do(Locate{LocatedAt({Holder("a"), Holder("b")})}), IsOk());
    // It was not written to.
    EXPECT_EQ(life.open()->lead.organization, "organizations/a");
    EXPECT_EQ(life.open()->id, "2");
  }
}

TEST(ReviseTest, TheRestChangesNoLead) {
  Life life({Holder("a")});
  for (const auto& change : std::vector<std::function<void(Order&)>>{
           NewAddress,
           [](Order& o) { o.provider.description = "the tall one"; },
           [](Order& o) {
             o.records.categories = {RecordCategory::kImaging};
           }}) {
    ASSERT_THAT(Revised(life, change), IsOk());
    EXPECT_EQ(life.state(), RetrievalState::kReadyToSend);
    EXPECT_EQ(life.open()->id, "1");
  }
}

TEST(ReviseTest, ChoosesAmongCandidates) {
  Life life;
  ASSERT_THAT(life.Do(Create{.order = PlainOrder()}), IsOk());
  ASSERT_THAT(life.Do(MarkProviderUnclear{
                  .candidates = {{.practitioner = "practitioners/other"}}}),
              IsOk());
  ASSERT_THAT(Revised(life, OtherDoctor), IsOk());
  EXPECT_EQ(life.state(), RetrievalState::kLocating);
  EXPECT_THAT(life.retrieval().candidates, IsEmpty());
}

TEST(ReviseTest, WhatALetterSaysStaysWhileItIsOut) {
  Life life({Holder("a"), Holder("b")});
  ASSERT_THAT(life.Send("1"), IsOk());
  EXPECT_THAT(Revised(life, NewAddress), HasReason("ILLEGAL_TRANSITION"));
  EXPECT_THAT(Revised(life, OtherDoctor), HasReason("ILLEGAL_TRANSITION"));
  EXPECT_THAT(Revised(life,
                      [](Order& o) {
                        o.client_reference = "case 7";
                        o.time_zone = "America/Denver";
                        o.requester.authority_documents = {{}};
                      }),
              IsOk());
  ASSERT_THAT(life.Reply("1", NotUs(NotCustodianKind::kNoSuchPatient)), IsOk());
  // The next letter may bear another name; but whom to ask was decided.
  EXPECT_THAT(
      Revised(life, [](Order& o) { o.patient.former_names = {"Pat Reyes"}; }),
      IsOk());
  EXPECT_THAT(Revised(life, OtherDoctor), HasReason("ILLEGAL_TRANSITION"));
}

TEST(ReviseTest, WhatHasEndedStays) {
  Life fulfilled({Holder("a")});
  ASSERT_THAT(fulfilled.Send("1"), IsOk());
  ASSERT_THAT(fulfilled.Reply("1", Records(true)), IsOk());
  EXPECT_THAT(Revised(fulfilled, NewAddress), HasReason("ILLEGAL_TRANSITION"));
  Life withdrawn({Holder("a")});
  ASSERT_THAT(withdrawn.Do(Withdraw{}), IsOk());
  EXPECT_THAT(Revised(withdrawn, NewAddress), HasReason("ILLEGAL_TRANSITION"));
}

TEST(ReviseTest, NothingNewIsNoEvent) {
  Life life({Holder("a")});
  ASSERT_THAT(Revised(life, [](Order&) {}), IsOk());
  EXPECT_THAT(life.last(), IsEmpty());
}

}  // namespace
}  // namespace custodia::request
