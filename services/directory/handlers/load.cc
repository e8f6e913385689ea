#include "services/directory/handlers/load.h"

#include <optional>
#include <utility>

#include "common/status_macros.h"
#include "services/directory/domain/errors.h"
#include "services/directory/wire/names.h"

namespace custodia::directory {

absl::StatusOr<Organization> LoadOrganization(absl::string_view id,
                                              FactReader& facts) {
  CUSTODIA_ASSIGN_OR_RETURN(std::optional<Organization> found,
                            facts.FindOrganization(id));
  if (!found.has_value()) {
    return error::OrganizationNotFound(wire::OrganizationName(id));
  }
  return *std::move(found);
}

absl::StatusOr<Practitioner> LoadPractitioner(absl::string_view id,
                                              FactReader& facts) {
  CUSTODIA_ASSIGN_OR_RETURN(std::optional<Practitioner> found,
                            facts.FindPractitioner(id));
  if (!found.has_value()) {
    return error::PractitionerNotFound(wire::PractitionerName(id));
  }
  return *std::move(found);
}

absl::Status ResolveOrganization(std::string& id, FactReader& facts) {
  if (id.empty()) return absl::OkStatus();
  CUSTODIA_ASSIGN_OR_RETURN(Organization found, LoadOrganization(id, facts));
  id = std::move(found.id);
  return absl::OkStatus();
}

absl::Status ResolvePractitioner(std::string& id, FactReader& facts) {
  if (id.empty()) return absl::OkStatus();
  CUSTODIA_ASSIGN_OR_RETURN(Practitioner found, LoadPractitioner(id, facts));
  id = std::move(found.id);
  return absl::OkStatus();
}

absl::Status ResolvePractitioners(std::vector<std::string>& ids,
                                  FactReader& facts) {
  for (std::string& id : ids) {
    CUSTODIA_RETURN_IF_ERROR(ResolvePractitioner(id, facts));
  }
  return absl::OkStatus();
}

}  // namespace custodia::directory
