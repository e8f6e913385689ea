#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "services/request/policy/authority_third_party.h"
#include "services/request/testing/authority_expectations.h"
#include "services/request/testing/authority_questions.h"

namespace custodia::request::policy {
namespace {

using absl::CivilDay;
using testing::Ask;
using testing::By;
using testing::ByAuthorization;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::ExpectAllowedBy;
using testing::ExpectRefusedFor;
using testing::FullAuthorization;
using testing::GoodSource;
using ::testing::HasSubstr;
using testing::kPapers;
using testing::kToday;
using testing::Lack;
using testing::MissingFields;
using ::testing::Not;
using testing::Path;
using testing::PeopleRules;
using testing::RulesOf;
using testing::Set;
using ::testing::UnorderedElementsAre;

std::vector<Lack> Lacks() {
  using F = AuthorizationFacts;
  return {
      {"information", "164.508(c)(1)(i)", Set(&F::has_information, false)},
      {"discloser", "164.508(c)(1)(ii)", Set(&F::has_discloser, false)},
      {"recipient", "164.508(c)(1)(iii)", Set(&F::has_recipient, false)},
      {"purposes", "164.508(c)(1)(iv)", Set(&F::has_purpose, false)},
      {"expiry_event", "164.508(c)(1)(v)",
       [](AuthorityPaper& paper) { paper.expires_on.reset(); }},
      {"signed_on", "164.508(c)(1)(vi)", Set(&F::signed_on, {})},
      {"signer_name", "164.508(c)(1)(vi)", Set(&F::has_signer, false)},
      {"signer_authority", "164.508(c)(1)(vi)",
       Set(&F::signed_by_representative, true)},
      {"states_right_to_revoke", "164.508(c)(2)(i)",
       Set(&F::states_right_to_revoke, false)},
      {"states_conditioning", "164.508(c)(2)(ii)",
       Set(&F::states_conditioning, false)},
      {"states_redisclosure", "164.508(c)(2)(iii)",
       Set(&F::states_redisclosure, false)},
      {"plain_language", "164.508(c)(3)", Set(&F::plain_language, false)},
      {"revoked_on", "164.508(b)(5)", Set(&F::revoked_on, {kToday})},
      {"expiry_event_on", "164.508(b)(2)(i)",
       Set(&F::expiry_event_on, {kToday})},
      {"unlawfully_combined", "164.508(b)(3)",
       Set(&F::unlawfully_combined, true)},
      {"unlawfully_conditioned", "164.508(b)(4)",
       Set(&F::unlawfully_conditioned, true)},
      {"known_false", "164.508(b)(2)(v)", Set(&F::known_false, true)},
  };
}

TEST(Authorization, RAut09PermitsByItsOwnRoute) {
  const AuthorityAnswer answer = Ask(ByAuthorization());
  ExpectAllowedBy(Route::kAuthorization, answer);
  EXPECT_THAT(RulesOf(answer.basis), ElementsAre("R-AUT-09"));
}

TEST(Authorization, RWho09IsNeededByAThirdParty) {
  const AuthorityAnswer answer = Ask(By(Relation::kThirdParty));
  ExpectRefusedFor(answer, kPapers);
  EXPECT_EQ(answer.route, Route::kAuthorization);
  AuthorityQuestion question = By(Relation::kThirdParty);
  question.papers = {{.kind = Paper::kHealthCarePowerOfAttorney}};
  ExpectRefusedFor(Ask(question), kPapers);
}

// R-AUT-01, R-AUT-02, R-AUT-03, R-AUT-06, R-AUT-08.
TEST(Authorization, RAut01To08EachLackRefusesAndIsNamed) {
  for (const Lack& lack : Lacks()) {
    AuthorityPaper paper = FullAuthorization();
    lack.take(paper);
    const AuthorityAnswer answer = Ask(ByAuthorization(paper));
    ExpectRefusedFor(answer, Path(lack.field));
    ASSERT_FALSE(answer.missing.empty());
    EXPECT_THAT(answer.missing[0].explanation,
                HasSubstr(std::string("(45 CFR ") + lack.citation + ")."));
  }
}

// Any two lacks are both named: giving one of them does not yet allow, and
// never names anything new.
TEST(Authorization, RAut01NamesEveryLackAndNoneMoreOnceOneIsGiven) {
  for (const Lack& a : Lacks()) {
    for (const Lack& b : Lacks()) {
      if (a.field == b.field) continue;
      AuthorityPaper paper = FullAuthorization();
      a.take(paper);
      b.take(paper);
      const AuthorityAnswer answer = Ask(ByAuthorization(paper));
      EXPECT_EQ(answer.decision, Decision::kRefused);
      EXPECT_THAT(MissingFields(answer),
                  UnorderedElementsAre(Path(a.field), Path(b.field)));
    }
  }
}

TEST(Authorization, RAut01NamesAllOfAnEmptyOne) {
  const AuthorityAnswer answer =
      Ask(ByAuthorization({.kind = Paper::kAuthorization}));
  EXPECT_THAT(MissingFields(answer),
              UnorderedElementsAre(
                  Path("information"), Path("discloser"), Path("recipient"),
                  Path("purposes"), Path("expiry_event"), Path("signed_on"),
                  Path("signer_name"), Path("states_right_to_revoke"),
                  Path("states_conditioning"), Path("states_redisclosure"),
                  Path("plain_language")));
}

TEST(Authorization, RAut01ARepresentativeMaySignWithAuthority) {
  AuthorityPaper paper = FullAuthorization();
  paper.authorization.signed_by_representative = true;
  paper.authorization.has_signer_authority = true;
  ExpectAllowedBy(Route::kAuthorization, Ask(ByAuthorization(paper)));
}

TEST(Authorization, RAut01MayBeSignedOnTheDayButNotAfter) {
  AuthorityPaper paper = FullAuthorization();
  paper.authorization.signed_on = kToday;
  ExpectAllowedBy(Route::kAuthorization, Ask(ByAuthorization(paper)));
  paper.authorization.signed_on = kToday + 1;
  ExpectRefusedFor(Ask(ByAuthorization(paper)), Path("signed_on"));
}

TEST(Authorization, RAut01AnEventIsAnExpiryToo) {
  AuthorityPaper paper = FullAuthorization();
  paper.expires_on.reset();
  paper.authorization.has_expiry_event = true;
  ExpectAllowedBy(Route::kAuthorization, Ask(ByAuthorization(paper)));
  paper.authorization.expiry_event_on = kToday + 1;
  ExpectAllowedBy(Route::kAuthorization, Ask(ByAuthorization(paper)));
  paper.authorization.expiry_event_on = kToday;
  ExpectRefusedFor(Ask(ByAuthorization(paper)), Path("expiry_event_on"));
}

TEST(Authorization, RAut04IsValidThroughTheEndOfItsLastDay) {
  AuthorityPaper paper = FullAuthorization();
  paper.expires_on = kToday;
  ExpectAllowedBy(Route::kAuthorization, Ask(ByAuthorization(paper)));
  paper.expires_on = kToday - 1;
  ExpectRefusedFor(Ask(ByAuthorization(paper)),
                   "requester.authority_documents[0].expires_on");
}

TEST(Authorization, RAut04TheEarlierOfTwoLastDaysBinds) {
  AuthorityPaper paper = FullAuthorization();
  paper.authorization.expires_on = kToday - 1;
  ExpectRefusedFor(Ask(ByAuthorization(paper)),
                   "requester.authority_documents[0].expires_on");
  paper.expires_on.reset();
  ExpectRefusedFor(Ask(ByAuthorization(paper)),
                   "requester.authority_documents[0].expires_on");
  paper.authorization.expires_on = kToday;
  ExpectAllowedBy(Route::kAuthorization, Ask(ByAuthorization(paper)));
  paper.expires_on = kToday + 9;
  ExpectAllowedBy(Route::kAuthorization, Ask(ByAuthorization(paper)));
}

TEST(Authorization, RAut06IsRevokedFromTheDayOfReceipt) {
  AuthorityPaper paper = FullAuthorization();
  paper.authorization.revoked_on = kToday + 1;
  ExpectAllowedBy(Route::kAuthorization, Ask(ByAuthorization(paper)));
  paper.authorization.revoked_on = kToday;
  ExpectRefusedFor(Ask(ByAuthorization(paper)), Path("revoked_on"));
}

Ruleset LimitRules(int months, bool default_only) {
  Ruleset rules = PeopleRules();
  rules.states["ST"].authorization_limit = {months, default_only,
                                            GoodSource("Limit code")};
  return rules;
}

// Nebraska: 12 months where no expiry is stated. Signed 2026-01-10 without:
// defective under HIPAA, and would lapse 2027-01-10.
TEST(Authorization, W38RAut05NebraskaGivesADefaultThatHipaaDoesNotKnow) {
  const Ruleset rules = LimitRules(12, true);
  AuthorityPaper paper = FullAuthorization();
  paper.expires_on.reset();
  AuthorityQuestion question = ByAuthorization(paper);
  const AuthorityAnswer answer = CheckAuthority(rules, question);
  ExpectRefusedFor(answer, Path("expiry_event"));
  EXPECT_THAT(RulesOf(answer.basis),
              ElementsAre("R-AUT-09", "ST.AUTHORIZATION"));
  EXPECT_EQ(answer.basis[1].date, CivilDay(2027, 1, 10));
  EXPECT_EQ(answer.basis[1].citation, "Limit code");
  question.as_of = CivilDay(2027, 1, 10);
  EXPECT_THAT(MissingFields(CheckAuthority(rules, question)),
              ElementsAre(Path("expiry_event")));
  question.as_of = CivilDay(2027, 1, 11);
  EXPECT_THAT(MissingFields(CheckAuthority(rules, question)),
              ElementsAre(Path("expiry_event"),
                          "requester.authority_documents[0].expires_on"));
}

TEST(Authorization, RAut05ADefaultYieldsToWhatIsStated) {
  AuthorityPaper paper = FullAuthorization();
  paper.expires_on = CivilDay(2030, 1, 1);
  AuthorityQuestion question = ByAuthorization(paper);
  question.as_of = CivilDay(2029, 1, 1);
  AuthorityAnswer answer = CheckAuthority(LimitRules(12, true), question);
  ExpectAllowedBy(Route::kAuthorization, answer);
  EXPECT_THAT(RulesOf(answer.basis), Not(Contains("ST.AUTHORIZATION")));
  question.papers[0].expires_on.reset();
  question.papers[0].authorization.has_expiry_event = true;
  answer = CheckAuthority(LimitRules(12, true), question);
  ExpectAllowedBy(Route::kAuthorization, answer);
}

// Kansas: one year at most.
TEST(Authorization, RAut05TheEarlierOfStateAndStatedWins) {
  const Ruleset rules = LimitRules(12, false);
  AuthorityPaper paper = FullAuthorization();
  paper.expires_on = CivilDay(2030, 1, 1);
  AuthorityQuestion question = ByAuthorization(paper);
  question.as_of = CivilDay(2027, 1, 10);
  ExpectAllowedBy(Route::kAuthorization, CheckAuthority(rules, question));
  question.as_of = CivilDay(2027, 1, 11);
  const AuthorityAnswer lapsed = CheckAuthority(rules, question);
  ExpectRefusedFor(lapsed, "requester.authority_documents[0].expires_on");
  EXPECT_EQ(lapsed.missing[0].explanation,
            "It has lapsed under state law (Limit code).");
  question.papers[0].expires_on = CivilDay(2026, 6, 1);
  question.as_of = CivilDay(2026, 6, 2);
  ExpectRefusedFor(CheckAuthority(rules, question),
                   "requester.authority_documents[0].expires_on");
  question.as_of = CivilDay(2027, 6, 2);  // both: named once
  ExpectRefusedFor(CheckAuthority(rules, question),
                   "requester.authority_documents[0].expires_on");
}

TEST(Authorization, RAut05CountsMonthsToTheSameDayOrTheLast) {
  AuthorityPaper paper = FullAuthorization();
  paper.authorization.signed_on = CivilDay(2026, 1, 31);
  const auto lapse = [&](int months) {
    return CheckAuthority(LimitRules(months, false), ByAuthorization(paper))
        .basis.back()
        .date;
  };
  EXPECT_EQ(lapse(1), CivilDay(2026, 2, 28));
  EXPECT_EQ(lapse(2), CivilDay(2026, 3, 31));
  EXPECT_EQ(lapse(3), CivilDay(2026, 4, 30));
}

TEST(Authorization, RAut05TakesALimitOnlyWhileInForce) {
  Ruleset rules = LimitRules(1, false);  // lapsed on 2026-02-10
  EXPECT_EQ(CheckAuthority(rules, ByAuthorization()).decision,
            Decision::kRefused);
  rules.states["ST"].authorization_limit->source.effective_from = kToday + 1;
  EXPECT_EQ(CheckAuthority(rules, ByAuthorization()).decision,
            Decision::kAllowed);
  AuthorityQuestion elsewhere = ByAuthorization();
  elsewhere.state = "XX";
  EXPECT_EQ(CheckAuthority(LimitRules(1, false), elsewhere).decision,
            Decision::kAllowed);
}

AuthorityPaper ForNotes() {
  AuthorityPaper paper = FullAuthorization();
  paper.authorization.psychotherapy_notes_only = true;
  return paper;
}

TEST(Authorization, RAut07PsychotherapyNotesNeedTheirOwn) {
  AuthorityQuestion question = ByAuthorization();
  question.wants_psychotherapy_notes = true;
  ExpectRefusedFor(Ask(question), kPapers);
  question.papers.push_back(ForNotes());
  ExpectAllowedBy(Route::kAuthorization, Ask(question));
  question.papers[1].authorization.has_purpose = false;
  ExpectRefusedFor(Ask(question),
                   "requester.authority_documents[1].authorization.purposes");
}

TEST(Authorization, RAut07OneForNotesReachesNothingElse) {
  AuthorityQuestion question = ByAuthorization(ForNotes());
  ExpectRefusedFor(Ask(question), kPapers);
  question.wants_psychotherapy_notes = true;
  ExpectRefusedFor(Ask(question), kPapers);
  question.wants_other_records = false;
  ExpectAllowedBy(Route::kAuthorization, Ask(question));
  question.wants_substance_use_records = true;
  ExpectRefusedFor(Ask(question), kPapers);
}

// Without any word on what is wanted an authorization is needed all the same.
TEST(Authorization, RWho09IsNeededWhateverIsWanted) {
  AuthorityQuestion question = By(Relation::kThirdParty);
  question.wants_other_records = false;
  ExpectRefusedFor(Ask(question), kPapers);
}

TEST(Authorization, OneThatIsValidIsEnough) {
  AuthorityPaper lacking = FullAuthorization();
  lacking.authorization.has_purpose = false;
  AuthorityQuestion question = ByAuthorization(lacking);
  question.papers.push_back(FullAuthorization());
  ExpectAllowedBy(Route::kAuthorization, Ask(question));
  question.papers[1].authorization.has_signer = false;
  EXPECT_THAT(MissingFields(Ask(question)),
              ElementsAre(Path("purposes"),
                          "requester.authority_documents[1].authorization."
                          "signer_name"));
}

TEST(Authorization, RDrs09OthersNeedConsentForSubstanceUseRecords) {
  AuthorityQuestion question = ByAuthorization();
  question.wants_substance_use_records = true;
  const AuthorityAnswer answer = Ask(question);
  ExpectRefusedFor(answer, Path("part_2_consent"));
  EXPECT_THAT(answer.missing[0].explanation, HasSubstr("42 CFR 2.31"));
  question.papers[0].authorization.part_2_consent = true;
  ExpectAllowedBy(Route::kAuthorization, Ask(question));
}

// The consent is the other authorization's, not that for notes.
TEST(Authorization, RDrs09IsNotAskedOfTheOneForNotes) {
  AuthorityQuestion question = ByAuthorization();
  question.wants_substance_use_records = true;
  question.wants_psychotherapy_notes = true;
  question.papers[0].authorization.part_2_consent = true;
  question.papers.push_back(ForNotes());
  ExpectAllowedBy(Route::kAuthorization, Ask(question));
}

}  // namespace
}  // namespace custodia::request::policy
