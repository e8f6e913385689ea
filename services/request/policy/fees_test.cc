#include "services/request/policy/fees.h"

#include <optional>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "services/request/policy/fee_test_rules.h"

namespace custodia::request::policy {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::optional<Cents> kNotKnown;

FeeSchedule Alabama() {
  return {
      .tiers = {PerPage(1, 25, 1000), PerPage(26, 0, 500)},
      .components = {Fixed(FeeKind::kSearch, 500), Actual(FeeKind::kPostage)}};
}

FeeSchedule Louisiana(Media media) {
  FeeSchedule schedule{
      .id = media == Media::kPaper ? "LA.PAPER" : "LA.ELECTRONIC",
      .when = {.media = {media}},
      .tiers = {PerPage(1, 25, 1000), PerPage(26, 350, 500),
                PerPage(351, 0, 250)},
      .components = {Fixed(FeeKind::kHandling, 2500),
                     Actual(FeeKind::kPostage)}};
  if (media == Media::kElectronic) schedule.caps = {{.amount = 10000}};
  return schedule;
}

// One worked example: what is asked, and what must come out.
struct Example {
  std::string name;
  Ruleset rules;
  FeeQuestion question;
  std::optional<Cents> payable;
  std::optional<Cents> hipaa_allowable;
  std::optional<Cents> state_cap;
};

std::vector<Example> Examples() {
  std::vector<Example> examples;

  // FL physician, 40 pages: 25 x 1.00 + 15 x 0.25 = 28.75.
  const Ruleset fl =
      RulesOf({{.tiers = {PerPage(1, 25, 1000), PerPage(26, 0, 250)}}});
  examples.push_back({"W17", fl, PatientCosting(40, 1240), 1240, 1240, 2875});
  examples.push_back(
      {"W17_StateLower", fl, PatientCosting(40, 2876), 2875, 2876, 2875});

  // AL, 60 pages: 25.00 + 35 x 0.50 + search 5.00 + postage 4.10.
  FeeQuestion attorney = ThirdParty(60);
  attorney.postage = 410;
  examples.push_back(
      {"W18", RulesOf({Alabama()}), attorney, 5160, kNotKnown, 5160});
  FeeQuestion patient = PatientCosting(60, 9900);
  patient.postage = 410;
  examples.push_back(
      {"W18_Individual", RulesOf({Alabama()}), patient, 4660, 10310, 4660});

  // TX paper: 25.00 for 20 pages, then 0.50; electronic: 25.00 to 500 pages.
  const Ruleset tx =
      RulesOf({{.id = "TX.PAPER",
                .when = {.media = {Media::kPaper}},
                .tiers = {Flat(1, 20, 2500), PerPage(21, 0, 500)}},
               {.id = "TX.ELECTRONIC",
                .when = {.media = {Media::kElectronic}},
                .tiers = {Flat(1, 500, 2500), Flat(501, 0, 2500)}}});
  examples.push_back({"W21", tx, ThirdParty(25), 2750, kNotKnown, 2750});
  FeeQuestion digital = ThirdParty(300);
  digital.media = Media::kElectronic;
  examples.push_back({"W21_Electronic", tx, digital, 2500, kNotKnown, 2500});
  digital.pages = 501;
  examples.push_back({"W21_Over500", tx, digital, 5000, kNotKnown, 5000});

  // LA, 400 pages: 25.00 + 325 x 0.50 + 50 x 0.25 + 25.00 + 12.00.
  const Ruleset la =
      RulesOf({Louisiana(Media::kPaper), Louisiana(Media::kElectronic)});
  FeeQuestion lawyer = ThirdParty(400);
  lawyer.postage = 1200;
  examples.push_back({"W22", la, lawyer, 23700, kNotKnown, 23700});
  lawyer.media = Media::kElectronic;
  examples.push_back({"W22_Digital", la, lawyer, 10000, kNotKnown, 10000});

  // KY: the first copy is free, the second costs at most 1.00 a page.
  const Ruleset ky =
      RulesOf({{.id = "KY.FIRST",
                .when = {.payers = kPatients, .copy_number_to = 1},
                .free = true},
               {.id = "KY.SECOND",
                .when = {.copy_number_from = 2},
                .tiers = {PerPage(1, 0, 1000)}}});
  examples.push_back({"W24", ky, Patient(300), 0, kNotKnown, 0});
  FeeQuestion second = PatientCosting(300, 99900);
  second.copy_number = 2;
  examples.push_back({"W24_Second", ky, second, 30000, 99900, 30000});

  // SC electronic, 400 pages: 30 x 0.65 + 370 x 0.50 + 25.00 = 229.50, at most
  // 150.00; postage and tax are apart.
  const Ruleset sc = RulesOf(
      {{.tiers = {PerPage(1, 30, 650), PerPage(31, 0, 500)},
        .components = {Fixed(FeeKind::kHandling, 2500),
                       Actual(FeeKind::kPostage), Actual(FeeKind::kTax)},
        .caps = {{.kinds = {FeeKind::kPages, FeeKind::kHandling},
                  .amount = 15000}}}});
  FeeQuestion insurer = ThirdParty(400);
  examples.push_back({"W26", sc, insurer, 15000, kNotKnown, 15000});
  insurer.postage = 300;
  insurer.quoted_items = {Line(FeeKind::kTax, 900)};
  examples.push_back({"W26_Postage_Tax", sc, insurer, 16200, kNotKnown, 16200});

  // HIPAA: 18 min at 24.00/h + 60 sheets at 0.05 + 2.90.
  FeeQuestion hipaa = Patient(60);
  hipaa.method = FeeMethod::kActual;
  hipaa.labor_minutes = 18;
  hipaa.labor_hourly_rate = 2400;
  hipaa.supplies = 300;
  hipaa.postage = 290;
  hipaa.quoted_items = {Line(FeeKind::kSearch, 1500)};
  examples.push_back(
      {"W28", RulesOf({{.no_cap = true}}), hipaa, 1310, 1310, kNotKnown});

  // The flat fee has postage and media in it.
  FeeQuestion flat = Patient(60);
  flat.media = Media::kElectronic;
  flat.held_electronically = true;
  flat.method = FeeMethod::kFlat;
  flat.portable_media_requested = true;
  flat.supplies = 800;
  flat.postage = 290;
  examples.push_back(
      {"W29", RulesOf({{.no_cap = true}}), flat, 650, 650, kNotKnown});

  // NH, 60 pages: 5.00 + 49 x 0.41 + 10 x 0.30; electronic at most 50.00.
  const Ruleset nh =
      RulesOf({{.id = "NH.PAPER",
                .when = {.media = {Media::kPaper}},
                .tiers = {PerPage(1, 1, 5000), PerPage(2, 50, 410),
                          PerPage(51, 0, 300)},
                .postage_excluded = true},
               {.id = "NH.ELECTRONIC",
                .when = {.media = {Media::kElectronic}},
                .caps = {{.amount = 5000}}}});
  FeeQuestion requestor = ThirdParty(60);
  requestor.postage = 500;
  examples.push_back({"W30", nh, requestor, 2809, kNotKnown, 2809});
  requestor.media = Media::kElectronic;
  examples.push_back({"W30_Electronic", nh, requestor, 5000, kNotKnown, 5000});
  return examples;
}

class WorkedExample : public ::testing::TestWithParam<Example> {};

TEST_P(WorkedExample, Holds) {
  const Example& example = GetParam();
  const FeeAnswer answer = EstimateFee(example.rules, example.question);
  EXPECT_EQ(answer.payable, example.payable);
  EXPECT_EQ(answer.hipaa_allowable, example.hipaa_allowable);
  EXPECT_EQ(answer.state_cap, example.state_cap);
}

INSTANTIATE_TEST_SUITE_P(Requirements, WorkedExample,
                         ::testing::ValuesIn(Examples()),
                         [](const auto& info) { return info.param.name; });

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
