#ifndef CUSTODIA_SERVICES_REQUEST_TESTING_AUTHORITY_QUESTIONS_H_
#define CUSTODIA_SERVICES_REQUEST_TESTING_AUTHORITY_QUESTIONS_H_

#include <string>
#include <utility>
#include <vector>

#include "services/request/policy/authority.h"

// Questions of authority that lack nothing, for tests to take something away.
namespace custodia::request::testing {

inline constexpr absl::CivilDay kToday = absl::CivilDay(2026, 3, 2);

inline policy::Source GoodSource(std::string citation) {
  return {.citation = std::move(citation),
          .confidence = policy::Confidence::kHigh};
}

// "ST", of age at 19.
inline policy::Ruleset PeopleRules() {
  policy::Ruleset rules;
  rules.states["ST"] = {
      .code = "ST",
      .majority = policy::Majority{19, GoodSource("Majority code")}};
  return rules;
}

// Of a patient aged 50.
inline policy::AuthorityQuestion By(policy::Relation relation) {
  return {.relation = relation,
          .state = "ST",
          .as_of = kToday,
          .birth_date = absl::CivilDay(1976, 1, 1)};
}

// Of a patient aged 10.
inline policy::AuthorityQuestion OfChildBy(policy::Relation relation) {
  policy::AuthorityQuestion question = By(relation);
  question.birth_date = absl::CivilDay(2016, 1, 1);
  return question;
}

inline policy::AuthorityPaper FullAuthorization() {
  return {.kind = policy::Paper::kAuthorization,
          .expires_on = absl::CivilDay(2026, 12, 31),
          .authorization = {.has_information = true,
                            .has_discloser = true,
                            .has_recipient = true,
                            .has_purpose = true,
                            .signed_on = absl::CivilDay(2026, 1, 10),
                            .has_signer = true,
                            .states_right_to_revoke = true,
                            .states_conditioning = true,
                            .states_redisclosure = true,
                            .plain_language = true}};
}

inline policy::AuthorityPaper FullDirective() {
  return {.kind = policy::Paper::kThirdPartyDirective,
          .authorization = {.has_recipient = true,
                            .signed_on = absl::CivilDay(2026, 1, 10),
                            .has_send_to = true}};
}

// Asked with one authorization.
inline policy::AuthorityQuestion ByAuthorization(
    const policy::AuthorityPaper& paper = FullAuthorization()) {
  policy::AuthorityQuestion question = By(policy::Relation::kThirdParty);
  question.papers = {paper};
  return question;
}

// Asked with one directive, for what a directive reaches.
inline policy::AuthorityQuestion ByDirective(
    const policy::AuthorityPaper& paper = FullDirective()) {
  policy::AuthorityQuestion question = By(policy::Relation::kThirdParty);
  question.papers = {paper};
  question.electronic_copy = true;
  question.held_in_ehr = true;
  return question;
}

// The paths of what is missing, in order.
inline std::vector<std::string> MissingFields(
    const policy::AuthorityAnswer& answer) {
  std::vector<std::string> fields;
  for (const policy::MissingPaper& missing : answer.missing) {
    fields.push_back(missing.field);
  }
  return fields;
}

// The rules that had a say, in order.
inline std::vector<std::string> RulesOf(
    const std::vector<policy::Basis>& basis) {
  std::vector<std::string> rules;
  for (const policy::Basis& one : basis) rules.push_back(one.rule);
  return rules;
}

}  // namespace custodia::request::testing

#endif  // CUSTODIA_SERVICES_REQUEST_TESTING_AUTHORITY_QUESTIONS_H_
