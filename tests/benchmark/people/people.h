#ifndef CUSTODIA_TESTS_BENCHMARK_PEOPLE_PEOPLE_H_
#define CUSTODIA_TESTS_BENCHMARK_PEOPLE_PEOPLE_H_

#include <cstdint>
#include <string>

#include "services/directory/domain/practitioner.h"

// Invented practitioners. None is a real person: names are drawn at random, the
// common ones as often as among the people of the United States, the rare ones
// put together from syllables.
namespace custodia::benchmark {

// Random numbers that are the same on every machine (SplitMix64).
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}

  uint64_t Next();
  int Below(int bound) { return static_cast<int>(Next() % bound); }
  bool Percent(int chance) { return Below(100) < chance; }
  double Unit() { return static_cast<double>(Next() >> 11) * 0x1p-53; }

 private:
  uint64_t state_;
};

// Returns a rank below `count`, where the rank r comes up in proportion to
// 1 / (r + flatness): few are very common, most are rare.
int64_t DrawRank(Random& random, int64_t count, double flatness);

// Returns a family name, the common ones often.
std::string DrawFamily(Random& random);

// Returns the practitioner of that number: always the same one.
directory::Practitioner MakePerson(int number);

}  // namespace custodia::benchmark

#endif  // CUSTODIA_TESTS_BENCHMARK_PEOPLE_PEOPLE_H_
