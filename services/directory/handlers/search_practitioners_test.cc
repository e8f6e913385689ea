#include "services/directory/handlers/search_practitioners.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/testing/handler_test.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;

class SearchPractitionersTest : public testing::HandlerTest {
 protected:
  SearchPractitionersTest() {
    Seed([](DirectoryTransaction& txn) -> absl::Status {
      for (const char* given : {"Ann", "Bea", "Cal"}) {
        CUSTODIA_RETURN_IF_ERROR(
            txn.Put(Practitioner{.id = given,
                                 .name = {.given = given, .family = "Roemer"},
                                 .state = "RI"})
                .status());
      }
      return absl::OkStatus();
    });
  }

  absl::StatusOr<v1::SearchPractitionersResponse> Search() {
    return SearchPractitioners(call_, request_, env_);
  }

  std::vector<std::string> Names() {
    const auto response = Search();
    EXPECT_THAT(response, IsOk());
    std::vector<std::string> names;
    for (const auto& hit : response->practitioners()) {
      names.push_back(hit.name());
    }
    return names;
  }

  v1::SearchPractitionersRequest request_;
};

TEST_F(SearchPractitionersTest, ExactNamesComeBeforeBeginnings) {
  request_.set_query("roe");
  EXPECT_THAT(Names(), ElementsAre("practitioners/roe", "practitioners/Ann",
                                   "practitioners/Bea", "practitioners/Cal"));
}

TEST_F(SearchPractitionersTest, FiltersNarrowIt) {
  request_.set_query("Roe, Jane");
  EXPECT_THAT(Names(), ElementsAre("practitioners/roe"));
  request_.set_specialty("207Q");
  EXPECT_THAT(Names(), ElementsAre("practitioners/roe"));
  request_.set_state("RI");
  EXPECT_THAT(Names(), ElementsAre());
}

TEST_F(SearchPractitionersTest, PagesFollowEachOther) {
  request_.set_query("roe");
  request_.set_page_size(2);
  const auto first = Search();
  ASSERT_THAT(first, IsOk());
  EXPECT_EQ(first->practitioners_size(), 2);
  request_.set_page_token(first->next_page_token());
  const auto second = Search();
  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(second->practitioners(0).name(), "practitioners/Bea");
  EXPECT_EQ(second->next_page_token(), "");
  request_.set_query("roemer");
  EXPECT_THAT(Search(), HasReason("PAGE_TOKEN_INVALID"));
}

TEST_F(SearchPractitionersTest, RefusesATokenOfAnotherStore) {
  request_.set_query("roe");
  request_.set_page_size(2);
  const auto first = Search();
  ASSERT_THAT(first, IsOk());
  request_.set_page_token(first->next_page_token());
  const auto empty = *OpenDirectoryStore("sqlite::memory:");
  EXPECT_THAT(
      SearchPractitioners(call_, request_, Environment{clock_, ids_, *empty}),
      HasReason("PAGE_TOKEN_INVALID"));
}

TEST_F(SearchPractitionersTest, TellsAllThatIsWrong) {
  request_.set_query(" , ");
  request_.set_state("Mass.");
  request_.set_specialty("family medicine");
  EXPECT_THAT(FieldsAtFault(Search()),
              ElementsAre("query", "state", "specialty"));
  request_.Clear();
  request_.set_query(std::string(201, 'r'));
  EXPECT_THAT(FieldsAtFault(Search()), ElementsAre("query"));
  request_.set_query(std::string(200, 'r'));
  EXPECT_THAT(Search(), IsOk());
  request_.set_query("roe");
  request_.set_page_size(-1);
  EXPECT_THAT(FieldsAtFault(Search()), ElementsAre("page_size"));
}

}  // namespace
}  // namespace custodia::directory
