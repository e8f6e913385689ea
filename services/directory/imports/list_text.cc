#include "services/directory/imports/list_text.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_join.h"

namespace custodia::directory {
namespace {

constexpr absl::string_view kEscaped = ";,\\";

// Whether text[i] is a backslash that escapes what is behind it.
bool Escapes(absl::string_view text, size_t i) {
  return text[i] == '\\' && i + 1 < text.size() &&
         absl::StrContains(kEscaped, text[i + 1]);
}

}  // namespace

std::vector<absl::string_view> SplitList(absl::string_view text,
                                         char separator) {
  std::vector<absl::string_view> items;
  if (text.empty()) return items;
  size_t start = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && Escapes(text, i)) {
      ++i;
    } else if (i == text.size() || text[i] == separator) {
      items.push_back(
          absl::StripAsciiWhitespace(text.substr(start, i - start)));
      start = i + 1;
    }
  }
  return items;
}

std::string EscapeItem(absl::string_view value) {
  std::string item;
  for (const char c : value) {
    if (absl::StrContains(kEscaped, c)) item += '\\';
    item += c;
  }
  return item;
}

std::string UnescapeItem(absl::string_view item) {
  std::string value;
  for (size_t i = 0; i < item.size(); ++i) {
    if (Escapes(item, i)) ++i;
    value += item[i];
  }
  return value;
}

std::string JoinList(const std::vector<std::string>& values) {
  return absl::StrJoin(values, ";",
                       [](std::string* out, const std::string& value) {
                         *out += EscapeItem(value);
                       });
}

}  // namespace custodia::directory
