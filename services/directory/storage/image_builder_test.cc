#include "services/directory/storage/image_builder.h"

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/sqlite/database.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gtest/gtest.h"
#include "services/directory/storage/directory_store_contract.h"
#include "services/directory/storage/sqlite_directory_store.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::IsOk;
using ::custodia::testing::TempDir;

constexpr int kNodes = 40;

class ImageBuilderTest : public ::testing::Test {
 protected:
  std::unique_ptr<SqliteDirectoryStore> Open() {
    return *SqliteDirectoryStore::Open(path_);
  }

  // Writes nodes from `first` on as an import of `many` would.
  void Write(int first, int64_t many) {
    EXPECT_THAT(store_->Write(
                    absl::FromUnixSeconds(++writes_),
                    [&](DirectoryTransaction& txn) {
                      txn.ExpectMany(many);
                      for (int i = first; i < kNodes; ++i) {
                        EXPECT_THAT(txn.Put(SampleOrganization(Id(i))), IsOk());
                        EXPECT_THAT(
                            txn.Put(SamplePractitioner(
                                Id(i), absl::StrCat("Jane", writes_), "Roe")),
                            IsOk());
                      }
                      return absl::OkStatus();
                    }),
                IsOk());
  }

  static std::string Id(int i) { return absl::StrCat("n", i); }

  std::vector<std::string> Images() const {
    std::vector<std::string> images;
    for (const auto& file :
         std::filesystem::directory_iterator(dir_.File(""))) {
      if (absl::StrContains(file.path().string(), "-image-")) {
        images.push_back(file.path());
      }
    }
    return images;
  }

  // How many nodes are packed in the table.
  int Packed() const {
    return SQLite::Database(path_, SQLite::OPEN_READONLY)
        .execAndGet("SELECT count(*) FROM packed")
        .getInt();
  }

  void ExpectAllNodes(const std::string& given) {
    EXPECT_THAT(store_->Read({},
                             [&](DirectorySnapshot& facts) {
                               ExpectAllNodes(facts, given);
                               return absl::OkStatus();
                             }),
                IsOk());
  }
  static void ExpectAllNodes(DirectorySnapshot& facts,
                             const std::string& given) {
    for (int i = 0; i < kNodes; ++i) {
      const auto doctor = *facts.FindPractitioner(Id(i));
      ASSERT_TRUE(doctor.has_value());
      EXPECT_EQ(doctor->name.given, given);
      const auto practice = *facts.ShareOrganization(Id(i));
      ASSERT_TRUE(practice.has_value());
      EXPECT_EQ((*practice)->display_name,
                SampleOrganization(Id(i)).display_name);
    }
    const std::string address = AddressKey(SampleOrganization("n0").address);
    EXPECT_EQ(facts.OrganizationsAt(address, 10)->size(), 10);
    // More than the image keeps of an address.
    EXPECT_EQ(facts.OrganizationsAt(address, 100)->size(), kNodes);
    EXPECT_EQ(facts.OrganizationsAt("nowhere", 10)->size(), 0);
  }

  const TempDir dir_;
  const std::string path_ = dir_.File("directory.db");
  std::unique_ptr<SqliteDirectoryStore> store_ = Open();
  int writes_ = 0;
};

TEST_F(ImageBuilderTest, OneImageTakesThePlaceOfTheOther) {
  Write(0, 1'000'000);
  const std::vector<std::string> first = Images();
  ASSERT_EQ(first.size(), 1);
  EXPECT_EQ(Packed(), 0);
  ExpectAllNodes("Jane1");
  Write(0, 1'000'000);
  const std::vector<std::string> second = Images();
  ASSERT_EQ(second.size(), 1);
  EXPECT_NE(second, first);
  EXPECT_EQ(Packed(), 0);
  ExpectAllNodes("Jane2");
}

TEST_F(ImageBuilderTest, WhatWasWrittenSinceIsInTheTable) {
  Write(0, 1'000'000);
  ExpectAllNodes("Jane1");
  Write(0, 1);
  EXPECT_EQ(Packed(), kNodes);  // The organizations are as they were.
  ExpectAllNodes("Jane2");
  Write(kNodes - 1, 1'000'000);
  EXPECT_EQ(Packed(), 0);
}

TEST_F(ImageBuilderTest, AnImportMakesItAnewWhereMuchHasChanged) {
  Write(0, 1'000'000);
  const std::vector<std::string> first = Images();
  const auto write = [&](bool import) {
    EXPECT_THAT(
        store_->Write(
            absl::FromUnixSeconds(++writes_),
            [&](DirectoryTransaction& txn) {
              EXPECT_THAT(txn.Put(SamplePractitioner("n0", "Jim", "Roe")),
                          IsOk());
              EXPECT_THAT(txn.Put(SamplePractitioner("n0", "Jane1", "Roe")),
                          IsOk());
              return import ? txn.RecordImport({.id = absl::StrCat(writes_)})
                            : absl::OkStatus();
            }),
        IsOk());
  };
  write(/*import=*/true);
  EXPECT_EQ(Images(), first);
  SQLite::Database(path_, SQLite::OPEN_READWRITE)
      .exec("INSERT INTO image_changes VALUES (5001, 1)");
  write(/*import=*/false);  // Others do not wait for it.
  EXPECT_EQ(Images(), first);
  write(/*import=*/true);
  EXPECT_NE(Images(), first);
  EXPECT_EQ(Packed(), 0);
  ExpectAllNodes("Jane1");
}

TEST_F(ImageBuilderTest, AnImportThatReplacesMuchPutsItIntoTheNextImage) {
  constexpr int kMany = 5'001;
  const auto write = [&](const std::string& given, bool all) {
    EXPECT_THAT(
        store_->Write(absl::FromUnixSeconds(++writes_),
                      [&](DirectoryTransaction& txn) {
                        if (all) txn.ExpectMany(1'000'000);
                        for (int i = 0; i < kMany; ++i) {
                          EXPECT_THAT(txn.Put(SamplePractitioner(
                                          absl::StrCat("n", i), given, "Roe")),
                                      IsOk());
                        }
                        return txn.RecordImport({.id = absl::StrCat(writes_)});
                      }),
        IsOk());
  };
  write("Ann", /*all=*/true);
  const std::vector<std::string> first = Images();
  write("Bea", /*all=*/false);
  EXPECT_NE(Images(), first);
  EXPECT_EQ(Packed(), 0);
  EXPECT_THAT(store_->Read({},
                           [&](DirectorySnapshot& facts) {
                             for (const int i : {0, 1, kMany - 1}) {
                               const auto found =
                                   facts.FindPractitioner(absl::StrCat("n", i));
                               EXPECT_EQ((*found)->name.given, "Bea");
                             }
                             return absl::OkStatus();
                           }),
              IsOk());
}

TEST_F(ImageBuilderTest, AnswersComeFromTheTablesWhereItIsGoneOrDamaged) {
  Write(0, 1'000'000);
  const std::string image = Images().at(0);
  const auto size = std::filesystem::file_size(image);
  for (std::uintmax_t at = 300; at < size; at += 499) {
    std::fstream(image, std::ios::in | std::ios::out | std::ios::binary)
        .seekp(static_cast<std::streamoff>(at))
        .put('\xA5');
  }
  ExpectAllNodes("Jane1");
  std::filesystem::remove(image);
  store_ = Open();
  ExpectAllNodes("Jane1");
  // It is made of the tables then.
  Write(0, 5'000);
  EXPECT_EQ(Images().size(), 1);
  EXPECT_EQ(Packed(), 0);
  ExpectAllNodes("Jane2");
}

TEST_F(ImageBuilderTest, AnotherImageIsRemovedWithTheNext) {
  const std::string other = path_ + "-image-0123";
  std::ofstream(other) << "of an import that was killed";
  Write(0, 1);
  EXPECT_TRUE(std::filesystem::exists(other));
  Write(0, 1'000'000);
  EXPECT_FALSE(std::filesystem::exists(other));
  EXPECT_EQ(Images().size(), 1);
}

}  // namespace
}  // namespace custodia::directory
