#ifndef CUSTODIA_SERVICES_REQUEST_RULES_LOADER_H_
#define CUSTODIA_SERVICES_REQUEST_RULES_LOADER_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/request/policy/rules.h"

// Reads the rules from files in the text format of
// custodia.policy.v1.Jurisdiction: one for `US`, each state, DC and PR. Either
// everything is sound or nothing is loaded: an error is INVALID_ARGUMENT,
// RULES_INVALID, whose message lists all that is wrong, one `file:line: reason`
// per line.
namespace custodia::request::rules {

// A rule file: `KS.textproto` and what is in it.
struct RuleFile {
  std::string name;
  std::string text;
};

// Returns the files that are compiled into the program, by name.
const std::vector<RuleFile>& ShippedFiles();

// Returns the rules in `files`, whose order does not matter. The version is the
// start of a digest of names and texts.
absl::StatusOr<policy::Ruleset> ParseRuleset(std::vector<RuleFile> files);

// Returns the rules that are compiled in.
absl::StatusOr<policy::Ruleset> LoadShippedRuleset();

// Returns the rules in the `.textproto` files of a folder, or those that are
// compiled in where `folder` is empty. RULES_UNREADABLE, NOT_FOUND, where the
// folder or one of its files cannot be read.
absl::StatusOr<policy::Ruleset> LoadRuleset(const std::string& folder);

}  // namespace custodia::request::rules

#endif  // CUSTODIA_SERVICES_REQUEST_RULES_LOADER_H_
