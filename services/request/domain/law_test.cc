#include "services/request/domain/law.h"

#include <string>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/domain/law_today.h"
#include "services/request/testing/clock_rules.h"
#include "services/request/testing/life.h"

namespace custodia::request {
namespace {

using ::custodia::testing::IsOk;
using testing::AccessPeriod;
using testing::ClocksWith;
using testing::Holder;
using testing::kToday;
using testing::Life;
using testing::LocatedAt;
using testing::PlainOrder;
using testing::Practice;
using testing::Referrer;

// HIPAA, and in ST 15 days for a copy and 5 working days for a look.
policy::Ruleset RulesOfSt() {
  policy::Period copy =
      AccessPeriod("ST.COPY", 15, policy::Unit::kCalendarDays);
  copy.when.access = {policy::Access::kCopy};
  copy.source.citation = "ST Code 15";
  policy::Period look = AccessPeriod("ST.LOOK", 5, policy::Unit::kBusinessDays);
  look.when.access = {policy::Access::kInspection};
  policy::Ruleset rules = ClocksWith({copy, look});
  rules.version = "rules-2";
  return rules;
}

// A life whose first letter went to `lead` by fax on 2025-06-02.
Life SentTo(const Lead& lead, const Order& order = PlainOrder()) {
  Life life;
  life.rules = RulesOfSt();
  EXPECT_THAT(life.Do(Create{.order = order}), IsOk());
  EXPECT_THAT(life.Do(Locate{LocatedAt({lead})}), IsOk());
  EXPECT_THAT(
      life.Do(MarkAttemptSent{
          .attempt = "1", .channel = Channel::kFax, .sent_date = {2025, 6, 2}}),
      IsOk());
  return life;
}

const LegalClock& ClockIn(const Life& life) { return life.attempt("1").clock; }

TEST(ClockTest, StartsOnTheDayOfReceiptAndBindsByTheEarliestLaw) {
  const Life life = SentTo(Practice("a"));
  EXPECT_EQ(ClockIn(life).received, (PartialDate{2025, 6, 2}));
  EXPECT_EQ(ClockIn(life).due, absl::CivilDay(2025, 6, 17));
  EXPECT_EQ(ClockIn(life).citation, "ST Code 15");
  EXPECT_EQ(ClockIn(life).inspection_due, std::nullopt);
  EXPECT_EQ(life.retrieval().ruleset_version, "rules-2");
  EXPECT_EQ(KindOf(life.last().back()), "CLOCK_SET");
}

TEST(ClockTest, ALookHasAClockOfItsOwn) {
  Order order = PlainOrder();
  order.records.access = Access::kInspectionAndCopy;
  const Life life = SentTo(Practice("a"), order);
  EXPECT_EQ(ClockIn(life).inspection_due, absl::CivilDay(2025, 6, 9));
  EXPECT_EQ(ClockIn(life).due, absl::CivilDay(2025, 6, 17));
}

TEST(ClockTest, MovesWithTheCustodiansOwnDayOfReceipt) {
  Life life;
  life.rules = RulesOfSt();
  ASSERT_THAT(life.Do(Create{.order = PlainOrder()}), IsOk());
  ASSERT_THAT(life.Do(Locate{LocatedAt({Practice("a")})}), IsOk());
  ASSERT_THAT(life.Do(MarkAttemptSent{.attempt = "1",
                                      .channel = Channel::kMail,
                                      .sent_date = {2025, 6, 2}}),
              IsOk());
  EXPECT_EQ(ClockIn(life).due, absl::CivilDay(2025, 6, 20));
  ASSERT_THAT(life.Reply("1", Acknowledgement{.received_date = {2025, 6, 10}}),
              IsOk());
  EXPECT_EQ(ClockIn(life).due, absl::CivilDay(2025, 6, 25));
}

TEST(ClockTest, StaysAsItWasSetWhateverTheRulesBecome) {
  Life life = SentTo(Practice("a"));
  const LegalClock before = ClockIn(life);
  life.rules = testing::HipaaAlone();
  ASSERT_THAT(life.Reply("1", Acknowledgement{}), IsOk());
  EXPECT_EQ(ClockIn(life), before);
  EXPECT_EQ(life.retrieval().ruleset_version, "rules-2");
  Retrieval replayed{.id = life.retrieval().id};
  for (const RecordedEvent& event : life.events()) Apply(event, replayed);
  EXPECT_EQ(replayed, life.retrieval());
}

TEST(ClockTest, RunsForNobodyWhomNoLawIsKnownToBind) {
  EXPECT_EQ(ClockIn(SentTo(Referrer("a"))).due, std::nullopt);
  EXPECT_EQ(ClockIn(SentTo(Holder("a"))).due, std::nullopt);
  Lead unknown = Practice("a");
  unknown.duty = Duty::kUnknown;
  EXPECT_EQ(ClockIn(SentTo(unknown)).due, std::nullopt);
}

TEST(ClockTest, HipaaBindsCoveredEntitiesAndWhoActsForThem) {
  Lead lead = Practice("a");
  lead.address.state = "";
  EXPECT_EQ(ClockIn(SentTo(lead)).due, absl::CivilDay(2025, 7, 2));
  lead.duty = Duty::kBusinessAssociate;
  EXPECT_EQ(ClockIn(SentTo(lead)).due, absl::CivilDay(2025, 7, 2));
  lead.duty = Duty::kNotCovered;
  EXPECT_EQ(ClockIn(SentTo(lead)).due, std::nullopt);
  lead.address.state = "ST";
  EXPECT_EQ(ClockIn(SentTo(lead)).due, absl::CivilDay(2025, 6, 17));
}

// 23:30 of 17 June in Boston is the 18th in UTC.
// What a directive exercises is the patient's right; an authorization only
// allows the holder to disclose.
TEST(ClockTest, ADirectiveIsThePatientsOwnAccess) {
  Order order = PlainOrder();
  order.requester.relationship = Relationship::kThirdParty;
  const Attempt attempt{.received_date = {2025, 6, 2}};
  order.requester.authority_documents = {
      {.kind = AuthorityDocumentKind::kAuthorization}};
  EXPECT_FALSE(DueQuestionOf(order, attempt).by_directive);
  order.requester.authority_documents.push_back(
      {.kind = AuthorityDocumentKind::kThirdPartyDirective});
  EXPECT_TRUE(DueQuestionOf(order, attempt).by_directive);
}

TEST(LawTodayTest, TheLastDayEndsWhereTheHolderIs) {
  Lead lead = Practice("a");
  lead.time_zone = "America/New_York";
  Life life = SentTo(lead);
  absl::TimeZone boston;
  ASSERT_TRUE(absl::LoadTimeZone("America/New_York", &boston));
  const absl::Time late =
      absl::FromCivil(absl::CivilMinute(2025, 6, 17, 23, 30), boston);
  EXPECT_FALSE(IsOverdue(life.attempt("1"), late));
  EXPECT_TRUE(IsOverdue(life.attempt("1"), late + absl::Minutes(30)));
  ASSERT_THAT(life.Reply("1", testing::Records(false)), IsOk());
  EXPECT_TRUE(IsOverdue(life.attempt("1"), late + absl::Minutes(30)));
  ASSERT_THAT(life.Reply("1", testing::Records(true)), IsOk());
  EXPECT_FALSE(IsOverdue(life.attempt("1"), late + absl::Minutes(30)));
}

// 180 days from 18 June.
TEST(LawTodayTest, OcrHearsOfDelayBy180DaysAfterItBegan) {
  EXPECT_EQ(OcrComplaintBy(SentTo(Practice("a")).attempt("1")),
            absl::CivilDay(2025, 12, 15));
  Lead estate = Practice("a");
  estate.duty = Duty::kNotCovered;
  EXPECT_EQ(OcrComplaintBy(SentTo(estate).attempt("1")), std::nullopt);
}

// Seven years after the last encounter, for a minor until the 25th birthday.
policy::Ruleset KeepsSevenYears() {
  policy::Ruleset rules = testing::HipaaAlone();
  policy::Jurisdiction state{.code = "ST"};
  state.majority = policy::Majority{
      .age = 18, .source = {.confidence = policy::Confidence::kHigh}};
  const policy::Retention adult{
      .id = "ST.ADULT",
      .expression = "last+7y",
      .trigger = policy::RetentionTrigger::kLastEncounter,
      .source = {.citation = "ST Code 7",
                 .confidence = policy::Confidence::kHigh}};
  policy::Retention minor = adult;
  minor.id = "ST.MINOR";
  minor.minor = true;
  minor.expression = "age:25";
  state.retentions = {adult, minor};
  rules.states["ST"] = state;
  return rules;
}

policy::RetentionAnswer Kept(const DateSpan& care, const Lead& lead) {
  Order order = PlainOrder();  // Born on 1980-02-29.
  order.records.service_dates = care;
  return RetentionOn(kToday, order, {.number = 1}, lead, KeepsSevenYears());
}

TEST(RetentionTest, IsForTheDaysOfCareThatMayGoFirst) {
  EXPECT_EQ(Kept({{2019, 3, 1}, {2020, 3, 1}}, Practice("a")).keep_until,
            absl::CivilDay(2026, 3, 1));
  // Until the 25th birthday, and of what came at the age of 19 seven years.
  EXPECT_EQ(Kept({{1995, 3, 1}, {1999, 3, 1}}, Practice("a")).keep_until,
            absl::CivilDay(2005, 2, 28));
  EXPECT_EQ(Kept({{1990, 3, 1}, {1998, 3, 1}}, Practice("a")).keep_until,
            absl::CivilDay(2005, 2, 28));
  EXPECT_EQ(Kept({{1997, 3, 1}, {1998, 2, 28}}, Practice("a")).rule,
            "ST.MINOR");
}

TEST(RetentionTest, IsNotKnownWithoutAFirstDayOrARule) {
  const policy::RetentionAnswer unknown;
  EXPECT_EQ(Kept({{}, {2020, 0, 0}}, Practice("a")), unknown);
  Lead elsewhere = Practice("a");
  elsewhere.origin_region = "XX";
  EXPECT_EQ(Kept({{2019, 3, 1}, {}}, elsewhere), unknown);
}

TEST(RetentionTest, GoesByWhereCareWasGiven) {
  Lead moved = Practice("a");
  moved.address.state = "XX";
  EXPECT_EQ(Kept({{2019, 3, 1}, {}}, moved).rule, "ST.ADULT");
  moved.origin_region = "";
  EXPECT_EQ(Kept({{2019, 3, 1}, {}}, moved).rule, "");
}

TEST(RetentionTest, IsKeptWithTheAttemptAndWeakensWithTime) {
  Order order = PlainOrder();
  order.records.service_dates = {{2019, 3, 1}, {2020, 3, 1}};
  Life life;
  life.rules = KeepsSevenYears();
  ASSERT_THAT(life.Do(Create{.order = order}), IsOk());
  ASSERT_THAT(life.Do(Locate{LocatedAt({Practice("a")})}), IsOk());
  EXPECT_EQ(KindOf(life.last().back()), "RETENTION_ASSESSED");
  const Attempt& attempt = life.attempt("1");
  EXPECT_EQ(attempt.retention.citation, "ST Code 7");
  const absl::Time until =
      absl::FromCivil(*attempt.retention.keep_until, absl::UTCTimeZone());
  EXPECT_EQ(RetentionNow(attempt, until),
            policy::RetentionVerdict::kMustStillExist);
  EXPECT_EQ(RetentionNow(attempt, until + absl::Hours(24)),
            policy::RetentionVerdict::kMayExist);
}

TEST(HolderTypeTest, WhoKeepsRecordsStandsForWhoMadeThem) {
  Lead lead = Practice("a");
  EXPECT_EQ(HolderTypeOf(lead), policy::HolderType::kPhysician);
  lead.organization_type = OrganizationType::kRecordsCustodian;
  lead.origin_type = OrganizationType::kHospital;
  EXPECT_EQ(HolderTypeOf(lead), policy::HolderType::kHospital);
  lead.organization_type = OrganizationType::kLaboratory;
  EXPECT_EQ(HolderTypeOf(lead), policy::HolderType::kLaboratory);
  EXPECT_EQ(OriginTypeOf(lead), policy::HolderType::kHospital);
  lead.origin_type = OrganizationType::kUnspecified;
  EXPECT_EQ(OriginTypeOf(lead), policy::HolderType::kLaboratory);
  lead.organization_type = OrganizationType::kOtherFacility;
  EXPECT_EQ(HolderTypeOf(lead), policy::HolderType::kOtherFacility);
  lead.organization_type = OrganizationType::kEstate;
  EXPECT_EQ(HolderTypeOf(lead), policy::HolderType::kUnspecified);
}

TEST(PayerTest, WhoStandsForThePatientIsARepresentative) {
  EXPECT_EQ(PayerOf(Relationship::kUnspecified), policy::Payer::kIndividual);
  EXPECT_EQ(PayerOf(Relationship::kSelf), policy::Payer::kIndividual);
  EXPECT_EQ(PayerOf(Relationship::kThirdParty), policy::Payer::kThirdParty);
  for (const auto who : {Relationship::kParent, Relationship::kGuardian,
                         Relationship::kPersonalRepresentative,
                         Relationship::kExecutor, Relationship::kInLocoParentis,
                         Relationship::kSpouse, Relationship::kChild}) {
    EXPECT_EQ(PayerOf(who), policy::Payer::kPersonalRepresentative);
  }
}

}  // namespace
}  // namespace custodia::request
