// The demo, whole: the stories that deploy/demo tells, told to a test.

#include <filesystem>
#include <sstream>
#include <string>
#include <variant>

#include "common/testing/status_matchers.h"
#include "deploy/walkthrough/story.h"
#include "deploy/walkthrough/teller.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/integration/sample_pair.h"

namespace custodia::testing {
namespace {

using ::testing::HasSubstr;

std::string FolderOf(const SamplePair& pair) {
  return pair.folder().path().string();
}

TEST(StoriesTest, AllEndAsToldAndAllThatTheyTeachIsKept) {
  auto pair = SamplePair::Start();
  ASSERT_THAT(pair, IsOk());
  std::ostringstream told;
  ASSERT_THAT(
      walkthrough::TellAll((*pair)->directory_stub(), (*pair)->request_stub(),
                           walkthrough::Stories(), FolderOf(**pair), told),
      IsOk())
      << told.str();

  // What a reader is promised to see.
  EXPECT_THAT(told.str(), HasSubstr("READY_TO_SEND"));
  EXPECT_THAT(told.str(), HasSubstr("AWAITING_REPLY"));
  EXPECT_THAT(told.str(), HasSubstr("8 of 9 retrievals are FULFILLED"));

  EXPECT_THAT(told.str(), HasSubstr("breaks 45 CFR 164.524(b)(2)(ii)"));

  // A letter to each who was asked, and those that a dispute takes.
  size_t letters = 0;
  for (const auto& file :
       std::filesystem::directory_iterator(FolderOf(**pair))) {
    letters += file.path().extension() == ".pdf" ? 1 : 0;
  }
  size_t written = 0;
  for (const walkthrough::Story& story : walkthrough::Stories()) {
    for (const walkthrough::Step& step : story.steps) {
      written += std::holds_alternative<walkthrough::Sending>(step.call)
                     ? 1
                     : step.letters.size();
    }
  }
  EXPECT_EQ(letters, written);
  EXPECT_THAT(told.str(), HasSubstr("_inquiry.pdf"));
  EXPECT_THAT(told.str(), HasSubstr("_amendment_request.pdf"));
  EXPECT_THAT(told.str(), HasSubstr("_statement_of_disagreement.pdf"));
  EXPECT_THAT(told.str(), HasSubstr("_access_request.pdf"));

  // Both end when asked to, and what they did outlives them.
  EXPECT_EQ((*pair)->request().Stop(), 0);
  EXPECT_EQ((*pair)->directory().Stop(), 0);
}

TEST(StoriesTest, EachRetrievalTellsItsWholeLife) {
  auto pair = SamplePair::Start();
  ASSERT_THAT(pair, IsOk());
  const std::vector<walkthrough::Story> stories = walkthrough::Stories();
  std::ostringstream told;
  walkthrough::Teller teller((*pair)->directory_stub(), (*pair)->request_stub(),
                             FolderOf(**pair), told);
  ASSERT_THAT(teller.Tell(stories[3]), IsOk()) << told.str();

  grpc::ClientContext list_context;
  request::v1::ListRetrievalsResponse list;
  ASSERT_TRUE(
      (*pair)->request_stub().ListRetrievals(&list_context, {}, &list).ok());
  ASSERT_EQ(list.retrievals_size(), 1);
  grpc::ClientContext events_context;
  request::v1::ListEventsRequest request;
  request.set_parent(list.retrievals(0).name());
  request::v1::ListEventsResponse events;
  ASSERT_TRUE((*pair)
                  ->request_stub()
                  .ListEvents(&events_context, request, &events)
                  .ok());
  std::vector<std::string> kinds;
  for (const request::v1::Event& event : events.events()) {
    EXPECT_EQ(event.sequence(), static_cast<int64_t>(kinds.size() + 1));
    kinds.push_back(event.kind());
  }
  // Society, two departments, the group that the second one named.
  EXPECT_EQ(std::count(kinds.begin(), kinds.end(), "ATTEMPT_SENT"), 4);
  EXPECT_EQ(std::count(kinds.begin(), kinds.end(), "ATTEMPT_ANSWERED"), 3);
  EXPECT_EQ(kinds.front(), "RETRIEVAL_CREATED");
  EXPECT_EQ(std::count(kinds.begin(), kinds.end(), "RECORDS_RECEIVED"), 1);
}

TEST(StoriesTest, WhatAReplyTeachesIsEvidenceOfTheGradeReported) {
  auto pair = SamplePair::Start();
  ASSERT_THAT(pair, IsOk());
  const std::vector<walkthrough::Story> stories = walkthrough::Stories();
  std::ostringstream told;
  walkthrough::Teller teller((*pair)->directory_stub(), (*pair)->request_stub(),
                             FolderOf(**pair), told);
  ASSERT_THAT(teller.Tell(stories[2]), IsOk()) << told.str();
  ASSERT_THAT(teller.AwaitLearned(stories[4], "Pecan Records Storage",
                                  absl::Seconds(30)),
              IsOk());

  grpc::ClientContext context;
  directory::v1::ResolveCustodianRequest question;
  question.set_practitioner("practitioners/dr-whitfield");
  directory::v1::ResolveCustodianResponse answer;
  ASSERT_TRUE((*pair)
                  ->directory_stub()
                  .ResolveCustodian(&context, question, &answer)
                  .ok());
  ASSERT_GT(answer.leads_size(), 0);
  const directory::v1::Lead& lead = answer.leads(0);
  EXPECT_EQ(lead.rung(), directory::v1::Lead::APPOINTED_CUSTODIAN);
  ASSERT_EQ(lead.hops_size(), 1);
  ASSERT_GT(lead.hops(0).evidence_size(), 0);
  EXPECT_EQ(lead.hops(0).evidence(0).grade(),
            directory::v1::Evidence::REPORTED);
}

}  // namespace
}  // namespace custodia::testing
