#include "services/request/policy/condition.h"

#include "gtest/gtest.h"

namespace custodia::request::policy {
namespace {

TEST(Matches, AnythingWithoutConditions) { EXPECT_TRUE(Matches({}, {})); }

TEST(Matches, OneOfAListAndNothingUnspecified) {
  const Condition condition{
      .holder_types = {HolderType::kHospital, HolderType::kOtherFacility}};
  EXPECT_TRUE(Matches(condition, {.holder_type = HolderType::kHospital}));
  EXPECT_TRUE(Matches(condition, {.holder_type = HolderType::kOtherFacility}));
  EXPECT_FALSE(Matches(condition, {.holder_type = HolderType::kPhysician}));
  EXPECT_FALSE(Matches(condition, {}));
}

TEST(Matches, EveryListThatIsSet) {
  const Condition condition{.payers = {Payer::kThirdParty},
                            .purposes = {Purpose::kLitigation},
                            .access = {Access::kCopy},
                            .media = {Media::kPaper}};
  const CaseFacts facts{.payer = Payer::kThirdParty,
                        .purpose = Purpose::kLitigation,
                        .access = Access::kCopy,
                        .media = Media::kPaper};
  EXPECT_TRUE(Matches(condition, facts));
  CaseFacts other = facts;
  other.payer = Payer::kIndividual;
  EXPECT_FALSE(Matches(condition, other));
  other = facts;
  other.purpose = Purpose::kDisability;
  EXPECT_FALSE(Matches(condition, other));
  other = facts;
  other.access = Access::kInspection;
  EXPECT_FALSE(Matches(condition, other));
  other = facts;
  other.media = Media::kElectronic;
  EXPECT_FALSE(Matches(condition, other));
}

TEST(Matches, YesAndNoApart) {
  EXPECT_FALSE(Matches({.records_outside_state = Tri::kYes}, {}));
  EXPECT_TRUE(Matches({.records_outside_state = Tri::kYes},
                      {.records_outside_state = true}));
  EXPECT_TRUE(Matches({.records_outside_state = Tri::kNo}, {}));
  EXPECT_FALSE(Matches({.covered_entity = Tri::kNo}, {}));
  EXPECT_TRUE(Matches({.covered_entity = Tri::kNo}, {.covered_entity = false}));
  EXPECT_FALSE(Matches({.inpatient = Tri::kYes}, {}));
  EXPECT_FALSE(Matches({.inpatient = Tri::kNo}, {.inpatient = true}));
  EXPECT_FALSE(Matches({.medicaid = Tri::kYes}, {}));
  EXPECT_TRUE(Matches({.medicaid = Tri::kYes}, {.medicaid = true}));
}

TEST(Matches, CopyNumbersInclusively) {
  const Condition second_and_third{.copy_number_from = 2, .copy_number_to = 3};
  EXPECT_FALSE(Matches(second_and_third, {.copy_number = 1}));
  EXPECT_TRUE(Matches(second_and_third, {.copy_number = 2}));
  EXPECT_TRUE(Matches(second_and_third, {.copy_number = 3}));
  EXPECT_FALSE(Matches(second_and_third, {.copy_number = 4}));
  EXPECT_TRUE(Matches({.copy_number_from = 2}, {.copy_number = 9}));
}

TEST(Matches, ProofWhereItIsWanted) {
  EXPECT_FALSE(Matches({.proof = true}, {}));
  EXPECT_TRUE(Matches({.proof = true}, {.purpose_proven = true}));
  EXPECT_TRUE(Matches({}, {.purpose_proven = true}));
}

}  // namespace
}  // namespace custodia::request::policy
