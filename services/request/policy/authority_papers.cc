#include "services/request/policy/authority_papers.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

namespace custodia::request::policy {
namespace {

bool IsOneOf(Paper kind, std::initializer_list<Paper> kinds) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

// Returns what keeps the paper from being in force; absent: nothing.
std::optional<MissingPaper> NotInForce(const AuthorityPaper& paper,
                                       size_t index, absl::CivilDay day) {
  if (paper.issued_on && day < *paper.issued_on) {
    return MissingPaper{PaperField(index, "issued_on"),
                        "The paper is not yet issued."};
  }
  const std::optional<absl::CivilDay> last = LastDay(paper);
  if (last && *last < day) {
    return MissingPaper{PaperField(index, "expires_on"),
                        "The paper has expired; one in force is needed."};
  }
  return std::nullopt;
}

}  // namespace

std::string PaperField(size_t index, absl::string_view field) {
  return absl::StrCat(kPapersField, "[", index, "].", field);
}

std::optional<absl::CivilDay> LastDay(const AuthorityPaper& paper) {
  const std::optional<absl::CivilDay>& stated = paper.authorization.expires_on;
  if (!paper.expires_on) return stated;
  return std::min(*paper.expires_on, stated.value_or(*paper.expires_on));
}

bool HasPaper(const AuthorityQuestion& question,
              std::initializer_list<Paper> kinds) {
  return std::any_of(
      question.papers.begin(), question.papers.end(),
      [&](const AuthorityPaper& paper) { return IsOneOf(paper.kind, kinds); });
}

bool RequirePaper(const AuthorityQuestion& question,
                  std::initializer_list<Paper> kinds,
                  absl::string_view explanation, AuthorityAnswer& answer) {
  std::vector<MissingPaper> faults;
  for (size_t i = 0; i < question.papers.size(); ++i) {
    if (!IsOneOf(question.papers[i].kind, kinds)) continue;
    std::optional<MissingPaper> fault =
        NotInForce(question.papers[i], i, question.as_of);
    if (!fault) return true;
    faults.push_back(*std::move(fault));
  }
  if (faults.empty()) {
    faults.push_back({std::string(kPapersField), std::string(explanation)});
  }
  answer.missing.insert(answer.missing.end(), faults.begin(), faults.end());
  return false;
}

}  // namespace custodia::request::policy
