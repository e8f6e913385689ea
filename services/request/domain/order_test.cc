#include "services/request/domain/order.h"

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/testing/life.h"

namespace custodia::request {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::PlainOrder;

// Returns the fields missing, those that block marked by `!`.
std::vector<std::string> Missing(const Order& order) {
  std::vector<std::string> fields;
  for (const MissingItem& item : MissingItems(order)) {
    EXPECT_FALSE(item.explanation.empty());
    EXPECT_EQ(item.explanation.back(), '.');
    fields.push_back(item.field + (item.blocking ? "!" : ""));
  }
  return fields;
}

using Change = std::function<void(Order&)>;

struct Case {
  Change change;
  std::vector<std::string> missing;
};

TEST(MissingItemsTest, AreNoneOfAWholeOrder) {
  EXPECT_THAT(Missing(PlainOrder()), IsEmpty());
}

TEST(MissingItemsTest, AreAllNamedAtOnce) {
  EXPECT_THAT(
      Missing(Order{}),
      ElementsAre("patient.full_name!", "patient.birth_date!",
                  "patient.address", "patient.phone", "requester.relationship!",
                  "requester.full_name!", "provider!", "records.categories!",
                  "records.service_dates", "delivery.method!",
                  "signature.signed_on!", "signature.signer_name!"));
}

TEST(MissingItemsTest, FollowWhatWasLeftOut) {
  const std::vector<Case> cases = {
      {[](Order& o) { o.patient.full_name = " "; }, {"patient.full_name!"}},
      {[](Order& o) {
         o.patient.birth_date = {1980, 2, 0};
       },
       {"patient.birth_date!"}},
      {[](Order& o) { o.patient.phone = ""; }, {"patient.phone"}},
      {[](Order& o) { o.requester.relationship = Relationship::kParent; },
       {"requester.full_name!"}},
      {[](Order& o) {
         o.requester = {.relationship = Relationship::kParent,
                        .full_name = "Kim Example"};
       },
       {}},
      {[](Order& o) { o.provider = {.description = "the one by the mill"}; },
       {"provider!"}},
      {[](Order& o) { o.provider = {.query = {.given_name = "Ann"}}; },
       {"provider!"}},
      {[](Order& o) { o.provider = {.query = {.family_name = "Lee"}}; }, {}},
      {[](Order& o) { o.provider = {.organization = "organizations/a"}; }, {}},
      {[](Order& o) { o.records.categories.clear(); }, {"records.categories!"}},
      {[](Order& o) { o.records.service_dates = {}; },
       {"records.service_dates"}},
      {[](Order& o) { o.records.service_dates.start = {}; }, {}},
      {[](Order& o) { o.signature.signed_on = {}; }, {"signature.signed_on!"}},
      {[](Order& o) { o.signature.signer_name = ""; },
       {"signature.signer_name!"}},
      // Never missed.
      {[](Order& o) {
         o.patient.ssn_last4 = "";
         o.patient.email = "";
         o.patient.former_names.clear();
       },
       {}},
  };
  for (size_t i = 0; i < cases.size(); ++i) {
    Order order = PlainOrder();
    cases[i].change(order);
    EXPECT_EQ(Missing(order), cases[i].missing) << "case " << i;
  }
}

TEST(MissingItemsTest, FollowTheWayOfDelivery) {
  const std::string destination = "delivery.destination!";
  const std::vector<std::pair<DeliveryMethod, std::vector<std::string>>> cases =
      {{DeliveryMethod::kPickUp, {}},
       {DeliveryMethod::kFax, {destination}},
       {DeliveryMethod::kEmail, {destination}},
       {DeliveryMethod::kPortal, {destination}},
       {DeliveryMethod::kMail, {"delivery.address!"}},
       {DeliveryMethod::kMedia, {"delivery.address!"}}};
  for (const auto& [method, missing] : cases) {
    Order order = PlainOrder();
    order.delivery = {.method = method};
    order.patient.address = {};
    std::vector<std::string> all = {"patient.address"};
    all.insert(all.end(), missing.begin(), missing.end());
    EXPECT_EQ(Missing(order), all) << static_cast<int>(method);
    order.delivery.destination = "somewhere";
    order.delivery.address = {.lines = {"1 Elm"}};
    EXPECT_THAT(Missing(order), ElementsAre("patient.address"));
  }
}

TEST(MissingItemsTest, PostFindsTheRequesterOrThePatient) {
  Order order = PlainOrder();
  order.delivery = {.method = DeliveryMethod::kMedia};
  EXPECT_THAT(Missing(order), IsEmpty());
  order.requester.address = order.patient.address;
  order.patient.address = {};
  EXPECT_THAT(Missing(order), ElementsAre("patient.address"));
}

TEST(TwinKeyTest, IsEqualHoweverItIsTyped) {
  Order order = PlainOrder();
  order.provider = {.query = {.family_name = "de la Cruz", .state = "MA"}};
  Order twin = order;
  twin.patient.full_name = " PAT  example";
  twin.provider.query.family_name = "De La  Cruz ";
  twin.records.categories = {RecordCategory::kLabReports,
                             RecordCategory::kDoctorNotes,
                             RecordCategory::kLabReports};
  twin.record_kind = RecordKind::kClinic;
  twin.delivery.method = DeliveryMethod::kPickUp;
  twin.client_reference = "another";
  twin.signature.signed_on = {2025, 6, 2};
  EXPECT_EQ(TwinKey(order), TwinKey(twin));
}

TEST(TwinKeyTest, DiffersByPatientProviderAndScope) {
  const std::vector<Change> changes = {
      [](Order&) {},
      [](Order& o) { o.patient.full_name = "Pat Exampla"; },
      [](Order& o) {
        o.patient.birth_date = {1980, 2, 28};
      },
      [](Order& o) { o.provider.practitioner = "practitioners/other"; },
      [](Order& o) { o.provider.organization = "organizations/a"; },
      [](Order& o) { o.provider.query.family_name = "Lee"; },
      [](Order& o) { o.provider.query.given_name = "Lee"; },
      [](Order& o) { o.provider.query.city = "Lee"; },
      [](Order& o) { o.records.categories.pop_back(); },
      [](Order& o) {
        o.records.service_dates.start = {2009, 4, 0};
      },
      [](Order& o) { o.records.service_dates.end = {}; },
      [](Order& o) { o.record_kind = RecordKind::kHospital; },
  };
  std::set<std::string> keys;
  for (const Change& change : changes) {
    Order order = PlainOrder();
    change(order);
    keys.insert(TwinKey(order));
  }
  EXPECT_EQ(keys.size(), changes.size());
}

TEST(TwinKeyTest, IsNoKeyWhereWhoIsNotKnown) {
  const std::vector<Change> changes = {
      [](Order& o) { o.patient.full_name = ""; },
      [](Order& o) { o.patient.birth_date = {}; },
      [](Order& o) { o.provider = {.description = "by the mill"}; }};
  for (const Change& change : changes) {
    Order order = PlainOrder();
    change(order);
    EXPECT_EQ(TwinKey(order), "");
  }
}

}  // namespace
}  // namespace custodia::request
