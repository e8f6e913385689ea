#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_EVIDENCE_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_EVIDENCE_H_

#include <cstdint>
#include <string>

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

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_EVIDENCE_H_
