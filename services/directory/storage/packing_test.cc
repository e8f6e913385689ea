#include "services/directory/storage/packing.h"

#include <random>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "common/sqlite/database.h"
#include "common/status_macros.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gtest/gtest.h"
#include "services/directory/storage/custody_reader.h"
#include "services/directory/storage/directory_store_contract.h"
#include "services/directory/storage/organization_reader.h"
#include "services/directory/storage/practitioner_reader.h"
#include "services/directory/storage/revision_writer.h"
#include "services/directory/storage/schema.h"
#include "services/directory/storage/sqlite_directory_store.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::IsOk;
using ::custodia::testing::TempDir;

TEST(PackedFactsTest, WhatIsPackedComesOut) {
  sql::PractitionerFacts doctor{
      .practitioner = SamplePractitioner("roe", "Jane", "Roe"),
      .affiliations = {SampleAffiliation("a1", "roe", "elm"),
                       SampleAffiliation("a2", "roe", "")}};
  doctor.practitioner.evidence[0].recorded_time = absl::FromUnixMicros(-7);
  doctor.affiliations[0].start = {.year = 9999, .month = 12, .day = 31};
  EXPECT_EQ(sql::UnpackPractitioner(sql::Pack(doctor)), doctor);
  EXPECT_EQ(sql::UnpackPractitioner(sql::Pack(sql::PractitionerFacts{})),
            sql::PractitionerFacts{});

  OrganizationFacts practice{SampleOrganization("elm"),
                             {SampleSuccession("s1", "elm", "oak")},
                             {SampleReport("c1", "elm")}};
  practice.display_name = std::string(300, 'x');
  const auto unpacked = sql::UnpackOrganization(sql::Pack(practice));
  ASSERT_TRUE(unpacked.has_value());
  EXPECT_EQ(**unpacked, practice);
}

TEST(PackedFactsTest, WhatIsNotWholeIsNotRead) {
  const std::string packed =
      sql::Pack(OrganizationFacts{SampleOrganization("elm"), {}, {}});
  for (size_t size = 0; size < packed.size(); ++size) {
    EXPECT_FALSE(sql::UnpackOrganization(packed.substr(0, size)).has_value());
  }
  EXPECT_FALSE(sql::UnpackOrganization(packed + "x").has_value());
  EXPECT_EQ(sql::UnpackPractitioner(packed), std::nullopt);
}

// Writes at random, and compares what is packed with what the tables say.
class PackingTest : public ::testing::TestWithParam<int> {
 protected:
  static constexpr int kNodes = 4;

  std::string Id(const char* kind) {
    return absl::StrCat(kind, random_() % kNodes);
  }

  absl::Status WriteOne(DirectoryTransaction& txn) {
    const std::string practice = Id("o");
    switch (random_() % 8) {
      case 0: {
        Organization one = SampleOrganization(practice);
        one.display_name = Id("Name ");
        one.contact_points.resize(random_() % 3);
        return txn.Put(one).status();
      }
      case 1:
        return txn.Put(SamplePractitioner(Id("p"), Id("Jane"), "Roe")).status();
      case 2:
        return txn.Put(SampleAffiliation(Id("a"), Id("p"), practice)).status();
      case 3:
        return txn.Put(SampleSuccession(Id("s"), practice, Id("o"))).status();
      case 4:
        return txn.Put(SampleReport(Id("c"), practice)).status();
      case 5:
        return txn.PutOrganizationAlias(Id("x"), practice).status();
      default:
        return txn.Retract(static_cast<int64_t>(random_() % 60), "wrong")
            .status();
    }
  }

  // Facts that name what is not there are refused; the transaction goes on.
  void WriteSome() {
    ASSERT_THAT(store_->Write(absl::FromUnixSeconds(++writes_),
                              [&](DirectoryTransaction& txn) {
                                for (int i = 0; i < 3; ++i) {
                                  WriteOne(txn).IgnoreError();
                                }
                                return absl::OkStatus();
                              }),
                IsOk());
  }

  absl::Status Compare(sqlite::Connection& db) {
    const sql::View view{db, sql::NewestRevision(db)};
    for (int i = 0; i < kNodes; ++i) {
      const std::string o = absl::StrCat("o", i);
      const auto practice = sql::FindPackedOrganization(db, o);
      EXPECT_EQ(practice.has_value(),
                sql::FindOrganization(view, o).has_value());
      if (practice) {
        ++compared_;
        EXPECT_EQ(static_cast<const Organization&>(**practice),
                  sql::FindOrganization(view, o));
        EXPECT_EQ((*practice)->successions, sql::SuccessionsFrom(view, o));
        EXPECT_EQ((*practice)->reports, sql::ReportsAbout(view, o));
      }
      const std::string p = absl::StrCat("p", i);
      const auto doctor = sql::FindPackedPractitioner(db, p);
      EXPECT_EQ(doctor.has_value(), sql::FindPractitioner(view, p).has_value());
      if (doctor) {
        ++compared_;
        EXPECT_EQ(doctor->practitioner, sql::FindPractitioner(view, p));
        EXPECT_EQ(doctor->affiliations, sql::AffiliationsOf(view, p));
      }
    }
    return absl::OkStatus();
  }

  const TempDir dir_;
  const std::string path_ = dir_.File("directory.db");
  const std::unique_ptr<SqliteDirectoryStore> store_ =
      *SqliteDirectoryStore::Open(path_);
  std::mt19937 random_{static_cast<unsigned>(GetParam())};
  int writes_ = 0;
  int compared_ = 0;
};

TEST_P(PackingTest, WhatIsPackedIsWhatTheTablesSay) {
  const auto database =
      sqlite::Database::Open(path_, sqlite::Durability::kNormal, Migrations());
  ASSERT_THAT(database, IsOk());
  for (int i = 0; i < 60 && !HasFailure(); ++i) {
    WriteSome();
    EXPECT_THAT(
        (*database)->Read([&](sqlite::Connection& db) { return Compare(db); }),
        IsOk())
        << "after write " << i;
  }
  EXPECT_GT(compared_, 100);

  // A migration packs the same.
  EXPECT_THAT((*database)->Write([&](sqlite::Connection& db) {
    db.Execute("DELETE FROM packed");
    sql::PackEverything(db);
    return Compare(db);
  }),
              IsOk());
}

INSTANTIATE_TEST_SUITE_P(Random, PackingTest, ::testing::Range(1, 9));

}  // namespace
}  // namespace custodia::directory
