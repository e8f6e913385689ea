#include "services/request/wire/amendment.h"

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/testing/amendments.h"
#include "services/request/wire/dates.h"

namespace custodia::request {
namespace {

using ::custodia::testing::IsOk;
using testing::Amending;
using testing::ClaimedOn;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::kAmendAtLast;
using testing::kAmendBy;
using testing::kReceived;
using testing::Practice;
using testing::RefusedOn;

v1::Amendment Shown(const Amending& life, absl::CivilDay day) {
  return wire::ToProto(
      life.amendment(), "r1",
      absl::FromCivil(absl::CivilHour(day) + 12, absl::UTCTimeZone()));
}

TEST(AmendmentTest, ShowsWhatWasAskedBeforeItIsSent) {
  const v1::Amendment shown =
      Shown(Amending(Practice("a"), Sending{}), kReceived);
  EXPECT_EQ(shown.name(), "retrievals/r1/amendments/am");
  EXPECT_EQ(shown.state(), v1::Amendment::READY_TO_SEND);
  EXPECT_EQ(shown.organization(), "organizations/a");
  EXPECT_EQ(wire::FromProto(shown), testing::kCorrection);
  EXPECT_FALSE(shown.has_sent_date() || shown.has_received_date() ||
               shown.has_due_date() || shown.has_ocr_complaint_by() ||
               shown.has_denial() || shown.has_acceptance_date() ||
               shown.has_extension());
}

TEST(AmendmentTest, ShowsItsClock) {
  Amending life(Practice("a"), {.channel = Channel::kMail,
                                .sent_date = PartialDate::Of(kReceived - 3)});
  v1::Amendment shown = Shown(life, kAmendBy);
  EXPECT_EQ(shown.state(), v1::Amendment::AWAITING_REPLY);
  EXPECT_EQ(shown.channel(), v1::Attempt::MAIL);
  EXPECT_EQ(wire::FromProto(shown.sent_date()), PartialDate::Of(kReceived - 3));
  EXPECT_EQ(wire::FromProto(shown.received_date()), PartialDate::Of(kReceived));
  EXPECT_TRUE(shown.received_date_assumed());
  EXPECT_EQ(wire::FromProto(shown.due_date()), PartialDate::Of(kAmendBy));
  EXPECT_EQ(shown.due_citation(), "45 CFR 164");
  EXPECT_EQ(wire::FromProto(shown.ocr_complaint_by()),
            PartialDate::Of(kAmendBy + 181));
  EXPECT_FALSE(shown.overdue());
  EXPECT_TRUE(Shown(life, kAmendBy + 1).overdue());
  ASSERT_THAT(life.Reply(ClaimedOn(kAmendBy, kAmendAtLast)), IsOk());
  shown = Shown(life, kAmendBy + 1);
  EXPECT_FALSE(shown.overdue());
  EXPECT_TRUE(shown.has_extension());
}

TEST(AmendmentTest, ShowsWhatWasSaid) {
  Amending life;
  AmendmentDenial denial = RefusedOn(kReceived + 9);
  denial.notice.states_basis = false;
  ASSERT_THAT(life.Reply(denial), IsOk());
  ASSERT_THAT(life.Disagree(), IsOk());
  v1::Amendment shown = Shown(life, kReceived);
  EXPECT_FALSE(shown.rebutted());
  ASSERT_THAT(life.Reply(Rebuttal{.date = denial.date}), IsOk());
  ASSERT_THAT(life.Do(FileComplaint{
                  .complaint = {.body = ComplaintBody::kOcr,
                                .filed_date = PartialDate::Of(life.today)},
                  .amendment = "am"}),
              IsOk());
  shown = Shown(life, kReceived);
  EXPECT_EQ(shown.state(), v1::Amendment::DISAGREED);
  EXPECT_EQ(wire::FromProto(shown.denial()), denial);
  EXPECT_EQ(shown.disagreement(), "I have never smoked.");
  EXPECT_TRUE(shown.rebutted());
  EXPECT_EQ(shown.attachments_size(), 4);
  ASSERT_EQ(shown.defects_size(), 1);
  EXPECT_EQ(shown.defects(0).code(), "DENIAL_WITHOUT_BASIS");
  EXPECT_EQ(shown.complaints_size(), 1);
  ASSERT_THAT(life.Reply(testing::AcceptedOn(kReceived + 30)), IsOk());
  shown = Shown(life, kReceived);
  EXPECT_EQ(wire::FromProto(shown.acceptance_date()),
            PartialDate::Of(kReceived + 30));
  EXPECT_THAT(shown.attachments(), IsEmpty());
}

}  // namespace
}  // namespace custodia::request
