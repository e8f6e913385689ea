#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_COMMANDS_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_COMMANDS_H_

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "services/request/domain/context.h"
#include "services/request/domain/events.h"
#include "services/request/domain/sending.h"

namespace custodia::request {

// What somebody wants of a retrieval. Dates have been checked to be dates of
// the calendar; whether they fit the retrieval, Decide() says.

struct Create {
  Order order;
  std::string duplicate_of;
};

// The directory's answer for the whole retrieval.
struct Locate {
  Location location;
};

// The directory knows several, or none, of that name.
struct MarkProviderUnclear {
  std::vector<Candidate> candidates;
  std::string directory_revision;
};

// The directory's answer for the organization that a part awaits; for "" the
// answer to having asked anew.
struct LocatePart {
  int part = 0;
  std::string organization;
  Location location;
};

// What the directory says when it is asked, unbidden, whether it knows somebody
// new for a part that may climb (climb.h).
struct Climb {
  int part = 0;
  Location location;
};

struct MarkAttemptSent {
  std::string attempt;
  Channel channel = Channel::kUnspecified;
  PartialDate sent_date;
  PartialDate received_date;  // unknown: not said
};

struct RecordReply {
  std::string attempt;
  Reply reply;
  PartialDate reply_date;
  std::string document_reference;
};

struct AdvanceAttempt {
  std::string attempt;
  std::string explanation;
};

// The whole order, as it shall be.
struct Revise {
  Order order;
};

// Whom the patient learned of: an organization that the directory does not
// know, or one that it does; neither: ask the directory anew.
struct Relocate {
  std::optional<NamedOrganization> new_organization;
  // `organizations/{organization}`; chosen by us, as in a reply.
  std::string new_organization_name;
  std::string organization;  // `organizations/{organization}`, or ""
};

struct Withdraw {
  std::string explanation;
};

// The patient asked for the review of a refusal.
struct RequestReview {
  std::string attempt;
  PartialDate request_date;  // unknown: today
};

// How it was decided; `review.request_date` is not read.
struct RecordReviewDecision {
  std::string attempt;
  Review review;
};

// `complaint.late` is not read: it is worked out.
struct FileComplaint {
  std::string attempt;  // "" where it is about an amendment
  Complaint complaint;
  std::string amendment;  // or ""
};

// The patient asks the custodian `lead` for a correction.
struct RequestAmendment {
  std::string amendment;  // the id that it gets, which no other has
  Lead lead;
  Correction correction;
  Sending sending;  // without dates: the letter has not gone
};

struct MarkAmendmentSent {
  std::string amendment;
  Sending sending;
};

struct RecordAmendmentReply {
  std::string amendment;
  AmendmentReply reply;
};

// The patient disagrees with a refusal to amend.
struct SubmitDisagreement {
  std::string amendment;
  std::string statement;
};

using Command =
    std::variant<Create, Locate, MarkProviderUnclear, LocatePart,
                 MarkAttemptSent, RecordReply, AdvanceAttempt, Withdraw, Revise,
                 Relocate, RequestReview, RecordReviewDecision, FileComplaint,
                 Climb, RequestAmendment, MarkAmendmentSent,
                 RecordAmendmentReply, SubmitDisagreement>;

// Returns the RPC's name of a command, e.g. "MarkAttemptSent"; "Locate" for
// what a worker does.
absl::string_view NameOf(const Command& command);

// Decides what `command` makes happen to `retrieval`, by the law as the
// context's rules give it. Pure.
//
// ATTEMPT_NOT_FOUND, AMENDMENT_NOT_FOUND; ILLEGAL_TRANSITION, naming command
// and state; INVALID_FIELD with the command's field paths for dates that do not
// fit (in the future, receipt before sending) and replies that contradict
// themselves; GROUND_NOT_REVIEWABLE where no ground of a refusal can be
// reviewed. An answer of the directory that came too late (the part was located
// meanwhile, the retrieval withdrawn), or in which nobody is new, makes nothing
// happen: an empty list.
absl::StatusOr<std::vector<Event>> Decide(const Retrieval& retrieval,
                                          const Command& command,
                                          const Context& context);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_COMMANDS_H_
