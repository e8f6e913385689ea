#include "services/request/policy/authority_dead.h"

#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "services/request/testing/authority_questions.h"

namespace custodia::request::policy {
namespace {

using absl::CivilDay;
using testing::By;
using ::testing::ElementsAre;
using testing::FullAuthorization;
using testing::GoodSource;
using ::testing::IsEmpty;
using testing::kToday;
using testing::MissingFields;
using testing::PeopleRules;
using testing::RulesOf;

constexpr char kPapers[] = "requester.authority_documents";

Ruleset SurvivorRules(std::vector<Survivor> order) {
  Ruleset rules = PeopleRules();
  rules.states["ST"].survivors = {std::move(order), GoodSource("Estates code")};
  return rules;
}

// Georgia: executor, spouse, child, parent.
Ruleset Georgia() {
  return SurvivorRules({Survivor::kExecutor, Survivor::kSpouse,
                        Survivor::kChild, Survivor::kParent});
}

AuthorityQuestion OfDeadBy(Relation relation) {
  AuthorityQuestion question = By(relation);
  question.death_date = CivilDay(2025, 1, 1);
  return question;
}

AuthorityAnswer Ask(const AuthorityQuestion& question) {
  return CheckAuthority(PeopleRules(), question);
}

TEST(Executor, RWho07NeedsLettersAndADeath) {
  AuthorityQuestion question = By(Relation::kExecutor);
  EXPECT_EQ(Ask(question).decision, Decision::kRefused);
  EXPECT_THAT(MissingFields(Ask(question)),
              ElementsAre(kPapers, "patient.death_date"));
  question.papers = {{.kind = Paper::kLettersTestamentary}};
  EXPECT_EQ(Ask(question).decision, Decision::kRefused);
  EXPECT_THAT(MissingFields(Ask(question)), ElementsAre("patient.death_date"));
  question.death_date = kToday + 1;
  EXPECT_EQ(Ask(question).decision, Decision::kRefused);
  question.death_date = kToday;
  const AuthorityAnswer answer = Ask(question);
  EXPECT_EQ(answer.decision, Decision::kAllowed);
  EXPECT_EQ(answer.route, Route::kAccess);
  EXPECT_THAT(answer.missing, IsEmpty());
  EXPECT_THAT(RulesOf(answer.basis), ElementsAre("R-WHO-07"));
}

TEST(Executor, RWho07MayShowTheDeathByCertificate) {
  AuthorityQuestion question = By(Relation::kExecutor);
  question.papers = {{.kind = Paper::kLettersTestamentary},
                     {.kind = Paper::kDeathCertificate}};
  EXPECT_EQ(Ask(question).decision, Decision::kAllowed);
}

TEST(Executor, RWho07NeedsLettersInForce) {
  AuthorityQuestion question = OfDeadBy(Relation::kExecutor);
  question.papers = {
      {.kind = Paper::kLettersTestamentary, .expires_on = kToday - 1}};
  EXPECT_EQ(Ask(question).decision, Decision::kRefused);
  EXPECT_THAT(MissingFields(Ask(question)),
              ElementsAre("requester.authority_documents[0].expires_on"));
  question.papers[0].expires_on = kToday;
  EXPECT_EQ(Ask(question).decision, Decision::kAllowed);
}

// A power of attorney and a guardianship end with the patient's life, and the
// dead do not ask.
TEST(OfDead, RWho07AuthorityInLifeEndsWithIt) {
  for (const Relation relation :
       {Relation::kSelf, Relation::kGuardian, Relation::kInLocoParentis,
        Relation::kPersonalRepresentative}) {
    AuthorityQuestion question = OfDeadBy(relation);
    question.papers = {{.kind = Paper::kHealthCarePowerOfAttorney},
                       {.kind = Paper::kGuardianshipOrder}};
    const AuthorityAnswer answer = CheckAuthority(Georgia(), question);
    EXPECT_EQ(answer.decision, Decision::kRefused);
    EXPECT_THAT(MissingFields(answer), ElementsAre(kPapers));
    question.papers.push_back({.kind = Paper::kLettersTestamentary});
    EXPECT_EQ(Ask(question).decision, Decision::kAllowed);
  }
}

TEST(Survivor, RWho07IsNamedByTheStateInItsOrder) {
  const auto explain = [](Relation relation) {
    const AuthorityAnswer answer =
        CheckAuthority(Georgia(), OfDeadBy(relation));
    EXPECT_EQ(answer.decision, Decision::kAllowed);
    EXPECT_EQ(answer.route, Route::kAccess);
    EXPECT_THAT(answer.missing, IsEmpty());
    EXPECT_THAT(RulesOf(answer.basis), ElementsAre("R-WHO-07", "ST.SURVIVORS"));
    EXPECT_EQ(answer.basis[1].citation, "Estates code");
    return answer.basis[1].explanation;
  };
  EXPECT_EQ(explain(Relation::kSpouse),
            "State law names this survivor where there is no executor.");
  EXPECT_EQ(
      explain(Relation::kChild),
      "State law names this survivor where there is no executor or spouse.");
  EXPECT_EQ(explain(Relation::kParent),
            "State law names this survivor where there is no executor or "
            "spouse or child.");
}

TEST(Survivor, RWho07WhoIsNotNamedNeedsLetters) {
  const Ruleset rules = SurvivorRules({Survivor::kSpouse});
  const AuthorityAnswer first =
      CheckAuthority(rules, OfDeadBy(Relation::kSpouse));
  EXPECT_EQ(first.basis[1].explanation, "State law names this survivor first.");
  const AuthorityAnswer answer =
      CheckAuthority(rules, OfDeadBy(Relation::kChild));
  EXPECT_EQ(answer.decision, Decision::kRefused);
  EXPECT_THAT(MissingFields(answer), ElementsAre(kPapers));
  EXPECT_EQ(answer.basis[1].explanation,
            "State law does not name this survivor.");
}

// The District of Columbia: executor, else any survivor.
TEST(Survivor, RWho07AnySurvivorWillDoInDC) {
  const Ruleset rules = SurvivorRules({Survivor::kExecutor, Survivor::kAny});
  for (const Relation relation :
       {Relation::kSpouse, Relation::kChild, Relation::kParent}) {
    EXPECT_EQ(CheckAuthority(rules, OfDeadBy(relation)).decision,
              Decision::kAllowed);
  }
  for (const Relation relation : {Relation::kGuardian, Relation::kThirdParty}) {
    EXPECT_EQ(CheckAuthority(rules, OfDeadBy(relation)).decision,
              Decision::kRefused);
  }
}

TEST(Survivor, RWho07IsUnknownWithoutARule) {
  const AuthorityAnswer answer = Ask(OfDeadBy(Relation::kSpouse));
  EXPECT_EQ(answer.decision, Decision::kUnknown);
  EXPECT_THAT(MissingFields(answer), ElementsAre(kPapers));
  Ruleset rules = Georgia();
  rules.states["ST"].survivors->source.effective_from = kToday + 1;
  EXPECT_EQ(CheckAuthority(rules, OfDeadBy(Relation::kSpouse)).decision,
            Decision::kUnknown);
  AuthorityQuestion elsewhere = OfDeadBy(Relation::kSpouse);
  elsewhere.state = "XX";
  EXPECT_EQ(CheckAuthority(Georgia(), elsewhere).decision, Decision::kUnknown);
}

TEST(OfDead, RWho09AnAuthorizationServesWhoeverHasNoAuthority) {
  for (const Relation relation :
       {Relation::kThirdParty, Relation::kSpouse, Relation::kGuardian}) {
    AuthorityQuestion question = OfDeadBy(relation);
    question.papers = {FullAuthorization()};
    const AuthorityAnswer answer = Ask(question);
    EXPECT_EQ(answer.decision, Decision::kAllowed);
    EXPECT_EQ(answer.route, Route::kAuthorization);
  }
  const AuthorityAnswer none = Ask(OfDeadBy(Relation::kThirdParty));
  EXPECT_EQ(none.decision, Decision::kRefused);
  EXPECT_EQ(none.route, Route::kAuthorization);
}

// A survivor whom the law names has the right itself.
TEST(OfDead, RWho07AuthorityComesBeforeAnAuthorization) {
  AuthorityQuestion question = OfDeadBy(Relation::kSpouse);
  question.papers = {FullAuthorization()};
  EXPECT_EQ(CheckAuthority(Georgia(), question).route, Route::kAccess);
}

// A parent of a dead child stands for the dead, not for a minor.
TEST(OfDead, RWho07NoExceptionOfMinorsApplies) {
  AuthorityQuestion question = OfDeadBy(Relation::kParent);
  question.birth_date = CivilDay(2016, 1, 1);
  question.sensitive_items = {{.minor_consented = true}};
  question.wants_substance_use_records = true;
  EXPECT_EQ(CheckAuthority(Georgia(), question).decision, Decision::kAllowed);
  EXPECT_THAT(CheckAuthority(Georgia(), question).item_decisions,
              ElementsAre(Decision::kAllowed));
}

// Died 1976-03-02: protected through 2026-03-02.
TEST(OfDead, W37RWho08ProtectionEnds50YearsAfterTheDeath) {
  AuthorityQuestion question = By(Relation::kThirdParty);
  question.birth_date = CivilDay(1900, 1, 1);
  question.death_date = CivilDay(1976, 3, 2);
  question.as_of = CivilDay(2026, 3, 2);
  EXPECT_EQ(Ask(question).decision, Decision::kRefused);
  EXPECT_EQ(Ask(question).route, Route::kAuthorization);
  question.as_of = CivilDay(2026, 3, 3);
  for (const Relation relation :
       {Relation::kThirdParty, Relation::kExecutor, Relation::kUnspecified}) {
    question.relation = relation;
    const AuthorityAnswer answer = Ask(question);
    EXPECT_EQ(answer.route, Route::kCustodianPolicy);
    EXPECT_EQ(answer.decision, Decision::kUnknown);
    EXPECT_THAT(answer.missing, IsEmpty());
    EXPECT_THAT(RulesOf(answer.basis), ElementsAre("R-WHO-08"));
    EXPECT_EQ(answer.basis[0].date, CivilDay(2026, 3, 2));
  }
}

}  // namespace
}  // namespace custodia::request::policy
