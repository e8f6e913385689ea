#include "services/request/policy/authority_minor.h"

#include "gmock/gmock.h"
#include "services/request/testing/authority_questions.h"

namespace custodia::request::policy {
namespace {

using absl::CivilDay;
using testing::ByAuthorization;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::GoodSource;
using ::testing::IsEmpty;
using testing::kToday;
using testing::MissingFields;
using ::testing::Not;
using testing::OfChildBy;
using testing::PeopleRules;
using testing::RulesOf;

AuthorityAnswer Ask(const AuthorityQuestion& question) {
  return CheckAuthority(PeopleRules(), question);
}

Ruleset ConsentRules(ParentAccess access, const char* service = "") {
  Ruleset rules = PeopleRules();
  rules.states["ST"].minor_consent = {{.parent_access = access,
                                       .service = service,
                                       .source = GoodSource("Minors code")}};
  return rules;
}

// One item to which the minor consented alone.
AuthorityQuestion OfConsentedItem(Relation relation = Relation::kParent) {
  AuthorityQuestion question = OfChildBy(relation);
  question.sensitive_items = {{.minor_consented = true}};
  return question;
}

TEST(Parent, RWho03RepresentsAMinor) {
  for (const Relation relation :
       {Relation::kParent, Relation::kInLocoParentis}) {
    const AuthorityAnswer answer = Ask(OfChildBy(relation));
    EXPECT_EQ(answer.decision, Decision::kAllowed);
    EXPECT_EQ(answer.route, Route::kAccess);
    EXPECT_THAT(answer.missing, IsEmpty());
    EXPECT_THAT(RulesOf(answer.basis), ElementsAre("R-WHO-03", "ST.MAJORITY"));
    EXPECT_EQ(answer.basis[1].date, CivilDay(2035, 1, 1));
    EXPECT_EQ(answer.basis[1].citation, "Majority code");
  }
}

// "ST" is of age at 19: the birthday itself is the first day of it.
TEST(Parent, RWho05StopsOnTheBirthdayOfMajority) {
  AuthorityQuestion question = OfChildBy(Relation::kParent);
  question.birth_date = CivilDay(2007, 3, 3);
  EXPECT_EQ(Ask(question).decision, Decision::kAllowed);
  question.birth_date = CivilDay(2007, 3, 2);
  const AuthorityAnswer answer = Ask(question);
  EXPECT_EQ(answer.decision, Decision::kRefused);
  EXPECT_THAT(MissingFields(answer),
              ElementsAre("requester.authority_documents"));
  EXPECT_THAT(RulesOf(answer.basis),
              ElementsAre("R-WHO-02", "R-WHO-05", "ST.MAJORITY"));
  EXPECT_EQ(answer.basis[2].date, kToday);
}

TEST(Parent, RWho05StopsAtEmancipation) {
  AuthorityQuestion question = OfChildBy(Relation::kParent);
  question.emancipated = true;
  const AuthorityAnswer answer = Ask(question);
  EXPECT_EQ(answer.decision, Decision::kRefused);
  EXPECT_THAT(RulesOf(answer.basis), Contains("R-WHO-05"));
  question.birth_date.reset();
  EXPECT_EQ(Ask(question).decision, Decision::kRefused);
}

// Childhood records are asked for on the day of disclosure, when the patient
// is of age; care to which the minor consented makes no difference.
TEST(Parent, RWho05StopsForChildhoodRecordsToo) {
  AuthorityQuestion question = OfConsentedItem();
  question.birth_date = CivilDay(2007, 3, 2);
  question.sensitive_items.push_back({.minor_named_parent = true});
  EXPECT_THAT(Ask(question).item_decisions,
              ElementsAre(Decision::kRefused, Decision::kRefused));
}

// 18 to 21 are the ages there are; between them the state decides.
TEST(Parent, RWho05IsUnknownWhereTheAgeOfMajorityDecidesAndIsNot) {
  const auto decide = [](CivilDay birth) {
    AuthorityQuestion question = OfChildBy(Relation::kParent);
    question.state = "XX";
    question.birth_date = birth;
    return Ask(question);
  };
  EXPECT_EQ(decide(CivilDay(2008, 3, 3)).decision, Decision::kAllowed);
  EXPECT_EQ(decide(CivilDay(2008, 3, 2)).decision, Decision::kUnknown);
  EXPECT_EQ(decide(CivilDay(2005, 3, 3)).decision, Decision::kUnknown);
  EXPECT_EQ(decide(CivilDay(2005, 3, 2)).decision, Decision::kRefused);
  EXPECT_THAT(decide(CivilDay(2008, 3, 2)).missing, IsEmpty());
  EXPECT_THAT(RulesOf(decide(CivilDay(2008, 3, 2)).basis),
              ElementsAre("R-WHO-05"));
}

TEST(Parent, RWho05TakesAnAgeOfMajorityOnlyWhileInForce) {
  Ruleset rules = PeopleRules();
  AuthorityQuestion question = OfChildBy(Relation::kParent);
  question.birth_date = CivilDay(2008, 1, 1);
  EXPECT_EQ(CheckAuthority(rules, question).decision, Decision::kAllowed);
  rules.states["ST"].majority->source.effective_from = kToday + 1;
  EXPECT_EQ(CheckAuthority(rules, question).decision, Decision::kUnknown);
}

TEST(Parent, RWho05NeedsTheBirthDate) {
  AuthorityQuestion question = OfChildBy(Relation::kParent);
  question.birth_date.reset();
  const AuthorityAnswer answer = Ask(question);
  EXPECT_EQ(answer.decision, Decision::kUnknown);
  EXPECT_EQ(answer.route, Route::kAccess);
  EXPECT_THAT(MissingFields(answer), ElementsAre("patient.birth_date"));
  question.papers = {{.kind = Paper::kHealthCarePowerOfAttorney}};
  EXPECT_EQ(Ask(question).decision, Decision::kAllowed);
}

struct Item {
  const char* why;
  SensitiveItem item;
  bool excepted;
};

class RWho03Exception : public ::testing::TestWithParam<Item> {};

// Where the law of the state prohibits, what is excepted is refused.
TEST_P(RWho03Exception, IsJudgedPerItem) {
  AuthorityQuestion question = OfChildBy(Relation::kParent);
  question.sensitive_items = {GetParam().item, SensitiveItem()};
  const AuthorityAnswer answer =
      CheckAuthority(ConsentRules(ParentAccess::kProhibited), question);
  EXPECT_EQ(answer.decision, Decision::kAllowed);
  EXPECT_THAT(
      answer.item_decisions,
      ElementsAre(GetParam().excepted ? Decision::kRefused : Decision::kAllowed,
                  Decision::kAllowed))
      << GetParam().why;
  EXPECT_EQ(RulesOf(answer.basis).size(), GetParam().excepted ? 4U : 2U);
}

INSTANTIATE_TEST_SUITE_P(
    Items, RWho03Exception,
    ::testing::Values(
        Item{"ordinary care", {}, false},
        Item{"(A) consented alone", {.minor_consented = true}, true},
        Item{"(A) but named the parent",
             {.minor_consented = true, .minor_named_parent = true},
             false},
        Item{"(C) parent assented",
             {.parent_assented_to_confidentiality = true},
             true},
        Item{"(C) stands whoever is named",
             {.minor_consented = true,
              .parent_assented_to_confidentiality = true,
              .minor_named_parent = true},
             true},
        Item{"named, nothing else", {.minor_named_parent = true}, false}));

struct Law {
  ParentAccess access;
  Decision decision;
};

class RWho04State : public ::testing::TestWithParam<Law> {};

TEST_P(RWho04State, DecidesOnWhatIsExcepted) {
  const AuthorityAnswer answer =
      CheckAuthority(ConsentRules(GetParam().access), OfConsentedItem());
  EXPECT_THAT(answer.item_decisions, ElementsAre(GetParam().decision));
  EXPECT_EQ(answer.decision, Decision::kAllowed);
  EXPECT_EQ(answer.basis.back().rule, "ST.MINOR_CONSENT");
  EXPECT_EQ(answer.basis.back().citation, "Minors code");
  EXPECT_EQ(answer.basis.back().confidence, Confidence::kHigh);
}

INSTANTIATE_TEST_SUITE_P(
    Laws, RWho04State,
    ::testing::Values(Law{ParentAccess::kPermitted, Decision::kAllowed},
                      Law{ParentAccess::kProhibited, Decision::kRefused},
                      Law{ParentAccess::kSilent,
                          Decision::kProfessionalJudgment},
                      Law{ParentAccess::kUnknown, Decision::kUnknown}));

TEST(Parent, RWho04IsUnknownWithoutARule) {
  const AuthorityAnswer answer = Ask(OfConsentedItem());
  EXPECT_THAT(answer.item_decisions, ElementsAre(Decision::kUnknown));
  EXPECT_EQ(answer.basis.back().rule, "R-WHO-04");
  EXPECT_EQ(answer.basis.back().confidence, Confidence::kUnknown);
  AuthorityQuestion elsewhere = OfConsentedItem();
  elsewhere.state = "XX";
  EXPECT_THAT(CheckAuthority(ConsentRules(ParentAccess::kPermitted), elsewhere)
                  .item_decisions,
              ElementsAre(Decision::kUnknown));
}

// Of which class an item is, nobody says.
TEST(Parent, RWho04ARuleForOneClassOfServiceIsNoneForAll) {
  EXPECT_THAT(
      CheckAuthority(ConsentRules(ParentAccess::kPermitted, "contraception"),
                     OfConsentedItem())
          .item_decisions,
      ElementsAre(Decision::kUnknown));
}

TEST(Parent, RWho04TakesARuleOnlyWhileInForce) {
  Ruleset rules = ConsentRules(ParentAccess::kPermitted);
  rules.states["ST"].minor_consent[0].source.effective_to = kToday;
  EXPECT_THAT(CheckAuthority(rules, OfConsentedItem()).item_decisions,
              ElementsAre(Decision::kAllowed));
  rules.states["ST"].minor_consent[0].source.effective_to = kToday - 1;
  EXPECT_THAT(CheckAuthority(rules, OfConsentedItem()).item_decisions,
              ElementsAre(Decision::kUnknown));
}

TEST(Guardian, RWho03IsExceptedAsAParentIs) {
  AuthorityQuestion question = OfConsentedItem(Relation::kGuardian);
  question.papers = {{.kind = Paper::kGuardianshipOrder}};
  const Ruleset rules = ConsentRules(ParentAccess::kProhibited);
  EXPECT_THAT(CheckAuthority(rules, question).item_decisions,
              ElementsAre(Decision::kRefused));
  question.birth_date = CivilDay(2007, 3, 2);  // of age today
  EXPECT_THAT(CheckAuthority(rules, question).item_decisions,
              ElementsAre(Decision::kAllowed));
}

// If of age, no item is excepted; if not, this one is.
TEST(Guardian, RWho03IsUnknownPerItemWhereTheAgeIs) {
  AuthorityQuestion question = OfConsentedItem(Relation::kGuardian);
  question.papers = {{.kind = Paper::kGuardianshipOrder}};
  question.birth_date.reset();
  question.sensitive_items.push_back({});
  EXPECT_THAT(CheckAuthority(ConsentRules(ParentAccess::kProhibited), question)
                  .item_decisions,
              ElementsAre(Decision::kUnknown, Decision::kAllowed));
  EXPECT_THAT(CheckAuthority(ConsentRules(ParentAccess::kPermitted), question)
                  .item_decisions,
              ElementsAre(Decision::kAllowed, Decision::kAllowed));
}

// The patient's own permission needs no exception.
TEST(ThirdParty, RWho03ExceptsNothing) {
  AuthorityQuestion question = ByAuthorization();
  question.birth_date = CivilDay(2016, 1, 1);
  question.sensitive_items = {{.minor_consented = true}};
  const AuthorityAnswer answer =
      CheckAuthority(ConsentRules(ParentAccess::kProhibited), question);
  EXPECT_THAT(answer.item_decisions, ElementsAre(Decision::kAllowed));
  EXPECT_THAT(RulesOf(answer.basis), Not(Contains("R-WHO-03")));
}

}  // namespace
}  // namespace custodia::request::policy
