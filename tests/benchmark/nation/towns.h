#ifndef CUSTODIA_TESTS_BENCHMARK_NATION_TOWNS_H_
#define CUSTODIA_TESTS_BENCHMARK_NATION_TOWNS_H_

#include <cstdint>
#include <string>
#include <vector>

namespace custodia::benchmark {

// A ZIP code, the place and the county that it stands for.
struct Town {
  std::string zip;
  std::string place;
  std::string state;
  std::string fips;
  std::string county;
};

// Returns the towns of a part of the country that is to the whole as `npis` to
// kFullNation, so that a small nation is no emptier than a large one: whole
// counties, drawn by `seed`, at least three, one county after the other. Reads
// a file of format `zip-county`; ends the program where it cannot.
std::vector<Town> ReadTowns(const std::string& path, int64_t npis,
                            uint64_t seed);

}  // namespace custodia::benchmark

#endif  // CUSTODIA_TESTS_BENCHMARK_NATION_TOWNS_H_
