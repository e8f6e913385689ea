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
#include "services/directory/domain/sentences.h"

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

absl::StatusOr<Practitioner> FindById(const std::string& id,
                                      FactReader& facts) {
  CUSTODIA_ASSIGN_OR_RETURN(std::optional<Practitioner> found,
                            facts.FindPractitioner(id));
  if (!found) {
    return error::PractitionerNotFound(absl::StrCat("practitioners/", id));
  }
  return *std::move(found);
}

// Returns nullptr where none is named.
absl::StatusOr<const OrganizationFacts*> FindNamed(const std::string& id,
                                                   FactsAsOf& facts) {
  if (id.empty()) return nullptr;
  CUSTODIA_ASSIGN_OR_RETURN(const OrganizationFacts* found, facts.Find(id));
  if (found == nullptr) {
    return error::OrganizationNotFound(absl::StrCat("organizations/", id));
  }
  return found;
}

// What a question names, looked up.
struct Named {
  std::optional<Practitioner> practitioner;
  const OrganizationFacts* organization = nullptr;
  const OrganizationFacts* laboratory = nullptr;
  std::optional<Practitioner> primary_care;
};

// Whom the question is about; nothing where no practitioner is asked for, or an
// unknown one of whose place something can be said.
absl::StatusOr<std::optional<Practitioner>> Identify(
    const Question& question, const Named& named, FactReader& facts,
    std::vector<Practitioner>& candidates) {
  if (!question.practitioner.empty()) {
    return FindById(question.practitioner, facts);
  }
  if (!question.query) return std::nullopt;
  CUSTODIA_ASSIGN_OR_RETURN(
      std::vector<Practitioner> having,
      facts.PractitionersNamed(*question.query, kMaxCandidates));
  if (having.size() > 1 && named.organization != nullptr) {
    CUSTODIA_RETURN_IF_ERROR(KeepThoseAt(*named.organization, facts, having));
  }
  if (having.size() > 1) {
    candidates = std::move(having);
    return error::PractitionerAmbiguous();
  }
  if (having.size() == 1) return std::move(having.front());
  if (question.query->state.empty() && named.organization == nullptr &&
      named.laboratory == nullptr) {
    return error::NoSuchName();
  }
  return std::nullopt;
}

absl::StatusOr<Named> LookUp(const Question& question, FactsAsOf& facts,
                             std::vector<Practitioner>& candidates) {
  Named named;
  CUSTODIA_ASSIGN_OR_RETURN(named.organization,
                            FindNamed(question.organization, facts));
  if (question.record_kind == RecordKind::kLaboratory) {
    CUSTODIA_ASSIGN_OR_RETURN(named.laboratory,
                              FindNamed(question.laboratory, facts));
    if (named.laboratory == nullptr && named.organization != nullptr &&
        named.organization->type == OrganizationType::kLaboratory) {
      std::swap(named.laboratory, named.organization);
    }
    if (!question.primary_care_practitioner.empty()) {
      CUSTODIA_ASSIGN_OR_RETURN(
          named.primary_care,
          FindById(question.primary_care_practitioner, facts.reader()));
    }
  }
  CUSTODIA_ASSIGN_OR_RETURN(
      named.practitioner,
      Identify(question, named, facts.reader(), candidates));
  return named;
}

// The laboratory, then who ordered the tests, then the primary care doctor; but
// for laboratory results there is one way only. A laboratory's county says
// something of who may know only where no doctor is named.
std::vector<Inquiry> InquiriesOf(const Inquiry& blank, const Named& named) {
  std::vector<Inquiry> inquiries;
  const auto add = [&](const Practitioner* practitioner,
                       const OrganizationFacts* organization) -> Inquiry& {
    Inquiry& added = inquiries.emplace_back(blank);
    added.practitioner = practitioner;
    added.title = practitioner ? Titled(*practitioner) : "";
    added.organization = organization;
    added.owner = practitioner ? practitioner->id : "";
    added.turn = static_cast<int>(inquiries.size()) - 1;
    return added;
  };
  const Practitioner* doctor =
      named.practitioner ? &*named.practitioner : nullptr;
  const Practitioner* primary_care =
      named.primary_care ? &*named.primary_care : nullptr;
  if (named.laboratory != nullptr) {
    Inquiry& laboratory = add(nullptr, named.laboratory);
    laboratory.laboratory = true;
    laboratory.owner = doctor ? doctor->id : "";
  }
  if (inquiries.empty() || doctor != nullptr || blank.question.query ||
      named.organization != nullptr) {
    add(doctor, named.organization);
  }
  if (primary_care != nullptr &&
      (doctor == nullptr || primary_care->id != doctor->id)) {
    add(primary_care, nullptr);
  }
  inquiries.front().climbs =
      named.laboratory == nullptr || inquiries.size() == 1;
  return inquiries;
}

}  // namespace

absl::StatusOr<Resolution> Resolve(const Question& question, FactReader& facts,
                                   std::vector<Practitioner>& candidates) {
  FactsAsOf as_of(facts, question.as_of);
  CUSTODIA_ASSIGN_OR_RETURN(const Named named,
                            LookUp(question, as_of, candidates));
  Inquiry inquiry{.question = question, .facts = as_of};
  for (const std::string& id : question.excluded_organizations) {
    CUSTODIA_ASSIGN_OR_RETURN(const Organization* found, as_of.Find(id));
    inquiry.excluded.insert(found ? found->id : id);
  }
  return Answer(InquiriesOf(inquiry, named));
}

}  // namespace custodia::directory
