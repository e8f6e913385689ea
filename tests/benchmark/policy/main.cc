#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "benchmark/benchmark.h"
#include "services/request/policy/authority.h"
#include "services/request/policy/denial.h"
#include "services/request/policy/due_dates.h"
#include "services/request/policy/fees.h"
#include "services/request/policy/retention.h"
#include "services/request/rules/loader.h"

// What one question to the law costs, by the rules that are shipped. Each
// benchmark asks one question of every state in turn, so that its time is that
// of a call in an average state.
namespace custodia::request::policy {
namespace {

using absl::CivilDay;

constexpr CivilDay kToday(2025, 6, 2);

const Ruleset& Rules() {
  static const auto& rules = *[] {
    auto loaded = rules::LoadShippedRuleset();
    if (!loaded.ok()) {
      std::cerr << loaded.status().message() << "\n";
      std::abort();
    }
    return new Ruleset(*std::move(loaded));
  }();
  return rules;
}

// Asks `ask` of the question, state after state.
template <typename Question, typename Ask>
void Run(benchmark::State& run, Question question, Ask ask) {
  std::vector<std::string> states;
  for (const auto& [code, rules] : Rules().states) states.push_back(code);
  size_t at = 0;
  for (auto _ : run) {
    question.state = states[at];
    benchmark::DoNotOptimize(ask(Rules(), question));
    if (++at == states.size()) at = 0;
  }
}

DueQuestion Copy() {
  return {.holder_type = HolderType::kPhysician,
          .received = kToday,
          .as_of = kToday};
}

void DueDateOfACopy(benchmark::State& run) {
  Run(run, Copy(), ComputeDueDates);
}
BENCHMARK(DueDateOfACopy);

void DueDatesWithALookAndAnExtension(benchmark::State& run) {
  DueQuestion question = Copy();
  question.access = Access::kInspectionAndCopy;
  question.extension = {.notice_date = kToday + 10,
                        .promised_date = kToday + 45,
                        .written_with_reasons = true};
  Run(run, question, ComputeDueDates);
}
BENCHMARK(DueDatesWithALookAndAnExtension);

FeeQuestion SixtyPages(Payer payer) {
  return {.holder_type = HolderType::kHospital,
          .payer = payer,
          .request_date = kToday,
          .pages = 60,
          .labor_minutes = 18,
          .labor_hourly_rate = 2400,
          .supplies = 300,
          .postage = 290,
          .method = FeeMethod::kActual};
}

void FeeOfAPatient(benchmark::State& run) {
  Run(run, SixtyPages(Payer::kIndividual), EstimateFee);
}
BENCHMARK(FeeOfAPatient);

void FeeOfAThirdParty(benchmark::State& run) {
  Run(run, SixtyPages(Payer::kThirdParty), EstimateFee);
}
BENCHMARK(FeeOfAThirdParty);

void FeeByAQuoteOfFourLines(benchmark::State& run) {
  FeeQuestion question = SixtyPages(Payer::kIndividual);
  question.quoted_items = {{.kind = FeeKind::kPages, .amount = 4500},
                           {.kind = FeeKind::kSearch, .amount = 2500},
                           {.kind = FeeKind::kCertification, .amount = 1000},
                           {.kind = FeeKind::kPostage, .amount = 290}};
  Run(run, question, EstimateFee);
}
BENCHMARK(FeeByAQuoteOfFourLines);

void RetentionOfAnAdult(benchmark::State& run) {
  Run(run,
      RetentionQuestion{.holder_type = HolderType::kPhysician,
                        .service_date = CivilDay(2019, 3, 1),
                        .birth_date = CivilDay(1970, 1, 1),
                        .as_of = kToday},
      AssessRetention);
}
BENCHMARK(RetentionOfAnAdult);

void RetentionOfAMinor(benchmark::State& run) {
  Run(run,
      RetentionQuestion{.holder_type = HolderType::kHospital,
                        .service_date = CivilDay(2019, 3, 1),
                        .birth_date = CivilDay(2010, 6, 15),
                        .as_of = kToday},
      AssessRetention);
}
BENCHMARK(RetentionOfAMinor);

void AuthorityOfThePatient(benchmark::State& run) {
  Run(run, AuthorityQuestion{.relation = Relation::kSelf, .as_of = kToday},
      CheckAuthority);
}
BENCHMARK(AuthorityOfThePatient);

void AuthorityOfAParentForSensitiveCare(benchmark::State& run) {
  Run(run,
      AuthorityQuestion{.relation = Relation::kParent,
                        .as_of = kToday,
                        .birth_date = CivilDay(2010, 6, 15),
                        .sensitive_items = {{.minor_consented = true}, {}}},
      CheckAuthority);
}
BENCHMARK(AuthorityOfAParentForSensitiveCare);

void AuthorityByAnAuthorization(benchmark::State& run) {
  Run(run,
      AuthorityQuestion{
          .relation = Relation::kThirdParty,
          .as_of = kToday,
          .papers = {{.kind = Paper::kAuthorization,
                      .authorization = {.has_information = true,
                                        .has_discloser = true,
                                        .has_recipient = true,
                                        .has_purpose = true,
                                        .expires_on = kToday + 30,
                                        .signed_on = kToday - 30,
                                        .has_signer = true,
                                        .states_right_to_revoke = true,
                                        .states_conditioning = true,
                                        .states_redisclosure = true,
                                        .plain_language = true}}}},
      CheckAuthority);
}
BENCHMARK(AuthorityByAnAuthorization);

void DenialOnTwoGrounds(benchmark::State& run) {
  Run(run,
      DenialQuestion{
          .grounds = {Ground::kEndangerment, Ground::kUnpaidBill},
          .received = kToday - 20,
          .notice = DenialNotice{.date = kToday,
                                 .written = true,
                                 .plain_language = true,
                                 .ground_facts = {{
                                     .ground = Ground::kEndangerment,
                                     .professional_determination = true,
                                 }}}},
      CheckDenial);
}
BENCHMARK(DenialOnTwoGrounds);

}  // namespace
}  // namespace custodia::request::policy
