#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_REPORTS_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_REPORTS_H_

#include <vector>

#include "absl/status/status.h"
#include "services/directory/domain/inquiry.h"

// What was said of records, by those who were asked. Nobody checked it, so it
// changes the order of the leads and never takes one away.
namespace custodia::directory {

// How what was said moves a holder, best first.
enum class Word {
  kHolds = 0,
  kNothing,
  kUnreachable,  // last among equals
  kDenied,       // destroyed or never held: behind all others
};

// Returns what was said of some of the records, of who has them in the end:
// what counts for most first.
std::vector<CustodyReport> ReportsOn(const Inquiry& inquiry,
                                     const Holding& holding);

// Returns the days of service of which the report speaks. Records made after a
// destruction were not destroyed.
DayRange DaysOf(const CustodyReport& report);

// Returns what counts of what was said of the records of `stretch`.
Word WordOn(const Holding& holding, const DayRange& stretch);

// Returns why `organization` is believed to hold them: reports that say so.
std::vector<Evidence> Confirmations(const Holding& holding,
                                    const DayRange& stretch);

// Adds a step for each report. The reader's errors.
absl::Status AddReports(const Inquiry& inquiry, const DayRange& stretch,
                        const Holding& holding, std::vector<TrailStep>& trail);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_REPORTS_H_
