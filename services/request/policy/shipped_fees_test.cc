#include <optional>
#include <string>

#include "gmock/gmock.h"
#include "services/request/policy/fees.h"
#include "services/request/testing/rule_text.h"

// The worked examples of fees, and the hardest schedules, by the rules that are
// shipped.
namespace custodia::request::policy {
namespace {

using testing::ShippedRules;

constexpr std::optional<Cents> kNotKnown;

FeeQuestion ThirdParty(const std::string& state, int pages,
                       Media media = Media::kPaper) {
  return {.state = state,
          .holder_type = HolderType::kPhysician,
          .payer = Payer::kThirdParty,
          .request_date = absl::CivilDay(2026, 3, 2),
          .media = media,
          .pages = pages};
}

// A patient whose copy costs the holder so much labor.
FeeQuestion Patient(const std::string& state, int pages, Cents labor) {
  FeeQuestion question = ThirdParty(state, pages);
  question.payer = Payer::kIndividual;
  question.method = FeeMethod::kActual;
  question.labor_minutes = 60;
  question.labor_hourly_rate = labor;
  return question;
}

FeeAnswer Ask(const FeeQuestion& question) {
  return EstimateFee(ShippedRules(), question);
}

// 25 x 1.00 + 15 x 0.25.
TEST(ShippedFees, W17FloridaPhysician) {
  const FeeAnswer answer = Ask(Patient("FL", 40, 1240));
  EXPECT_EQ(answer.state_cap, 2875);
  EXPECT_EQ(answer.payable, 1240);
  EXPECT_EQ(Ask(Patient("FL", 40, 9900)).payable, 2875);
}

// 25.00 + 35 x 0.50 + search 5.00 + postage 4.10; no search of the patient.
TEST(ShippedFees, W18Alabama) {
  FeeQuestion question = ThirdParty("AL", 60);
  question.postage = 410;
  EXPECT_EQ(Ask(question).payable, 5160);
  question = Patient("AL", 60, 9900);
  question.postage = 410;
  EXPECT_EQ(Ask(question).state_cap, 4660);
}

TEST(ShippedFees, W21Texas) {
  EXPECT_EQ(Ask(ThirdParty("TX", 25)).payable, 2750);
  EXPECT_EQ(Ask(ThirdParty("TX", 500, Media::kElectronic)).payable, 2500);
  EXPECT_EQ(Ask(ThirdParty("TX", 501, Media::kElectronic)).payable, 5000);
}

// 25.00 + 325 x 0.50 + 50 x 0.25 + handling 25.00 + postage 12.00.
TEST(ShippedFees, W22Louisiana) {
  FeeQuestion question = ThirdParty("LA", 400);
  question.postage = 1200;
  EXPECT_EQ(Ask(question).payable, 23700);
  question.media = Media::kElectronic;
  EXPECT_EQ(Ask(question).payable, 10000);
}

TEST(ShippedFees, W24Kentucky) {
  FeeQuestion question = Patient("KY", 300, 99900);
  EXPECT_EQ(Ask(question).payable, 0);
  question.copy_number = 2;
  EXPECT_EQ(Ask(question).payable, 30000);
}

// 30 x 0.65 + 370 x 0.50 + 25.00, at most 150.00; postage and tax are apart.
TEST(ShippedFees, W26SouthCarolina) {
  FeeQuestion question = ThirdParty("SC", 400, Media::kElectronic);
  EXPECT_EQ(Ask(question).payable, 15000);
  question.postage = 410;
  question.quoted_items = {{.kind = FeeKind::kTax, .amount = 900}};
  EXPECT_EQ(Ask(question).payable, 16310);
}

// 5.00 + 49 x 0.41 + 10 x 0.30.
TEST(ShippedFees, W30NewHampshire) {
  EXPECT_EQ(Ask(ThirdParty("NH", 60)).payable, 2809);
  EXPECT_EQ(Ask(ThirdParty("NH", 60, Media::kElectronic)).payable, 5000);
  EXPECT_EQ(Ask(Patient("NH", 60, 700)).payable, 700);
}

// 30.00 to 25 pages, 50.00 to 100, then 0.20 a page more, at most 500.00; the
// 10.00 for the retrieval are not a patient's to pay.
TEST(ShippedFees, MinnesotaCapsByPages) {
  const auto cap = [](int pages) {
    return *Ask(Patient("MN", pages, 0)).state_cap;
  };
  EXPECT_EQ(cap(25), 2500);
  EXPECT_EQ(cap(80), 5000);
  EXPECT_EQ(cap(101), 5020);
  EXPECT_EQ(cap(2351), 50000);
}

// The greater of 5.00 and 0.50 a page.
TEST(ShippedFees, VermontTakesTheGreater) {
  EXPECT_EQ(Ask(ThirdParty("VT", 10)).payable, 500);
  EXPECT_EQ(Ask(ThirdParty("VT", 11)).payable, 550);
}

// 20.00 + 5 x 1.00, and a tenth for postage and handling.
TEST(ShippedFees, MississippiTakesATenthForPostage) {
  EXPECT_EQ(Ask(ThirdParty("MS", 25)).payable, 2750);
}

// R-FEE-12: prices of 2025 are not those of 2026.
TEST(ShippedFees, PennsylvaniasPricesEnd) {
  FeeQuestion question = ThirdParty("PA", 1);
  question.request_date = absl::CivilDay(2025, 12, 31);
  EXPECT_EQ(Ask(question).payable, 3068);  // 1.94 + 28.74
  question.request_date = absl::CivilDay(2026, 1, 1);
  EXPECT_EQ(Ask(question).payable, kNotKnown);
  EXPECT_EQ(Ask(question).state_cap_status, CapStatus::kUnknown);
}

// For a claim it has a lower flat fee, which was not seen: the usual prices are
// no answer, and what HIPAA allows is the most that it can be.
TEST(ShippedFees, PennsylvaniasPriceForAClaimIsNotKnown) {
  FeeQuestion question = Patient("PA", 10, 700);
  question.request_date = absl::CivilDay(2025, 6, 1);
  question.purpose = Purpose::kSocialSecurity;
  const FeeAnswer answer = Ask(question);
  EXPECT_EQ(answer.state_cap_status, CapStatus::kUnknown);
  EXPECT_EQ(answer.state_cap, kNotKnown);
  EXPECT_EQ(answer.payable, kNotKnown);
  EXPECT_EQ(answer.hipaa_allowable, 700);
  question.payer = Payer::kThirdParty;
  EXPECT_EQ(Ask(question).payable, kNotKnown);
}

// Each film at its cost, at most 5.00 of it.
TEST(ShippedFees, OklahomaLimitsEachFilm) {
  FeeQuestion question = ThirdParty("OK", 0);
  question.non_paper_units = 3;
  EXPECT_EQ(Ask(question).payable, 3500);  // the base of 20.00 and 3 x 5.00
  question.quoted_items = {{.kind = FeeKind::kNonPaper, .amount = 1200}};
  EXPECT_EQ(Ask(question).payable, 3200);
}

// Georgia's prices are not a patient's.
TEST(ShippedFees, GeorgiaLeavesPatientsToHipaa) {
  FeeQuestion question = Patient("GA", 10, 700);
  question.request_date = absl::CivilDay(2025, 1, 1);
  const FeeAnswer answer = Ask(question);
  EXPECT_EQ(answer.state_cap_status, CapStatus::kNoCap);
  EXPECT_EQ(answer.payable, 700);
}

TEST(ShippedFees, OfPuertoRicoAreUnknown) {
  const FeeAnswer answer = Ask(Patient("PR", 10, 700));
  EXPECT_EQ(answer.state_cap_status, CapStatus::kUnknown);
  EXPECT_EQ(answer.hipaa_allowable, 700);
  EXPECT_EQ(answer.payable, kNotKnown);
}

}  // namespace
}  // namespace custodia::request::policy
