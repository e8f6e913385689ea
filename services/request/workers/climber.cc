#include "services/request/workers/climber.h"

#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/errors.h"
#include "common/status_macros.h"
#include "common/telemetry/log.h"
#include "services/request/domain/climb.h"
#include "services/request/workers/questions.h"

namespace custodia::request {
namespace {

void LogFailed(absl::string_view id, const absl::Status& status) {
  log::Warning("climb_failed", {{"resource", absl::StrCat("retrievals/", id)},
                                {"reason", error::Reason(status)}});
}

}  // namespace

Climber::Climber(const CommitTools& tools, DirectoryClient& directory,
                 const ClimberOptions& options)
    : tools_(tools),
      directory_(directory),
      options_(options),
      next_look_(tools.clock.Now() + options.interval) {}

absl::Status Climber::RunOnce(absl::Time deadline) {
  const absl::Time now = tools_.clock.Now();
  if (now < next_question_) return absl::OkStatus();
  CUSTODIA_ASSIGN_OR_RETURN(const std::optional<std::string> id, Next());
  if (!id.has_value()) return absl::OkStatus();
  next_question_ = now + options_.gap;
  next_look_ = now + options_.interval;
  absl::Status asked = AskAbout(*id, deadline);
  const std::string reason = error::Reason(asked);
  if (reason == "DIRECTORY_UNAVAILABLE") return asked;
  // Somebody was quicker: what it has become is asked about next.
  if (reason == "ETAG_MISMATCH") return absl::OkStatus();
  // Whatever came of it, the others come first now.
  CUSTODIA_RETURN_IF_ERROR(
      tools_.store.Write([&](RequestTransaction& txn) -> absl::Status {
        return txn.RecordClimb(*id, revision_, now);
      }));
  if (!asked.ok()) LogFailed(*id, asked);
  return absl::OkStatus();
}

absl::StatusOr<std::optional<std::string>> Climber::Next() {
  std::optional<std::string> id;
  CUSTODIA_RETURN_IF_ERROR(
      tools_.store.Read([&](RequestSnapshot& store) -> absl::Status {
        id.reset();
        if (!revision_.empty()) {
          CUSTODIA_ASSIGN_OR_RETURN(id, store.NextToClimb(revision_));
        }
        if (!id.has_value() && tools_.clock.Now() >= next_look_) {
          CUSTODIA_ASSIGN_OR_RETURN(id, store.NextToClimb(""));
        }
        return absl::OkStatus();
      }));
  return id;
}

absl::Status Climber::AskAbout(const std::string& id, absl::Time deadline) {
  Retrieval retrieval;
  CUSTODIA_RETURN_IF_ERROR(
      tools_.store.Read([&](RequestSnapshot& store) -> absl::Status {
        CUSTODIA_ASSIGN_OR_RETURN(retrieval, store.Get(id));
        return absl::OkStatus();
      }));
  std::vector<int> parts;
  for (const Part& part : retrieval.parts) {
    if (MayClimb(retrieval, part)) parts.push_back(part.number);
  }
  for (const int part : parts) {
    CUSTODIA_RETURN_IF_ERROR(AskAboutPart(part, deadline, retrieval));
  }
  return absl::OkStatus();
}

absl::Status Climber::AskAboutPart(int part, absl::Time deadline,
                                   Retrieval& retrieval) {
  absl::StatusOr<LocationAnswer> answer = directory_.Locate(
      QuestionAboutPart(retrieval, *FindPart(retrieval, part)), deadline);
  if (!answer.ok()) {
    if (!IsFinal(answer.status())) return answer.status();
    LogFailed(retrieval.id, answer.status());
    return absl::OkStatus();
  }
  auto* location = std::get_if<Location>(&*answer);
  if (location == nullptr) return absl::OkStatus();
  revision_ = location->revision;
  CUSTODIA_ASSIGN_OR_RETURN(
      Committed committed,
      Commit({.retrieval = retrieval.id,
              .command = Climb{.part = part, .location = std::move(*location)},
              .actor = kWorker,
              .expected_sequence = retrieval.sequence},
             tools_));
  retrieval = std::move(committed.retrieval);
  return absl::OkStatus();
}

}  // namespace custodia::request
