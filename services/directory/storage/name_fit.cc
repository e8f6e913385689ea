#include "services/directory/storage/name_fit.h"

#include <algorithm>
#include <optional>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/directory/storage/name_words.h"
#include "services/directory/storage/spelling.h"

namespace custodia::directory {
namespace {

bool PartsWords(char c) { return c == ' ' || c == '\t'; }

// Called for each name that an entry leads to: looks for the word where it
// stands, without taking the text apart.
bool HasWord(absl::string_view text, absl::string_view word, bool whole) {
  for (size_t at = text.find(word); at != absl::string_view::npos;
       at = text.find(word, at + 1)) {
    const size_t end = at + word.size();
    const bool begins = at == 0 || PartsWords(text[at - 1]);
    const bool ends = end == text.size() || PartsWords(text[end]);
    if (begins && (ends || !whole)) return true;
  }
  const std::string joined = JoinedFamilyName(text);
  return whole ? joined == word : absl::StartsWith(joined, word);
}

bool FitsCorrected(const AskedWord& asked, absl::string_view text) {
  return HasWord(text, asked.word, /*whole=*/false) ||
         std::any_of(asked.corrections.begin(), asked.corrections.end(),
                     [&](const std::string& correction) {
                       return HasWord(text, correction, /*whole=*/true);
                     });
}

bool IsInitial(absl::string_view word) { return FirstLetter(word) == word; }

// Whether one is the other, or its initial.
bool SameButForInitial(absl::string_view a, absl::string_view b) {
  return a == b || (IsInitial(a) && absl::StartsWith(b, a)) ||
         (IsInitial(b) && absl::StartsWith(a, b));
}

// The parts of a person's NameText().
struct PersonText {
  absl::string_view family;
  absl::string_view first_given;  // word
  absl::string_view middle;
};

std::optional<PersonText> ParsePerson(absl::string_view text) {
  const std::vector<absl::string_view> parts = absl::StrSplit(text, '\t');
  if (parts.size() != 4) return std::nullopt;
  return PersonText{.family = parts[0],
                    .first_given = parts[1].substr(0, parts[1].find(' ')),
                    .middle = parts[2]};
}

bool FitsInitials(const std::vector<AskedWord>& asked, absl::string_view text) {
  const std::optional<PersonText> person = ParsePerson(text);
  if (!person || person->first_given.empty()) return false;
  const std::vector<absl::string_view> words =
      absl::StrSplit(text, absl::ByAnyChar(" \t"), absl::SkipEmpty());
  bool has_family = false;
  bool has_given = false;
  for (const AskedWord& one : asked) {
    if (one.word == person->family) {
      has_family = true;
    } else if (SameButForInitial(one.word, person->first_given)) {
      has_given = true;
    } else if (!(IsInitial(one.word) && person->middle.empty()) &&
               std::none_of(words.begin(), words.end(),
                            [&](absl::string_view word) {
                              return SameButForInitial(one.word, word);
                            })) {
      return false;
    }
  }
  return has_family && has_given;
}

// The entries by the family name of people with the initial of a given name.
Stretch FamilyWithInitial(const std::string& family, const std::string& given) {
  const std::string text = absl::StrCat(family, "\t", FirstLetter(given));
  return {.first = {.word = family, .text = text},
          .behind = {.word = family, .text = BehindPrefix(text)}};
}

std::vector<Stretch> FamiliesWithInitials(const std::vector<AskedWord>& asked) {
  std::vector<Stretch> stretches;
  for (const AskedWord& family : asked) {
    for (const AskedWord& given : asked) {
      if (&family == &given) continue;
      Stretch stretch = FamilyWithInitial(family.word, given.word);
      if (std::find(stretches.begin(), stretches.end(), stretch) ==
          stretches.end()) {
        stretches.push_back(std::move(stretch));
      }
    }
  }
  return stretches;
}

std::vector<Stretch> StretchesOf(Fit fit, const AskedWord& asked) {
  if (fit == Fit::kWhole) return {WholeWord(asked.word)};
  std::vector<Stretch> stretches = {WordsFrom(asked.word)};
  if (fit == Fit::kBeginning) return stretches;
  for (const std::string& correction : asked.corrections) {
    stretches.push_back(WholeWord(correction));
  }
  return stretches;
}

}  // namespace

std::vector<AskedWord> AskedWords(const std::vector<std::string>& texts) {
  std::vector<std::string> words;
  for (const std::string& text : texts) {
    for (std::string& word : NameWords(text)) words.push_back(std::move(word));
  }
  std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  words.erase(std::unique(words.begin(), words.end()), words.end());
  std::vector<AskedWord> asked;
  for (std::string& word : words) asked.push_back({.word = std::move(word)});
  return asked;
}

bool Fits(Fit fit, const std::vector<AskedWord>& asked,
          absl::string_view name_text) {
  if (fit == Fit::kInitial) return FitsInitials(asked, name_text);
  return std::all_of(asked.begin(), asked.end(), [&](const AskedWord& one) {
    return fit == Fit::kCorrected
               ? FitsCorrected(one, name_text)
               : HasWord(name_text, one.word, fit == Fit::kWhole);
  });
}

Stretch WholeWord(absl::string_view word) {
  // Words have no control characters.
  return {.first = {.word = std::string(word)},
          .behind = {.word = absl::StrCat(word, "\x01")}};
}

Stretch WordsFrom(absl::string_view beginning) {
  return {.first = {.word = std::string(beginning)},
          .behind = {.word = BehindPrefix(beginning)}};
}

std::vector<std::vector<Stretch>> WaysTo(Fit fit,
                                         const std::vector<AskedWord>& asked) {
  if (fit == Fit::kInitial) return {FamiliesWithInitials(asked)};
  const auto is_corrected = [](const AskedWord& one) {
    return !one.corrections.empty();
  };
  if (fit == Fit::kCorrected &&
      std::none_of(asked.begin(), asked.end(), is_corrected)) {
    return {{}};
  }
  std::vector<std::vector<Stretch>> ways;
  for (const AskedWord& one : asked) ways.push_back(StretchesOf(fit, one));
  return ways;
}

std::string BehindPrefix(absl::string_view prefix) {
  // Nothing sorts behind U+10FFFF.
  return absl::StrCat(prefix, "\xF4\x8F\xBF\xBF");
}

}  // namespace custodia::directory
