#ifndef CUSTODIA_SERVICES_REQUEST_POLICY_FEE_QUOTE_H_
#define CUSTODIA_SERVICES_REQUEST_POLICY_FEE_QUOTE_H_

#include <optional>
#include <vector>

#include "services/request/policy/fee_hipaa.h"
#include "services/request/policy/fee_schedule.h"
#include "services/request/policy/fees.h"

// A holder's quote against the two sides.
namespace custodia::request::policy {

struct JudgedQuote {
  std::vector<FeeItem> items;
  std::optional<Cents> excess;  // absent where nothing is known
};

// Judges the quoted lines one by one. A line of a kind that may not be charged
// is refused whole; what is left of each part is over by what it exceeds the
// part's lower bound, and all of it together by what it exceeds `limit`, where
// that is known.
JudgedQuote JudgeQuote(const FeeQuestion& question, const HipaaFee& hipaa,
                       const StateFee& state, std::optional<Cents> limit);

}  // namespace custodia::request::policy

#endif  // CUSTODIA_SERVICES_REQUEST_POLICY_FEE_QUOTE_H_
