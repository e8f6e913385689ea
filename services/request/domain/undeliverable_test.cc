#include <string>
#include <vector>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/domain/commands.h"
#include "services/request/testing/life.h"

// By which way somebody is written to again whose letter came back.
namespace custodia::request {
namespace {

using ::custodia::testing::IsOk;
using ::testing::ElementsAre;
using testing::Holder;
using testing::kToday;
using testing::Life;
using testing::NotUs;
using testing::Referrer;

using enum NotCustodianKind;

class UndeliverableTest : public ::testing::Test {
 protected:
  // A holder with these contact points, then a referrer.
  static Life With(std::vector<ContactPoint> points) {
    Lead lead = Holder("a");
    lead.contact_points = std::move(points);
    return Life({lead, Referrer("s")});
  }

  static void SendBy(Life& life, Channel channel) {
    ASSERT_THAT(life.Do(MarkAttemptSent{.attempt = life.open()->id,
                                        .channel = channel,
                                        .sent_date = {2025, 6, 10}}),
                IsOk());
  }

  static void ComesBack(Life& life, const std::string& value) {
    ASSERT_THAT(
        life.Reply(life.open()->id, Undeliverable{.contact_value = value}),
        IsOk());
  }

  const ContactPoint fax_{.value = "fax", .kind = ContactKind::kFax};
  const ContactPoint email_{.value = "email", .kind = ContactKind::kEmail};
  const ContactPoint mail_{.kind = ContactKind::kMail};
  const ContactPoint phone_{.value = "phone", .kind = ContactKind::kPhone};
};

TEST_F(UndeliverableTest, TriesTheSecondContactOfTheSameLead) {
  Life life = With({fax_, email_});
  SendBy(life, Channel::kFax);
  ComesBack(life, "fax");
  EXPECT_EQ(life.attempt("1").state, AttemptState::kUndeliverable);
  EXPECT_EQ(life.open()->lead, life.attempt("1").lead);
  EXPECT_THAT(life.open()->failed_contacts, ElementsAre("fax"));
  SendBy(life, Channel::kEmail);
  ComesBack(life, "email");
  EXPECT_EQ(life.open()->lead, Referrer("s"));
}

TEST_F(UndeliverableTest, KnowsWhichContactFailedByTheChannel) {
  Life life = With({email_, mail_, fax_});
  SendBy(life, Channel::kFax);
  ComesBack(life, "");
  EXPECT_THAT(life.open()->failed_contacts, ElementsAre("fax"));
  SendBy(life, Channel::kMail);
  ComesBack(life, "");
  EXPECT_THAT(life.open()->failed_contacts, ElementsAre("fax", ""));
  SendBy(life, Channel::kEmail);
  ComesBack(life, "");
  EXPECT_EQ(life.open()->lead, Referrer("s"));
}

TEST_F(UndeliverableTest, BlamesThePostForWhatWentByPost) {
  Life life = With({{.value = "a way of no known kind"}});
  SendBy(life, Channel::kMail);
  ComesBack(life, "");
  EXPECT_THAT(life.open()->failed_contacts, ElementsAre(""));
  EXPECT_EQ(life.open()->lead, life.attempt("1").lead);
}

TEST_F(UndeliverableTest, DoesNotRequestByATelephoneThatIsLeft) {
  Life life = With({fax_, phone_});
  SendBy(life, Channel::kFax);
  ComesBack(life, "fax");
  EXPECT_EQ(life.open()->lead, Referrer("s"));
}

TEST_F(UndeliverableTest, GoesOnWhereTheLeadHasNoContact) {
  Life life = With({});
  SendBy(life, Channel::kFax);
  ComesBack(life, "a number that the patient found");
  EXPECT_EQ(life.open()->lead, Referrer("s"));
}

TEST_F(UndeliverableTest, UsesTheContactsOfTheDepartmentAndOfTheWhole) {
  Lead hospital = Referrer("hospital");
  hospital.departments = {"Surgery", "HR"};
  hospital.contact_points = {
      {.value = "surgery", .department = "Surgery", .kind = ContactKind::kFax},
      {.value = "whole", .kind = ContactKind::kFax},
      {.value = "hr", .department = "HR", .kind = ContactKind::kFax}};
  Life life({hospital});
  SendBy(life, Channel::kFax);
  ComesBack(life, "");
  EXPECT_EQ(life.open()->department, "Surgery");
  EXPECT_THAT(life.open()->failed_contacts, ElementsAre("surgery"));
  SendBy(life, Channel::kFax);
  ComesBack(life, "");
  // What failed for one department fails for the other.
  EXPECT_EQ(life.open()->department, "HR");
  EXPECT_THAT(life.open()->failed_contacts, ElementsAre("surgery", "whole"));
  SendBy(life, Channel::kFax);
  ComesBack(life, "hr");
  EXPECT_EQ(life.state(), RetrievalState::kUnresolved);
}

TEST_F(UndeliverableTest, DoesNotTryAgainWhoHasAnsweredMeanwhile) {
  Life life = With({fax_, email_, mail_});
  SendBy(life, Channel::kFax);
  ComesBack(life, "fax");
  SendBy(life, Channel::kEmail);
  for (const Reply& answer :
       {Reply(NotUs(kNeverHeld)),
        Reply(DenialNotice{.date = PartialDate::Of(kToday)})}) {
    Life answered = life;
    ASSERT_THAT(answered.Reply("1", answer), IsOk());
    ComesBack(answered, "email");
    EXPECT_EQ(answered.open()->lead, Referrer("s"));
  }
}

TEST_F(UndeliverableTest, IsOnlyRecordedOnceTheAttemptIsClosed) {
  Life life = With({fax_, email_});
  SendBy(life, Channel::kFax);
  ASSERT_THAT(life.Do(AdvanceAttempt{.attempt = "1"}), IsOk());
  ASSERT_THAT(life.Reply("1", Undeliverable{}), IsOk());
  EXPECT_EQ(life.last().size(), 1);
  EXPECT_EQ(life.open()->lead, Referrer("s"));
}

}  // namespace
}  // namespace custodia::request
