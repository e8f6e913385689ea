#ifndef CUSTODIA_SERVICES_REQUEST_TESTING_RULE_TEXT_H_
#define CUSTODIA_SERVICES_REQUEST_TESTING_RULE_TEXT_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/request/policy/rules.h"

// Rules in words and numbers, so that a test can state them.
namespace custodia::request::testing {

// Returns the rules that are compiled in, or those in the folder that the
// environment variable CUSTODIA_TEST_RULES names (tests/mutation). Ends the
// program where they are not sound.
const policy::Ruleset& ShippedRules();

// Returns the shipped rule `id`, or "none". Parts that are not set are left
// out; confidence is last. E.g.
//   15 business days, extended to 21, copies, individual, HIGH
//   1-25 at 1.00, 26+ at 0.50, search 5.00, postage actual, HIGH
//   minor: max(age:21,last+7y) from discharge, hospital, HIGH
//   held by litigation, hospital, HIGH
std::string RuleText(absl::string_view id);

// Returns the ids of a state's rules: clocks, fees, retention, holds, in the
// order of the file.
std::vector<std::string> RuleIds(absl::string_view state);

// Returns e.g. `19, HIGH`.
std::string MajorityText(absl::string_view state);

// Returns a state's bodies, registries and rules on people, in the order of the
// format's fields. E.g.
//   reviews denials: Medical Record Access Review Committee, MEDIUM
//   would refuse for what is detrimental, MEDIUM
//   told where records are: Oregon Medical Board, HIGH
//   care of the minor's own: prohibited, MEDIUM
//   survivors: executor, spouse, child, parent, HIGH
//   authorization: 12 months, HIGH
std::vector<std::string> PeopleText(absl::string_view state);

}  // namespace custodia::request::testing

#endif  // CUSTODIA_SERVICES_REQUEST_TESTING_RULE_TEXT_H_
