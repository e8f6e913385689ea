#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_AMENDMENT_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_AMENDMENT_H_

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/dates.h"
#include "services/request/domain/attempt.h"
#include "services/request/domain/grievance.h"
#include "services/request/domain/lead.h"
#include "services/request/domain/reply.h"
#include "services/request/policy/amendment.h"
#include "services/request/policy/rules.h"

// The correction of a record. 45 CFR 164.526.
namespace custodia::request {

// Where a correction stands. Never stored: it follows from what was said.
enum class AmendmentState {
  kUnspecified = 0,
  kReadyToSend,
  kAwaitingReply,
  kAccepted,
  kPartlyAccepted,
  kDenied,
  kDisagreed,
};

// What the patient wants corrected.
struct Correction {
  std::string statement;  // what is wrong and how it should read
  std::string reason;     // why it is wrong, or ""
  std::vector<std::string> persons_to_notify;
  // Should it be refused, request and refusal shall go with later disclosures.
  bool attach_if_denied = false;

  bool operator==(const Correction&) const = default;
};

// The custodian amends the record, or a part of it.
struct AmendmentAcceptance {
  PartialDate date;
  bool partial = false;

  bool operator==(const AmendmentAcceptance&) const = default;
};

// It refuses.
struct AmendmentDenial {
  PartialDate date;
  policy::AmendmentNotice notice;

  bool operator==(const AmendmentDenial&) const = default;
};

// Its answer to the patient's statement. 45 CFR 164.526(d)(3).
struct Rebuttal {
  PartialDate date;  // on which the patient had the copy

  bool operator==(const Rebuttal&) const = default;
};

using AmendmentReply = std::variant<ExtensionNotice, AmendmentAcceptance,
                                    AmendmentDenial, Rebuttal>;

// One correction that is asked of one custodian.
struct Amendment {
  std::string id;  // unique within the retrieval
  Lead lead;       // whom it asks
  Correction correction;
  Channel channel = Channel::kUnspecified;
  PartialDate sent_date;
  PartialDate received_date;
  bool received_date_assumed = false;
  LegalClock clock;  // nothing where no law binds it
  std::optional<AmendmentAcceptance> acceptance;  // the latest
  std::optional<AmendmentDenial> denial;          // the latest
  std::string disagreement;  // the patient's statement, or ""
  std::optional<Rebuttal> rebuttal;
  std::vector<policy::Defect> defects;  // oldest first
  std::vector<Complaint> complaints;    // oldest first

  // Returns whether its letter is known to have left.
  bool sent() const { return sent_date.known() || received_date.known(); }
  // Returns whether an answer to all of it is still due: a part is neither
  // amended, refused nor disputed.
  bool waits() const;

  bool operator==(const Amendment&) const = default;
};

AmendmentState StateOf(const Amendment& amendment);

// The stable name of a state, e.g. "PARTLY_ACCEPTED", for messages.
absl::string_view NameOf(AmendmentState state);

// Returns what must go with every later disclosure of the record, a document
// each: a statement of disagreement takes request, refusal and rebuttal with
// it; without one, request and refusal go where the patient asked for that.
// 45 CFR 164.526(d)(5).
std::vector<std::string> AttachmentsOf(const Amendment& amendment);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_AMENDMENT_H_
