#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_CONTRADICTION_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_CONTRADICTION_H_

#include <string>
#include <vector>

#include "services/directory/domain/evidence.h"
#include "services/directory/domain/succession.h"

namespace custodia::directory {

enum class ContradictionKind {
  kUnspecified = 0,
  kCycle,
  kOpenAfterMerger,
  kClosedTerminal,
  kDateInversion,
  kOverlappingClaims,
  kDanglingReference,
  kNoCoverage,
  kNoCounty,
};

// A disagreement among the directory's facts.
struct Contradiction {
  ContradictionKind kind = ContradictionKind::kUnspecified;
  std::string key;  // tells it from others of its kind, at every revision
  std::vector<Evidence> evidence;  // of the facts at fault
  std::string explanation;         // one sentence
};

// Returns the name of the kind as the contract has it, such as "NO_COUNTY".
std::string NameOf(ContradictionKind kind);

// One step of custody between two organizations, by their ids.
struct CustodyEdge {
  std::string event;  // id
  std::string from;
  std::string to;
};

// Returns the groups of organizations of which each leads to each other one,
// as the ids of the events within the group, sorted; the groups by their first.
std::vector<std::vector<std::string>> FindCycles(
    const std::vector<CustodyEdge>& edges);

// Whether the two events, of one organization, give the same records to two
// others: they may have happened on the same day, neither is of a sort that
// beats the other or an inference that gives way to it, and some record lies in
// the scope of both.
bool Compete(const SuccessionEvent& a, const SuccessionEvent& b);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_CONTRADICTION_H_
