#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_LAW_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_LAW_H_

#include <vector>

#include "absl/time/civil_time.h"
#include "services/request/domain/context.h"
#include "services/request/domain/events.h"
#include "services/request/domain/retrieval.h"
#include "services/request/policy/denial.h"
#include "services/request/policy/due_dates.h"
#include "services/request/policy/retention.h"

// The law's questions, put from what a retrieval knows.
namespace custodia::request {

// Return the column of the law in which an organization stands: one that keeps
// records stands in that of who made them, and for how long they are kept goes
// by who made them, whoever has them.
policy::HolderType HolderTypeOf(const Lead& lead);
policy::HolderType OriginTypeOf(const Lead& lead);

// Returns as whom a requester pays and waits: all who stand for the patient
// are personal representatives; unsaid, it is the patient.
policy::Payer PayerOf(Relationship relationship);

// Returns whether HIPAA binds whoever is asked; and whether any law is known
// to.
bool BoundByHipaa(const Lead& lead);
bool DutyKnown(const Lead& lead);

// Return by when the holder must act, as a question: the letter was received.
policy::DueQuestion DueQuestionOf(const Order& order, const Attempt& attempt);
policy::DueQuestion DueQuestionOf(const Order& order,
                                  const Amendment& amendment);

// Returns the answer as the clock that began with receipt on `received`.
LegalClock ClockOf(const policy::DueAnswer& answer,
                   const PartialDate& received);

// Returns whether a refusal that reached the patient on `received` stands, as
// a question.
policy::DenialQuestion DenialQuestionOf(const Order& order,
                                        const Attempt& attempt,
                                        const DenialNotice& notice,
                                        const PartialDate& received);

// Returns whether the records of `part` should still be with `lead` on `day`.
// Where days of care are known as a stretch, the answer is for those of its
// first or last day that may go first; without a first day nothing is known.
// `holds` are what was open.
policy::RetentionAnswer RetentionOn(absl::CivilDay day, const Order& order,
                                    const Part& part, const Lead& lead,
                                    const policy::Ruleset& rules,
                                    std::vector<policy::Hold> holds = {});

// Returns `events`, just decided for `retrieval`, and after them what the law
// makes of them: a clock where a day of receipt came or moved, and whether the
// records of each attempt that is planned must still exist, as was last said.
std::vector<Event> WithLaw(const Retrieval& retrieval,
                           const std::vector<Event>& events,
                           const Context& context);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_LAW_H_
