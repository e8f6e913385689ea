#include "tests/benchmark/nation/numbers.h"

#include "absl/strings/str_format.h"
#include "tests/benchmark/people/people.h"

namespace custodia::benchmark {
namespace {

// A prime: each row gets a number of its own below it.
constexpr int64_t kPlaces = 99'999'989;
constexpr int64_t kStep = 61'803'399;

// ISO 7812 over the number with 80840 before it, whose digits add 24.
char CheckDigit(const std::string& nine) {
  int sum = 24;
  for (size_t i = 0; i < nine.size(); ++i) {
    const int digit = nine[i] - '0';
    const int counted = i % 2 == 0 ? 2 * digit : digit;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

std::string Npi(const Numbers& numbers, int64_t row) {
  const auto shift = static_cast<int64_t>(numbers.seed % kPlaces);
  const int64_t place = ((row + 1) * kStep + shift) % kPlaces;
  const std::string nine = absl::StrFormat("2%08d", place);
  return nine + CheckDigit(nine);
}

}  // namespace

std::string Numbers::PractitionerNpi(int64_t practitioner) const {
  return Npi(*this, practitioner);
}

std::string Numbers::OrganizationNpi(int64_t organization) const {
  return Npi(*this, Practitioners() + organization);
}

bool Numbers::Deactivated(int64_t practitioner) const {
  return Random(SeedOf(seed, Topic::kDeactivated, practitioner)).Percent(3);
}

uint64_t SeedOf(uint64_t seed, Topic topic, int64_t number) {
  const uint64_t mixed =
      Random(seed * 1'000'003 + static_cast<uint64_t>(topic)).Next();
  return Random(mixed + static_cast<uint64_t>(number)).Next();
}

}  // namespace custodia::benchmark
