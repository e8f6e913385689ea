#include "services/directory/storage/stored_values.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"

namespace custodia::directory::sql {

std::string JoinLines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) {
    absl::StrAppend(&text, absl::StrReplaceAll(line, {{"\n", " "}}), "\n");
  }
  return text;
}

std::vector<std::string> SplitLines(absl::string_view text) {
  std::vector<std::string> lines = absl::StrSplit(text, '\n');
  lines.pop_back();  // What is behind the last line feed.
  return lines;
}

Address AsStored(Address address) {
  address.lines = SplitLines(JoinLines(address.lines));
  return address;
}

}  // namespace custodia::directory::sql
