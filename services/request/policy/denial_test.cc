#include "services/request/policy/denial.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "services/request/testing/clock_rules.h"

namespace custodia::request::policy {
namespace {

using absl::CivilDay;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::FederalClocks;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr CivilDay kNoticed = CivilDay(2026, 3, 2);

// A denial with nothing wrong with it.
DenialQuestion Good(Ground ground = Ground::kPrivacyAct) {
  return {.grounds = {ground},
          .notice = DenialNotice{.date = kNoticed,
                                 .written = true,
                                 .plain_language = true,
                                 .states_basis = true,
                                 .states_complaint_to_custodian = true,
                                 .states_complaint_to_hhs = true,
                                 .states_contact = true}};
}

DenialQuestion GoodReviewable() {
  DenialQuestion question = Good(Ground::kEndangerment);
  question.notice->states_review_right = true;
  question.notice->ground_facts = {{.ground = Ground::kEndangerment,
                                    .professional_determination = true,
                                    .physical = true}};
  return question;
}

DenialAnswer Check(const DenialQuestion& question) {
  return CheckDenial(FederalClocks(), question);
}

std::vector<std::string> CodesOf(const DenialAnswer& answer) {
  std::vector<std::string> codes;
  for (const Defect& defect : answer.defects) {
    codes.push_back(defect.code);
    EXPECT_THAT(defect.citation, ::testing::StartsWith("45 CFR 164.5"));
    EXPECT_FALSE(defect.explanation.empty());
    EXPECT_FALSE(defect.remedy.empty());
  }
  return codes;
}

TEST(Denial, RDen13FindsNoFaultInAGoodNotice) {
  for (const DenialQuestion& question : {Good(), GoodReviewable()}) {
    const DenialAnswer answer = Check(question);
    EXPECT_TRUE(answer.stands);
    EXPECT_THAT(CodesOf(answer), IsEmpty());
    EXPECT_EQ(answer.findings.size(), 1U);
  }
  EXPECT_FALSE(Check(Good()).reviewable);
  EXPECT_TRUE(Check(GoodReviewable()).reviewable);
}

TEST(Denial, RDen13NamesEachThingTheNoticeLacks) {
  const std::vector<std::pair<bool DenialNotice::*, const char*>> contents = {
      {&DenialNotice::written, "DENIAL_NOT_WRITTEN"},
      {&DenialNotice::plain_language, "DENIAL_NOT_PLAIN"},
      {&DenialNotice::states_basis, "DENIAL_WITHOUT_BASIS"},
      {&DenialNotice::states_complaint_to_custodian,
       "DENIAL_WITHOUT_COMPLAINT_TO_CUSTODIAN"},
      {&DenialNotice::states_complaint_to_hhs,
       "DENIAL_WITHOUT_COMPLAINT_TO_HHS"},
      {&DenialNotice::states_contact, "DENIAL_WITHOUT_CONTACT"}};
  for (const auto& [content, code] : contents) {
    DenialQuestion question = Good();
    (*question.notice).*content = false;
    const DenialAnswer answer = Check(question);
    EXPECT_THAT(CodesOf(answer), ElementsAre(code));
    EXPECT_TRUE(answer.stands);  // of the grounds alone
  }
}

TEST(Denial, RDen13OffersAReviewExactlyWhereThereIsOne) {
  DenialQuestion question = GoodReviewable();
  question.notice->states_review_right = false;
  EXPECT_THAT(CodesOf(Check(question)),
              ElementsAre("DENIAL_WITHOUT_REVIEW_RIGHT"));
  question = Good();
  question.notice->states_review_right = true;
  EXPECT_THAT(CodesOf(Check(question)), ElementsAre("DENIAL_OFFERS_NO_REVIEW"));
}

// The review is due for the kind of ground, even where it does not stand.
TEST(Denial, RDen14IsReviewableWhereAnyGroundIs) {
  DenialQuestion question = Good();
  question.grounds.push_back(Ground::kEndangerment);
  const DenialAnswer answer = Check(question);
  EXPECT_TRUE(answer.reviewable);
  EXPECT_FALSE(answer.stands);
  EXPECT_THAT(CodesOf(answer), ElementsAre("DANGER_NOT_PHYSICAL",
                                           "DENIAL_WITHOUT_REVIEW_RIGHT"));
  EXPECT_TRUE(answer.findings[0].stands);
  EXPECT_FALSE(answer.findings[1].stands);
}

TEST(Denial, StandsOnlyWithGroundsThatAllDo) {
  DenialQuestion question = Good();
  question.grounds = {Ground::kUnpaidBill, Ground::kPrivacyAct};
  EXPECT_FALSE(Check(question).stands);
  EXPECT_THAT(CodesOf(Check(question)), ElementsAre("NO_GROUND"));
  question.grounds = {Ground::kPrivacyAct, Ground::kNotMaintained};
  EXPECT_TRUE(Check(question).stands);
  question.grounds.clear();
  EXPECT_FALSE(Check(question).stands);
}

TEST(Denial, IsJudgedByItsGroundsWithoutANotice) {
  const DenialAnswer answer = Check({.grounds = {Ground::kLitigation}});
  EXPECT_TRUE(answer.stands);
  EXPECT_THAT(answer.defects, IsEmpty());
  EXPECT_THAT(answer.basis, IsEmpty());
  EXPECT_FALSE(answer.ocr_complaint_by);
}

TEST(Denial, RDen12TheRestMustBeGiven) {
  DenialQuestion question = Good(Ground::kLitigation);
  EXPECT_THAT(CodesOf(Check(question)), ElementsAre("REST_NOT_GIVEN"));
  EXPECT_TRUE(Check(question).stands);
  question.notice->partial = true;
  EXPECT_THAT(CodesOf(Check(question)), IsEmpty());
  question.notice->partial = false;
  question.grounds.push_back(Ground::kPrivacyAct);  // reaches all
  EXPECT_THAT(CodesOf(Check(question)), IsEmpty());
  question.grounds.back() = Ground::kUnpaidBill;  // would reach all
  EXPECT_THAT(CodesOf(Check(question)),
              ElementsAre("NO_GROUND", "REST_NOT_GIVEN"));
}

// Of a refusal without any ground that stands, nothing may be withheld; its
// ground's own defect says so.
TEST(Denial, RDen12SaysNothingOfARestWhereNoGroundStands) {
  EXPECT_THAT(CodesOf(Check(Good(Ground::kUnpaidBill))),
              ElementsAre("NO_GROUND"));
}

TEST(Denial, RDen07SaysWhereTheRecordsAreIfKnown) {
  DenialQuestion question = Good(Ground::kNotMaintained);
  EXPECT_THAT(CodesOf(Check(question)), IsEmpty());
  question.notice->ground_facts = {
      {.ground = Ground::kNotMaintained, .knows_where_held = true}};
  EXPECT_THAT(CodesOf(Check(question)),
              ElementsAre("DENIAL_WITHOUT_WHERE_HELD"));
  EXPECT_EQ(Check(question).defects[0].citation, "45 CFR 164.524(d)(3)");
  question.notice->states_where_held = true;
  EXPECT_THAT(CodesOf(Check(question)), IsEmpty());
  question.notice->states_where_held = false;
  question.notice->ground_facts[0].ground = Ground::kPrivacyAct;
  EXPECT_THAT(CodesOf(Check(question)), IsEmpty());
  question.notice->ground_facts[0].ground = Ground::kNotMaintained;
  question.grounds = {Ground::kPrivacyAct};
  EXPECT_THAT(CodesOf(Check(question)), IsEmpty());
}

TEST(Denial, RDen13IsLateFromTheDayAfterTheDueDate) {
  DenialQuestion question = Good();
  question.due = kNoticed;
  EXPECT_THAT(CodesOf(Check(question)), IsEmpty());
  question.due = kNoticed - 1;
  EXPECT_THAT(CodesOf(Check(question)), ElementsAre("DENIAL_LATE"));
  EXPECT_TRUE(Check(question).stands);
  question.notice->date.reset();
  EXPECT_THAT(CodesOf(Check(question)), IsEmpty());
}

// Without a due date only what no extension can excuse is late: 60 days.
TEST(Denial, RDen13IsLateAfterTheLatestExtensionWhereNoDueDateIsGiven) {
  DenialQuestion question = Good();
  question.received = kNoticed - 60;
  EXPECT_THAT(CodesOf(Check(question)), IsEmpty());
  question.received = kNoticed - 61;
  EXPECT_THAT(CodesOf(Check(question)), ElementsAre("DENIAL_LATE"));
  question.due = kNoticed;  // as given
  EXPECT_THAT(CodesOf(Check(question)), IsEmpty());
}

// Known 2026-03-02: complaint by Saturday 2026-08-29.
TEST(Denial, W10RDen15AComplaintIsDueWithin180Days) {
  DenialQuestion question{.grounds = {Ground::kUnpaidBill},
                          .known = CivilDay(2026, 3, 2)};
  const DenialAnswer answer = Check(question);
  EXPECT_EQ(answer.ocr_complaint_by, CivilDay(2026, 8, 29));
  EXPECT_EQ(absl::GetWeekday(*answer.ocr_complaint_by),
            absl::Weekday::saturday);
  ASSERT_EQ(answer.basis.size(), 1U);
  EXPECT_EQ(answer.basis[0].rule, "R-DEN-15");
  EXPECT_EQ(answer.basis[0].citation, "45 CFR 160.306(b)(3)");
  EXPECT_EQ(answer.basis[0].date, CivilDay(2026, 8, 29));
}

TEST(Denial, RDen15CountsFromTheNoticeWhereNothingElseIsKnown) {
  EXPECT_EQ(Check(Good()).ocr_complaint_by, CivilDay(2026, 8, 29));
  DenialQuestion question = Good();
  question.known = kNoticed + 5;
  EXPECT_EQ(Check(question).ocr_complaint_by, CivilDay(2026, 9, 3));
}

// New York has a committee that reviews, Texas a board that hears complaints.
TEST(Denial, RDen17NamesTheBodiesOfTheState) {
  Ruleset rules = FederalClocks();
  const Source source{.citation = "State code", .confidence = Confidence::kLow};
  rules.states["ST"] = {
      .code = "ST",
      .complaint_bodies = {{"Committee", "denied access", true, source},
                           {"Board", "fees", false, source}}};
  DenialQuestion question = Good();
  question.state = "ST";
  const auto explained = [&] {
    std::vector<std::string> all;
    for (const Basis& basis : CheckDenial(rules, question).basis) {
      if (basis.rule == "ST.COMPLAINT") all.push_back(basis.explanation);
    }
    return all;
  };
  EXPECT_THAT(explained(), ElementsAre("Committee reviews: denied access.",
                                       "Board hears of: fees."));
  EXPECT_EQ(CheckDenial(rules, question).basis[1].citation, "State code");
  EXPECT_EQ(CheckDenial(rules, question).basis[1].confidence, Confidence::kLow);
  rules.states["ST"].complaint_bodies[0].source.effective_to = kNoticed - 1;
  EXPECT_THAT(explained(), ElementsAre("Board hears of: fees."));
  question.notice.reset();  // on no day in particular
  EXPECT_EQ(explained().size(), 2U);
  question.state = "XX";
  EXPECT_THAT(explained(), IsEmpty());
}

TEST(Denial, RDen14AReviewerIsLicensedAndTookNoPart) {
  const auto codes = [](bool took_part, bool licensed) {
    DenialQuestion question = GoodReviewable();
    question.review = {.took_part = took_part, .licensed = licensed};
    return CodesOf(Check(question));
  };
  EXPECT_THAT(codes(false, true), IsEmpty());
  EXPECT_THAT(codes(true, true), ElementsAre("REVIEWER_TOOK_PART"));
  EXPECT_THAT(codes(false, false), ElementsAre("REVIEWER_NOT_LICENSED"));
  EXPECT_THAT(codes(true, false),
              ElementsAre("REVIEWER_TOOK_PART", "REVIEWER_NOT_LICENSED"));
}

// What Georgia's law would let a provider refuse, HIPAA does not: the ground
// falls, and the answer says which law the holder may have had in mind.
TEST(Denial, RDen18NamesTheWiderGroundOfTheState) {
  Ruleset rules = FederalClocks();
  rules.states["ST"] = {
      .code = "ST",
      .wider_grounds = {
          {"what is detrimental",
           {.citation = "State code", .confidence = Confidence::kMedium}}}};
  const auto named = [&](DenialQuestion question) {
    question.state = "ST";
    std::vector<Basis> wider = CheckDenial(rules, question).basis;
    std::erase_if(wider, [](const Basis& basis) {
      return basis.rule != "ST.WIDER_GROUND";
    });
    return wider;
  };
  DenialQuestion danger = GoodReviewable();
  EXPECT_THAT(named(danger), IsEmpty());
  danger.notice->ground_facts[0].physical = false;
  EXPECT_THAT(
      named(danger),
      ElementsAre(Basis{
          .rule = "ST.WIDER_GROUND",
          .citation = "State code; 45 CFR 160.203(b)",
          .confidence = Confidence::kMedium,
          .explanation = "State law would let access be refused for what is "
                         "detrimental; HIPAA gives more access, so a covered "
                         "entity may not."}));
  EXPECT_EQ(named(Good(Ground::kEmotionalUpset)).size(), 1U);
  DenialQuestion bill = Good(Ground::kUnpaidBill);
  EXPECT_THAT(named(bill), IsEmpty());
  bill.grounds.push_back(Ground::kEmotionalUpset);
  EXPECT_EQ(named(bill).size(), 1U);
  rules.states["ST"].wider_grounds[0].source.effective_to = kNoticed - 1;
  EXPECT_THAT(named(danger), IsEmpty());
  rules.states["ST"].wider_grounds[0].source.effective_to = kNoticed;
  EXPECT_EQ(named(danger).size(), 1U);
}

}  // namespace
}  // namespace custodia::request::policy
