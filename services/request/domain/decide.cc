#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/request/domain/authority_question.h"
#include "services/request/domain/commands.h"
#include "services/request/domain/deciders.h"
#include "services/request/domain/draft.h"
#include "services/request/domain/errors.h"
#include "services/request/domain/law.h"
#include "services/request/domain/plan.h"

namespace custodia::request {
namespace {

using Events = std::vector<Event>;

struct CommandName {
  absl::string_view operator()(const Create&) { return "CreateRetrieval"; }
  absl::string_view operator()(const Locate&) { return "Locate"; }
  absl::string_view operator()(const MarkProviderUnclear&) { return "Locate"; }
  absl::string_view operator()(const LocatePart&) { return "Locate"; }
  absl::string_view operator()(const Climb&) { return "Locate"; }
  absl::string_view operator()(const MarkAttemptSent&) {
    return "MarkAttemptSent";
  }
  absl::string_view operator()(const RecordReply&) { return "RecordReply"; }
  absl::string_view operator()(const AdvanceAttempt&) {
    return "AdvanceAttempt";
  }
  absl::string_view operator()(const Withdraw&) { return "WithdrawRetrieval"; }
  absl::string_view operator()(const Revise&) { return "ReviseRetrieval"; }
  absl::string_view operator()(const Relocate&) { return "RelocateRetrieval"; }
  absl::string_view operator()(const RequestReview&) { return "RequestReview"; }
  absl::string_view operator()(const RecordReviewDecision&) {
    return "RecordReviewDecision";
  }
  absl::string_view operator()(const FileComplaint&) { return "FileComplaint"; }
  absl::string_view operator()(const RequestAmendment&) {
    return "RequestAmendment";
  }
  absl::string_view operator()(const MarkAmendmentSent&) {
    return "MarkAmendmentSent";
  }
  absl::string_view operator()(const RecordAmendmentReply&) {
    return "RecordAmendmentReply";
  }
  absl::string_view operator()(const SubmitDisagreement&) {
    return "SubmitDisagreement";
  }
};

// Returns whether the directory's answer for the whole is still wanted.
bool AwaitsLocation(const Retrieval& retrieval) {
  return !retrieval.located && StateOf(retrieval) == RetrievalState::kLocating;
}

// Decides one command for a retrieval that exists, or is being created.
class Decider {
 public:
  Decider(const Retrieval& retrieval, const Context& context)
      : retrieval_(retrieval), context_(context) {}

  absl::StatusOr<Events> operator()(const Create& command) {
    return Events{
        RetrievalCreated{.order = command.order,
                         .missing = AllMissing(command.order, context_),
                         .duplicate_of = command.duplicate_of,
                         .ruleset_version = context_.rules.version}};
  }

  absl::StatusOr<Events> operator()(const Locate& command) {
    if (!AwaitsLocation(retrieval_)) return Events{};
    Draft draft(retrieval_);
    draft.Add(RetrievalLocated{
        .practitioner = command.location.practitioner,
        .directory_revision = command.location.revision,
        .parts = PartsOf(command.location,
                         retrieval_.order.records.service_dates.Days())});
    const auto parts = static_cast<int>(draft.retrieval().parts.size());
    for (int part = 1; part <= parts; ++part) PlanNext(part, draft);
    return std::move(draft).Finish();
  }

  absl::StatusOr<Events> operator()(const MarkProviderUnclear& command) {
    if (!AwaitsLocation(retrieval_)) return Events{};
    return Events{
        ProviderUnclear{.candidates = command.candidates,
                        .directory_revision = command.directory_revision}};
  }

  absl::StatusOr<Events> operator()(const LocatePart& command) {
    return DecideLocatePart(retrieval_, command);
  }

  absl::StatusOr<Events> operator()(const Climb& command) {
    return DecideClimb(retrieval_, command);
  }

  absl::StatusOr<Events> operator()(const MarkAttemptSent& command) {
    return DecideSent(retrieval_, command, context_);
  }

  absl::StatusOr<Events> operator()(const RecordReply& command) {
    return DecideReply(retrieval_, command, context_);
  }

  absl::StatusOr<Events> operator()(const AdvanceAttempt& command) {
    const Attempt* attempt = FindAttempt(retrieval_, command.attempt);
    if (attempt == nullptr) return NoSuchAttempt(retrieval_, command.attempt);
    if (!attempt->open()) {
      return error::IllegalTransition(NameOf(Command(command)),
                                      NameOf(attempt->state));
    }
    Draft draft(retrieval_);
    draft.Add(AttemptAbandoned{.attempt = command.attempt,
                               .reason = AbandonReason::kAdvanced,
                               .explanation = command.explanation});
    PlanNext(attempt->part, draft);
    return std::move(draft).Finish();
  }

  absl::StatusOr<Events> operator()(const Withdraw& command) {
    const RetrievalState state = StateOf(retrieval_);
    if (state == RetrievalState::kFulfilled ||
        state == RetrievalState::kWithdrawn) {
      return error::IllegalTransition(NameOf(Command(command)), NameOf(state));
    }
    Events events;
    for (const Attempt& attempt : retrieval_.attempts) {
      if (attempt.open()) {
        events.push_back(AttemptAbandoned{.attempt = attempt.id,
                                          .reason = AbandonReason::kWithdrawn});
      }
    }
    events.push_back(RetrievalWithdrawn{.explanation = command.explanation});
    return events;
  }

  absl::StatusOr<Events> operator()(const Revise& command) {
    return DecideRevise(retrieval_, command, context_);
  }

  absl::StatusOr<Events> operator()(const Relocate& command) {
    return DecideRelocate(retrieval_, command);
  }

  absl::StatusOr<Events> operator()(const RequestReview& command) {
    return DecideReview(retrieval_, command, context_);
  }

  absl::StatusOr<Events> operator()(const RecordReviewDecision& command) {
    return DecideReviewDecision(retrieval_, command, context_);
  }

  absl::StatusOr<Events> operator()(const FileComplaint& command) {
    return DecideComplaint(retrieval_, command, context_);
  }

  absl::StatusOr<Events> operator()(const RequestAmendment& command) {
    return DecideRequestAmendment(retrieval_, command, context_);
  }

  absl::StatusOr<Events> operator()(const MarkAmendmentSent& command) {
    return DecideAmendmentSent(retrieval_, command, context_);
  }

  absl::StatusOr<Events> operator()(const RecordAmendmentReply& command) {
    return DecideAmendmentReply(retrieval_, command, context_);
  }

  absl::StatusOr<Events> operator()(const SubmitDisagreement& command) {
    return DecideDisagreement(retrieval_, command);
  }

 private:
  const Retrieval& retrieval_;
  const Context& context_;
};

}  // namespace

absl::string_view NameOf(const Command& command) {
  return std::visit(CommandName{}, command);
}

absl::Status NoSuchAttempt(const Retrieval& retrieval, absl::string_view id) {
  return error::AttemptNotFound(
      absl::StrCat("retrievals/", retrieval.id, "/attempts/", id));
}

absl::StatusOr<std::vector<Event>> Decide(const Retrieval& retrieval,
                                          const Command& command,
                                          const Context& context) {
  const bool exists = retrieval.sequence != 0;
  if (exists == std::holds_alternative<Create>(command)) {
    return error::IllegalTransition(NameOf(command),
                                    NameOf(StateOf(retrieval)));
  }
  CUSTODIA_ASSIGN_OR_RETURN(const std::vector<Event> events,
                            std::visit(Decider(retrieval, context), command));
  return WithLaw(retrieval, events, context);
}

}  // namespace custodia::request
