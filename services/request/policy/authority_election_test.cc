#include "services/request/policy/authority_election.h"

#include "gmock/gmock.h"
#include "services/request/testing/authority_questions.h"

namespace custodia::request::policy {
namespace {

using testing::By;
using testing::ByAuthorization;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::kToday;
using testing::MissingFields;
using ::testing::Not;
using testing::OfChildBy;
using testing::PeopleRules;
using testing::RulesOf;

Election Whole() {
  return {.reason = ElectionReason::kAbuse,
          .has_decider = true,
          .decided_on = kToday,
          .against_best_interest = true};
}

// A parent, one of whose child's records is of care to which the child alone
// consented.
AuthorityQuestion ByParent(const Election& election) {
  AuthorityQuestion question = OfChildBy(Relation::kParent);
  question.sensitive_items = {
      {.minor_consented = true, .minor_named_parent = true}, {}};
  question.election = election;
  return question;
}

AuthorityAnswer Ask(const AuthorityQuestion& question) {
  return CheckAuthority(PeopleRules(), question);
}

std::vector<std::string> Lacks(const Election& election) {
  std::vector<std::string> fields;
  for (const MissingPaper& lack : Ask(ByParent(election)).election_lacks) {
    fields.push_back(lack.field);
  }
  return fields;
}

TEST(Election, RWho06TakesBackWhatTheLawGivesARepresentative) {
  AuthorityQuestion question = ByParent(Whole());
  question.election.reset();
  AuthorityAnswer answer = Ask(question);
  EXPECT_EQ(answer.decision, Decision::kAllowed);
  EXPECT_THAT(answer.item_decisions, Each(Decision::kAllowed));

  answer = Ask(ByParent(Whole()));
  EXPECT_EQ(answer.decision, Decision::kRefused);
  EXPECT_EQ(answer.route, Route::kAccess);
  EXPECT_THAT(answer.item_decisions,
              ElementsAre(Decision::kRefused, Decision::kRefused));
  EXPECT_EQ(answer.basis.back().rule, "R-WHO-06");
  EXPECT_EQ(answer.basis.back().citation, "45 CFR 164.502(g)(5)");
  EXPECT_THAT(answer.election_lacks, IsEmpty());

  Election danger = Whole();
  danger.reason = ElectionReason::kEndangerment;
  EXPECT_EQ(Ask(ByParent(danger)).decision, Decision::kRefused);
}

TEST(Election, IsAgainstWhoStandsForTheDeadToo) {
  AuthorityQuestion question = By(Relation::kExecutor);
  question.death_date = kToday - 1;
  question.papers = {{.kind = Paper::kLettersTestamentary}};
  EXPECT_EQ(Ask(question).decision, Decision::kAllowed);
  question.election = Whole();
  EXPECT_EQ(Ask(question).decision, Decision::kRefused);
}

TEST(Election, NeedsReasonDecisionMakerTimeAndJudgment) {
  EXPECT_THAT(Lacks({}), ElementsAre("election.reason", "election.decided_by",
                                     "election.decided_time",
                                     "election.not_in_best_interest"));
  Election election = Whole();
  election.reason = ElectionReason::kUnspecified;
  EXPECT_THAT(Lacks(election), ElementsAre("election.reason"));
  election = Whole();
  election.has_decider = false;
  EXPECT_THAT(Lacks(election), ElementsAre("election.decided_by"));
  election = Whole();
  election.decided_on.reset();
  EXPECT_THAT(Lacks(election), ElementsAre("election.decided_time"));
  election = Whole();
  election.against_best_interest = false;
  EXPECT_THAT(Lacks(election), ElementsAre("election.not_in_best_interest"));
}

TEST(Election, DoesNotCountBeforeItWasMadeOrIfItLacksAnything) {
  Election election = Whole();
  election.decided_on = kToday + 1;
  EXPECT_THAT(Lacks(election), ElementsAre("election.decided_time"));

  const AuthorityAnswer answer = Ask(ByParent(election));
  EXPECT_EQ(answer.decision, Decision::kAllowed);
  EXPECT_THAT(answer.item_decisions, Each(Decision::kAllowed));
  EXPECT_THAT(answer.missing, IsEmpty());
  EXPECT_EQ(answer.basis.back().rule, "R-WHO-06");
}

TEST(Election, IsAgainstRepresentativesAlone) {
  AuthorityQuestion question = By(Relation::kSelf);
  question.election = Whole();
  AuthorityAnswer answer = Ask(question);
  EXPECT_EQ(answer.decision, Decision::kAllowed);
  EXPECT_THAT(RulesOf(answer.basis), Contains("R-WHO-06"));

  question = ByAuthorization();
  question.election = Whole();
  answer = Ask(question);
  EXPECT_EQ(answer.decision, Decision::kAllowed);
  EXPECT_EQ(answer.route, Route::kAuthorization);

  question.election = Election();
  EXPECT_THAT(Ask(question).election_lacks, IsEmpty());
  question.election.reset();
  EXPECT_THAT(RulesOf(Ask(question).basis), Not(Contains("R-WHO-06")));
}

// Nor does it hide what else is missing.
TEST(Election, LeavesTheRequestersOwnPapersMissing) {
  AuthorityQuestion question = By(Relation::kGuardian);
  question.election = Whole();
  const AuthorityAnswer answer = Ask(question);
  EXPECT_EQ(answer.decision, Decision::kRefused);
  EXPECT_THAT(MissingFields(answer),
              ElementsAre("requester.authority_documents"));
}

}  // namespace
}  // namespace custodia::request::policy
