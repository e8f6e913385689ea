#ifndef CUSTODIA_SERVICES_DIRECTORY_IMPORTS_CONTACTS_H_
#define CUSTODIA_SERVICES_DIRECTORY_IMPORTS_CONTACTS_H_

#include "absl/strings/string_view.h"
#include "services/directory/domain/organization.h"

namespace custodia::directory {

// Adds a way to reach `organization`, unless `value` is empty.
void AddContact(ContactKind kind, absl::string_view value,
                const Evidence& evidence, Organization& organization);

// Adds its address as a way to reach it by post, where a letter would arrive:
// with a street and a ZIP code.
void AddMail(const Evidence& evidence, Organization& organization);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_IMPORTS_CONTACTS_H_
