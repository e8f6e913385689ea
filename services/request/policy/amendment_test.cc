#include "services/request/policy/amendment.h"

#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"

namespace custodia::request::policy {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::StartsWith;

using enum AmendmentGround;

// A refusal with nothing wrong with it.
AmendmentNotice Good(std::vector<AmendmentGround> grounds) {
  return {.grounds = std::move(grounds),
          .states_basis = true,
          .states_disagreement_right = true,
          .states_attachment_right = true,
          .states_complaint_route = true};
}

std::vector<std::string> CodesOf(const AmendmentDenialAnswer& answer) {
  std::vector<std::string> codes;
  for (const Defect& defect : answer.defects) {
    codes.push_back(defect.code);
    EXPECT_THAT(defect.citation, StartsWith("45 CFR 164.526("));
    EXPECT_FALSE(defect.explanation.empty());
    EXPECT_FALSE(defect.remedy.empty());
  }
  return codes;
}

TEST(AmendmentDenial, RAmd03EachOfTheFourGroundsStands) {
  for (const AmendmentGround ground :
       {kNotCreatedByHolder, kNotInDesignatedRecordSet, kNotAccessible,
        kAccurateAndComplete}) {
    const AmendmentDenialAnswer answer = CheckAmendmentDenial(Good({ground}));
    EXPECT_TRUE(answer.stands);
    EXPECT_THAT(CodesOf(answer), IsEmpty());
  }
}

TEST(AmendmentDenial, RAmd03TheHolderStandsInForAnOriginatorThatIsGone) {
  AmendmentNotice notice = Good({kNotCreatedByHolder});
  notice.originator_unavailable = true;
  const AmendmentDenialAnswer answer = CheckAmendmentDenial(notice);
  EXPECT_FALSE(answer.stands);
  EXPECT_THAT(CodesOf(answer), ElementsAre("ORIGINATOR_UNAVAILABLE"));
}

TEST(AmendmentDenial, ThatTheOriginatorIsGoneTouchesNoOtherGround) {
  for (const AmendmentGround ground :
       {kNotInDesignatedRecordSet, kNotAccessible, kAccurateAndComplete}) {
    AmendmentNotice notice = Good({ground});
    notice.originator_unavailable = true;
    EXPECT_TRUE(CheckAmendmentDenial(notice).stands);
    EXPECT_THAT(CodesOf(CheckAmendmentDenial(notice)), IsEmpty());
  }
}

TEST(AmendmentDenial, OneGroundThatStandsIsEnough) {
  AmendmentNotice notice = Good({kNotCreatedByHolder, kAccurateAndComplete});
  notice.originator_unavailable = true;
  const AmendmentDenialAnswer answer = CheckAmendmentDenial(notice);
  EXPECT_TRUE(answer.stands);
  EXPECT_THAT(CodesOf(answer), ElementsAre("ORIGINATOR_UNAVAILABLE"));
}

TEST(AmendmentDenial, WithoutAGroundNothingStands) {
  EXPECT_FALSE(CheckAmendmentDenial(Good({})).stands);
  EXPECT_FALSE(CheckAmendmentDenial(Good({kUnspecified})).stands);
}

TEST(AmendmentDenial, RAmd05NamesEachThingTheNoticeLacks) {
  const std::vector<std::pair<bool AmendmentNotice::*, const char*>> contents =
      {{&AmendmentNotice::states_basis, "DENIAL_WITHOUT_BASIS"},
       {&AmendmentNotice::states_disagreement_right,
        "DENIAL_WITHOUT_DISAGREEMENT_RIGHT"},
       {&AmendmentNotice::states_attachment_right,
        "DENIAL_WITHOUT_ATTACHMENT_RIGHT"},
       {&AmendmentNotice::states_complaint_route,
        "DENIAL_WITHOUT_COMPLAINT_ROUTE"}};
  for (const auto& [content, code] : contents) {
    AmendmentNotice notice = Good({kAccurateAndComplete});
    notice.*content = false;
    const AmendmentDenialAnswer answer = CheckAmendmentDenial(notice);
    EXPECT_THAT(CodesOf(answer), ElementsAre(code));
    EXPECT_TRUE(answer.stands);  // a bare notice does not make the record wrong
  }
  EXPECT_EQ(CheckAmendmentDenial({.grounds = {kNotAccessible}}).defects.size(),
            contents.size());
}

}  // namespace
}  // namespace custodia::request::policy
