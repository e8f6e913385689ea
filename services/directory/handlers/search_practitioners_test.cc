#include "services/directory/handlers/search_practitioners.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/testing/handler_test.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;

class SearchPractitionersTest : public testing::HandlerTest {
 protected:
  SearchPractitionersTest() {
    Seed([](DirectoryTransaction& txn) -> absl::Status {
      for (const char* given : {"Ann", "Bea"}) {
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

TEST_F(SearchPractitionersTest, FiltersNarrowIt) {
  request_.set_query("roe");
  EXPECT_THAT(Names(), ElementsAre("practitioners/roe", "practitioners/Ann",
                                   "practitioners/Bea"));
  request_.set_state("RI");
  EXPECT_THAT(Names(), ElementsAre("practitioners/Ann", "practitioners/Bea"));
  request_.set_specialty("207Q");
  EXPECT_THAT(Names(), ElementsAre());
  request_.set_state("MA");
  EXPECT_THAT(Names(), ElementsAre("practitioners/roe"));
  request_.set_city("Boston");
  EXPECT_THAT(Names(), ElementsAre());
  request_.set_city("SALEM");
  EXPECT_THAT(Names(), ElementsAre("practitioners/roe"));
}

TEST_F(SearchPractitionersTest, AQueryHasTheNamesInAnyOrder) {
  for (const char* query : {"Roe, Jane", "jane roe"}) {
    request_.set_query(query);
    EXPECT_THAT(Names(), ElementsAre("practitioners/roe")) << query;
  }
}

TEST_F(SearchPractitionersTest, ASpecialtyIsACodeOrItsBeginning) {
  request_.set_query("Roe");
  for (const char* wrong :
       {"family medicine", "207q", "207Q00000XX", "207Q-0000"}) {
    request_.set_specialty(wrong);
    EXPECT_THAT(FieldsAtFault(Search()), ElementsAre("specialty")) << wrong;
  }
  request_.set_specialty("207Q00000X");
  EXPECT_THAT(Names(), ElementsAre("practitioners/roe"));
}

}  // namespace
}  // namespace custodia::directory
