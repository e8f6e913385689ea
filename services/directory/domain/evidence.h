#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_EVIDENCE_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_EVIDENCE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "common/dates.h"

namespace custodia::directory {

// How far a source is trusted, best last.
enum class Grade {
  kUnspecified = 0,
  kInferred,
  kReported,
  kPublished,
  kOfficial
};

// Why a fact is believed.
struct Evidence {
  std::string fact;        // id of the fact; "" until it is stored
  std::string source;      // e.g. "cms-hospitals", or a URL
  std::string source_row;  // row or page within it
  PartialDate date;        // the source's own date
  Grade grade = Grade::kUnspecified;
  PartialDate verified_on;
  absl::Time recorded_time;  // when the directory learned it

  bool operator==(const Evidence&) const = default;
};

// What decides between two facts that compete: the better grade, then the more
// recent. Greater is more; facts that weigh the same are decided by id.
struct Weight {
  Grade grade = Grade::kUnspecified;
  PartialDate seen;

  auto operator<=>(const Weight&) const = default;
};

// Returns the weight of a fact that rests on this.
Weight WeightOf(const std::vector<Evidence>& evidence);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_EVIDENCE_H_
