#include "services/request/policy/fees.h"

#include <optional>

#include "gmock/gmock.h"
#include "services/request/policy/fee_test_rules.h"

namespace custodia::request::policy {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::optional<Cents> kNotKnown;

// PA: a lower flat fee for claims, whose amount was not seen. The usual prices
// are not taken for it, and a quote is judged by HIPAA alone.
TEST(EstimateFee, APriceThatWasNotSeenIsUnknown) {
  const Ruleset rules =
      RulesOf({{.id = "ST.CLAIM",
                .when = {.purposes = {Purpose::kSocialSecurity}},
                .price_unknown = true,
                .not_modelled = {"A flat fee."},
                .source = {.citation = "State code"}},
               {.id = "ST.USUAL", .tiers = {PerPage(1, 0, 100)}}});
  FeeQuestion question = PatientCosting(10, 300);
  EXPECT_EQ(EstimateFee(rules, question).payable, 100);
  question.purpose = Purpose::kSocialSecurity;
  question.quoted_items = {Line(FeeKind::kCopyingLabor, 400)};
  const FeeAnswer answer = EstimateFee(rules, question);
  EXPECT_EQ(answer.state_cap_status, CapStatus::kUnknown);
  EXPECT_EQ(answer.state_cap, kNotKnown);
  EXPECT_EQ(answer.payable, kNotKnown);
  EXPECT_EQ(answer.hipaa_allowable, 300);
  EXPECT_EQ(answer.excess, 100);
  EXPECT_THAT(answer.not_modelled, ElementsAre("A flat fee."));
  EXPECT_EQ(answer.basis[1].rule, "ST.CLAIM");
  EXPECT_THAT(answer.basis[1].explanation, ::testing::HasSubstr("not known"));
}

// R-FEE-07: the state's pages bound labor and supplies, its postage the
// postage; one cheap part does not pay for the other.
TEST(EstimateFee, TakesTheLowerOfEachPart) {
  const Ruleset rules =
      RulesOf({{.tiers = {PerPage(1, 0, 100)},
                .components = {Actual(FeeKind::kPostage, 500)}}});
  FeeQuestion question = PatientCosting(10, 300);
  question.supplies = 200;
  question.postage = 400;
  const FeeAnswer answer = EstimateFee(rules, question);
  EXPECT_EQ(answer.hipaa_allowable, 900);  // 3.00 + 2.00 + 4.00
  EXPECT_EQ(answer.state_cap, 500);        // 10 x 0.10 + 4.00
  EXPECT_EQ(answer.payable, 500);
  question.postage = 700;
  // Copying 1.00 by the state, postage 5.00 by the state.
  EXPECT_EQ(EstimateFee(rules, question).payable, 600);
  question.pages = 100;
  // Copying 5.00 by HIPAA though the state has 10.00; postage 5.00.
  EXPECT_EQ(EstimateFee(rules, question).payable, 1000);
}

// Where both parts are under, their total may still be over the state's cap.
TEST(EstimateFee, TakesTheLowerTotalAtLast) {
  const Ruleset rules =
      RulesOf({{.tiers = {PerPage(1, 0, 1000)}, .caps = {{.amount = 1100}}}});
  FeeQuestion question = PatientCosting(10, 900);
  question.postage = 200;
  EXPECT_EQ(EstimateFee(rules, question).payable, 1100);
  question.postage = 201;
  EXPECT_EQ(EstimateFee(rules, question).payable, 1100);
  question.postage = 199;
  EXPECT_EQ(EstimateFee(rules, question).payable, 1099);
}

// R-FEE-07: a schedule that says nothing of postage allows the actual; one
// that excludes it allows none.
TEST(EstimateFee, AllowsActualPostageWhereTheScheduleIsSilent) {
  FeeSchedule schedule{.tiers = {PerPage(1, 0, 1000)}};
  FeeQuestion question = PatientCosting(10, 500);
  question.postage = 290;
  EXPECT_EQ(EstimateFee(RulesOf({schedule}), question).payable, 790);
  schedule.postage_excluded = true;
  EXPECT_EQ(EstimateFee(RulesOf({schedule}), question).payable, 500);
}

TEST(EstimateFee, StateFlatElectronicBoundsTheFlatFee) {
  FeeQuestion question = Patient(10);
  question.media = Media::kElectronic;
  question.held_electronically = true;
  question.method = FeeMethod::kFlat;
  EXPECT_EQ(
      EstimateFee(RulesOf({{.tiers = {PerPage(1, 0, 64)}}}), question).payable,
      64);
  EXPECT_EQ(
      EstimateFee(RulesOf({{.tiers = {PerPage(1, 0, 660)}}}), question).payable,
      650);
}

// UNKNOWN is an answer: a cap that is not known may be the lower one.
TEST(EstimateFee, DoesNotKnowWhatIsPayableWithoutTheStatesCap) {
  FeeQuestion question = PatientCosting(10, 500);
  question.state = "WY";
  const FeeAnswer answer = EstimateFee(RulesOf({}), question);
  EXPECT_EQ(answer.state_cap_status, CapStatus::kUnknown);
  EXPECT_EQ(answer.payable, kNotKnown);
  EXPECT_EQ(answer.state_cap, kNotKnown);
  EXPECT_EQ(answer.hipaa_allowable, 500);
  ASSERT_THAT(answer.basis, SizeIs(2));
  EXPECT_EQ(answer.basis[0].rule, "R-FEE-01");
  EXPECT_EQ(answer.basis[1].rule, "R-FEE-12");
  EXPECT_EQ(answer.basis[1].confidence, Confidence::kUnknown);
  question.state = "XX";
  EXPECT_EQ(EstimateFee(RulesOf({}), question).payable, kNotKnown);
}

TEST(EstimateFee, AnswersFederalLawAloneWhereNoStateIsNamed) {
  FeeQuestion question = PatientCosting(10, 500);
  question.state = "";
  const FeeAnswer answer = EstimateFee(RulesOf({}), question);
  EXPECT_EQ(answer.payable, 500);
  EXPECT_EQ(answer.state_cap_status, CapStatus::kUnknown);
  question.payer = Payer::kThirdParty;
  EXPECT_EQ(EstimateFee(RulesOf({}), question).payable, kNotKnown);
}

// A cost that was not told is not a cost of nothing.
TEST(EstimateFee, DoesNotKnowWhatIsPayableWithoutTheHoldersCost) {
  const Ruleset rules = RulesOf({{.tiers = {PerPage(1, 0, 1000)}}});
  const FeeAnswer answer = EstimateFee(rules, Patient(10));
  EXPECT_EQ(answer.payable, kNotKnown);
  EXPECT_EQ(answer.hipaa_allowable, kNotKnown);
  EXPECT_EQ(answer.state_cap, 1000);
  ASSERT_THAT(answer.items, SizeIs(1));
  EXPECT_EQ(answer.items[0].kind, FeeKind::kPages);
  EXPECT_EQ(EstimateFee(rules, PatientCosting(10, 0)).payable, 0);
}

TEST(EstimateFee, HipaaAloneLimitsWhereTheStateSetsNoCap) {
  const FeeAnswer answer =
      EstimateFee(RulesOf({{.no_cap = true}}), PatientCosting(10, 500));
  EXPECT_EQ(answer.state_cap_status, CapStatus::kNoCap);
  EXPECT_EQ(answer.state_cap, kNotKnown);
  EXPECT_EQ(answer.payable, 500);
  EXPECT_EQ(answer.basis.back().explanation, "The state sets no cap.");
}

TEST(EstimateFee, HipaaAloneLimitsWhereTheScheduleIsForOthers) {
  const Ruleset rules = RulesOf({{.when = {.payers = {Payer::kThirdParty}},
                                  .tiers = {PerPage(1, 0, 100)}}});
  const FeeAnswer answer = EstimateFee(rules, PatientCosting(10, 500));
  EXPECT_EQ(answer.state_cap_status, CapStatus::kNotApplicable);
  EXPECT_EQ(answer.state_cap, kNotKnown);
  EXPECT_EQ(answer.payable, 500);
  EXPECT_EQ(answer.basis.back().rule, "XX.COPIES");
  EXPECT_EQ(answer.basis.back().explanation,
            "The state's schedule is for other payers.");
}

// R-FEE-08: no patient rate for third parties.
TEST(EstimateFee, ThirdPartiesPayByTheStatesScheduleAlone) {
  FeeQuestion question = PatientCosting(60, 100);
  question.payer = Payer::kThirdParty;
  const FeeAnswer answer = EstimateFee(RulesOf({Alabama()}), question);
  EXPECT_EQ(answer.payable, 4750);
  EXPECT_EQ(answer.hipaa_allowable, kNotKnown);
  EXPECT_THAT(answer.basis, SizeIs(1));
}

TEST(EstimateFee, DoesNotKnowWhatThirdPartiesPayWithoutASchedule) {
  for (const FeeSchedule& schedule :
       {FeeSchedule{.no_cap = true},
        FeeSchedule{.when = {.payers = kPatients},
        .tiers = {PerPage(1, 0, 100)}},
        FeeSchedule{.when = {.holder_types = {HolderType::kHospital}},
        .tiers = {PerPage(1, 0, 100)}}}) {
    const FeeAnswer answer = EstimateFee(RulesOf({schedule}), ThirdParty(10));
    EXPECT_EQ(answer.payable, kNotKnown);
    EXPECT_EQ(answer.state_cap, kNotKnown);
  }
}

TEST(EstimateFee, RepresentativesPayWhatIndividualsPay) {
  FeeQuestion question = PatientCosting(60, 700);
  question.payer = Payer::kPersonalRepresentative;
  const FeeAnswer answer = EstimateFee(RulesOf({Alabama()}), question);
  EXPECT_EQ(answer.payable, 700);
  EXPECT_EQ(answer.state_cap, 4250);
}

// HIPAA does not bind a holder that is no covered entity, nor take the search
// from its state's prices.
TEST(EstimateFee, HipaaDoesNotLimitOthersThanCoveredEntities) {
  FeeQuestion question = PatientCosting(60, 700);
  question.covered_entity = false;
  const FeeAnswer answer = EstimateFee(RulesOf({Alabama()}), question);
  EXPECT_EQ(answer.payable, 4750);
  EXPECT_EQ(answer.hipaa_allowable, kNotKnown);
}

TEST(EstimateFee, NamesTheBindingLawFirst) {
  const Ruleset rules = RulesOf({Alabama()});
  FeeAnswer answer = EstimateFee(rules, PatientCosting(60, 4249));
  ASSERT_THAT(answer.basis, SizeIs(2));
  EXPECT_EQ(answer.basis[0].rule, "R-FEE-01");
  EXPECT_EQ(answer.basis[0].citation, "45 CFR 164.524(c)(4)");
  EXPECT_EQ(answer.basis[0].confidence, Confidence::kHigh);
  EXPECT_EQ(answer.basis[1].rule, "XX.COPIES");
  EXPECT_EQ(EstimateFee(rules, PatientCosting(60, 4250)).basis[0].rule,
            "R-FEE-01");
  answer = EstimateFee(rules, PatientCosting(60, 4251));
  ASSERT_THAT(answer.basis, SizeIs(2));
  EXPECT_EQ(answer.basis[0].rule, "XX.COPIES");
  EXPECT_EQ(answer.basis[0].citation, "XX.COPIES citation");
  EXPECT_EQ(answer.basis[0].confidence, Confidence::kHigh);
  EXPECT_EQ(answer.basis[0].explanation,
            "The state's schedule on the day of the request.");
  EXPECT_EQ(EstimateFee(rules, Patient(60)).basis[0].rule, "XX.COPIES");
}

TEST(EstimateFee, AFreeCopyCostsNothingWhateverItCostTheHolder) {
  const FeeAnswer answer =
      EstimateFee(RulesOf({{.free = true}}), PatientCosting(10, 500));
  EXPECT_EQ(answer.payable, 0);
  EXPECT_EQ(answer.state_cap, 0);
  EXPECT_EQ(answer.state_cap_status, CapStatus::kKnown);
  EXPECT_EQ(answer.hipaa_allowable, 500);
  EXPECT_THAT(answer.items, IsEmpty());
  EXPECT_EQ(answer.basis[0].explanation, "The state lets nothing be charged.");
}

TEST(EstimateFee, SaysWhatIsNotComputed) {
  EXPECT_THAT(
      EstimateFee(
          RulesOf({{.no_cap = true, .not_modelled = {"Must be reasonable."}}}),
          ThirdParty(10))
          .not_modelled,
      ElementsAre("Must be reasonable."));
}

// The lines are what is payable, each with where it comes from.
TEST(EstimateFee, ListsTheLinesOfTheLowerSide) {
  FeeQuestion question = PatientCosting(60, 700);
  question.postage = 410;
  FeeAnswer answer = EstimateFee(RulesOf({Alabama()}), question);
  ASSERT_THAT(answer.items, SizeIs(2));
  EXPECT_EQ(answer.items[0].kind, FeeKind::kCopyingLabor);
  EXPECT_EQ(answer.items[0].amount, 700);
  EXPECT_EQ(answer.items[0].citation, "45 CFR 164.524(c)(4)(i)");
  EXPECT_TRUE(answer.items[0].allowed);
  EXPECT_EQ(answer.items[1].kind, FeeKind::kPostage);
  EXPECT_EQ(answer.items[1].amount, 410);
  EXPECT_EQ(answer.items[1].citation, "45 CFR 164.524(c)(4)(iii)");
  question.labor_hourly_rate = 9900;
  answer = EstimateFee(RulesOf({Alabama()}), question);
  ASSERT_THAT(answer.items, SizeIs(2));
  EXPECT_EQ(answer.items[0].kind, FeeKind::kPages);
  EXPECT_EQ(answer.items[0].amount, 4250);
  EXPECT_EQ(answer.items[0].units, 60);
  EXPECT_EQ(answer.items[0].citation, "XX.COPIES citation");
  EXPECT_TRUE(answer.items[0].allowed);
  EXPECT_FALSE(answer.excess.has_value());
}

}  // namespace
}  // namespace custodia::request::policy
