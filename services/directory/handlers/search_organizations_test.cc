#include "services/directory/handlers/search_organizations.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/testing/handler_test.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::FieldsAtFault;
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

TEST_F(SearchOrganizationsTest, ATypeHasToBeOne) {
  request_.set_query("salem");
  request_.set_type(static_cast<v1::Organization::Type>(99));
  EXPECT_THAT(FieldsAtFault(Search()), ElementsAre("type"));
}

}  // namespace
}  // namespace custodia::directory
