#include "services/directory/storage/name_fit.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/directory/storage/name_words.h"

namespace custodia::directory {
namespace {

bool PartsWords(char c) { return c == ' ' || c == '\t'; }

// Called for each name that an entry leads to: looks for the word where it
// stands, without taking the text apart.
bool HasWord(absl::string_view text, absl::string_view word, bool whole) {
  for (size_t at = text.find(word); at != text.npos;
       at = text.find(word, at + 1)) {
    const size_t end = at + word.size();
    const bool begins = at == 0 || PartsWords(text[at - 1]);
    const bool ends = end == text.size() || PartsWords(text[end]);
    if (begins && (ends || !whole)) return true;
  }
  const std::string joined = JoinedFamilyName(text);
  return whole ? joined == word : absl::StartsWith(joined, word);
}

// Greater than the word alone, less than all that go on: words have no control
// characters.
std::string BehindWord(absl::string_view word) {
  return absl::StrCat(word, "\x01");
}

}  // namespace

std::vector<std::string> AskedWords(const std::vector<std::string>& texts) {
  std::vector<std::string> words;
  for (const std::string& text : texts) {
    for (std::string& word : NameWords(text)) words.push_back(std::move(word));
  }
  std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

bool Fits(Fit fit, const std::vector<std::string>& asked,
          absl::string_view name_text) {
  return std::all_of(asked.begin(), asked.end(), [&](const std::string& word) {
    return HasWord(name_text, word, fit == Fit::kWhole);
  });
}

std::vector<Stretch> StretchesOf(Fit fit, const std::string& asked) {
  const std::string behind =
      fit == Fit::kWhole ? BehindWord(asked) : BehindPrefix(asked);
  return {{.first = {.word = asked, .text = ""},
           .behind = {.word = behind, .text = ""}}};
}

std::string BehindPrefix(absl::string_view prefix) {
  // Nothing sorts behind U+10FFFF.
  return absl::StrCat(prefix, "\xF4\x8F\xBF\xBF");
}

}  // namespace custodia::directory
