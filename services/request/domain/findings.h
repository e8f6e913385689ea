#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_FINDINGS_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_FINDINGS_H_

#include <optional>
#include <string>
#include <vector>

#include "common/dates.h"
#include "services/request/domain/events.h"

namespace custodia::request {

enum class FindingKind {
  kUnspecified = 0,
  kHolds,
  kNeverHeld,
  kTransferred,
  kDestroyed,
  kKnowsNothing,
  kUnreachable,
};

// What a reply teaches the directory. Holds nothing about the patient: no
// free text, no name, no dates of service narrower than the custodian's own
// statement.
struct CustodyFinding {
  std::string organization;         // `organizations/{organization}`
  std::string practitioner;         // `practitioners/{practitioner}`, or ""
  std::string origin_organization;  // `organizations/{organization}`, or ""
  FindingKind finding = FindingKind::kUnspecified;
  std::string to_organization;  // known one, or ""
  std::optional<NamedOrganization> new_organization;
  std::string new_organization_name;  // `organizations/{organization}`
  PartialDate effective_date;
  std::string rule;         // citation, for kDestroyed
  std::string reported_by;  // `organizations/{organization}`, or ""
  PartialDate report_date;

  bool operator==(const CustodyFinding&) const = default;
};

// Returns what `events`, just decided for `retrieval` (as it was before them),
// teach the directory. NO_SUCH_PATIENT teaches nothing: it is about the
// patient. Nor does whom the patient names: only who has or had the records, or
// is asked who has, is heard.
std::vector<CustodyFinding> FindingsOf(const Retrieval& retrieval,
                                       const std::vector<Event>& events);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_FINDINGS_H_
