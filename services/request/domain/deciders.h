#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_DECIDERS_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_DECIDERS_H_

#include <vector>

#include "absl/status/statusor.h"
#include "services/request/domain/commands.h"

// The larger decisions of Decide(), each with its promise.
namespace custodia::request {

absl::StatusOr<std::vector<Event>> DecideSent(const Retrieval& retrieval,
                                              const MarkAttemptSent& command,
                                              const Context& context);

absl::StatusOr<std::vector<Event>> DecideReply(const Retrieval& retrieval,
                                               const RecordReply& command,
                                               const Context& context);

absl::StatusOr<std::vector<Event>> DecideRevise(const Retrieval& retrieval,
                                                const Revise& command,
                                                const Context& context);

absl::StatusOr<std::vector<Event>> DecideRelocate(const Retrieval& retrieval,
                                                  const Relocate& command);

absl::StatusOr<std::vector<Event>> DecideLocatePart(const Retrieval& retrieval,
                                                    const LocatePart& command);

absl::StatusOr<std::vector<Event>> DecideClimb(const Retrieval& retrieval,
                                               const Climb& command);

absl::StatusOr<std::vector<Event>> DecideReview(const Retrieval& retrieval,
                                                const RequestReview& command,
                                                const Context& context);

absl::StatusOr<std::vector<Event>> DecideReviewDecision(
    const Retrieval& retrieval, const RecordReviewDecision& command,
    const Context& context);

absl::StatusOr<std::vector<Event>> DecideComplaint(const Retrieval& retrieval,
                                                   const FileComplaint& command,
                                                   const Context& context);

absl::StatusOr<std::vector<Event>> DecideRequestAmendment(
    const Retrieval& retrieval, const RequestAmendment& command,
    const Context& context);

absl::StatusOr<std::vector<Event>> DecideAmendmentSent(
    const Retrieval& retrieval, const MarkAmendmentSent& command,
    const Context& context);

absl::StatusOr<std::vector<Event>> DecideAmendmentReply(
    const Retrieval& retrieval, const RecordAmendmentReply& command,
    const Context& context);

absl::StatusOr<std::vector<Event>> DecideDisagreement(
    const Retrieval& retrieval, const SubmitDisagreement& command);

// ATTEMPT_NOT_FOUND, naming the attempt `id` of `retrieval`.
absl::Status NoSuchAttempt(const Retrieval& retrieval, absl::string_view id);

// AMENDMENT_NOT_FOUND, likewise.
absl::Status NoSuchAmendment(const Retrieval& retrieval, absl::string_view id);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_DECIDERS_H_
