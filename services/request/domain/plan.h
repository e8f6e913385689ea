#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_PLAN_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_PLAN_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/request/domain/draft.h"

// Whom a part asks next.
namespace custodia::request {

// Returns the parts that `location` makes: one for each stretch, and where its
// holders name groups of charts one for each of these, with the stretch's
// other leads in each. One without leads for the days `asked` where there is
// no stretch at all.
std::vector<Part> PartsOf(const Location& location, const DayRange& asked);

// Returns the leads of `location` for one part, each once, without whom that
// part has asked in the same role.
std::vector<Lead> NewLeads(const Retrieval& retrieval, int part,
                           const Location& location);

// Returns the leads that the directory gave for the organization that a reply
// or the patient named for `part`, as NewLeads(). They are asked for the same
// records as whoever named it. That the patient names it is new evidence: it is
// among them though it was asked before.
std::vector<Lead> LeadsNamed(const Retrieval& retrieval, const Part& part,
                             const Location& location);

// Returns the leads that the directory gave when asked anew about `part`, as
// NewLeads(), for its group of charts.
std::vector<Lead> LeadsAnew(const Retrieval& retrieval, const Part& part,
                            const Location& location);

// Returns a lead made of what is said of an organization that the directory has
// not heard of yet. It is asked for the same records as `about`.
Lead LeadNamed(const NamedOrganization& named, const std::string& name,
               const Lead& about);

// Plans the next attempt of part `number`: the next department of the first
// lead that waits. Nothing where the part is done, is still at work, waits for
// the directory or has no lead left, or the retrieval has ended.
void PlanNext(int number, Draft& draft);

// Plans to write to the same lead and department as attempt `id`, whose
// letter came back, by another contact point; PlanNext() where there is none,
// or where an answer of theirs came in the meantime.
void PlanAgain(absl::string_view id, Draft& draft);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_PLAN_H_
