#include <cstdio>
#include <filesystem>
#include <string>

#include "CLI/CLI.hpp"
#include "tests/benchmark/nation/files.h"
#include "tests/benchmark/nation/nation.h"
#include "tests/benchmark/nation/towns.h"

// Writes the files of an invented nation. ../README.md tells how it is shaped.
int main(int argc, char** argv) {
  namespace benchmark = custodia::benchmark;
  benchmark::Numbers numbers;
  int64_t weekly = 0;
  std::string deploy;
  std::string folder;
  CLI::App app("Writes the files of an invented nation.");
  app.add_option("--npis", numbers.npis, "How many NPIs; 9400000 is full size")
      ->check(CLI::Range(int64_t{100}, benchmark::kFullNation))
      ->capture_default_str();
  app.add_option("--seed", numbers.seed, "Another nation for each")
      ->capture_default_str();
  app.add_option("--weekly", weekly, "Rows of nppes_weekly.csv as well");
  app.add_option("--deploy", deploy, "The project's folder deploy/")
      ->required();
  app.add_option("FOLDER", folder, "Folder to write to; made if need be")
      ->required();
  CLI11_PARSE(app, argc, argv);

  std::filesystem::create_directories(folder);
  const benchmark::Nation nation(
      numbers, benchmark::ReadTowns(deploy + "/data/zip_county.csv",
                                    numbers.npis, numbers.seed));
  const std::string sample = deploy + "/sample/nppes.csv";
  benchmark::WriteTowns(nation, folder);
  benchmark::WriteSocieties(nation, folder);
  benchmark::WriteHospitals(nation, folder);
  benchmark::WriteOrganizations(nation, folder);
  benchmark::WriteNppes(nation, sample, folder);
  if (weekly > 0) benchmark::WriteWeekly(nation, sample, folder, weekly);
  benchmark::WriteClinicians(nation, folder);
  benchmark::WriteFacilityAffiliations(nation, folder);
  benchmark::WriteAffiliations(nation, folder);
  benchmark::WriteCustody(nation, folder);
  std::printf("%lld NPIs in %zu towns written to %s\n",
              static_cast<long long>(numbers.npis), nation.towns().size(),
              folder.c_str());
  return 0;
}
