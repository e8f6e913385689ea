#include "services/request/policy/authority.h"

#include "gmock/gmock.h"
#include "services/request/testing/authority_questions.h"

namespace custodia::request::policy {
namespace {

using absl::CivilDay;
using testing::By;
using testing::ByAuthorization;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::FullAuthorization;
using testing::FullDirective;
using ::testing::IsEmpty;
using testing::kToday;
using testing::MissingFields;
using testing::OfChildBy;
using testing::PeopleRules;
using testing::RulesOf;

constexpr char kPapers[] = "requester.authority_documents";

AuthorityAnswer Ask(const AuthorityQuestion& question) {
  return CheckAuthority(PeopleRules(), question);
}

AuthorityAnswer AskWith(Relation relation, std::vector<AuthorityPaper> papers) {
  AuthorityQuestion question = By(relation);
  question.papers = std::move(papers);
  return Ask(question);
}

void ExpectAllowedBy(Route route, const AuthorityAnswer& answer) {
  EXPECT_EQ(answer.decision, Decision::kAllowed);
  EXPECT_EQ(answer.route, route);
  EXPECT_THAT(answer.missing, IsEmpty());
  EXPECT_FALSE(answer.basis.empty());
}

TEST(Authority, RWho01ThePatientHasARightOfAccess) {
  const AuthorityAnswer answer = Ask(By(Relation::kSelf));
  ExpectAllowedBy(Route::kAccess, answer);
  EXPECT_THAT(RulesOf(answer.basis), ElementsAre("R-WHO-01"));
  EXPECT_EQ(answer.basis[0].citation, "45 CFR 164.524(a)(1)");
}

TEST(Authority, AsksWhoAsks) {
  const AuthorityAnswer answer = Ask(By(Relation::kUnspecified));
  EXPECT_EQ(answer.decision, Decision::kRefused);
  EXPECT_THAT(MissingFields(answer), ElementsAre("requester.relationship"));
}

TEST(Authority, RWho02ARepresentativeNeedsAPaperOnHealthCare) {
  for (const Paper kind : {Paper::kHealthCarePowerOfAttorney,
                           Paper::kCourtOrder, Paper::kGuardianshipOrder}) {
    ExpectAllowedBy(Route::kAccess, AskWith(Relation::kPersonalRepresentative,
                                            {{.kind = kind}}));
  }
  for (const Paper kind : {Paper::kBirthCertificate, Paper::kUnspecified}) {
    const AuthorityAnswer answer =
        AskWith(Relation::kPersonalRepresentative, {{.kind = kind}});
    EXPECT_EQ(answer.decision, Decision::kRefused);
    EXPECT_EQ(answer.route, Route::kAccess);
    EXPECT_THAT(MissingFields(answer), ElementsAre(kPapers));
  }
}

TEST(Authority, RWho02AFinancialPowerOfAttorneyIsNotEnoughAndIsNamed) {
  const AuthorityPaper financial{.kind = Paper::kFinancialPowerOfAttorney};
  const AuthorityAnswer answer =
      AskWith(Relation::kPersonalRepresentative,
              {{.kind = Paper::kBirthCertificate}, financial});
  EXPECT_EQ(answer.decision, Decision::kRefused);
  EXPECT_THAT(MissingFields(answer),
              ElementsAre(kPapers, "requester.authority_documents[1].kind"));
  ExpectAllowedBy(
      Route::kAccess,
      AskWith(Relation::kPersonalRepresentative,
              {financial, {.kind = Paper::kHealthCarePowerOfAttorney}}));
}

TEST(Authority, RWho02APaperIsGoodThroughItsLastDayAndFromItsFirst) {
  const auto ask = [](std::optional<CivilDay> issued,
                      std::optional<CivilDay> expires) {
    return AskWith(Relation::kPersonalRepresentative,
                   {{.kind = Paper::kHealthCarePowerOfAttorney,
                     .issued_on = issued,
                     .expires_on = expires}});
  };
  ExpectAllowedBy(Route::kAccess, ask(kToday, kToday));
  const AuthorityAnswer expired = ask({}, kToday - 1);
  EXPECT_EQ(expired.decision, Decision::kRefused);
  EXPECT_THAT(MissingFields(expired),
              ElementsAre("requester.authority_documents[0].expires_on"));
  const AuthorityAnswer early = ask(kToday + 1, {});
  EXPECT_EQ(early.decision, Decision::kRefused);
  EXPECT_THAT(MissingFields(early),
              ElementsAre("requester.authority_documents[0].issued_on"));
}

// The one in force is enough, whatever stands beside it.
TEST(Authority, RWho02AnExpiredPaperDoesNotSpoilAnother) {
  ExpectAllowedBy(
      Route::kAccess,
      AskWith(Relation::kGuardian,
              {{.kind = Paper::kGuardianshipOrder, .expires_on = kToday - 1},
               {.kind = Paper::kGuardianshipOrder}}));
}

TEST(Authority, RWho03AGuardianNeedsTheOrder) {
  ExpectAllowedBy(
      Route::kAccess,
      AskWith(Relation::kGuardian, {{.kind = Paper::kGuardianshipOrder}}));
  for (const Paper kind :
       {Paper::kHealthCarePowerOfAttorney, Paper::kBirthCertificate}) {
    const AuthorityAnswer answer =
        AskWith(Relation::kGuardian, {{.kind = kind}});
    EXPECT_EQ(answer.decision, Decision::kRefused);
    EXPECT_THAT(MissingFields(answer), ElementsAre(kPapers));
  }
}

TEST(Authority, RWho09FamilyOfALivingAdultNeedsAPaper) {
  for (const Relation relation :
       {Relation::kSpouse, Relation::kChild, Relation::kParent,
        Relation::kInLocoParentis}) {
    const AuthorityAnswer none = AskWith(relation, {});
    EXPECT_EQ(none.decision, Decision::kRefused);
    EXPECT_EQ(none.route, Route::kAccess);
    EXPECT_THAT(MissingFields(none), ElementsAre(kPapers));
    ExpectAllowedBy(
        Route::kAccess,
        AskWith(relation, {{.kind = Paper::kHealthCarePowerOfAttorney}}));
    ExpectAllowedBy(Route::kAuthorization,
                    AskWith(relation, {FullAuthorization()}));
  }
}

TEST(Authority, RWho09ADirectiveServesFamilyToo) {
  AuthorityQuestion question = By(Relation::kSpouse);
  question.papers = {FullDirective()};
  question.electronic_copy = true;
  question.held_in_ehr = true;
  ExpectAllowedBy(Route::kThirdPartyDirective, Ask(question));
}

// A copy to the patient's own app is the patient's own access.
TEST(Authority, RTpd03ThePatientsOwnAccessIsNoDirective) {
  AuthorityQuestion question = By(Relation::kSelf);
  question.papers = {FullDirective()};
  question.electronic_copy = true;
  question.held_in_ehr = true;
  ExpectAllowedBy(Route::kAccess, Ask(question));
}

TEST(Authority, RDrs09ThePatientNeedsNoConsentForSubstanceUseRecords) {
  AuthorityQuestion question = By(Relation::kSelf);
  question.wants_substance_use_records = true;
  ExpectAllowedBy(Route::kAccess, Ask(question));
  question = OfChildBy(Relation::kSelf);
  question.wants_substance_use_records = true;
  ExpectAllowedBy(Route::kAccess, Ask(question));
  question = By(Relation::kPersonalRepresentative);
  question.wants_substance_use_records = true;
  question.papers = {{.kind = Paper::kHealthCarePowerOfAttorney}};
  ExpectAllowedBy(Route::kAccess, Ask(question));
}

TEST(Authority, RDrs09AParentNeedsTheMinorsConsentForSubstanceUseRecords) {
  AuthorityQuestion question = OfChildBy(Relation::kParent);
  question.wants_substance_use_records = true;
  question.wants_psychotherapy_notes = true;
  question.sensitive_items = {{}};
  const AuthorityAnswer refused = Ask(question);
  EXPECT_EQ(refused.decision, Decision::kRefused);
  EXPECT_EQ(refused.route, Route::kAccess);
  EXPECT_THAT(MissingFields(refused), ElementsAre(kPapers));
  EXPECT_THAT(RulesOf(refused.basis), Contains("R-DRS-09"));
  EXPECT_THAT(refused.item_decisions, ElementsAre(Decision::kRefused));
  question.papers = {FullAuthorization()};
  EXPECT_THAT(
      MissingFields(Ask(question)),
      ElementsAre(
          "requester.authority_documents[0].authorization.part_2_consent"));
  question.papers[0].authorization.part_2_consent = true;
  ExpectAllowedBy(Route::kAccess, Ask(question));
}

TEST(Authority, RDen01SaysThatNotesKeptApartAreOutsideOfAccess) {
  AuthorityQuestion question = By(Relation::kSelf);
  question.wants_psychotherapy_notes = true;
  const AuthorityAnswer answer = Ask(question);
  ExpectAllowedBy(Route::kAccess, answer);
  EXPECT_THAT(RulesOf(answer.basis), ElementsAre("R-WHO-01", "R-DEN-01"));
  AuthorityQuestion other = ByAuthorization();
  other.wants_psychotherapy_notes = true;
  EXPECT_THAT(RulesOf(Ask(other).basis), ElementsAre("R-AUT-09"));
}

TEST(Authority, AnswersForEachItemAsForAllWhereNoMinorIsRepresented) {
  AuthorityQuestion question = By(Relation::kSelf);
  question.sensitive_items = {{.minor_consented = true}, {}};
  EXPECT_THAT(Ask(question).item_decisions,
              ElementsAre(Decision::kAllowed, Decision::kAllowed));
  question.relation = Relation::kPersonalRepresentative;
  EXPECT_THAT(Ask(question).item_decisions,
              ElementsAre(Decision::kRefused, Decision::kRefused));
  question.papers = {{.kind = Paper::kHealthCarePowerOfAttorney}};
  EXPECT_THAT(Ask(question).item_decisions,
              ElementsAre(Decision::kAllowed, Decision::kAllowed));
}

}  // namespace
}  // namespace custodia::request::policy
