#include "services/request/wire/names.h"

#include "absl/strings/str_cat.h"
#include "common/resource_names.h"

namespace custodia::request::wire {

std::string RetrievalName(absl::string_view retrieval) {
  return absl::StrCat("retrievals/", retrieval);
}

std::string AttemptName(absl::string_view retrieval,
                        absl::string_view attempt) {
  if (attempt.empty()) return "";
  return absl::StrCat("retrievals/", retrieval, "/attempts/", attempt);
}

std::string AmendmentName(absl::string_view retrieval,
                          absl::string_view amendment) {
  if (amendment.empty()) return "";
  return absl::StrCat("retrievals/", retrieval, "/amendments/", amendment);
}

std::string EventName(absl::string_view retrieval, int64_t sequence) {
  return absl::StrCat("retrievals/", retrieval, "/events/", sequence);
}

std::string ParseRetrievalName(absl::string_view name, absl::string_view field,
                               error::FieldViolations& violations) {
  if (auto id = ParseName(name, "retrievals")) return *std::move(id);
  violations.Add(field, "of the form `retrievals/{retrieval}`");
  return "";
}

AttemptId ParseAttemptName(absl::string_view name, absl::string_view field,
                           error::FieldViolations& violations) {
  const auto ids = ParseName(name, {"retrievals", "attempts"});
  if (ids) return {.retrieval = (*ids)[0], .attempt = (*ids)[1]};
  violations.Add(field,
                 "of the form `retrievals/{retrieval}/attempts/{attempt}`");
  return {};
}

bool NamesAmendment(absl::string_view name) {
  return ParseName(name, {"retrievals", "amendments"}).has_value();
}

AmendmentId ParseAmendmentName(absl::string_view name, absl::string_view field,
                               error::FieldViolations& violations) {
  const auto ids = ParseName(name, {"retrievals", "amendments"});
  if (ids) return {.retrieval = (*ids)[0], .amendment = (*ids)[1]};
  violations.Add(field,
                 "of the form `retrievals/{retrieval}/amendments/{amendment}`");
  return {};
}

}  // namespace custodia::request::wire
