#include "services/directory/imports/text.h"

#include <cstdint>
#include <utility>

#include "absl/strings/ascii.h"

namespace custodia::directory {
namespace {

// What windows-1252 puts where ISO 8859-1 has the control characters 0x80 to
// 0x9F; 0 where it has nothing.
constexpr uint16_t kWindows1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool IsContinuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

// The length of the well-formed sequence that starts `bytes`, or 0 (Unicode
// standard, table 3-7).
size_t SequenceLength(absl::string_view bytes) {
  const auto at = [&](size_t i) {
    return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0;
  };
  const unsigned char first = at(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return IsContinuation(at(1)) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const unsigned char low = first == 0xE0 ? 0xA0 : 0x80;
    const unsigned char high = first == 0xED ? 0x9F : 0xBF;
    return at(1) >= low && at(1) <= high && IsContinuation(at(2)) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const unsigned char low = first == 0xF0 ? 0x90 : 0x80;
    const unsigned char high = first == 0xF4 ? 0x8F : 0xBF;
    return at(1) >= low && at(1) <= high && IsContinuation(at(2)) &&
                   IsContinuation(at(3))
               ? 4
               : 0;
  }
  return 0;
}

// Appends a character of the basic plane.
void AppendUtf8(uint16_t character, std::string& out) {
  if (character < 0x80) {
    out += static_cast<char>(character);
  } else if (character < 0x800) {
    out += static_cast<char>(0xC0 | character >> 6);
    out += static_cast<char>(0x80 | (character & 0x3F));
  } else {
    out += static_cast<char>(0xE0 | character >> 12);
    out += static_cast<char>(0x80 | (character >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (character & 0x3F));
  }
}

std::optional<std::string> FromWindows1252(absl::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool special = byte >= 0x80 && byte <= 0x9F;
    const uint16_t character = special ? kWindows1252[byte - 0x80] : byte;
    if (special && character == 0) return std::nullopt;
    AppendUtf8(character, out);
  }
  return out;
}

// Whether the text is what CleanText() makes of it, as most are.
bool IsCleanAscii(absl::string_view bytes) {
  char before = ' ';
  for (const char c : bytes) {
    if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) return false;
    before = c;
  }
  return bytes.empty() || before != ' ';
}

}  // namespace

bool IsUtf8(absl::string_view bytes) {
  while (!bytes.empty()) {
    const size_t length = SequenceLength(bytes);
    if (length == 0) return false;
    bytes.remove_prefix(length);
  }
  return true;
}

bool CleanTextInto(absl::string_view bytes, std::string& clean) {
  if (IsCleanAscii(bytes)) {
    clean.assign(bytes.data(), bytes.size());
    return true;
  }
  std::optional<std::string> text = CleanText(bytes);
  if (!text) return false;
  clean = *std::move(text);
  return true;
}

std::optional<std::string> CleanText(absl::string_view bytes) {
  std::optional<std::string> text =
      IsUtf8(bytes) ? std::string(bytes) : FromWindows1252(bytes);
  if (!text) return std::nullopt;
  for (char& c : *text) {
    if (absl::ascii_isspace(c)) c = ' ';
  }
  absl::RemoveExtraAsciiWhitespace(&*text);
  for (const char c : *text) {
    if (absl::ascii_iscntrl(c)) return std::nullopt;
  }
  return text;
}

}  // namespace custodia::directory
