#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_NEXT_ACTION_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_NEXT_ACTION_H_

#include <string>
#include <vector>

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
  kAnswerCustodian,
  kAskForRemainder,
  kChooseNextLead,
};

// What to do now.
struct NextAction {
  ActionKind kind = ActionKind::kUnspecified;
  std::string organization;  // `organizations/{organization}`, or ""
  std::string explanation;   // one sentence
  std::string attempt;       // id, or ""

  bool operator==(const NextAction&) const = default;
};

// Returns one action for each part that is still open, in the order of the
// parts; one for the whole retrieval while it has none. Empty once it has
// ended.
std::vector<NextAction> NextActions(const Retrieval& retrieval);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_NEXT_ACTION_H_
