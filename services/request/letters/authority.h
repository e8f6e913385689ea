#ifndef CUSTODIA_SERVICES_REQUEST_LETTERS_AUTHORITY_H_
#define CUSTODIA_SERVICES_REQUEST_LETTERS_AUTHORITY_H_

#include <string>
#include <vector>

#include "services/request/domain/order.h"
#include "services/request/letters/occasion.h"

// The papers by which somebody else than the patient asks.
namespace custodia::request::letters {

// Returns the patient's directive, or else the authorization, by which a third
// party asks; null where there is none.
const AuthorityDocument* PermissionOf(const Order& order);

// Requires what the directive (45 CFR 164.524(c)(3)(ii)) or the authorization
// (164.508(c)(1)) must say, or that there is one at all.
void RequirePermission(const AuthorityDocument* paper, Needs& needs);

// Returns what it says, element by element.
FieldTable PermissionFields(const AuthorityDocument& paper);

// Returns the papers that go with the letter.
std::vector<std::string> EnclosuresOf(const Order& order);

}  // namespace custodia::request::letters

#endif  // CUSTODIA_SERVICES_REQUEST_LETTERS_AUTHORITY_H_
