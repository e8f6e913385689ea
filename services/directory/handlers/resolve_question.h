#ifndef CUSTODIA_SERVICES_DIRECTORY_HANDLERS_RESOLVE_QUESTION_H_
#define CUSTODIA_SERVICES_DIRECTORY_HANDLERS_RESOLVE_QUESTION_H_

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "common/wire/message_writer.h"
#include "custodia/directory/v1/directory_service.pb.h"
#include "services/directory/domain/resolution.h"
#include "services/directory/storage/directory_store.h"

namespace custodia::directory {

// Returns how answers name the revision.
std::string RevisionName(int64_t revision);

// A ResolveCustodianRequest whose every field has been checked.
struct ParsedQuestion {
  Question question;
  KnownAt known_at;
  v1::ResolveCustodianRequest::View view;
};

// INVALID_FIELD; REVISION_UNKNOWN for a revision that is none of ours.
absl::StatusOr<ParsedQuestion> ParseResolveRequest(
    const v1::ResolveCustodianRequest& request, absl::CivilDay today);

// Returns the answer of `snapshot`, which is read at `parsed.known_at`, or the
// errors that the proto states for ResolveCustodian, with their details.
absl::StatusOr<custodia::wire::EncodedMessage<v1::ResolveCustodianResponse>>
ResolveQuestion(const ParsedQuestion& parsed, DirectorySnapshot& snapshot);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_HANDLERS_RESOLVE_QUESTION_H_
