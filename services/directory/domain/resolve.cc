#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/directory/domain/answer.h"
#include "services/directory/domain/errors.h"
#include "services/directory/domain/inquiry.h"
#include "services/directory/domain/resolution.h"

namespace custodia::directory {
namespace {

// Of several doctors of a name, keeps those who were at the place asked for,
// where it is known of any.
absl::Status KeepThoseAt(const Organization& organization, FactReader& facts,
                         std::vector<Practitioner>& named) {
  std::vector<Practitioner> there;
  for (const Practitioner& one : named) {
    CUSTODIA_ASSIGN_OR_RETURN(const auto affiliations,
                              facts.AffiliationsOf(one.id));
    if (std::any_of(affiliations.begin(), affiliations.end(),
                    [&](const Affiliation& affiliation) {
                      return affiliation.organization == organization.id;
                    })) {
      there.push_back(one);
    }
  }
  if (!there.empty()) named = std::move(there);
  return absl::OkStatus();
}

// Whom the question is about; nothing where no practitioner is asked for, or an
// unknown one of whose place something can be said.
absl::StatusOr<std::optional<Practitioner>> Identify(
    const Question& question, const Organization* organization,
    FactReader& facts, std::vector<Practitioner>& candidates) {
  if (!question.practitioner.empty()) {
    CUSTODIA_ASSIGN_OR_RETURN(std::optional<Practitioner> found,
                              facts.FindPractitioner(question.practitioner));
    if (!found) {
      return error::PractitionerNotFound(
          absl::StrCat("practitioners/", question.practitioner));
    }
    return found;
  }
  if (!question.query) return std::nullopt;
  CUSTODIA_ASSIGN_OR_RETURN(
      std::vector<Practitioner> named,
      facts.PractitionersNamed(*question.query, kMaxCandidates));
  if (named.size() > 1 && organization != nullptr) {
    CUSTODIA_RETURN_IF_ERROR(KeepThoseAt(*organization, facts, named));
  }
  if (named.size() > 1) {
    candidates = std::move(named);
    return error::PractitionerAmbiguous();
  }
  if (named.size() == 1) return std::move(named.front());
  if (question.query->state.empty() && organization == nullptr) {
    return error::NoSuchName();
  }
  return std::nullopt;
}

}  // namespace

absl::StatusOr<Resolution> Resolve(const Question& question, FactReader& facts,
                                   std::vector<Practitioner>& candidates) {
  if (question.record_kind == RecordKind::kLaboratory) {
    return error::NotImplemented("record_kind LABORATORY");
  }
  FactsAsOf as_of(facts, question.as_of);
  Inquiry inquiry{.question = question, .facts = as_of};
  if (!question.organization.empty()) {
    CUSTODIA_ASSIGN_OR_RETURN(inquiry.organization,
                              as_of.Find(question.organization));
    if (inquiry.organization == nullptr) {
      return error::OrganizationNotFound(
          absl::StrCat("organizations/", question.organization));
    }
  }
  CUSTODIA_ASSIGN_OR_RETURN(
      const std::optional<Practitioner> practitioner,
      Identify(question, inquiry.organization, facts, candidates));
  if (practitioner) inquiry.practitioner = &*practitioner;
  for (const std::string& id : question.excluded_organizations) {
    CUSTODIA_ASSIGN_OR_RETURN(const Organization* found, as_of.Find(id));
    inquiry.excluded.insert(found ? found->id : id);
  }
  return Answer(inquiry);
}

}  // namespace custodia::directory
