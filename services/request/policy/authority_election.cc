#include "services/request/policy/authority_election.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"

namespace custodia::request::policy {
namespace {

Basis ElectionBasis(absl::string_view explanation) {
  return {.rule = "R-WHO-06",
          .citation = "45 CFR 164.502(g)(5)",
          .confidence = Confidence::kHigh,
          .explanation = std::string(explanation)};
}

std::vector<MissingPaper> Lacking(const Election& election,
                                  absl::CivilDay day) {
  std::vector<MissingPaper> lacking;
  if (election.reason == ElectionReason::kUnspecified) {
    lacking.push_back({"election.reason",
                       "What the custodian reasonably believes of the "
                       "requester must be stated."});
  }
  if (!election.has_decider) {
    lacking.push_back({"election.decided_by", "Who decided must be stated."});
  }
  if (!election.decided_on) {
    lacking.push_back(
        {"election.decided_time", "When it was decided must be stated."});
  } else if (day < *election.decided_on) {
    lacking.push_back({"election.decided_time",
                       "It was decided after the day of disclosure."});
  }
  if (!election.against_best_interest) {
    lacking.push_back(
        {"election.not_in_best_interest",
         "Professional judgment must find that it is not in the patient's "
         "best interest to treat the requester as representative."});
  }
  return lacking;
}

bool Represents(const AuthorityQuestion& question,
                const AuthorityAnswer& answer) {
  return question.relation != Relation::kSelf && answer.route == Route::kAccess;
}

}  // namespace

void ApplyElection(const AuthorityQuestion& question, AuthorityAnswer& answer) {
  if (!question.election) return;
  if (!Represents(question, answer)) {
    answer.basis.push_back(
        ElectionBasis("A custodian can elect against a representative alone."));
    return;
  }
  std::vector<MissingPaper> lacking =
      Lacking(*question.election, question.as_of);
  if (!lacking.empty()) {
    answer.basis.push_back(
        ElectionBasis("The election does not count: it lacks what it needs."));
    answer.election_lacks = std::move(lacking);
    return;
  }
  answer.decision = Decision::kRefused;
  std::fill(answer.item_decisions.begin(), answer.item_decisions.end(),
            Decision::kRefused);
  answer.basis.push_back(ElectionBasis(
      "The custodian elected not to treat the requester as the patient's "
      "representative, whatever state law says."));
}

}  // namespace custodia::request::policy
