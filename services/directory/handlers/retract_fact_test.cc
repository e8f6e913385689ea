#include "services/directory/handlers/retract_fact.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/handlers/resolve_custodian.h"
#include "services/directory/testing/handler_test.h"
#include "services/directory/testing/reparsed.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;

class RetractFactTest : public testing::HandlerTest {
 protected:
  RetractFactTest() {
    request_.set_reason("The file was of another doctor.");
    request_.set_request_id(testing::kRequestId);
  }

  absl::StatusOr<v1::RetractFactResponse> Retract() {
    return RetractFact(call_, request_, env_);
  }

  // The organizations of the leads that are told about Dr. Roe.
  std::vector<std::string> Leads(const std::string& revision = "") {
    v1::ResolveCustodianRequest question;
    question.set_practitioner("practitioners/roe");
    question.set_revision(revision);
    const auto answer =
        testing::Reparsed(ResolveCustodian(call_, question, env_));
    EXPECT_THAT(answer, IsOk());
    std::vector<std::string> organizations;
    for (const auto& lead : answer->leads()) {
      organizations.push_back(lead.organization());
    }
    return organizations;
  }

  std::string FactOfAffiliation() {
    const auto affiliation = Find<std::optional<Affiliation>>(
        [](DirectorySnapshot& s) { return s.FindAffiliation("roe-elm"); });
    return absl::StrCat("facts/", affiliation->evidence[0].fact);
  }
  std::string FactOfElm() {
    const auto elm = Find<std::optional<Organization>>(
        [](DirectorySnapshot& s) { return s.FindOrganization("elm"); });
    return absl::StrCat("facts/", elm->evidence[0].fact);
  }

  v1::RetractFactRequest request_;
};

TEST_F(RetractFactTest, TheFactIsGoneFromThatRevisionOn) {
  const std::string before = absl::StrCat("r", Revision());
  ASSERT_EQ(Leads()[0], "organizations/elm");
  request_.set_name(FactOfAffiliation());
  const auto retracted = Retract();
  ASSERT_THAT(retracted, IsOk());
  EXPECT_EQ(retracted->revision(), absl::StrCat("r", Revision()));
  EXPECT_THAT(Leads(),
              ::testing::Not(::testing::Contains("organizations/elm")));
  EXPECT_EQ(Leads(retracted->revision()), Leads());
  EXPECT_EQ(Leads(before)[0], "organizations/elm");
}

TEST_F(RetractFactTest, WhatEndedStaysAsItIs) {
  request_.set_name(FactOfAffiliation());
  const auto first = Retract();
  ASSERT_THAT(first, IsOk());
  request_.set_request_id(testing::kOtherRequestId);
  const int64_t revision = Revision();
  const auto again = Retract();
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(again->revision(), first->revision());
  EXPECT_EQ(Revision(), revision);
}

// The question has to be answered although a fact names what is not there.
TEST_F(RetractFactTest, AnOrganizationThatOthersNameCanBeRetracted) {
  request_.set_name(FactOfElm());
  ASSERT_THAT(Retract(), IsOk());
  EXPECT_THAT(Leads(),
              ::testing::Not(::testing::Contains("organizations/elm")));
}

TEST_F(RetractFactTest, TheVersionBeforeIsBelievedAgain) {
  Seed([](DirectoryTransaction& txn) -> absl::Status {
    Organization elm = OrganizationOf("elm");
    elm.display_name = "Wrong";
    return txn.Put(elm).status();
  });
  request_.set_name(FactOfElm());
  ASSERT_THAT(Retract(), IsOk());
  EXPECT_EQ(Find<std::optional<Organization>>([](DirectorySnapshot& s) {
              return s.FindOrganization("elm");
            })->display_name,
            "The elm of Salem");
}

TEST_F(RetractFactTest, AnUnknownOneIsNotFound) {
  for (const char* name : {"facts/999", "facts/elm", "facts/01"}) {
    request_.set_name(name);
    EXPECT_THAT(Retract(), HasReason("FACT_NOT_FOUND")) << name;
  }
}

TEST_F(RetractFactTest, TellsAllThatIsWrong) {
  request_.set_name("organizations/elm");
  request_.set_reason(" ");
  EXPECT_THAT(FieldsAtFault(Retract()), ElementsAre("name", "reason"));
}

TEST_F(RetractFactTest, AReasonHasAThousandBytes) {
  request_.set_name(FactOfElm());
  request_.set_reason(std::string(1'001, 'x'));
  EXPECT_THAT(FieldsAtFault(Retract()), ElementsAre("reason"));
  request_.set_reason(std::string(1'000, 'x'));
  EXPECT_THAT(Retract(), IsOk());
}

TEST_F(RetractFactTest, AFaultAtAnyStepLeavesNoTrace) {
  request_.set_name(FactOfAffiliation());
  // Look for the request; retract, record; commit.
  EXPECT_EQ(FailAtEachStep([&] { return Retract(); }), 4);
}

}  // namespace
}  // namespace custodia::directory
