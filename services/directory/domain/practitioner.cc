#include "services/directory/domain/practitioner.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace custodia::directory {

std::string DisplayName(const PersonName& name) {
  std::string display;
  for (const std::string* part :
       {&name.given, &name.middle, &name.family, &name.suffix}) {
    if (part->empty()) continue;
    // A lone letter before the family name is an initial.
    const bool initial = part->size() == 1 &&
                         absl::ascii_isalpha(part->front()) &&
                         part != &name.family && part != &name.suffix;
    absl::StrAppend(&display, display.empty() ? "" : " ", *part,
                    initial ? "." : "");
  }
  return display;
}

bool ServedByMedicalSocieties(const Practitioner& practitioner) {
  const std::vector<std::string>& codes = practitioner.taxonomy_codes;
  return codes.empty() ||
         std::any_of(codes.begin(), codes.end(), [](const std::string& code) {
           return absl::StartsWith(code, "20");
         });
}

bool IsTaxonomyPrefix(absl::string_view text) {
  return !text.empty() && text.size() <= 10 &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return absl::ascii_isdigit(c) || absl::ascii_isupper(c);
         });
}

bool Licenses(const Organization& board, const Practitioner* practitioner) {
  if (board.professions.empty()) {
    return practitioner == nullptr || ServedByMedicalSocieties(*practitioner);
  }
  if (practitioner == nullptr) return false;
  return std::any_of(board.professions.begin(), board.professions.end(),
                     [&](const std::string& profession) {
                       const auto& codes = practitioner->taxonomy_codes;
                       return std::any_of(codes.begin(), codes.end(),
                                          [&](const std::string& code) {
                                            return absl::StartsWith(code,
                                                                    profession);
                                          });
                     });
}

bool IsValidNpi(absl::string_view npi) {
  if (npi.size() != 10 ||
      !std::all_of(npi.begin(), npi.end(), absl::ascii_isdigit)) {
    return false;
  }
  int sum = 24;  // What the digits 80840 add.
  for (size_t i = 0; i < npi.size(); ++i) {
    const int digit = npi[i] - '0';
    const int doubled = digit * 2;
    sum += i % 2 == 0 ? doubled / 10 + doubled % 10 : digit;
  }
  return sum % 10 == 0;
}

bool IsTaxonomyCode(absl::string_view code) {
  return code.size() == 10 && std::all_of(code.begin(), code.end(), [](char c) {
           return absl::ascii_isdigit(c) || absl::ascii_isupper(c);
         });
}

}  // namespace custodia::directory
