#include "services/directory/handlers/search_organizations.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/testing/handler_test.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class SearchOrganizationsTest : public testing::HandlerTest {
 protected:
  SearchOrganizationsTest() {
    Seed([](DirectoryTransaction& txn) -> absl::Status {
      Organization elms = OrganizationOf("elms");
      elms.display_name = "Elmstead Clinic";
      elms.other_names = {"Salem Walk-In"};
      elms.address.state = "RI";
      elms.address.city = "Warwick";
      CUSTODIA_RETURN_IF_ERROR(txn.Put(elms).status());
      Organization site = OrganizationOf("site");
      site.is_site = true;
      return txn.Put(site).status();
    });
  }

  absl::StatusOr<v1::SearchOrganizationsResponse> Search() {
    return SearchOrganizations(call_, request_, env_);
  }

  std::vector<std::string> Names() {
    const auto response = Search();
    EXPECT_THAT(response, IsOk());
    std::vector<std::string> names;
    for (const auto& hit : response->organizations()) {
      names.push_back(hit.name());
    }
    return names;
  }

  v1::SearchOrganizationsRequest request_;
};

TEST_F(SearchOrganizationsTest, WholeWordsComeBeforeBeginnings) {
  request_.set_query("ELM");
  EXPECT_THAT(Names(), ElementsAre("organizations/elm", "organizations/elms"));
  request_.set_query("elm of salem");
  EXPECT_THAT(Names(), ElementsAre("organizations/elm"));
  request_.set_query("lm");
  EXPECT_THAT(Names(), IsEmpty());
}

TEST_F(SearchOrganizationsTest, OtherNamesFindItAndSitesAreNotFound) {
  request_.set_query("walk in");
  EXPECT_THAT(Names(), ElementsAre("organizations/elms"));
  request_.set_query("site");
  EXPECT_THAT(Names(), IsEmpty());
}

TEST_F(SearchOrganizationsTest, FiltersNarrowIt) {
  request_.set_query("salem");
  EXPECT_THAT(Names(),
              ElementsAre("organizations/elms", "organizations/elm",
                          "organizations/oak", "organizations/society"));
  request_.set_type(v1::Organization::PRACTICE);
  EXPECT_THAT(Names(), ElementsAre("organizations/elms", "organizations/elm",
                                   "organizations/oak"));
  request_.set_state("MA");
  EXPECT_THAT(Names(), ElementsAre("organizations/elm", "organizations/oak"));
  request_.set_city("Boston");
  EXPECT_THAT(Names(), IsEmpty());
  request_.set_city("SALEM");
  EXPECT_THAT(Names(), ElementsAre("organizations/elm", "organizations/oak"));
}

TEST_F(SearchOrganizationsTest, PagesFollowOneAnotherWhileOthersWrite) {
  request_.set_query("salem");
  request_.set_page_size(2);
  const auto first = Search();
  ASSERT_THAT(first, IsOk());
  ASSERT_EQ(first->organizations_size(), 2);
  Seed([](DirectoryTransaction& txn) -> absl::Status {
    for (const char* id : {"aspen", "pine"}) {
      CUSTODIA_RETURN_IF_ERROR(txn.Put(OrganizationOf(id)).status());
    }
    return absl::OkStatus();
  });
  request_.set_page_token(first->next_page_token());
  const auto second = Search();
  ASSERT_THAT(second, IsOk());
  ASSERT_EQ(second->organizations_size(), 2);
  EXPECT_EQ(second->organizations(0).name(), "organizations/oak");
  EXPECT_EQ(second->organizations(1).name(), "organizations/society");
  EXPECT_EQ(second->next_page_token(), "");

  request_.set_query("oak");
  EXPECT_THAT(Search(), HasReason("PAGE_TOKEN_INVALID"));
}

TEST_F(SearchOrganizationsTest, TellsAllThatIsWrong) {
  request_.set_state("Massachusetts");
  request_.set_type(static_cast<v1::Organization::Type>(99));
  request_.set_page_size(-1);
  EXPECT_THAT(FieldsAtFault(Search()),
              ElementsAre("query", "type", "state", "page_size"));
}

}  // namespace
}  // namespace custodia::directory
