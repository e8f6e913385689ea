#include "services/directory/handlers/list_contradictions.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/testing/handler_test.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;

class ListContradictionsTest : public testing::HandlerTest {
 protected:
  ListContradictionsTest() {
    Seed([](DirectoryTransaction& txn) -> absl::Status {
      for (const char* id : {"ash", "box"}) {
        Organization closed = OrganizationOf(id);
        closed.status = OrganizationStatus::kClosed;
        CUSTODIA_RETURN_IF_ERROR(txn.Put(closed).status());
      }
      return absl::OkStatus();
    });
  }

  absl::StatusOr<v1::ListContradictionsResponse> List() {
    return ListContradictions(call_, request_, env_);
  }

  v1::ListContradictionsRequest request_;
};

TEST_F(ListContradictionsTest, SaysWhatIsWrongAndWhoSaidIt) {
  const auto list = List();
  ASSERT_THAT(list, IsOk());
  ASSERT_EQ(list->contradictions_size(), 2);
  const v1::Contradiction& first = list->contradictions(0);
  EXPECT_EQ(first.kind(), v1::Contradiction::CLOSED_TERMINAL);
  EXPECT_EQ(first.explanation(),
            "The ash of Salem closed, and nobody is known to have its "
            "records.");
  ASSERT_EQ(first.evidence_size(), 1);
  EXPECT_EQ(first.evidence(0).source(), "test");
  EXPECT_EQ(list->next_page_token(), "");
}

TEST_F(ListContradictionsTest, ComesInPages) {
  request_.set_page_size(1);
  const auto first = List();
  ASSERT_THAT(first, IsOk());
  ASSERT_EQ(first->contradictions_size(), 1);
  request_.set_page_token(first->next_page_token());
  const auto second = List();
  ASSERT_THAT(second, IsOk());
  ASSERT_EQ(second->contradictions_size(), 1);
  EXPECT_NE(second->contradictions(0).explanation(),
            first->contradictions(0).explanation());
  EXPECT_EQ(second->next_page_token(), "");
}

TEST_F(ListContradictionsTest, RefusesWhatItDidNotGive) {
  request_.set_page_token("nonsense");
  EXPECT_THAT(List(), HasReason("PAGE_TOKEN_INVALID"));
  request_.clear_page_token();
  request_.set_page_size(-1);
  EXPECT_THAT(FieldsAtFault(List()), ElementsAre("page_size"));
}

}  // namespace
}  // namespace custodia::directory
