#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_ASKING_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_ASKING_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/request/domain/retrieval.h"

// Who has been asked in a part, and by which ways somebody can be.
namespace custodia::request {

// Returns the departments to ask in turn: those of the lead, or the one ""
// that means the whole.
std::vector<std::string> DepartmentsOf(const Lead& lead);

// Returns whether part `part` has asked this department of the lead, in its
// role.
bool WasAsked(const Retrieval& retrieval, int part, const Lead& lead,
              absl::string_view department);

// Returns whether part `part` has asked any of the organization in this role.
bool WasAsked(const Retrieval& retrieval, int part,
              absl::string_view organization, Role role);

// Returns the contact values at which letters of part `part` to `organization`
// came back, each once.
std::vector<std::string> FailedContacts(const Retrieval& retrieval, int part,
                                        absl::string_view organization);

// Returns the value ("" for post) of the contact point at which the letter came
// back: as the reply names it, or else the first that its channel would have
// used. Nothing where there is none such.
std::optional<std::string> FailedContact(const Attempt& attempt,
                                         const Undeliverable& reply);

// Returns whether a letter can go to `department` of the lead by a contact
// point that is not among `failed`. A telephone serves to ask a referrer, not
// to request records.
bool CanReach(const Lead& lead, absl::string_view department,
              const std::vector<std::string>& failed);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_ASKING_H_
