#include "services/directory/handlers/update_practitioner.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/testing/handler_test.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;

class UpdatePractitionerTest : public testing::HandlerTest {
 protected:
  UpdatePractitionerTest() {
    said().set_name("practitioners/roe");
    request_.set_request_id(testing::kRequestId);
  }

  v1::Practitioner& said() { return *request_.mutable_practitioner(); }
  void Mask(const char* path) {
    request_.mutable_update_mask()->add_paths(path);
  }
  absl::StatusOr<v1::Practitioner> Update() {
    return UpdatePractitioner(call_, request_, env_);
  }

  v1::UpdatePractitionerRequest request_;
};

TEST_F(UpdatePractitionerTest, ChangesWhatTheMaskNames) {
  said().mutable_primary_name()->set_family_name("Doe");
  said().set_status(v1::Practitioner::INACTIVE);
  Mask("primary_name.family_name");
  const auto updated = Update();
  ASSERT_THAT(updated, IsOk());
  EXPECT_EQ(updated->primary_name().family_name(), "Doe");
  EXPECT_EQ(updated->primary_name().given_name(), "Jane");
  EXPECT_EQ(updated->status(), v1::Practitioner::STATUS_UNSPECIFIED);
  ASSERT_EQ(updated->evidence_size(), 2);
  EXPECT_EQ(updated->evidence(0).source(), "curated");
  // Where the sources place her is no field of the contract, and stays.
  const auto stored = Find<std::optional<Practitioner>>(
      [](DirectorySnapshot& facts) { return facts.FindPractitioner("roe"); });
  EXPECT_EQ(stored->city, "Salem");
}

TEST_F(UpdatePractitionerTest, WithoutAMaskWhatIsSetIsChanged) {
  said().set_status(v1::Practitioner::DECEASED);
  said().mutable_death_date()->set_year(2020);
  const auto updated = Update();
  ASSERT_THAT(updated, IsOk());
  EXPECT_EQ(updated->status(), v1::Practitioner::DECEASED);
  EXPECT_EQ(updated->death_date().year(), 2020);
  EXPECT_EQ(updated->primary_name().family_name(), "Roe");
}

TEST_F(UpdatePractitionerTest, AnotherSourceOfTheSameIsKept) {
  said().mutable_primary_name()->set_given_name("Jane");
  said().mutable_primary_name()->set_family_name("Roe");
  said().add_evidence()->set_source("https://example.org/roe");
  Mask("primary_name");
  const auto updated = Update();
  ASSERT_THAT(updated, IsOk());
  ASSERT_EQ(updated->evidence_size(), 2);
  EXPECT_EQ(updated->evidence(0).source(), "https://example.org/roe");
}

TEST_F(UpdatePractitionerTest, AStarTakesTheWhole) {
  said().mutable_primary_name()->set_family_name("Doe");
  Mask("*");
  const auto updated = Update();
  ASSERT_THAT(updated, IsOk());
  EXPECT_EQ(updated->primary_name().given_name(), "");
  EXPECT_EQ(updated->taxonomy_codes_size(), 0);
  EXPECT_EQ(updated->evidence_size(), 1);
}

TEST_F(UpdatePractitionerTest, AnNpiIsAddedOnceAndIsOfOneAlone) {
  said().set_npi("1234567893");
  const auto updated = Update();
  ASSERT_THAT(updated, IsOk());
  EXPECT_EQ(updated->name(), "practitioners/roe");
  request_.clear_request_id();
  Seed([](DirectoryTransaction& txn) {
    return txn.Put(Practitioner{.id = "doe", .name = {.family = "Doe"}})
        .status();
  });
  said().set_name("practitioners/doe");
  EXPECT_THAT(Update(), HasReason("ALREADY_EXISTS"));
}

TEST_F(UpdatePractitionerTest, AnNpiThatIsTheIdStays) {
  Seed([](DirectoryTransaction& txn) {
    return txn
        .Put(Practitioner{
            .id = "1234567893", .npi = "1234567893", .name = {.family = "Doe"}})
        .status();
  });
  said().set_name("practitioners/1234567893");
  Mask("npi");
  EXPECT_THAT(FieldsAtFault(Update()), ElementsAre("practitioner.npi"));
}

TEST_F(UpdatePractitionerTest, AnEtagGuardsAgainstAnothersWrite) {
  said().set_etag("other");
  said().set_status(v1::Practitioner::ACTIVE);
  EXPECT_THAT(Update(), HasReason("ETAG_MISMATCH"));
}

TEST_F(UpdatePractitionerTest, TellsWhatIsWrong) {
  Mask("etag");
  said().set_name("Jane Roe");
  EXPECT_THAT(FieldsAtFault(Update()),
              ElementsAre("practitioner.name", "update_mask"));
  request_.clear_update_mask();
  said().set_status(static_cast<v1::Practitioner::Status>(99));
  EXPECT_THAT(FieldsAtFault(Update()),
              ElementsAre("practitioner.name", "practitioner.status"));
  said().clear_status();
  said().set_name("practitioners/roe");
  Mask("primary_name");
  EXPECT_THAT(FieldsAtFault(Update()),
              ElementsAre("practitioner.primary_name.family_name"));
  said().set_name("practitioners/nobody");
  EXPECT_THAT(Update(), HasReason("PRACTITIONER_NOT_FOUND"));
}

TEST_F(UpdatePractitionerTest, AFaultAtAnyStepLeavesNoTrace) {
  said().set_npi("1234567893");
  // Look for the request, the practitioner and the NPI; put, record, load;
  // commit.
  EXPECT_EQ(FailAtEachStep([&] { return Update(); }), 7);
}

}  // namespace
}  // namespace custodia::directory
