#include "services/directory/handlers/update_organization.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/testing/handler_test.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;

class UpdateOrganizationTest : public testing::HandlerTest {
 protected:
  UpdateOrganizationTest() {
    said().set_name("organizations/elm");
    request_.set_request_id(testing::kRequestId);
  }

  v1::Organization& said() { return *request_.mutable_organization(); }
  void Mask(std::initializer_list<const char*> paths) {
    for (const char* path : paths)
      request_.mutable_update_mask()->add_paths(path);
  }
  absl::StatusOr<v1::Organization> Update() {
    return UpdateOrganization(call_, request_, env_);
  }
  Organization Stored(const KnownAt& known_at = {}) {
    Organization stored;
    EXPECT_THAT(real_->Read(known_at,
                            [&](DirectorySnapshot& facts) {
                              stored = **facts.FindOrganization("elm");
                              return absl::OkStatus();
                            }),
                IsOk());
    return stored;
  }

  v1::UpdateOrganizationRequest request_;
};

TEST_F(UpdateOrganizationTest, ChangesWhatTheMaskNamesAndKeepsThePast) {
  const int64_t before = Revision();
  said().set_display_name("Elm Partners");
  said().set_status(v1::Organization::CLOSED);
  Mask({"display_name"});
  const auto updated = Update();
  ASSERT_THAT(updated, IsOk());
  EXPECT_EQ(updated->display_name(), "Elm Partners");
  EXPECT_EQ(updated->status(), v1::Organization::OPERATING);
  EXPECT_EQ(updated->county_fips(), "25009");
  EXPECT_EQ(Stored({.revision = before}).display_name, "The elm of Salem");
}

TEST_F(UpdateOrganizationTest, WithoutAMaskWhatIsSetIsChanged) {
  said().set_display_name("Elm Partners");
  said().add_other_names("Elm");
  const auto updated = Update();
  ASSERT_THAT(updated, IsOk());
  EXPECT_EQ(updated->display_name(), "Elm Partners");
  EXPECT_THAT(updated->other_names(), ElementsAre("Elm"));
  EXPECT_EQ(updated->type(), v1::Organization::PRACTICE);
}

TEST_F(UpdateOrganizationTest, WhatTheMaskNamesAndIsUnsetIsCleared) {
  Seed([](DirectoryTransaction& txn) -> absl::Status {
    Organization elm = OrganizationOf("elm");
    elm.other_names = {"Elm"};
    elm.closed_on = {.year = 2020};
    return txn.Put(elm).status();
  });
  Mask({"other_names", "closed_on"});
  ASSERT_THAT(Update(), IsOk());
  EXPECT_THAT(Stored().other_names, ElementsAre());
  EXPECT_FALSE(Stored().closed_on.known());
}

TEST_F(UpdateOrganizationTest, APartOfAFieldCanChangeAlone) {
  said().mutable_address()->set_locality("Peabody");
  Mask({"address.locality"});
  ASSERT_THAT(Update(), IsOk());
  EXPECT_EQ(Stored().address.city, "Peabody");
  EXPECT_EQ(Stored().address.zip, "01970");
}

TEST_F(UpdateOrganizationTest, ANewAddressHasItsOwnCountyAndZone) {
  Seed([](DirectoryTransaction& txn) {
    return txn.PutZip("62701", "17167", "Springfield", "IL").status();
  });
  said().mutable_address()->set_region_code("US");
  said().mutable_address()->set_administrative_area("IL");
  said().mutable_address()->set_postal_code("62701");
  Mask({"address"});
  ASSERT_THAT(Update(), IsOk());
  EXPECT_EQ(Stored().county_fips, "17167");
  EXPECT_EQ(Stored().time_zone, "America/Chicago");
}

TEST_F(UpdateOrganizationTest, WhatNoCallerCanSayStays) {
  Seed([](DirectoryTransaction& txn) {
    Organization elm = OrganizationOf("elm");
    elm.is_site = true;
    elm.time_zone = "America/Chicago";
    return txn.Put(elm).status();
  });
  said().set_display_name("Elm Partners");
  ASSERT_THAT(Update(), IsOk());
  EXPECT_TRUE(Stored().is_site);
  EXPECT_EQ(Stored().time_zone, "America/Chicago");
}

TEST_F(UpdateOrganizationTest, ABoardNamesItsProfessions) {
  said().add_professions("1223");
  ASSERT_THAT(Update(), IsOk());
  EXPECT_THAT(Stored().professions, ElementsAre("1223"));
}

TEST_F(UpdateOrganizationTest, TheSourceOfTheChangeStandsBeforeTheOthers) {
  said().set_display_name("Elm Partners");
  said().add_evidence()->set_source("https://example.org/elm");
  Mask({"display_name"});
  const auto updated = Update();
  ASSERT_THAT(updated, IsOk());
  ASSERT_EQ(updated->evidence_size(), 2);
  EXPECT_EQ(updated->evidence(0).source(), "https://example.org/elm");
  EXPECT_EQ(updated->evidence(0).grade(), v1::Evidence::REPORTED);
  EXPECT_EQ(updated->evidence(1).source(), "test");
}

TEST_F(UpdateOrganizationTest, SourcesThatTheMaskNamesReplaceTheOthers) {
  said().add_evidence()->set_source("https://example.org/elm");
  Mask({"evidence"});
  const auto updated = Update();
  ASSERT_THAT(updated, IsOk());
  ASSERT_EQ(updated->evidence_size(), 1);
  EXPECT_EQ(updated->evidence(0).source(), "https://example.org/elm");
}

TEST_F(UpdateOrganizationTest, AContactPointOfTheChangeHasItsSource) {
  auto& phone = *said().add_contact_points();
  phone.set_kind(v1::ContactPoint::PHONE);
  phone.set_value("978-555-0100");
  Mask({"contact_points"});
  ASSERT_THAT(Update(), IsOk());
  ASSERT_EQ(Stored().contact_points.size(), 1);
  EXPECT_EQ(Stored().contact_points[0].evidence[0].source, "curated");
}

TEST_F(UpdateOrganizationTest, WhatChangesNothingWritesNothing) {
  const int64_t before = Revision();
  said().set_display_name("The elm of Salem");
  ASSERT_THAT(Update(), IsOk());
  EXPECT_EQ(Revision(), before);
}

TEST_F(UpdateOrganizationTest, AnEtagGuardsAgainstAnothersWrite) {
  said().set_etag(Stored().etag);
  said().set_display_name("Elm Partners");
  const auto first = Update();
  ASSERT_THAT(first, IsOk());
  EXPECT_NE(first->etag(), said().etag());
  // A repeat of the same call is not a second one.
  ASSERT_THAT(Update(), IsOk());
  request_.set_request_id(testing::kOtherRequestId);
  EXPECT_THAT(Update(), HasReason("ETAG_MISMATCH"));
}

TEST_F(UpdateOrganizationTest, RefusesWhatCannotChange) {
  for (const char* path : {"name", "etag", "time_zone", "nonsense",
                           "address.nonsense", "display_name.more", ""}) {
    request_.clear_update_mask();
    Mask({path});
    EXPECT_THAT(FieldsAtFault(Update()), ElementsAre("update_mask")) << path;
  }
}

TEST_F(UpdateOrganizationTest, WhatItBecomesHasToBeRight) {
  said().mutable_opened_on()->set_year(2020);
  ASSERT_THAT(Update(), IsOk());
  request_.set_request_id(testing::kOtherRequestId);
  said().clear_opened_on();
  said().mutable_closed_on()->set_year(2019);
  Mask({"closed_on", "type"});
  EXPECT_THAT(FieldsAtFault(Update()),
              ElementsAre("organization.type", "organization.closed_on"));
}

TEST_F(UpdateOrganizationTest, NumbersThatAFileWroteDoNotStandInTheWay) {
  const Identifier written = {IdentifierSystem::kCcn, "10002900"};
  Seed([&](DirectoryTransaction& txn) {
    Organization elm = OrganizationOf("elm");
    elm.identifiers = {written};
    return txn.Put(elm).status();
  });
  said().set_display_name("Elm Partners");
  ASSERT_THAT(Update(), IsOk());
  EXPECT_THAT(Stored().identifiers, ElementsAre(written));
  request_.set_request_id(testing::kOtherRequestId);
  auto* identifier = said().add_identifiers();
  identifier->set_system(v1::Organization::Identifier::CCN);
  identifier->set_value("10002901");
  EXPECT_THAT(FieldsAtFault(Update()),
              ElementsAre("organization.identifiers[0].value"));
}

TEST_F(UpdateOrganizationTest, AnUnknownOneIsNotMade) {
  said().set_name("organizations/nowhere");
  EXPECT_THAT(Update(), HasReason("ORGANIZATION_NOT_FOUND"));
  said().set_name("");
  EXPECT_THAT(FieldsAtFault(Update()), ElementsAre("organization.name"));
  said().set_type(static_cast<v1::Organization::Type>(99));
  said().set_display_name(" ");
  EXPECT_THAT(FieldsAtFault(Update()),
              ElementsAre("organization.name", "organization.display_name",
                          "organization.type"));
}

TEST_F(UpdateOrganizationTest, AFaultAtAnyStepLeavesNoTrace) {
  said().set_display_name("Elm Partners");
  // Look for the request and the organization; put, record, load; commit.
  EXPECT_EQ(FailAtEachStep([&] { return Update(); }), 6);
}

}  // namespace
}  // namespace custodia::directory
