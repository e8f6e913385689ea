#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_PACKED_FACTS_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_PACKED_FACTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/directory/domain/fact_reader.h"
#include "services/directory/domain/practitioner.h"

// All that resolution asks of one node, in one text, so that one lookup finds
// it instead of one for each table.
namespace custodia::directory::sql {

enum class Node { kPractitioner, kOrganization };

struct PractitionerFacts {
  Practitioner practitioner;
  std::vector<Affiliation> affiliations;  // by id

  bool operator==(const PractitionerFacts&) const = default;
};

std::string Pack(const PractitionerFacts& facts);
std::string Pack(const OrganizationFacts& facts);

// Return what was packed; nothing where the text is of another form, such as
// that of another release.
std::optional<PractitionerFacts> UnpackPractitioner(absl::string_view packed);
std::optional<Shared<OrganizationFacts>> UnpackOrganization(
    absl::string_view packed);

// Returns of which node it is, without its facts. `packed` is of this release.
struct NodeName {
  Node node = Node::kPractitioner;
  std::string id;
};
NodeName NodeOf(absl::string_view packed);

// Returns another number for each form that ever was.
uint64_t PackedForm();

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_PACKED_FACTS_H_
