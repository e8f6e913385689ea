#include "services/directory/storage/spelling.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/types/span.h"

namespace custodia::directory {
namespace {

std::vector<absl::string_view> Letters(absl::string_view word) {
  std::vector<absl::string_view> letters;
  while (!word.empty()) {
    letters.push_back(FirstLetter(word));
    word.remove_prefix(letters.back().size());
  }
  return letters;
}

}  // namespace

absl::string_view FirstLetter(absl::string_view word) {
  size_t size = 1;
  while (size < word.size() &&
         (static_cast<unsigned char>(word[size]) & 0xC0) == 0x80) {
    ++size;
  }
  return word.substr(0, size);
}

size_t CountLetters(absl::string_view word) { return Letters(word).size(); }

std::vector<std::string> WithoutOneLetter(absl::string_view word) {
  std::vector<std::string> spellings;
  for (const absl::string_view letter : Letters(word)) {
    const size_t at = letter.data() - word.data();
    std::string spelling =
        absl::StrCat(word.substr(0, at), word.substr(at + letter.size()));
    // Leaving out either of two equal neighbours is the same.
    if (spellings.empty() || spellings.back() != spelling) {
      spellings.push_back(std::move(spelling));
    }
  }
  return spellings;
}

bool IsOneTypoAway(absl::string_view a, absl::string_view b) {
  const std::vector<absl::string_view> letters_a = Letters(a);
  const std::vector<absl::string_view> letters_b = Letters(b);
  absl::Span<const absl::string_view> rest_a(letters_a);
  absl::Span<const absl::string_view> rest_b(letters_b);
  while (!rest_a.empty() && !rest_b.empty() &&
         rest_a.front() == rest_b.front()) {
    rest_a.remove_prefix(1);
    rest_b.remove_prefix(1);
  }
  while (!rest_a.empty() && !rest_b.empty() && rest_a.back() == rest_b.back()) {
    rest_a.remove_suffix(1);
    rest_b.remove_suffix(1);
  }
  if (rest_a.size() == 2 && rest_b.size() == 2) {
    return rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0];
  }
  return rest_a.size() <= 1 && rest_b.size() <= 1 &&
         rest_a.size() + rest_b.size() > 0;
}

}  // namespace custodia::directory
