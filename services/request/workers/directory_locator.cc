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

namespace custodia::request {
namespace {

constexpr char kActor[] = "custodia";

// Each part that waits takes a step, and so does each change that others make
// while the directory is asked. What is left then, the worker finds.
constexpr int kMaxSteps = 10;

// Returns whether `status` is about the question itself: asking again would be
// answered the same. Anything else is a fault of the deployment, and nothing
// may be concluded from it about custody.
bool IsFinal(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kNotFound:
    case absl::StatusCode::kFailedPrecondition:
    case absl::StatusCode::kOutOfRange:
      return true;
    default:
      return false;
  }
}

void LogRefused(const Retrieval& retrieval, const absl::Status& status) {
  log::Warning("locate_refused",
               {{"resource", absl::StrCat("retrievals/", retrieval.id)},
                {"reason", error::Reason(status)}});
}

PartialDate ToDate(const std::optional<absl::CivilDay>& day) {
  return day.has_value() ? PartialDate::Of(*day) : PartialDate{};
}

// Results were made by a laboratory, which an organization without a doctor is,
// and ordered by the first doctor named; the second gives primary care.
void AskForResults(const Provider& provider, LocationQuestion& question) {
  const bool by_name = !question.query.empty();
  if (question.practitioner.empty() && !by_name) {
    question.laboratory = std::exchange(question.organization, "");
  }
  for (const std::string& doctor : provider.other_practitioners) {
    if (question.practitioner.empty() && !by_name) {
      question.practitioner = doctor;
    } else if (question.primary_care_practitioner.empty() &&
               doctor != question.practitioner) {
      question.primary_care_practitioner = doctor;
    }
  }
}

LocationQuestion QuestionAboutWhole(const Order& order) {
  LocationQuestion question{.practitioner = order.provider.practitioner,
                            .organization = order.provider.organization,
                            .query = order.provider.query,
                            .service_dates = order.records.service_dates,
                            .record_kind = order.record_kind};
  if (order.record_kind == RecordKind::kLaboratory) {
    AskForResults(order.provider, question);
  }
  return question;
}

// Whoever was asked is not to be offered again. The awaited organization is the
// question itself: what it was asked as before, the decision looks at.
std::vector<std::string> Asked(const Retrieval& retrieval, const Part& part) {
  std::vector<std::string> asked;
  for (const Attempt& attempt : retrieval.attempts) {
    const std::string& organization = attempt.lead.organization;
    if (attempt.part == part.number && !organization.empty() &&
        organization != part.awaited_organization &&
        std::find(asked.begin(), asked.end(), organization) == asked.end()) {
      asked.push_back(organization);
    }
  }
  return asked;
}

LocationQuestion QuestionAboutPart(const Retrieval& retrieval,
                                   const Part& part) {
  // Nobody named: the whole is asked anew, for the days of the part.
  const bool anew = part.awaited_organization.empty();
  const Provider& provider = retrieval.order.provider;
  return {
      .practitioner = retrieval.practitioner,
      .organization = anew ? provider.organization : part.awaited_organization,
      .query = anew && retrieval.practitioner.empty() ? provider.query
                                                      : PractitionerQuery{},
      .service_dates = {.start = ToDate(part.service_dates.first),
                        .end = ToDate(part.service_dates.last)},
      .record_kind = retrieval.order.record_kind,
      .excluded_organizations = Asked(retrieval, part)};
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

absl::Status DirectoryLocator::Find(const std::string& organization,
                                    absl::Time deadline) {
  const absl::Status status =
      directory_.Locate({.organization = organization}, deadline).status();
  // What else it may have against the question, it knows the organization.
  return IsFinal(status) && error::Reason(status) != "ORGANIZATION_NOT_FOUND"
             ? absl::OkStatus()
             : status;
}

void DirectoryLocator::Wake() { doorbell_.Ring(); }

absl::StatusOr<bool> DirectoryLocator::Step(const Retrieval& retrieval,
                                            absl::Time deadline) {
  if (StateOf(retrieval) != RetrievalState::kLocating) return false;
  Change change{.retrieval = retrieval.id,
                .actor = kActor,
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
