#include "services/directory/imports/contacts.h"

#include <string>

namespace custodia::directory {

void AddContact(ContactKind kind, absl::string_view value,
                const Evidence& evidence, Organization& organization) {
  if (value.empty()) return;
  organization.contact_points.push_back(
      {.kind = kind, .value = std::string(value), .evidence = {evidence}});
}

void AddMail(const Evidence& evidence, Organization& organization) {
  const Address& address = organization.address;
  if (address.lines.empty() || address.zip.empty()) return;
  organization.contact_points.push_back(
      {.kind = ContactKind::kMail, .address = address, .evidence = {evidence}});
}

}  // namespace custodia::directory
