#include "services/request/rules/loader.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/crypto/digest.h"
#include "common/errors.h"
#include "common/status_macros.h"
#include "services/request/rules/complete.h"
#include "services/request/rules/jurisdiction.h"
#include "services/request/rules/problems.h"

namespace custodia::request::rules {
namespace {

constexpr char kFederal[] = "US";
// Digits of the digest that make a version: enough to tell releases apart.
constexpr size_t kVersionDigits = 12;

// `files` are sorted.
std::string Version(const std::vector<RuleFile>& files) {
  Digest digest;
  for (const RuleFile& file : files) {
    // The size keeps one file's end apart from the next one's start.
    digest.Update(absl::StrCat(file.name, "\n", file.text.size(), "\n"));
    digest.Update(file.text);
  }
  return digest.Finish().substr(0, kVersionDigits);
}

absl::Status Unreadable(absl::string_view what) {
  return error::Make(absl::StatusCode::kNotFound, "RULES_UNREADABLE",
                     absl::StrCat(what, ": cannot be read"));
}

absl::StatusOr<RuleFile> ReadFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  RuleFile file{.name = path.filename().string(),
                .text = {std::istreambuf_iterator<char>(in), {}}};
  if (!in) return Unreadable(path.string());
  return file;
}

}  // namespace

absl::StatusOr<policy::Ruleset> ParseRuleset(std::vector<RuleFile> files) {
  std::sort(
      files.begin(), files.end(),
      [](const RuleFile& a, const RuleFile& b) { return a.name < b.name; });
  Problems problems;
  policy::Ruleset rules{.version = Version(files)};
  for (const RuleFile& file : files) {
    policy::Jurisdiction read = ReadJurisdiction(file, problems);
    if (read.code == kFederal) {
      rules.federal = std::move(read);
    } else {
      rules.states[read.code] = std::move(read);
    }
  }
  CheckFiles(files, problems);
  // What a file lacks is not said where its text could not be read.
  if (rules.federal.code == kFederal) CheckFederal(rules.federal, problems);
  CUSTODIA_RETURN_IF_ERROR(problems.ToStatus());
  return rules;
}

absl::StatusOr<policy::Ruleset> LoadShippedRuleset() {
  return ParseRuleset(ShippedFiles());
}

absl::StatusOr<policy::Ruleset> LoadRuleset(const std::string& folder) {
  if (folder.empty()) return LoadShippedRuleset();
  std::error_code error;
  std::vector<RuleFile> files;
  for (std::filesystem::directory_iterator it(folder, error), end;
       !error && it != end; it.increment(error)) {
    if (it->path().extension() != ".textproto") continue;
    CUSTODIA_ASSIGN_OR_RETURN(files.emplace_back(), ReadFile(it->path()));
  }
  if (error) return Unreadable(folder);
  return ParseRuleset(std::move(files));
}

}  // namespace custodia::request::rules
