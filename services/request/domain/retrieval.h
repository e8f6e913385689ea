#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_RETRIEVAL_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_RETRIEVAL_H_

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/dates.h"
#include "services/request/domain/amendment.h"
#include "services/request/domain/attempt.h"
#include "services/request/domain/lead.h"
#include "services/request/domain/order.h"

namespace custodia::request {

// Where a retrieval, or a part of one, stands. Never stored: it follows from
// the parts and their attempts.
enum class RetrievalState {
  kUnspecified = 0,
  kNeedsInformation,
  kLocating,
  kReadyToSend,
  kAwaitingReply,
  kFulfilled,
  kPartiallyFulfilled,
  kDenied,
  kUnresolved,
  kWithdrawn,
};

// One stretch of dates (and group of charts) with its own ladder.
struct Part {
  int number = 0;  // 1, 2, ...
  DayRange service_dates;
  PatientGroup patient_group = PatientGroup::kUnspecified;
  // Not yet tried, best first; of a lead of which some departments have been
  // tried, the others.
  std::vector<Lead> leads;
  std::string open_attempt;  // id, or ""
  // An organization that a reply named and whose leads the directory shall
  // give; "" where nothing is asked.
  std::string awaited_organization;
  // Id of the attempt whose reply named it; "" where the patient did.
  std::string awaited_attempt;
  bool relocating = false;  // the directory shall be asked anew
  bool fulfilled = false;
  bool received_some = false;
  std::vector<RecordCategory> received_categories;

  bool operator==(const Part&) const = default;
};

// One patient's effort to get records from one provider.
struct Retrieval {
  std::string id;
  Order order;
  std::vector<MissingItem> missing;
  std::string duplicate_of;  // `retrievals/{retrieval}`, or ""
  std::string practitioner;  // as located: `practitioners/...`, or ""
  std::string directory_revision;
  bool located = false;  // the directory has been asked and has answered
  std::vector<Candidate> candidates;
  std::vector<Part> parts;
  std::vector<Attempt> attempts;
  std::vector<Amendment> amendments;  // oldest first
  PartialDate first_sent_date;
  std::string ruleset_version;  // of the rules that last decided something
  bool withdrawn = false;
  absl::Time create_time;
  absl::Time update_time;
  int64_t sequence = 0;  // of the last event; 0: not created

  bool operator==(const Retrieval&) const = default;
};

// Return the attempt, part or amendment, or null.
const Attempt* FindAttempt(const Retrieval& retrieval, absl::string_view id);
const Amendment* FindAmendment(const Retrieval& retrieval,
                               absl::string_view id);
const Part* FindPart(const Retrieval& retrieval, int number);

// The state of a part, and of a retrieval as the function of its parts:
// NEEDS_INFORMATION and WITHDRAWN aside, any LOCATING, READY_TO_SEND,
// AWAITING_REPLY, in that order; else all FULFILLED; else some came
// (PARTIALLY_FULFILLED); else any DENIED; else UNRESOLVED.
RetrievalState StateOf(const Retrieval& retrieval, const Part& part);
RetrievalState StateOf(const Retrieval& retrieval);

// The stable name of a state, e.g. "AWAITING_REPLY", for messages.
absl::string_view NameOf(RetrievalState state);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_RETRIEVAL_H_
