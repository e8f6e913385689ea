#ifndef CUSTODIA_SERVICES_REQUEST_TESTING_LIFE_H_
#define CUSTODIA_SERVICES_REQUEST_TESTING_LIFE_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/request/domain/commands.h"
#include "services/request/domain/context.h"

namespace custodia::request::testing {

// The day on which all of a Life happens, unless it says otherwise.
inline constexpr absl::CivilDay kToday(2025, 6, 30);

// An order that lacks nothing.
Order PlainOrder();

// HIPAA's clocks, as version "rules-1".
policy::Ruleset HipaaAlone();

// Leads named `organizations/{id}`, with a fax. `id` is also the display name.
Lead Holder(absl::string_view id);
Lead Referrer(absl::string_view id);
// The same holder where HIPAA binds it: a practice in the state ST.
Lead Practice(absl::string_view id);

// The directory's answer: one stretch of all dates, with these leads.
Location LocatedAt(std::vector<Lead> leads);

// Replies.
Fulfilment Records(bool complete);
NotCustodian NotUs(NotCustodianKind kind);
// TRANSFERRED or REFERRED to `organizations/{id}`, which the directory has.
NotCustodian NotUsButKnown(NotCustodianKind kind, absl::string_view id);
// To a new one, which will be `organizations/{id}`.
NotCustodian NotUsButNew(NotCustodianKind kind, absl::string_view id,
                         Role role);

// A retrieval as commands make it: each is decided, and its events applied, as
// a store would. Not thread-safe.
class Life {
 public:
  // Not created yet.
  Life() { retrieval_.id = "r1"; }

  // Created from PlainOrder() and located at `leads`.
  explicit Life(std::vector<Lead> leads);

  // Returns the status of Decide(), whose events have been applied.
  absl::Status Do(const Command& command);

  // Returns what Do() would, and does nothing.
  absl::Status Would(const Command& command) const;

  // Short for Do(), by fax, on kToday.
  absl::Status Send(absl::string_view attempt);
  absl::Status Reply(absl::string_view attempt, request::Reply reply);

  const Retrieval& retrieval() const { return retrieval_; }
  // As it was before the last command.
  const Retrieval& before() const { return before_; }
  // What the last command made happen.
  const std::vector<Event>& last() const { return last_; }
  // All that happened.
  const std::vector<RecordedEvent>& events() const { return events_; }

  RetrievalState state() const { return StateOf(retrieval_); }
  // Those of an attempt or part that must be there.
  const Attempt& attempt(absl::string_view id) const;
  const Part& part(int number) const;
  // The attempt at work in a part, or null.
  const Attempt* open(int part = 1) const;

  // The day on which the next command is decided, and the law: HIPAA's clocks
  // alone, unless it says otherwise.
  absl::CivilDay today = kToday;
  policy::Ruleset rules = HipaaAlone();
  int referrer_follow_up_days = kReferrerFollowUpDays;

 private:
  Retrieval retrieval_;
  Retrieval before_;
  std::vector<Event> last_;
  std::vector<RecordedEvent> events_;
};

// All that happened in `life`, for a store to append.
std::vector<Event> EventsOf(const Life& life);

}  // namespace custodia::request::testing

#endif  // CUSTODIA_SERVICES_REQUEST_TESTING_LIFE_H_
