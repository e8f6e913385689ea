#include "services/request/rules/problems.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/errors.h"

namespace custodia::request::rules {

void Problems::Add(absl::string_view file, int line, absl::string_view reason) {
  lines_.push_back(line == 0 ? absl::StrCat(file, ": ", reason)
                             : absl::StrCat(file, ":", line, ": ", reason));
}

absl::Status Problems::ToStatus() const {
  if (empty()) return absl::OkStatus();
  return error::Make(absl::StatusCode::kInvalidArgument, "RULES_INVALID",
                     absl::StrJoin(lines_, "\n"));
}

}  // namespace custodia::request::rules
