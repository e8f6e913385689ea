#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_CUSTODY_WALK_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_CUSTODY_WALK_H_

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/dates.h"
#include "services/directory/domain/facts_as_of.h"
#include "services/directory/domain/resolution.h"
#include "services/directory/domain/succession.h"

namespace custodia::directory {

// An event that was not followed, and the one that was.
struct Overruling {
  SuccessionEvent loser;
  SuccessionEvent winner;

  bool operator==(const Overruling&) const = default;
};

// Where some of the records are, and how they came there.
struct Custody {
  DayRange service_dates;
  // The last organization reached; its id stands alone where it is not known.
  std::string organization_id;
  const OrganizationFacts* organization = nullptr;
  // kLeadFound: it operates and has them. kNotOperating: it closed with them.
  // kNothingKnown: the organization that got them is not in the directory.
  // kCycle, kHopLimit: the walk ended there.
  Outcome outcome = Outcome::kUnspecified;
  std::vector<Hop> hops;
  CustodyScope scope;  // which charts, where custody was split
  bool uncertain = false;
  bool transfer_pending = false;
  // Moves to companies that store records for the organization, which answers
  // for them.
  std::vector<SuccessionEvent> stored;
  std::vector<Overruling> overruled;
};

// What is walked from.
struct WalkStart {
  const OrganizationFacts* organization = nullptr;
  DayRange service_dates;
  // Set: the records were there by this date, whatever the day of service; not
  // known(): nobody told by when.
  std::optional<PartialDate> there_by;
  std::string practitioner;  // id of whose records, or ""
};

struct Walk {
  std::vector<Custody> ends;
  // The records went more than kMaxBranches ways; the rest was not followed.
  bool cut = false;
};

// Follows records made at an organization through the events as of the day.
// `walked_through` are organizations whose storage agents are followed although
// they operate. The reader's errors.
absl::StatusOr<Walk> FollowCustody(const WalkStart& start,
                                   const std::set<std::string>& walked_through,
                                   FactsAsOf& facts);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_CUSTODY_WALK_H_
