#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_ATTEMPT_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_ATTEMPT_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "common/dates.h"
#include "services/request/domain/grievance.h"
#include "services/request/domain/lead.h"
#include "services/request/domain/reply.h"
#include "services/request/policy/retention.h"
#include "services/request/policy/rules.h"

namespace custodia::request {

enum class AttemptState {
  kUnspecified = 0,
  kPlanned,
  kSent,
  kAcknowledged,
  kExtended,
  kFulfilled,
  kPartiallyFulfilled,
  kDenied,
  kNotCustodian,
  kUndeliverable,
  kAbandoned,
  kAnswered,
  kUnderReview,
};

enum class Channel {
  kUnspecified = 0,
  kInPerson,
  kFax,
  kEmail,
  kMail,
  kCertifiedMail,
  kPortal,
  kPhone,
};

// The clock that binds a holder, as the rules gave it when it was set: later
// rules do not move it.
struct LegalClock {
  PartialDate received;               // day 0
  std::optional<absl::CivilDay> due;  // last day to act; absent: no clock
  // Where the look has a clock of its own.
  std::optional<absl::CivilDay> inspection_due;
  std::string citation;  // of the law that sets `due`
  // What was accepted of the custodian; it moved one of the days.
  std::optional<ExtensionNotice> extension;

  bool operator==(const LegalClock&) const = default;
};

// One approach to one lead. To a holder it is an access request, to a referrer
// a question without the patient's name.
struct Attempt {
  std::string id;  // "1", "2", ... within the retrieval
  int part = 0;    // number of the part that it serves
  Lead lead;
  std::string department;  // of lead.departments, or ""
  AttemptState state = AttemptState::kUnspecified;
  PartialDate sent_date;
  PartialDate received_date;
  bool received_date_assumed = false;
  PartialDate follow_up_date;  // when to remind a referrer
  Channel channel = Channel::kUnspecified;
  std::string custodian_reference;
  std::vector<std::string> failed_contacts;  // values that came back; "" post
  PartialDate reply_date;                    // of the latest reply
  PartialDate answer_date;                   // of the first answer for good
  // Why it is not the custodian, as it last said.
  NotCustodianKind answer = NotCustodianKind::kUnspecified;
  std::optional<FeeQuote> fee_quote;   // the latest, judged
  bool quote_is_news = false;          // nothing else was said since
  std::optional<Fulfilment> release;   // the latest
  std::optional<DenialNotice> denial;  // the latest
  PartialDate denial_received;         // the day it reached the patient
  bool refusal_fell = false;           // a review overturned that refusal
  // What the custodian wants first; nothing once it has said something else.
  std::optional<InformationRequest> information_request;
  std::vector<policy::Defect> defects;  // oldest first
  std::vector<Review> reviews;          // oldest first
  std::vector<Complaint> complaints;    // oldest first
  LegalClock clock;                     // nothing where no law binds it
  policy::RetentionAnswer retention;    // as of the day it was asked

  // Returns whether it still waits for something.
  bool open() const;
  // Returns whether it was answered for good: an incomplete release is an
  // answer, but the rest is still to come.
  bool answered() const;
  // Returns whether its letter ever left.
  bool sent() const { return sent_date.known(); }
  // Returns whether a review was asked for and is not decided.
  bool review_pending() const {
    return !reviews.empty() &&
           reviews.back().outcome == ReviewOutcome::kUnspecified;
  }

  bool operator==(const Attempt&) const = default;
};

// The stable name of a state, e.g. "UNDER_REVIEW", for messages.
absl::string_view NameOf(AttemptState state);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_ATTEMPT_H_
