#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_INQUIRY_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_INQUIRY_H_

#include <set>
#include <string>
#include <vector>

#include "services/directory/domain/custody_walk.h"
#include "services/directory/domain/facts_as_of.h"
#include "services/directory/domain/origins.h"
#include "services/directory/domain/resolution.h"

namespace custodia::directory {

// A question whose names have been looked up. The pointers are borrowed.
struct Inquiry {
  const Question& question;
  FactsAsOf& facts;
  const Practitioner* practitioner = nullptr;  // nullptr: none, or unknown
  const Organization* organization = nullptr;  // nullptr: none asked for
  std::set<std::string> excluded;              // canonical ids
};

// Some of the records asked for: where made, and where they are.
struct Holding {
  const Origin* origin = nullptr;
  Custody custody;
  // What was said of them where they are, what counts for most first.
  std::vector<CustodyReport> reports;
};

// What was found for one stretch of the dates.
struct Findings {
  std::vector<Lead> leads;
  std::vector<TrailStep> trail;
};

// Returns the position of a rung on the ladder, from 0.
int LadderPosition(Rung rung);

// Returns "Dr. Jane Roe", or "" where no practitioner was found.
std::string PractitionerName(const Inquiry& inquiry);

// Returns "Dr. Jane Roe", "the doctor" where unknown, or the organization asked
// for where no doctor was.
std::string WhoseRecords(const Inquiry& inquiry);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_INQUIRY_H_
