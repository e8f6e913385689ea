#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_NAME_KEY_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_NAME_KEY_H_

#include <string>

#include "absl/strings/string_view.h"

namespace custodia::directory {

// Returns the same key for two ways to write an organization's name ("The Elm
// Street Group, P.C." and "ELM STREET GROUP PC"): case, punctuation, a leading
// article and the legal form do not count. "" where nothing is left. Equal keys
// alone do not make two organizations one; a place must agree as well.
std::string OrganizationNameKey(absl::string_view name);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_NAME_KEY_H_
