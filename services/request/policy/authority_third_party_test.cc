#include "services/request/policy/authority_third_party.h"

#include <vector>

#include "gmock/gmock.h"
#include "services/request/testing/authority_expectations.h"
#include "services/request/testing/authority_questions.h"

namespace custodia::request::policy {
namespace {

using testing::Ask;
using testing::ByAuthorization;
using testing::ByDirective;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::ExpectAllowedBy;
using testing::ExpectRefusedFor;
using testing::FullAuthorization;
using testing::FullDirective;
using testing::kPapers;
using testing::kToday;
using testing::Lack;
using testing::MissingFields;
using testing::Path;
using testing::RulesOf;
using testing::Set;

TEST(Directive, RTpd01SendsACopyToWhomThePatientNames) {
  const AuthorityAnswer answer = Ask(ByDirective());
  ExpectAllowedBy(Route::kThirdPartyDirective, answer);
  EXPECT_THAT(RulesOf(answer.basis), ElementsAre("R-TPD-02"));
}

TEST(Directive, RTpd01EachLackRefusesAndIsNamed) {
  using F = AuthorizationFacts;
  const std::vector<Lack> lacks = {
      {"recipient", "", Set(&F::has_recipient, false)},
      {"send_to", "", Set(&F::has_send_to, false)},
      {"signed_on", "", Set(&F::signed_on, {})},
      {"signed_on", "", Set(&F::signed_on, {kToday + 1})},
      {"revoked_on", "", Set(&F::revoked_on, {kToday})}};
  for (const Lack& lack : lacks) {
    AuthorityPaper paper = FullDirective();
    lack.take(paper);
    const AuthorityAnswer answer = Ask(ByDirective(paper));
    ExpectRefusedFor(answer, Path(lack.field));
    EXPECT_EQ(answer.route, Route::kThirdPartyDirective);
  }
}

TEST(Directive, RTpd01IsGoodOnTheEdges) {
  AuthorityPaper paper = FullDirective();
  paper.authorization.signed_on = kToday;
  paper.authorization.revoked_on = kToday + 1;
  paper.expires_on = kToday;
  ExpectAllowedBy(Route::kThirdPartyDirective, Ask(ByDirective(paper)));
  paper.expires_on = kToday - 1;
  ExpectRefusedFor(Ask(ByDirective(paper)),
                   "requester.authority_documents[0].expires_on");
}

// Ciox v. Azar: else an authorization is asked for.
TEST(Directive, RTpd02ReachesElectronicCopiesFromAnEhrOnly) {
  for (const bool electronic : {false, true}) {
    AuthorityQuestion question = ByDirective();
    question.electronic_copy = electronic;
    question.held_in_ehr = !electronic;
    const AuthorityAnswer answer = Ask(question);
    ExpectRefusedFor(answer, kPapers);
    EXPECT_EQ(answer.route, Route::kAuthorization);
    question.papers.push_back(FullAuthorization());
    ExpectAllowedBy(Route::kAuthorization, Ask(question));
  }
}

TEST(Directive, RTpd02ReachesNoPsychotherapyNotes) {
  AuthorityQuestion question = ByDirective();
  question.wants_psychotherapy_notes = true;
  ExpectRefusedFor(Ask(question), kPapers);
}

TEST(Directive, GoesBeforeAnAuthorizationWhereItBinds) {
  AuthorityQuestion question = ByAuthorization();
  question.papers.push_back(FullDirective());
  question.electronic_copy = true;
  question.held_in_ehr = true;
  ExpectAllowedBy(Route::kThirdPartyDirective, Ask(question));
  question.papers[1].authorization.has_send_to = false;
  ExpectAllowedBy(Route::kAuthorization, Ask(question));
  question.papers[1] = FullAuthorization();
  ExpectAllowedBy(Route::kAuthorization, Ask(question));
}

TEST(Directive, OneThatIsValidIsEnough) {
  AuthorityPaper lacking = FullDirective();
  lacking.authorization.has_send_to = false;
  AuthorityQuestion question = ByDirective(lacking);
  question.papers.push_back(FullDirective());
  ExpectAllowedBy(Route::kThirdPartyDirective, Ask(question));
}

TEST(Directive, RDrs09MustBeAFullConsentForSubstanceUseRecords) {
  AuthorityQuestion question = ByDirective();
  question.wants_substance_use_records = true;
  EXPECT_EQ(Ask(question).decision, Decision::kRefused);
  EXPECT_THAT(MissingFields(Ask(question)), Contains(Path("part_2_consent")));
  AuthorityPaper consent = FullAuthorization();
  consent.kind = Paper::kThirdPartyDirective;
  consent.authorization.has_send_to = true;
  consent.authorization.part_2_consent = true;
  question.papers = {consent};
  ExpectAllowedBy(Route::kThirdPartyDirective, Ask(question));
  question.papers[0].authorization.has_purpose = false;
  ExpectRefusedFor(Ask(question), Path("purposes"));
}

}  // namespace
}  // namespace custodia::request::policy
