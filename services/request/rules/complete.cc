#include "services/request/rules/complete.h"

#include <algorithm>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"

namespace custodia::request::rules {
namespace {

constexpr absl::string_view kCodes[] = {
    "US", "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL",
    "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME", "MD",
    "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM",
    "NY", "NC", "ND", "OH", "OK", "OR", "PA", "PR", "RI", "SC", "SD",
    "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY"};

}  // namespace

void CheckFiles(const std::vector<RuleFile>& files, Problems& problems) {
  std::set<std::string> missing;
  for (const absl::string_view code : kCodes) {
    missing.insert(absl::StrCat(code, ".textproto"));
  }
  const std::set<std::string> wanted = missing;
  for (const RuleFile& file : files) {
    if (!wanted.contains(file.name)) {
      problems.Add(file.name, 0, "is named after no state");
    } else if (missing.erase(file.name) == 0) {
      problems.Add(file.name, 0, "is there twice");
    }
  }
  for (const std::string& name : missing) {
    problems.Add(name, 0, "is missing");
  }
}

void CheckFederal(const policy::Jurisdiction& federal, Problems& problems) {
  const struct {
    policy::Clock clock;
    absl::string_view name;
  } kClocks[] = {{policy::Clock::kAccess, "ACCESS"},
                 {policy::Clock::kAmendment, "AMENDMENT"},
                 {policy::Clock::kAccounting, "ACCOUNTING"}};
  for (const auto& want : kClocks) {
    const bool found = std::any_of(
        federal.periods.begin(), federal.periods.end(),
        [&](const policy::Period& p) { return p.clock == want.clock; });
    if (!found) {
      problems.Add("US.textproto", 0,
                   absl::StrCat("has no period of clock ", want.name));
    }
  }
}

}  // namespace custodia::request::rules
