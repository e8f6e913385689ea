#include "services/request/workers/directory_locator.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/errors.h"
#include "common/status_macros.h"
#include "common/telemetry/log.h"
#include "services/request/workers/questions.h"

namespace custodia::request {
namespace {

// Each part that waits takes a step, and so does each change that others make
// while the directory is asked. What is left then, the worker finds.
constexpr int kMaxSteps = 10;

void LogRefused(const Retrieval& retrieval, const absl::Status& status) {
  log::Warning("locate_refused",
               {{"resource", absl::StrCat("retrievals/", retrieval.id)},
                {"reason", error::Reason(status)}});
}

// Returns the organization as `location` offers it, or its name alone.
Lead HolderIn(const Location& location, const std::string& organization) {
  for (const Stretch& stretch : location.stretches) {
    for (const Lead& lead : stretch.leads) {
      if (lead.organization == organization && lead.role == Role::kHolder) {
        return lead;
      }
    }
  }
  return {.organization = organization, .role = Role::kHolder};
}

const Part* FindAwaiting(const Retrieval& retrieval) {
  for (const Part& part : retrieval.parts) {
    if (StateOf(retrieval, part) == RetrievalState::kLocating) return &part;
  }
  return nullptr;
}

}  // namespace

DirectoryLocator::DirectoryLocator(const CommitTools& tools,
                                   DirectoryClient& directory,
                                   Doorbell& doorbell)
    : tools_(tools), directory_(directory), doorbell_(doorbell) {}

absl::Status DirectoryLocator::Locate(absl::string_view id,
                                      absl::Time deadline) {
  absl::Status conflict;
  for (int step = 0; step < kMaxSteps; ++step) {
    Retrieval retrieval;
    CUSTODIA_RETURN_IF_ERROR(
        tools_.store.Read([&](RequestSnapshot& store) -> absl::Status {
          CUSTODIA_ASSIGN_OR_RETURN(retrieval, store.Get(id));
          return absl::OkStatus();
        }));
    const absl::StatusOr<bool> more = Step(retrieval, deadline);
    conflict = more.status();
    if (more.ok() && !*more) return absl::OkStatus();
    if (!more.ok() && error::Reason(conflict) != "ETAG_MISMATCH") {
      return conflict;
    }
  }
  return conflict;
}

absl::StatusOr<Lead> DirectoryLocator::Find(const std::string& organization,
                                            absl::Time deadline) {
  const absl::StatusOr<LocationAnswer> answer =
      directory_.Locate({.organization = organization}, deadline);
  // What else it may have against the question, it knows the organization.
  const absl::Status& status = answer.status();
  if (!status.ok() &&
      (!IsFinal(status) || error::Reason(status) == "ORGANIZATION_NOT_FOUND")) {
    return status;
  }
  const Location* location =
      answer.ok() ? std::get_if<Location>(&*answer) : nullptr;
  return HolderIn(location == nullptr ? Location{} : *location, organization);
}

void DirectoryLocator::Wake() { doorbell_.Ring(); }

absl::StatusOr<bool> DirectoryLocator::Step(const Retrieval& retrieval,
                                            absl::Time deadline) {
  if (StateOf(retrieval) != RetrievalState::kLocating) return false;
  Change change{.retrieval = retrieval.id,
                .actor = kWorker,
                .expected_sequence = retrieval.sequence};
  if (const Part* part = FindAwaiting(retrieval); part != nullptr) {
    CUSTODIA_ASSIGN_OR_RETURN(change.command,
                              AskPart(retrieval, *part, deadline));
  } else {
    CUSTODIA_ASSIGN_OR_RETURN(change.command, AskWhole(retrieval, deadline));
  }
  CUSTODIA_ASSIGN_OR_RETURN(const Committed committed, Commit(change, tools_));
  // What changes nothing once would change nothing for ever.
  return committed.retrieval.sequence != retrieval.sequence;
}

absl::StatusOr<Command> DirectoryLocator::AskWhole(const Retrieval& retrieval,
                                                   absl::Time deadline) {
  absl::StatusOr<LocationAnswer> answer =
      directory_.Locate(QuestionAboutWhole(retrieval.order), deadline);
  if (!answer.ok()) {
    if (!IsFinal(answer.status())) return answer.status();
    LogRefused(retrieval, answer.status());
    return MarkProviderUnclear{};
  }
  if (auto* unclear = std::get_if<Unclear>(&*answer)) {
    return MarkProviderUnclear{.candidates = std::move(unclear->candidates)};
  }
  return request::Locate{std::get<Location>(*std::move(answer))};
}

absl::StatusOr<Command> DirectoryLocator::AskPart(const Retrieval& retrieval,
                                                  const Part& part,
                                                  absl::Time deadline) {
  LocatePart command{.part = part.number,
                     .organization = part.awaited_organization};
  absl::StatusOr<LocationAnswer> answer =
      directory_.Locate(QuestionAboutPart(retrieval, part), deadline);
  if (!answer.ok()) {
    if (!IsFinal(answer.status())) return answer.status();
    LogRefused(retrieval, answer.status());
  } else if (auto* location = std::get_if<Location>(&*answer)) {
    command.location = std::move(*location);
  }
  return command;
}

}  // namespace custodia::request
