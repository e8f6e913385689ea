#ifndef CUSTODIA_TESTS_BENCHMARK_NATION_NUMBERS_H_
#define CUSTODIA_TESTS_BENCHMARK_NATION_NUMBERS_H_

#include <cstdint>
#include <string>

// How many there are of whom in an invented nation, and what they are numbered.
// Pure: a question about a practitioner is made without the nation's files.
namespace custodia::benchmark {

// As many NPIs as NPPES has; all else is in proportion.
inline constexpr int64_t kFullNation = 9'400'000;

struct Numbers {
  int64_t npis = 94'000;  // rows of NPPES, at least 100
  uint64_t seed = 1;      // another nation for each

  // Every fifth NPI is an organization's.
  int64_t Organizations() const { return npis / 5; }
  int64_t Practitioners() const { return npis - Organizations(); }
  // Chains of practices that were sold from one to the next, or closed.
  int64_t Chains() const { return npis / 100; }
  int64_t Hospitals() const { return 5'421 * npis / kFullNation + 5; }
  int64_t Custodians() const { return npis / 50'000 + 5; }
  int64_t ClinicianRows() const { return npis * 85 / 1'000; }
  int64_t FacilityAffiliations() const { return npis * 90 / 1'000; }

  // Returns the NPI of the practitioner or organization of that number: never
  // one that was issued, since those begin with 1 so far, and in no order.
  std::string PractitionerNpi(int64_t practitioner) const;
  std::string OrganizationNpi(int64_t organization) const;

  // Whether NPPES has nothing but the number and a date: 3 in 100. The
  // directory refuses such rows, so it does not know the practitioner.
  bool Deactivated(int64_t practitioner) const;
};

// What random numbers are drawn for; each has its own.
enum class Topic : uint64_t {
  kPerson = 1,
  kOrganization,
  kHospital,
  kChain,
  kPractice,
  kMember,
  kClinician,
  kFacility,
  kCounty,
  kDeactivated,
  kMove,
  kQuestion,
};

// Returns a seed for Random: the same for the same arguments.
uint64_t SeedOf(uint64_t seed, Topic topic, int64_t number);

}  // namespace custodia::benchmark

#endif  // CUSTODIA_TESTS_BENCHMARK_NATION_NUMBERS_H_
