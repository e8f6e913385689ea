#include "services/request/storage/request_store.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/errors.h"
#include "common/status_macros.h"
#include "services/request/domain/errors.h"

namespace custodia::request {
namespace {

// Returns the retrieval `id`; for what was never created one without events.
absl::StatusOr<Retrieval> Find(absl::string_view id, RequestSnapshot& store) {
  absl::StatusOr<Retrieval> found = store.Get(id);
  if (error::Reason(found.status()) == "RETRIEVAL_NOT_FOUND") {
    return Retrieval{.id = std::string(id)};
  }
  return found;
}

}  // namespace

absl::StatusOr<Retrieval> RequestTransaction::Append(
    absl::string_view id, int64_t after, const std::vector<Event>& events,
    const Occasion& occasion) {
  CUSTODIA_ASSIGN_OR_RETURN(Retrieval before, Find(id, *this));
  if (before.sequence != after) {
    return error::EtagMismatch(absl::StrCat("retrievals/", id));
  }
  if (events.empty()) return before;
  PreparedAppend append = PrepareAppend(std::move(before), events, occasion);
  CUSTODIA_RETURN_IF_ERROR(Append(append));
  return std::move(append.retrieval);
}

}  // namespace custodia::request
