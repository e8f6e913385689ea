#ifndef CUSTODIA_TESTS_BENCHMARK_NATION_NATION_H_
#define CUSTODIA_TESTS_BENCHMARK_NATION_NATION_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/directory/domain/practitioner.h"
#include "tests/benchmark/nation/numbers.h"
#include "tests/benchmark/nation/towns.h"
#include "tests/benchmark/people/people.h"

namespace custodia::benchmark {

struct Location {
  std::string street;  // with house number
  std::string suite;   // or ""
  const Town* town = nullptr;
  std::string phone;  // ten digits
};

// One row of NPPES of entity type 2.
struct Company {
  std::string npi;
  std::string name;
  std::string taxonomy;
  Location location;
};

// One row of NPPES of entity type 1.
struct Person {
  directory::Practitioner who;  // name, other names, taxonomy; npi
  Location location;            // in three of four cases that of a company
  char sole_proprietor = 'N';   // Y, N or X, as NPPES has it
};

struct Hospital {
  std::string ccn;
  std::string name;
  Location location;
};

// A practice of a chain, who worked there, and what became of it.
struct Practice {
  // What became of it.
  enum class End {
    kOperates,       // only the last of a chain
    kPassedOn,       // to the next of the chain, `kind` says how
    kSoldToCompany,  // the last
    kLost,           // closed; nobody is known to have the records
    kToCustodian,    // closed; a records custodian has them
  };
  struct Member {
    int64_t practitioner = 0;
    absl::CivilYear start;
    bool left_before = false;  // two years before the end
    bool end_known = true;
    bool sole_proprietor = false;
  };

  std::string id;
  std::string name;
  Location location;
  int opened = 0;  // year
  End end = End::kOperates;
  std::string kind;           // SALE, MERGER, RENAME or CUSTODY_TRANSFER
  absl::CivilDay end_day;     // where it ended
  bool closed_known = false;  // whether the file says that it closed
  std::string to;             // id of who has the records, or ""
  std::vector<Member> members;
};

// A nation that never was: everybody in it is drawn at random from the number
// they have, so it can be written as a stream, in memory that does not grow
// with its size. Names and addresses repeat as they do in NPPES, companies have
// few people or hundreds, practices pass from hand to hand once or forty times.
class Nation {
 public:
  // `towns` as ReadTowns returns them.
  Nation(Numbers numbers, std::vector<Town> towns);

  const Numbers& numbers() const { return numbers_; }
  const std::vector<Town>& towns() const { return towns_; }

  // `move` above 0: where the practitioner went since.
  Person PersonOf(int64_t practitioner, int move = 0) const;
  Company CompanyOf(int64_t organization) const;
  Hospital HospitalOf(int64_t hospital) const;
  // The first practice is the oldest.
  std::vector<Practice> ChainOf(int64_t chain) const;

  // Returns one of them; the first are drawn far more often than the last.
  int64_t DrawCompany(Random& random) const;
  int64_t DrawPractitioner(Random& random) const;  // never a deactivated one
  static std::string CustodianId(int64_t custodian);
  const Town& DrawTown(Random& random) const;

 private:
  Location DrawLocation(Random& random) const;
  void Finish(int64_t chain, Random& random, Practice& last) const;

  const Numbers numbers_;
  const std::vector<Town> towns_;
};

}  // namespace custodia::benchmark

#endif  // CUSTODIA_TESTS_BENCHMARK_NATION_NATION_H_
