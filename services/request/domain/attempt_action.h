#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_ATTEMPT_ACTION_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_ATTEMPT_ACTION_H_

#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "services/request/domain/moment.h"
#include "services/request/domain/next_action.h"

// What one attempt wants done, for NextActions() alone.
namespace custodia::request {

// A reminder that goes so long before the last day reaches the custodian in
// time, even by post.
inline constexpr int kReminderDays = 7;

// An attempt at a moment.
struct AttemptCase {
  const Order& order;
  const Attempt& attempt;
  Moment& moment;

  // Whether a day has begun where the custodian is, and where the patient is.
  bool BegunForCustodian(absl::CivilDay day) const;
  bool BegunForPatient(absl::CivilDay day) const;
};

// Returns whom a letter goes to, e.g. `Mercy Hospital (Surgery)`.
std::string Addressee(const Attempt& attempt);

// Returns what an attempt that is open wants done.
NextAction ForOpen(const AttemptCase& facts);

// Returns that records which are ready are to be fetched.
NextAction ToPickUp(const Attempt& attempt);

// Returns what can be done about a refusal that was not overturned: ask for its
// review, object, complain. Nothing where none of these is left.
std::optional<NextAction> ForRefusal(const AttemptCase& facts);

// Returns the complaint that is to be made about a custodian: to OCR while it
// hears it, then to the custodian's own office and to the state's body, each
// once. Nothing where all were made.
std::optional<NextAction> ToComplain(const AttemptCase& facts);

// Returns whether a complaint to `body` was filed.
bool HasComplained(const Attempt& attempt, ComplaintBody body);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_ATTEMPT_ACTION_H_
