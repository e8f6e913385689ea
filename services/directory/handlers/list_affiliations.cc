#include "services/directory/handlers/list_affiliations.h"

#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "common/parse_page.h"
#include "common/status_macros.h"
#include "services/directory/handlers/load.h"
#include "services/directory/handlers/paging.h"
#include "services/directory/wire/names.h"
#include "services/directory/wire/practitioner.h"

namespace custodia::directory {
namespace {

// Whose affiliations; one of the two is set.
struct Parent {
  std::string practitioner;
  std::string organization;
};

Parent ParseParent(const std::string& name,
                   error::FieldViolations& violations) {
  Parent parent;
  if (absl::StartsWith(name, "organizations/")) {
    parent.organization =
        wire::RequireOrganizationName(name, "parent", violations);
  } else {
    parent.practitioner =
        wire::RequirePractitionerName(name, "parent", violations);
  }
  return parent;
}

absl::StatusOr<std::vector<Affiliation>> List(Parent parent, const Page& page,
                                              DirectorySnapshot& snapshot) {
  if (parent.practitioner.empty()) {
    CUSTODIA_RETURN_IF_ERROR(
        ResolveOrganization(parent.organization, snapshot));
    return snapshot.ListAffiliationsAt(parent.organization, page);
  }
  CUSTODIA_RETURN_IF_ERROR(ResolvePractitioner(parent.practitioner, snapshot));
  return snapshot.ListAffiliationsOf(parent.practitioner, page);
}

}  // namespace

absl::StatusOr<v1::ListAffiliationsResponse> ListAffiliations(
    const CallContext& /*call*/, const v1::ListAffiliationsRequest& request,
    const Environment& env) {
  error::FieldViolations violations;
  const Parent parent = ParseParent(request.parent(), violations);
  CUSTODIA_ASSIGN_OR_RETURN(const Page page,
                            ParsePage(request.page_size(), request.page_token(),
                                      request.parent(), violations));
  CUSTODIA_ASSIGN_OR_RETURN(std::vector<Affiliation> affiliations,
                            ReadOne<std::vector<Affiliation>>(
                                env.store, {}, [&](DirectorySnapshot& facts) {
                                  return List(parent, WithOneMore(page), facts);
                                }));
  v1::ListAffiliationsResponse response;
  if (DropOneMore(page, affiliations)) {
    response.set_next_page_token(
        NextPageToken(affiliations.back().id, request.parent()));
  }
  for (const Affiliation& affiliation : affiliations) {
    *response.add_affiliations() = wire::ToProto(affiliation);
  }
  return response;
}

}  // namespace custodia::directory
