#include "services/directory/handlers/resolve_question.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "common/status_macros.h"
#include "common/wire/timestamp.h"
#include "services/directory/domain/errors.h"
#include "services/directory/wire/encoded_resolution.h"
#include "services/directory/wire/resolution.h"

namespace custodia::directory {
namespace {

absl::StatusOr<int64_t> ParseRevision(absl::string_view name) {
  int64_t revision = 0;
  absl::string_view digits = name;
  // A second spelling of a number ("r01") was never given out either.
  if (!absl::ConsumePrefix(&digits, "r") ||
      !absl::SimpleAtoi(digits, &revision) || RevisionName(revision) != name ||
      revision < 0) {
    return error::RevisionUnknown();
  }
  return revision;
}

// Excluded organizations may be named by an alias; those that the directory
// does not have exclude nothing.
absl::StatusOr<std::set<std::string>> Canonical(
    const std::set<std::string>& organizations, FactReader& facts) {
  std::set<std::string> canonical;
  for (const std::string& id : organizations) {
    CUSTODIA_ASSIGN_OR_RETURN(const auto found, facts.FindOrganization(id));
    if (found.has_value()) canonical.insert(found->id);
  }
  return canonical;
}

}  // namespace

std::string RevisionName(int64_t revision) {
  return absl::StrCat("r", revision);
}

absl::StatusOr<ParsedQuestion> ParseResolveRequest(
    const v1::ResolveCustodianRequest& request, absl::CivilDay today) {
  error::FieldViolations violations;
  ParsedQuestion parsed;
  parsed.question = wire::ParseQuestion(request, today, violations);
  parsed.view = request.view();
  parsed.question.explained = parsed.view != v1::ResolveCustodianRequest::BASIC;
  if (request.has_known_at()) {
    parsed.known_at.time = custodia::wire::ParseTimestamp(
        request.known_at(), "known_at", violations);
    if (!request.revision().empty()) {
      violations.Add("revision", "empty where `known_at` is set");
    }
  }
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());
  if (!request.revision().empty()) {
    CUSTODIA_ASSIGN_OR_RETURN(parsed.known_at.revision,
                              ParseRevision(request.revision()));
  }
  return parsed;
}

absl::StatusOr<custodia::wire::EncodedMessage<v1::ResolveCustodianResponse>>
ResolveQuestion(const ParsedQuestion& parsed, DirectorySnapshot& snapshot) {
  Question question = parsed.question;
  CUSTODIA_ASSIGN_OR_RETURN(
      question.excluded_organizations,
      Canonical(question.excluded_organizations, snapshot));
  std::vector<Practitioner> candidates;
  const absl::StatusOr<Resolution> resolution =
      Resolve(question, snapshot, candidates);
  if (!resolution.ok()) {
    absl::Status status = resolution.status();
    if (!candidates.empty()) {
      const v1::AmbiguousPractitioner detail = wire::ToProto(candidates);
      error::AttachDetail(status, detail.GetTypeName(),
                          detail.SerializeAsString());
    }
    return status;
  }
  return wire::Encoded(*resolution, parsed.view,
                       RevisionName(snapshot.Revision()));
}

}  // namespace custodia::directory
