#include <optional>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "services/request/policy/fee_test_rules.h"
#include "services/request/policy/fees.h"

namespace custodia::request::policy {
namespace {

constexpr std::optional<Cents> kNotKnown;

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

}  // namespace
}  // namespace custodia::request::policy
