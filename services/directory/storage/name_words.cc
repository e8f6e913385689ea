#include "services/directory/storage/name_words.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"

namespace custodia::directory {
namespace {

// U+00C0 to U+017F without their marks, in order. A capital stands for two
// letters, a space for a sign that is no letter.
constexpr absl::string_view kLatin =
    "aaaaaaAceeeeiiii"   // U+00C0
    "dnooooo ouuuuyTS"   // U+00D0
    "aaaaaaAceeeeiiii"   // U+00E0
    "dnooooo ouuuuyTy"   // U+00F0
    "aaaaaaccccccccdd"   // U+0100
    "ddeeeeeeeeeegggg"   // U+0110
    "gggghhhhiiiiiiii"   // U+0120
    "iiJJjjkkklllllll"   // U+0130
    "lllnnnnnnnnnoooo"   // U+0140
    "ooOOrrrrrrssssss"   // U+0150
    "ssttttttuuuuuuuu"   // U+0160
    "uuuuwwyyyzzzzzzs";  // U+0170
static_assert(kLatin.size() == 0x180 - 0xC0);

void AppendLatin(char letter, std::string& out) {
  switch (letter) {
    case 'A':
      out += "ae";
      return;
    case 'J':
      out += "ij";
      return;
    case 'O':
      out += "oe";
      return;
    case 'S':
      out += "ss";
      return;
    case 'T':
      out += "th";
      return;
    default:
      out += letter;
  }
}

// Whether `byte` is one of those behind the first of a letter in UTF-8.
bool Continues(unsigned char byte) { return (byte & 0xC0) == 0x80; }

// Returns how many bytes at `text` are left out: an apostrophe, a full stop, a
// mark that combines with the letter before it (U+0300 to U+036F).
size_t SkippedBytes(absl::string_view text) {
  if (text.front() == '\'' || text.front() == '.' || text.front() == '`') {
    return 1;
  }
  const unsigned char first = text[0];
  const unsigned char second = text.size() > 1 ? text[1] : 0;
  if (!Continues(second)) return 0;
  if (first == 0xCC || (first == 0xCD && second < 0xB0)) return 2;
  // U+02BB, U+02BC, U+2018, U+2019: what typists take for an apostrophe.
  if (first == 0xCA && (second == 0xBB || second == 0xBC)) return 2;
  if (absl::StartsWith(text, "\u2018") || absl::StartsWith(text, "\u2019")) {
    return 3;
  }
  return 0;
}

// Words apart by spaces.
std::string Folded(absl::string_view text) {
  std::string folded;
  while (!text.empty()) {
    if (const size_t skipped = SkippedBytes(text); skipped > 0) {
      text.remove_prefix(skipped);
      continue;
    }
    const unsigned char first = text[0];
    if (first >= 0xC3 && first <= 0xC5 && text.size() > 1 &&
        Continues(text[1])) {
      AppendLatin(kLatin[(first - 0xC3) * 64 + (text[1] & 0x3F)], folded);
      text.remove_prefix(2);
      continue;
    }
    const bool in_word = absl::ascii_isalnum(first) || first >= 0x80;
    folded += in_word ? absl::ascii_tolower(first) : ' ';
    text.remove_prefix(1);
  }
  return folded;
}

}  // namespace

std::vector<std::string> NameWords(absl::string_view text) {
  return absl::StrSplit(Folded(text), ' ', absl::SkipEmpty());
}

std::string NameKey(absl::string_view text) {
  return absl::StrJoin(NameWords(text), "");
}

std::string NameText(const PersonName& name) {
  std::vector<std::string> parts;
  for (const std::string* part :
       {&name.family, &name.given, &name.middle, &name.suffix}) {
    parts.push_back(NameText(*part));
  }
  return absl::StrJoin(parts, "\t");
}

std::string NameText(absl::string_view name) {
  return absl::StrJoin(NameWords(name), " ");
}

std::string JoinedFamilyName(absl::string_view name_text) {
  const size_t end = name_text.find('\t');
  if (end == absl::string_view::npos) return "";
  const absl::string_view family = name_text.substr(0, end);
  if (!absl::StrContains(family, ' ')) return "";
  return absl::StrReplaceAll(family, {{" ", ""}});
}

std::vector<std::string> WordsOf(absl::string_view name_text) {
  std::vector<std::string> words =
      absl::StrSplit(name_text, absl::ByAnyChar(" \t"), absl::SkipEmpty());
  if (std::string joined = JoinedFamilyName(name_text); !joined.empty()) {
    words.push_back(std::move(joined));
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace custodia::directory
