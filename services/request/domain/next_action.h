#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_NEXT_ACTION_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_NEXT_ACTION_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/request/domain/retrieval.h"

namespace custodia::request {

enum class ActionKind {
  kUnspecified = 0,
  kSupplyInformation,
  kChooseProvider,
  kLocate,
  kFindContact,
  kSendRequest,
  kSendInquiry,
  kWait,
  kFollowUp,
  kAnswerCustodian,
  kAnswerFeeQuote,
  kObjectToFee,
  kObjectToDenial,
  kRequestReview,
  kComplainToCustodian,
  kComplainToOcr,
  kComplainToState,
  kPickUp,
  kCheckRecords,
  kAskForRemainder,
  kChooseNextLead,
  kSendAmendment,
  kSubmitDisagreement,
};

// A letter that can be written.
enum class DocumentKind {
  kUnspecified = 0,
  kAccessRequest,
  kInquiry,
  kFollowUp,
  kFeeObjection,
  kDenialObjection,
  kOcrComplaint,
  kAmendmentRequest,
  kStatementOfDisagreement,
  kReviewRequest,
  kWithdrawalNotice,
};

// What to do now.
struct NextAction {
  ActionKind kind = ActionKind::kUnspecified;
  std::string organization;  // `organizations/{organization}`, or ""
  std::string explanation;   // one sentence
  std::string attempt;       // id, or ""
  std::string amendment;     // id, or ""
  // By when, or for kWait until when; absent: no date binds it.
  std::optional<absl::CivilDay> due;
  DocumentKind document = DocumentKind::kUnspecified;  // written for it

  bool operator==(const NextAction&) const = default;
};

// Returns what to do at `now`: one action for each part that is still open, or
// whose records came and are to be fetched or checked; one for the whole
// retrieval while it has no parts; one for each amendment that has not ended,
// whatever became of the request. Soonest first, what has no date last, and
// else in the order of the parts and of the amendments. Empty once all ended.
//
// A day that binds a custodian passes in the custodian's zone, one that binds
// the patient in the patient's. What nobody reports, such as that a reminder
// went, is taken to be done by the day on which the next step is due.
std::vector<NextAction> NextActions(const Retrieval& retrieval, absl::Time now);

// The same, and until when it stays so unless something happens.
struct Agenda {
  std::vector<NextAction> actions;
  absl::Time until = absl::InfiniteFuture();
};
Agenda AgendaAt(const Retrieval& retrieval, absl::Time now);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_NEXT_ACTION_H_
