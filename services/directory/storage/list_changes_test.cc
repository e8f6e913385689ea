#include "services/directory/storage/list_changes.h"

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "common/status_macros.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/storage/directory_store_contract.h"
#include "services/directory/storage/sqlite_directory_store.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::IsOk;
using ::custodia::testing::TempDir;

constexpr char kCounty[] = "25013";
constexpr char kOther[] = "25015";
constexpr char kZip[] = "01103";

Organization Hospital(const std::string& id, const std::string& county) {
  Organization hospital = SampleOrganization(id);
  hospital.type = OrganizationType::kHospital;
  hospital.county_fips = county;
  hospital.jurisdictions = {"MA"};
  return hospital;
}

// What is kept of a place.
struct Lists {
  std::vector<OrganizationFacts> near;
  std::vector<OrganizationFacts> hospitals;
  std::vector<OrganizationFacts> serving;
  std::string county;

  bool operator==(const Lists&) const = default;
};

class ListChangesTest : public ::testing::Test {
 protected:
  ListChangesTest() {
    Organization by_zip = Hospital("by-zip", "");
    by_zip.address.zip = kZip;
    Write([&](DirectoryTransaction& txn) {
      CUSTODIA_RETURN_IF_ERROR(
          txn.PutZip(kZip, kCounty, "Springfield", "MA").status());
      CUSTODIA_RETURN_IF_ERROR(txn.Put(by_zip).status());
      CUSTODIA_RETURN_IF_ERROR(txn.Put(Hospital("here", kCounty)).status());
      CUSTODIA_RETURN_IF_ERROR(txn.Put(Hospital("there", kOther)).status());
      CUSTODIA_RETURN_IF_ERROR(txn.Put(SampleOrganization("elm")).status());
      return txn.Put(SamplePractitioner("1", "Ann", "Roe")).status();
    });
  }

  void Write(DirectoryStore::WriteBody body) {
    EXPECT_THAT(store_->Write(absl::UnixEpoch(), body), IsOk());
  }
  template <typename Fact>
  void Put(const Fact& fact) {
    Write([&](DirectoryTransaction& txn) { return txn.Put(fact).status(); });
  }

  static SharedOrganizations InCounty(DirectoryStore& store,
                                      const std::string& fips) {
    SharedOrganizations found;
    EXPECT_THAT(store.Read({},
                           [&](DirectorySnapshot& facts) -> absl::Status {
                             CUSTODIA_ASSIGN_OR_RETURN(
                                 found, facts.OrganizationsInCounty(
                                            OrganizationType::kHospital, fips));
                             return absl::OkStatus();
                           }),
                IsOk());
    return found;
  }

  // Where the first hospital of the county is in memory: the same while it is
  // not read anew.
  const OrganizationFacts* Kept(const std::string& fips) {
    return &*InCounty(*store_, fips).at(0);
  }

  static Lists Read(DirectoryStore& store) {
    Lists lists;
    EXPECT_THAT(
        store.Read(
            {},
            [&](DirectorySnapshot& facts) -> absl::Status {
              CUSTODIA_ASSIGN_OR_RETURN(const Shared<Neighbourhood> near,
                                        facts.HospitalsNear(kCounty, kZip));
              CUSTODIA_ASSIGN_OR_RETURN(
                  const SharedOrganizations hospitals,
                  facts.OrganizationsInCounty(OrganizationType::kHospital,
                                              kCounty));
              CUSTODIA_ASSIGN_OR_RETURN(const SharedOrganizations serving,
                                        facts.OrganizationsServing(
                                            OrganizationType::kHospital, "MA"));
              CUSTODIA_ASSIGN_OR_RETURN(const Shared<FactReader::County> county,
                                        facts.CountyAt("", kZip));
              for (const Neighbour& one : *near) {
                lists.near.push_back(*one.hospital);
              }
              for (const auto& one : hospitals) {
                lists.hospitals.push_back(*one);
              }
              for (const auto& one : serving) {
                lists.serving.push_back(*one);
              }
              lists.county = county->fips;
              return absl::OkStatus();
            }),
        IsOk());
    return lists;
  }

  const TempDir dir_;
  const std::string path_ = dir_.File("directory.db");
  const std::unique_ptr<SqliteDirectoryStore> store_ =
      *SqliteDirectoryStore::Open(path_);
};

TEST_F(ListChangesTest, AListGoesOnWhileOtherThingsChange) {
  const OrganizationFacts* const kept = Kept(kCounty);
  Put(SamplePractitioner("2", "Bo", "Roe"));
  Put(SampleAffiliation("a", "2", "elm"));
  Organization elm = SampleOrganization("elm");
  elm.contact_points.clear();
  Put(elm);
  Put(SampleSuccession("s", "elm", "here"));
  Put(Hospital("next to there", kOther));
  EXPECT_EQ(Kept(kCounty), kept);
}

TEST_F(ListChangesTest, AListIsReadAnewWhereItChanged) {
  const OrganizationFacts* const kept = Kept(kCounty);
  Put(Hospital("another", kCounty));
  const OrganizationFacts* const anew = Kept(kCounty);
  EXPECT_NE(anew, kept);
  Put(SamplePractitioner("2", "Bo", "Roe"));
  EXPECT_EQ(Kept(kCounty), anew);
}

// The store's memory is held to what a store says that has just been opened.
TEST_F(ListChangesTest, WhateverChangesAListIsInTheNextAnswer) {
  const auto changed = [](auto change) {
    Organization hospital = Hospital("here", kCounty);
    change(hospital);
    return
        [=](DirectoryTransaction& txn) { return txn.Put(hospital).status(); };
  };
  const std::vector<std::pair<
      std::string, std::function<absl::Status(DirectoryTransaction&)>>>
      writes = {
          {"a new name", changed([](Organization& hospital) {
             hospital.display_name = "Oak Hospital";
           })},
          {"another contact point", changed([](Organization& hospital) {
             hospital.contact_points.pop_back();
           })},
          {"moved away", changed([](Organization& hospital) {
             hospital.county_fips = kOther;
           })},
          {"moved back", changed([](Organization&) {})},
          {"an event",
           [](DirectoryTransaction& txn) {
             return txn.Put(SampleSuccession("s", "here", "there")).status();
           }},
          {"a report",
           [](DirectoryTransaction& txn) {
             return txn.Put(SampleReport("r", "here")).status();
           }},
          {"one more of the ZIP code",
           [](DirectoryTransaction& txn) {
             Organization hospital = Hospital("by-zip-too", "");
             hospital.address.zip = kZip;
             return txn.Put(hospital).status();
           }},
          {"one that moved to the ZIP code",
           [](DirectoryTransaction& txn) {
             Organization hospital = Hospital("there", "");
             hospital.address.zip = kZip;
             return txn.Put(hospital).status();
           }},
          {"serves nobody any more", changed([](Organization& hospital) {
             hospital.jurisdictions.clear();
           })},
          {"is no hospital any more", changed([](Organization& hospital) {
             hospital.type = OrganizationType::kPractice;
           })},
          {"the ZIP code is elsewhere",
           [](DirectoryTransaction& txn) {
             return txn.PutZip(kZip, kOther, "Springfield", "MA").status();
           }},
          {"a large import",
           [](DirectoryTransaction& txn) {
             txn.ExpectMany(1'000'000);
             return txn.Put(Hospital("large", kCounty)).status();
           }},
      };
  for (const auto& [what, write] : writes) {
    const Lists before = Read(*store_);
    Write(write);
    const Lists after = Read(*store_);
    EXPECT_FALSE(after == before) << what;
    EXPECT_TRUE(after == Read(**SqliteDirectoryStore::Open(path_))) << what;
  }
}

TEST_F(ListChangesTest, AMemberThatIsRetractedGoes) {
  Put(Hospital("wrong", kCounty));
  const SharedOrganizations before = InCounty(*store_, kCounty);
  ASSERT_THAT(Ids(before), ::testing::Contains("wrong"));
  const OrganizationFacts& wrong = *before.back();
  ASSERT_EQ(wrong.id, "wrong");
  Write([&](DirectoryTransaction& txn) {
    return txn.Retract(std::stoll(wrong.evidence.at(0).fact), "no").status();
  });
  EXPECT_THAT(Ids(InCounty(*store_, kCounty)),
              ::testing::Not(::testing::Contains("wrong")));
}

// As two servers do that share one store.
TEST_F(ListChangesTest, WhatAnotherProcessWroteIsInTheNextAnswer) {
  const auto other = *SqliteDirectoryStore::Open(path_);
  const OrganizationFacts* const kept = Kept(kCounty);
  EXPECT_THAT(other->Write(absl::UnixEpoch(),
                           [](DirectoryTransaction& txn) {
                             return txn.Put(Hospital("new", kCounty)).status();
                           }),
              IsOk());
  EXPECT_NE(Kept(kCounty), kept);
  EXPECT_THAT(Ids(InCounty(*store_, kCounty)), ::testing::Contains("new"));
}

}  // namespace
}  // namespace custodia::directory
