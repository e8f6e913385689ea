#include "common/resource_names.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"

namespace custodia {

bool IsResourceId(absl::string_view id) {
  return !id.empty() && id.size() <= 100 && id != "." && id != ".." &&
         std::all_of(id.begin(), id.end(), [](char c) {
           return absl::ascii_isalnum(c) || c == '.' || c == '_' || c == '-';
         });
}

std::optional<std::vector<std::string>> ParseName(
    absl::string_view name, const std::vector<absl::string_view>& collections) {
  const std::vector<absl::string_view> parts = absl::StrSplit(name, '/');
  if (parts.size() != 2 * collections.size()) return std::nullopt;
  std::vector<std::string> ids;
  for (size_t i = 0; i < collections.size(); ++i) {
    if (parts[2 * i] != collections[i] || !IsResourceId(parts[2 * i + 1])) {
      return std::nullopt;
    }
    ids.emplace_back(parts[2 * i + 1]);
  }
  return ids;
}

std::optional<std::string> ParseName(absl::string_view name,
                                     absl::string_view collection) {
  auto ids = ParseName(name, std::vector<absl::string_view>{collection});
  if (!ids.has_value()) return std::nullopt;
  return std::move(ids->front());
}

bool IsUuid(absl::string_view text) {
  if (text.size() != 36) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : !absl::ascii_isxdigit(text[i])) return false;
  }
  return true;
}

}  // namespace custodia
