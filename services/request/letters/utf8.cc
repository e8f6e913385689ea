#include "services/request/letters/utf8.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace custodia::request::letters {
namespace {

// Of RFC 3629, section 3: how many bytes follow the first, and which of its
// bits count.
size_t LengthOf(unsigned char first) {
  if (first >= 0xF0) return 4;
  if (first >= 0xE0) return 3;
  if (first >= 0xC0) return 2;
  return 1;
}

bool Continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

bool Harmful(char32_t c) {
  const bool control = (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0);
  const bool separator = c == 0x2028 || c == 0x2029;
  const bool direction = c == 0x061C || c == 0x200E || c == 0x200F ||
                         (c >= 0x202A && c <= 0x202E) ||
                         (c >= 0x2066 && c <= 0x2069);
  return control || separator || direction;
}

}  // namespace

std::vector<absl::string_view> CodePoints(absl::string_view text) {
  std::vector<absl::string_view> points;
  while (!text.empty()) {
    const size_t length = LengthOf(static_cast<unsigned char>(text.front()));
    size_t taken = 1;
    while (taken < std::min(length, text.size()) && Continues(text[taken])) {
      ++taken;
    }
    if (taken < length) taken = 1;
    points.push_back(text.substr(0, taken));
    text.remove_prefix(taken);
  }
  return points;
}

char32_t Decode(absl::string_view code_point) {
  const auto first = static_cast<unsigned char>(code_point.front());
  if (code_point.size() == 1) return first;
  char32_t number = first & (0xFFU >> (code_point.size() + 1));
  for (const char byte : code_point.substr(1)) {
    number = (number << 6U) | (static_cast<unsigned char>(byte) & 0x3FU);
  }
  return number;
}

std::string Printable(absl::string_view text) {
  std::string clean;
  for (const absl::string_view point : CodePoints(text)) {
    absl::StrAppend(&clean, Harmful(Decode(point)) ? " " : point);
  }
  return clean;
}

}  // namespace custodia::request::letters
