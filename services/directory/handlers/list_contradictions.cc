#include "services/directory/handlers/list_contradictions.h"

#include <vector>

#include "common/status_macros.h"
#include "services/directory/handlers/load.h"
#include "services/directory/handlers/paging.h"
#include "services/directory/wire/evidence.h"

namespace custodia::directory {
namespace {

constexpr char kFilters[] = "contradictions";

v1::Contradiction MakeContradiction(const Contradiction& contradiction) {
  v1::Contradiction proto;
  proto.set_kind(static_cast<v1::Contradiction::Kind>(contradiction.kind));
  wire::SetEvidence(contradiction.evidence, *proto.mutable_evidence());
  proto.set_explanation(contradiction.explanation);
  return proto;
}

}  // namespace

absl::StatusOr<v1::ListContradictionsResponse> ListContradictions(
    const CallContext& /*call*/, const v1::ListContradictionsRequest& request,
    const Environment& env) {
  CUSTODIA_ASSIGN_OR_RETURN(
      const Page page,
      ParsePage(request.page_size(), request.page_token(), kFilters));
  CUSTODIA_ASSIGN_OR_RETURN(
      std::vector<Contradiction> found,
      ReadOne<std::vector<Contradiction>>(
          env.store, {}, [&](DirectorySnapshot& facts) {
            return facts.ListContradictions(WithOneMore(page));
          }));
  v1::ListContradictionsResponse response;
  if (DropOneMore(page, found)) {
    response.set_next_page_token(
        NextPageToken(ContradictionKey(found.back()), kFilters));
  }
  for (const Contradiction& one : found) {
    *response.add_contradictions() = MakeContradiction(one);
  }
  return response;
}

}  // namespace custodia::directory
