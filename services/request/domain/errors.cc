#include "services/request/domain/errors.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace custodia::request::error {

absl::Status RetrievalNotFound(absl::string_view name) {
  return Make(absl::StatusCode::kNotFound, "RETRIEVAL_NOT_FOUND",
              absl::StrCat("No retrieval named `", name, "`."));
}

absl::Status AttemptNotFound(absl::string_view name) {
  return Make(absl::StatusCode::kNotFound, "ATTEMPT_NOT_FOUND",
              absl::StrCat("No attempt named `", name, "`."));
}

absl::Status AmendmentNotFound(absl::string_view name) {
  return Make(absl::StatusCode::kNotFound, "AMENDMENT_NOT_FOUND",
              absl::StrCat("No amendment named `", name, "`."));
}

absl::Status IllegalTransition(absl::string_view command,
                               absl::string_view state) {
  return Make(absl::StatusCode::kFailedPrecondition, "ILLEGAL_TRANSITION",
              absl::StrCat(command, " is not legal in state ", state, "."));
}

absl::Status LetterIncomplete(const std::vector<std::string>& missing) {
  return Make(absl::StatusCode::kFailedPrecondition, "ILLEGAL_TRANSITION",
              absl::StrCat("The letter must say what is not there: `",
                           absl::StrJoin(missing, "`, `"), "`."));
}

absl::Status PdfUnavailable(absl::string_view why) {
  return Make(absl::StatusCode::kFailedPrecondition, "PDF_UNAVAILABLE",
              absl::StrCat("This server cannot write a PDF: ", why, "."));
}

absl::Status GroundNotReviewable() {
  return Make(absl::StatusCode::kFailedPrecondition, "GROUND_NOT_REVIEWABLE",
              "No ground of the refusal can be reviewed.");
}

absl::Status DirectoryUnavailable() {
  return Make(absl::StatusCode::kUnavailable, "DIRECTORY_UNAVAILABLE",
              "The provider directory did not answer.");
}

absl::Status TooManyWatches(int limit) {
  return Make(absl::StatusCode::kResourceExhausted, "TOO_MANY_WATCHES",
              absl::StrCat(limit, " watches are open, as many as are served."));
}

absl::Status ReaderTooSlow() {
  return Make(absl::StatusCode::kUnavailable, "READER_TOO_SLOW",
              "The events were not read; watch again from the next one.");
}

absl::Status ServerStopping() {
  return Make(absl::StatusCode::kUnavailable, "SERVER_STOPPING",
              "The server stops; watch again from the next event.");
}

}  // namespace custodia::request::error
