#include "services/request/policy/denial_grounds.h"

#include <optional>
#include <string>

#include "gmock/gmock.h"

namespace custodia::request::policy {
namespace {

// A ground on its best facts, for tests to take one away.
GroundFacts Best(Ground ground) {
  return {.ground = ground,
          .professional_determination = true,
          .copy_jeopardizes = true,
          .agreed_at_consent = true,
          .told_access_returns = true,
          .kept_separately = true,
          .physical = true};
}

DenialQuestion With(const GroundFacts& facts,
                    Relation requester = Relation::kGuardian) {
  return {.grounds = {facts.ground},
          .requester = requester,
          .notice = DenialNotice{.ground_facts = {facts}}};
}

GroundFinding Judge(const GroundFacts& facts,
                    Relation requester = Relation::kGuardian) {
  return JudgeGround(facts.ground, With(facts, requester)).finding;
}

struct Kind {
  Ground ground;
  const char* rule;
  const char* citation;
  bool stands;
  bool reviewable;
  bool part_only;
};

class Grounds : public ::testing::TestWithParam<Kind> {};

// On the best facts, against a representative.
TEST_P(Grounds, StandOrNotAndAreReviewableOrNot) {
  const Kind& kind = GetParam();
  const JudgedGround judged = JudgeGround(kind.ground, With(Best(kind.ground)));
  EXPECT_EQ(judged.finding.ground, kind.ground);
  EXPECT_EQ(judged.finding.stands, kind.stands);
  EXPECT_EQ(judged.finding.reviewable, kind.reviewable);
  EXPECT_EQ(judged.reaches_part_only, kind.part_only);
  EXPECT_EQ(judged.finding.inspection_still_due,
            kind.ground == Ground::kInmate);
  EXPECT_EQ(judged.finding.basis.rule, kind.rule);
  EXPECT_EQ(judged.finding.basis.citation,
            std::string("45 CFR ") + kind.citation);
  EXPECT_NE(judged.finding.basis.confidence, Confidence::kUnknown);
  EXPECT_FALSE(judged.finding.basis.explanation.empty());
  ASSERT_EQ(judged.defect.has_value(), !kind.stands);
  if (judged.defect) {
    EXPECT_EQ(judged.defect->code, "NO_GROUND");
    EXPECT_EQ(judged.defect->citation, judged.finding.basis.citation);
    EXPECT_EQ(judged.defect->explanation, judged.finding.basis.explanation);
    EXPECT_FALSE(judged.defect->remedy.empty());
  }
}

INSTANTIATE_TEST_SUITE_P(
    Unreviewable, Grounds,
    ::testing::Values(Kind{Ground::kPsychotherapyNotes, "R-DEN-01",
                           "164.524(a)(1)(i), 164.501", true, false, true},
                      Kind{Ground::kLitigation, "R-DEN-02", "164.524(a)(1)(ii)",
                           true, false, true},
                      Kind{Ground::kInmate, "R-DEN-03", "164.524(a)(2)(ii)",
                           true, false, false},
                      Kind{Ground::kResearch, "R-DEN-04", "164.524(a)(2)(iii)",
                           true, false, false},
                      Kind{Ground::kPrivacyAct, "R-DEN-05", "164.524(a)(2)(iv)",
                           true, false, false},
                      Kind{Ground::kConfidentialSource, "R-DEN-06",
                           "164.524(a)(2)(v)", true, false, true},
                      Kind{Ground::kNotInDesignatedRecordSet, "R-DRS-03",
                           "164.501, 164.524(a)(1)", true, false, false},
                      Kind{Ground::kNotMaintained, "R-DEN-07",
                           "164.524(a)(1), (d)(3)", true, false, false},
                      Kind{Ground::kNotAuthorized, "R-DEN-07",
                           "164.524(a)(1), 164.502(g)", true, false, false}));

INSTANTIATE_TEST_SUITE_P(
    Reviewable, Grounds,
    ::testing::Values(Kind{Ground::kEndangerment, "R-DEN-08",
                           "164.524(a)(3)(i)", true, true, false},
                      Kind{Ground::kRefersToOtherPerson, "R-DEN-09",
                           "164.524(a)(3)(ii)", true, true, true},
                      Kind{Ground::kRepresentativeHarm, "R-DEN-10",
                           "164.524(a)(3)(iii)", true, true, false}));

INSTANTIATE_TEST_SUITE_P(
    Never, Grounds,
    ::testing::Values(
        Kind{Ground::kEmotionalUpset, "R-DEN-08",
             "164.524(a)(3)(i), 160.203(b)", false, false, false},
        Kind{Ground::kUnpaidBill, "R-DEN-11", "164.524(a)", false, false,
             false},
        Kind{Ground::kOriginElsewhere, "R-DRS-02", "164.501, 164.524(a)(1)",
             false, false, false},
        Kind{Ground::kBurden, "R-DEN-11", "164.524(a)", false, false, false},
        Kind{Ground::kOther, "R-DEN-11", "164.524(a)", false, false, false},
        Kind{Ground::kUnspecified, "R-DEN-11", "164.524(a)", false, false,
             false}));

// The ground falls, and for this reason.
void ExpectFalls(const GroundFacts& facts, const char* code,
                 Relation requester = Relation::kGuardian) {
  const JudgedGround judged = JudgeGround(facts.ground, With(facts, requester));
  EXPECT_FALSE(judged.finding.stands);
  ASSERT_TRUE(judged.defect.has_value());
  EXPECT_EQ(judged.defect->code, code);
  EXPECT_EQ(judged.defect->citation, judged.finding.basis.citation);
  EXPECT_FALSE(judged.defect->explanation.empty());
  EXPECT_FALSE(judged.defect->remedy.empty());
}

TEST(Grounds, RDen01ANoteInTheChartIsNoPsychotherapyNote) {
  GroundFacts facts = Best(Ground::kPsychotherapyNotes);
  facts.kept_separately = false;
  ExpectFalls(facts, "NOTES_NOT_KEPT_APART");
}

TEST(Grounds, RDen03AnInmateMayLookEvenWhereACopyIsRefused) {
  GroundFacts facts = Best(Ground::kInmate);
  EXPECT_TRUE(Judge(facts).inspection_still_due);
  DenialQuestion look = With(facts);
  look.wants_copy = false;
  const JudgedGround judged = JudgeGround(Ground::kInmate, look);
  EXPECT_FALSE(judged.finding.stands);
  EXPECT_TRUE(judged.finding.inspection_still_due);
  EXPECT_EQ(judged.defect->code, "INMATE_INSPECTION_REFUSED");
  facts.copy_jeopardizes = false;
  ExpectFalls(facts, "INMATE_COPY_HARMLESS");
}

TEST(Grounds, RDen04ResearchNeedsConsentAndThatAccessReturns) {
  GroundFacts facts = Best(Ground::kResearch);
  facts.agreed_at_consent = false;
  ExpectFalls(facts, "RESEARCH_CONDITIONS_UNMET");
  facts = Best(Ground::kResearch);
  facts.told_access_returns = false;
  ExpectFalls(facts, "RESEARCH_CONDITIONS_UNMET");
}

TEST(Grounds, RDen06AProviderIsNoConfidentialSource) {
  GroundFacts facts = Best(Ground::kConfidentialSource);
  facts.source_is_provider = true;
  ExpectFalls(facts, "SOURCE_IS_PROVIDER");
}

TEST(Grounds, RDen07ThePatientIsAlwaysAuthorized) {
  const GroundFacts facts = Best(Ground::kNotAuthorized);
  ExpectFalls(facts, "PATIENT_IS_AUTHORIZED", Relation::kSelf);
  ExpectFalls(facts, "PATIENT_IS_AUTHORIZED", Relation::kUnspecified);
  EXPECT_TRUE(Judge(facts, Relation::kThirdParty).stands);
  EXPECT_TRUE(Judge(facts, Relation::kSpouse).stands);
}

// Upset, however severe, is no danger.
TEST(Grounds, RDen08EndangermentIsOfLifeOrPhysicalSafety) {
  GroundFacts facts = Best(Ground::kEndangerment);
  facts.physical = false;
  ExpectFalls(facts, "DANGER_NOT_PHYSICAL");
  facts.physical = true;
  EXPECT_TRUE(Judge(facts, Relation::kSelf).stands);
}

TEST(Grounds, RDen08To10NeedALicensedProfessional) {
  for (const Ground ground :
       {Ground::kEndangerment, Ground::kRefersToOtherPerson,
        Ground::kRepresentativeHarm}) {
    GroundFacts facts = Best(ground);
    facts.professional_determination = false;
    ExpectFalls(facts, "PROFESSIONAL_DETERMINATION_MISSING");
    EXPECT_TRUE(Judge(facts).reviewable);
  }
}

// Only these need one.
TEST(Grounds, UnreviewableOnesNeedNoProfessional) {
  for (const Ground ground :
       {Ground::kPsychotherapyNotes, Ground::kLitigation, Ground::kInmate,
        Ground::kResearch, Ground::kConfidentialSource}) {
    GroundFacts facts = Best(ground);
    facts.professional_determination = false;
    EXPECT_TRUE(Judge(facts).stands);
  }
}

TEST(Grounds, RDen10RepresentativeHarmHoldsAgainstRepresentativesAlone) {
  const GroundFacts facts = Best(Ground::kRepresentativeHarm);
  for (const Relation relation :
       {Relation::kSelf, Relation::kUnspecified, Relation::kThirdParty}) {
    ExpectFalls(facts, "REQUESTER_NOT_REPRESENTATIVE", relation);
  }
  for (const Relation relation :
       {Relation::kParent, Relation::kGuardian,
        Relation::kPersonalRepresentative, Relation::kExecutor,
        Relation::kInLocoParentis, Relation::kSpouse, Relation::kChild}) {
    EXPECT_TRUE(Judge(facts, relation).stands);
  }
}

// A reviewable ground that falls leaves the review as a remedy.
TEST(Grounds, RemedyOfReviewableOnesIsAReview) {
  GroundFacts facts = Best(Ground::kEndangerment);
  facts.physical = false;
  EXPECT_THAT(JudgeGround(facts.ground, With(facts)).defect->remedy,
              ::testing::HasSubstr("review"));
  EXPECT_THAT(JudgeGround(Ground::kUnpaidBill, With(facts)).defect->remedy,
              ::testing::Not(::testing::HasSubstr("review")));
}

// The facts of one ground are none of another, and without facts a ground that
// needs them falls.
TEST(Grounds, StandOnTheirOwnFacts) {
  EXPECT_FALSE(JudgeGround(Ground::kResearch, With(Best(Ground::kInmate)))
                   .finding.stands);
  DenialQuestion question = With(Best(Ground::kInmate));
  question.notice->ground_facts.push_back(Best(Ground::kResearch));
  EXPECT_TRUE(JudgeGround(Ground::kResearch, question).finding.stands);
  question.notice.reset();
  EXPECT_FALSE(JudgeGround(Ground::kResearch, question).finding.stands);
  EXPECT_TRUE(JudgeGround(Ground::kLitigation, question).finding.stands);
}

}  // namespace
}  // namespace custodia::request::policy
