#ifndef CUSTODIA_SERVICES_REQUEST_RULES_COVERAGE_H_
#define CUSTODIA_SERVICES_REQUEST_RULES_COVERAGE_H_

#include <map>
#include <string>
#include <vector>

#include "services/request/policy/rules.h"

namespace custodia::request::rules {

// Of how many states one kind of value is known.
struct Coverage {
  std::string value;  // e.g. `access period, copies`
  // States that have it, by the best confidence among their rules.
  std::map<policy::Confidence, int> known;
  std::vector<std::string> unknown;  // codes of the others, in order

  // Returns how many states have it.
  int Known() const;
};

// Returns the coverage of each kind of value, in a fixed order. A period or
// price that holds for one purpose alone counts only where the row says so;
// one that holds for one type of holder counts.
std::vector<Coverage> CoverageOf(const policy::Ruleset& rules);

// Returns the coverage as a table for people.
std::string FormatCoverage(const policy::Ruleset& rules);

}  // namespace custodia::request::rules

#endif  // CUSTODIA_SERVICES_REQUEST_RULES_COVERAGE_H_
