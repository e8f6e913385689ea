#include "services/directory/storage/search_runs.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/directory/storage/name_words.h"

namespace custodia::directory::sql {

std::vector<std::string> WordsOf(const std::vector<std::string>& texts) {
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

std::string Json(const std::vector<std::string>& words) {
  // Folded words have no character that JSON would escape.
  return absl::StrCat("[\"", absl::StrJoin(words, "\",\""), "\"]");
}

std::string HasAllWords(absl::string_view name, Run run) {
  return absl::StrCat(" NOT EXISTS (SELECT 1 FROM json_each(?5) w WHERE instr(",
                      name, ".words, ' ' || w.value",
                      run == Run::kExact ? " || ' '" : "", ") = 0) ");
}

}  // namespace custodia::directory::sql
