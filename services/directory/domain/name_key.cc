#include "services/directory/domain/name_key.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace custodia::directory {
namespace {

constexpr absl::string_view kLegalForms[] = {
    "co",  "company", "corp", "corporation", "inc", "incorporated", "llc",
    "llp", "lp",      "ltd",  "pa",          "pc",  "pllc"};

bool IsLegalForm(absl::string_view word) {
  return std::find(std::begin(kLegalForms), std::end(kLegalForms), word) !=
         std::end(kLegalForms);
}

// Returns `name` in lower case, words apart by spaces. Dots and apostrophes
// vanish, so that "P.C." is one word; bytes beyond ASCII stay.
std::string Plain(absl::string_view name) {
  std::string plain;
  for (const char c : name) {
    if (c == '.' || c == '\'') continue;
    if (c == '&') {
      plain += " and ";
    } else if (absl::ascii_isalnum(c) || !absl::ascii_isascii(c)) {
      plain += absl::ascii_tolower(c);
    } else {
      plain += ' ';
    }
  }
  return plain;
}

}  // namespace

std::string OrganizationNameKey(absl::string_view name) {
  const std::string plain = Plain(name);
  std::vector<absl::string_view> words =
      absl::StrSplit(plain, ' ', absl::SkipEmpty());
  if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
  while (words.size() > 1 && IsLegalForm(words.back())) words.pop_back();
  return absl::StrJoin(words, " ");
}

}  // namespace custodia::directory
