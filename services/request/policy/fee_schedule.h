#ifndef CUSTODIA_SERVICES_REQUEST_POLICY_FEE_SCHEDULE_H_
#define CUSTODIA_SERVICES_REQUEST_POLICY_FEE_SCHEDULE_H_

#include <set>
#include <string>
#include <vector>

#include "services/request/policy/fees.h"

// The state's side of a fee.
namespace custodia::request::policy {

// A cap that applies to this copy.
struct JointCap {
  std::set<FeeKind> kinds;  // empty: all
  Cents amount = 0;
};

// What a state's schedule says. Points into the rules.
struct StateFee {
  CapStatus status = CapStatus::kUnknown;
  // The one used, or for kNotApplicable the one for others; or null. For
  // kUnknown, one whose price was not seen, or null.
  const FeeSchedule* schedule = nullptr;
  std::vector<FeeItem> items;  // for kKnown: each alone, before joint caps
  std::vector<JointCap> caps;  // those on fewest kinds first
  bool only_capped = false;    // a total and no prices of its parts
  std::vector<std::string> not_modelled;

  bool free() const { return status == CapStatus::kKnown && schedule->free; }
};

// Returns what the first schedule in force on the day of the request says of
// this copy (R-FEE-11 to R-FEE-13). No schedule is kUnknown, or kNotApplicable
// where there is one for other payers; one whose price was not seen is
// kUnknown. What HIPAA never lets an individual be charged for is left out
// where HIPAA limits the fee (R-FEE-02).
StateFee PriceBySchedule(const Ruleset& rules, const FeeQuestion& question);

// Returns `lines` cut to the caps.
std::vector<FeeItem> WithinCaps(std::vector<FeeItem> lines,
                                const std::vector<JointCap>& caps);

// Returns whether a known schedule lets the payer be charged for `kind`.
bool ScheduleAllows(const FeeSchedule& schedule, FeeKind kind, Payer payer);

}  // namespace custodia::request::policy

#endif  // CUSTODIA_SERVICES_REQUEST_POLICY_FEE_SCHEDULE_H_
