#include "services/directory/handlers/end_affiliation.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/testing/handler_test.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;

class EndAffiliationTest : public testing::HandlerTest {
 protected:
  EndAffiliationTest() {
    request_.set_name("affiliations/roe-elm");
    request_.mutable_end_date()->set_year(2015);
    request_.set_request_id(testing::kRequestId);
  }

  absl::StatusOr<v1::Affiliation> End() {
    return EndAffiliation(call_, request_, env_);
  }

  v1::EndAffiliationRequest request_;
};

TEST_F(EndAffiliationTest, EndsItAndSaysWhoSaidSo) {
  request_.mutable_evidence()->set_source("https://example.org/roe");
  const auto ended = End();
  ASSERT_THAT(ended, IsOk());
  EXPECT_EQ(ended->name(), "affiliations/roe-elm");
  EXPECT_EQ(ended->end_date().year(), 2015);
  ASSERT_EQ(ended->evidence_size(), 2);
  EXPECT_EQ(ended->evidence(0).source(), "https://example.org/roe");
  EXPECT_EQ(ended->evidence(1).source(), "test");
}

// A fact outlives the node that it names, and so can end.
TEST_F(EndAffiliationTest, OneWithWhatWasRetractedEndsToo) {
  const auto elm = Find<std::optional<Organization>>(
      [](DirectorySnapshot& s) { return s.FindOrganization("elm"); });
  Seed([&](DirectoryTransaction& txn) {
    return txn.Retract(std::stoi(elm->evidence[0].fact), "wrong").status();
  });
  const auto ended = End();
  ASSERT_THAT(ended, IsOk());
  EXPECT_EQ(ended->organization(), "organizations/elm");
  EXPECT_EQ(ended->end_date().year(), 2015);
}

TEST_F(EndAffiliationTest, ARepeatChangesNothing) {
  ASSERT_THAT(End(), IsOk());
  const int64_t revision = Revision();
  ASSERT_THAT(End(), IsOk());
  EXPECT_EQ(Revision(), revision);
  // Nor does another call that says the same.
  request_.clear_request_id();
  ASSERT_THAT(End(), IsOk());
  EXPECT_EQ(Revision(), revision);
}

TEST_F(EndAffiliationTest, AnInferenceStaysOne) {
  Seed([](DirectoryTransaction& txn) {
    return txn
        .Put(Affiliation{
            .id = "near",
            .practitioner = "roe",
            .organization = "oak",
            .kind = AffiliationKind::kColocated,
            .evidence = {{.source = "test", .grade = Grade::kInferred}}})
        .status();
  });
  request_.set_name("affiliations/near");
  request_.mutable_evidence()->set_grade(v1::Evidence::OFFICIAL);
  const auto ended = End();
  ASSERT_THAT(ended, IsOk());
  EXPECT_EQ(ended->evidence(0).grade(), v1::Evidence::INFERRED);
}

TEST_F(EndAffiliationTest, TheEndIsNotBeforeTheStart) {
  Seed([](DirectoryTransaction& txn) -> absl::Status {
    CUSTODIA_ASSIGN_OR_RETURN(auto affiliation, txn.FindAffiliation("roe-elm"));
    affiliation->start = {.year = 2015, .month = 6};
    return txn.Put(*affiliation).status();
  });
  request_.mutable_end_date()->set_month(5);
  EXPECT_THAT(FieldsAtFault(End()), ElementsAre("end_date"));
  request_.mutable_end_date()->set_month(0);  // Its last day is meant.
  EXPECT_THAT(End(), IsOk());
}

TEST_F(EndAffiliationTest, TellsAllThatIsWrong) {
  request_.set_name("roe-elm");
  request_.clear_end_date();
  request_.mutable_evidence()->mutable_date()->set_month(13);
  EXPECT_THAT(FieldsAtFault(End()),
              ElementsAre("name", "end_date", "evidence.date"));
  EXPECT_THAT(End(), HasReason("INVALID_FIELD"));
}

TEST_F(EndAffiliationTest, AnUnknownOneHasNoEnd) {
  request_.set_name("affiliations/nowhere");
  EXPECT_THAT(End(), HasReason("AFFILIATION_NOT_FOUND"));
}

TEST_F(EndAffiliationTest, AFaultAtAnyStepLeavesNoTrace) {
  // Look for the request and the affiliation; put, record, load; commit.
  EXPECT_EQ(FailAtEachStep([&] { return End(); }), 6);
}

}  // namespace
}  // namespace custodia::directory
