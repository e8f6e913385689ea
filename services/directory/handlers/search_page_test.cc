#include "services/directory/handlers/search_page.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/handlers/search_organizations.h"
#include "services/directory/handlers/search_practitioners.h"
#include "services/directory/testing/handler_test.h"

// What the searches by name promise alike.
namespace custodia::directory {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct OfPractitioners {
  using Request = v1::SearchPractitionersRequest;
  static constexpr auto kSearch = SearchPractitioners;
  static absl::Status Put(const std::string& name, DirectoryTransaction& txn) {
    return txn.Put(Practitioner{.id = name, .name = {.family = name}}).status();
  }
  static const auto& Hits(const v1::SearchPractitionersResponse& response) {
    return response.practitioners();
  }
};

struct OfOrganizations {
  using Request = v1::SearchOrganizationsRequest;
  static constexpr auto kSearch = SearchOrganizations;
  static absl::Status Put(const std::string& name, DirectoryTransaction& txn) {
    return txn.Put(Organization{.id = name, .display_name = name}).status();
  }
  static const auto& Hits(const v1::SearchOrganizationsResponse& response) {
    return response.organizations();
  }
};

template <typename Kind>
class SearchPageTest : public testing::HandlerTest {
 protected:
  SearchPageTest() {
    Put({"Quinces", "Quincea", "Quinceb", "Quince"});
    request_.set_query("quince");
  }

  void Put(const std::vector<std::string>& names) {
    Seed([&](DirectoryTransaction& txn) -> absl::Status {
      for (const std::string& name : names) {
        CUSTODIA_RETURN_IF_ERROR(Kind::Put(name, txn));
      }
      return absl::OkStatus();
    });
  }

  auto Search() { return Kind::kSearch(call_, request_, env_); }

  // Asks for the next page; returns the ids on it.
  std::vector<std::string> NextPage() {
    const auto response = Search();
    EXPECT_THAT(response, IsOk());
    if (!response.ok()) return {};
    request_.set_page_token(response->next_page_token());
    std::vector<std::string> ids;
    for (const auto& hit : Kind::Hits(*response)) {
      ids.push_back(hit.name().substr(hit.name().find('/') + 1));
    }
    return ids;
  }

  typename Kind::Request request_;
};

using Kinds = ::testing::Types<OfPractitioners, OfOrganizations>;
TYPED_TEST_SUITE(SearchPageTest, Kinds);

TYPED_TEST(SearchPageTest, WholeWordsComeBeforeBeginnings) {
  EXPECT_THAT(this->NextPage(),
              ElementsAre("Quince", "Quincea", "Quinceb", "Quinces"));
  this->request_.set_query("ince");
  EXPECT_THAT(this->NextPage(), IsEmpty());
}

TYPED_TEST(SearchPageTest, PagesFollowOneAnotherWhileOthersWrite) {
  this->request_.set_page_size(2);
  EXPECT_THAT(this->NextPage(), ElementsAre("Quince", "Quincea"));
  this->Put({"Quinceaa", "Quincez"});
  EXPECT_THAT(this->NextPage(), ElementsAre("Quinceb", "Quinces"));
  EXPECT_EQ(this->request_.page_token(), "");
}

TYPED_TEST(SearchPageTest, ATokenIsOfOneSearch) {
  this->request_.set_page_size(2);
  this->NextPage();
  auto& request = this->request_;
  const auto first = request;
  for (auto* change :
       {+[](typename TypeParam::Request& one) { one.set_query("quinc"); },
        +[](typename TypeParam::Request& one) { one.set_state("MA"); },
        +[](typename TypeParam::Request& one) { one.set_city("Salem"); }}) {
    request = first;
    change(request);
    EXPECT_THAT(this->Search(), HasReason("PAGE_TOKEN_INVALID"));
  }
  request = first;
  EXPECT_THAT(this->Search(), IsOk());
}

TYPED_TEST(SearchPageTest, ATokenIsOfOneStore) {
  this->request_.set_page_size(2);
  this->NextPage();
  const auto empty = *OpenDirectoryStore("sqlite::memory:");
  EXPECT_THAT(TypeParam::kSearch(this->call_, this->request_,
                                 Environment{this->clock_, this->ids_, *empty}),
              HasReason("PAGE_TOKEN_INVALID"));
}

TYPED_TEST(SearchPageTest, TellsAllThatIsWrong) {
  this->request_.set_query(" , ");
  this->request_.set_state("Mass.");
  this->request_.set_page_size(-1);
  EXPECT_THAT(FieldsAtFault(this->Search()),
              ElementsAre("query", "state", "page_size"));
}

TYPED_TEST(SearchPageTest, AQueryHasTwoHundredBytes) {
  this->request_.set_query(std::string(kMaxQuery, 'q'));
  EXPECT_THAT(this->Search(), IsOk());
  this->request_.set_query(std::string(kMaxQuery + 1, 'q'));
  EXPECT_THAT(FieldsAtFault(this->Search()), ElementsAre("query"));
}

}  // namespace
}  // namespace custodia::directory
