#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_ASKING_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_ASKING_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/request/domain/retrieval.h"

// Who has been asked in a part, and by which ways somebody can be.
namespace custodia::request {

// Returns whether part `part` has asked any of the organization in this role,
// or is about to. Whoever was given up before the letter left was not asked.
bool WasAsked(const Retrieval& retrieval, int part,
              absl::string_view organization, Role role);

// Returns whether a refusal says no more than that the records are not kept
// there, like one who is not the custodian. Who refuses otherwise has them.
bool KeepsNothing(const DenialNotice& notice);

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
