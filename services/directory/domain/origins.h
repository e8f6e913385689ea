#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_ORIGINS_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_ORIGINS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/directory/domain/facts_as_of.h"
#include "services/directory/domain/resolution.h"

namespace custodia::directory {

// A place where some of the records asked for were, or may have been, made.
struct Origin {
  const OrganizationFacts* organization = nullptr;
  AffiliationKind kind = AffiliationKind::kUnspecified;
  std::string department;
  DayRange service_dates;  // of records made there
  DayRange known;          // the part of them that draws in open ends
  // Set: records count as made by this day, the last on which it operated.
  std::optional<PartialDate> there_by;
  bool uncertain = false;  // no dates, or an inference
  bool inferred = false;   // nobody said so: it stands where the doctor did
  std::vector<Evidence> evidence;
};

// Where a doctor worked without leaving records to be asked for: privileges.
struct Privileges {
  const OrganizationFacts* hospital = nullptr;
  DayRange service_dates;
  std::string department;
  std::vector<Evidence> evidence;
};

struct Origins {
  std::vector<Origin> origins;         // by affiliation id
  std::vector<Privileges> privileges;  // by affiliation id
  std::vector<TrailStep> notes;        // what was left aside; without dates
};

// Returns where the records asked for were made. `practitioner` or
// `organization` may be nullptr, not both: with both, only that place. Pointers
// in the result are good for as long as `facts`. The reader's errors.
absl::StatusOr<Origins> FindOrigins(const Question& question,
                                    const Practitioner* practitioner,
                                    const OrganizationFacts* organization,
                                    FactsAsOf& facts);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_ORIGINS_H_
