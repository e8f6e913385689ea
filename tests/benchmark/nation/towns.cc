#include "tests/benchmark/nation/towns.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "tests/benchmark/nation/numbers.h"

namespace custodia::benchmark {
namespace {

// By FIPS code.
using Counties = std::map<std::string, std::vector<Town>>;

Counties ReadCounties(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);  // The header.
  Counties counties;
  while (std::getline(file, line)) {
    const std::vector<std::string> cells = absl::StrSplit(line, ',');
    if (cells.size() != 5 || cells[0].empty()) continue;
    counties[cells[3]].push_back({.zip = cells[0],
                                  .place = cells[1],
                                  .state = cells[2],
                                  .fips = cells[3],
                                  .county = cells[4]});
  }
  if (counties.empty()) {
    std::fprintf(stderr, "%s: no towns there\n", path.c_str());
    std::exit(1);
  }
  return counties;
}

}  // namespace

std::vector<Town> ReadTowns(const std::string& path, int64_t npis,
                            uint64_t seed) {
  Counties counties = ReadCounties(path);
  std::vector<std::pair<uint64_t, std::string>> drawn;
  for (const auto& [fips, towns] : counties) {
    int number = 0;
    (void)absl::SimpleAtoi(fips, &number);
    drawn.emplace_back(SeedOf(seed, Topic::kCounty, number), fips);
  }
  std::sort(drawn.begin(), drawn.end());
  const auto all = static_cast<int64_t>(drawn.size());
  const int64_t wanted = std::max<int64_t>(3, all * npis / kFullNation);
  drawn.resize(static_cast<size_t>(std::min(all, wanted)));
  std::vector<Town> towns;
  for (const auto& [number, fips] : drawn) {
    for (Town& town : counties[fips]) towns.push_back(std::move(town));
  }
  return towns;
}

}  // namespace custodia::benchmark
