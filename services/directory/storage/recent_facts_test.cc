#include "services/directory/storage/recent_facts.h"

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "SQLiteCpp/SQLiteCpp.h"
#include "absl/strings/match.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/storage/directory_store_contract.h"
#include "services/directory/storage/image_format.h"
#include "services/directory/storage/sqlite_directory_store.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::IsOk;
using ::custodia::testing::TempDir;
using ::testing::ElementsAre;

// Enough that they are read from the image, and not so many that the indexes
// are made anew.
constexpr int64_t kMany = 1'000;

// A store with an image of four practitioners, each of whom works at "elm".
class RecentFactsTest : public ::testing::Test {
 protected:
  RecentFactsTest() {
    Write(1'000'000, [](DirectoryTransaction& txn) {
      EXPECT_THAT(txn.Put(SampleOrganization("elm")), IsOk());
      for (const std::string id : {"p0", "p1", "p2", "p3"}) {
        EXPECT_THAT(txn.Put(SamplePractitioner(id, "Jane", "Roe")), IsOk());
        EXPECT_THAT(txn.Put(SampleAffiliation("a" + id, id, "elm")), IsOk());
      }
    });
  }

  template <typename Body>
  void Write(int64_t expected, Body body) {
    EXPECT_THAT(store_->Write(absl::FromUnixSeconds(++writes_),
                              [&](DirectoryTransaction& txn) {
                                txn.ExpectMany(expected);
                                body(txn);
                                return absl::OkStatus();
                              }),
                IsOk());
  }

  // What a write is told of "p0" and where it works.
  std::vector<std::string> Ask(int64_t expected) {
    std::vector<std::string> said;
    Write(expected, [&](DirectoryTransaction& txn) {
      said = {(*txn.FindPractitioner("p0"))->city,
              txn.AffiliationsOf("p0")->front().department,
              (*txn.FindAffiliation("ap0"))->department,
              (*txn.FindOrganization("elm"))->address.city};
    });
    return said;
  }

  // Whether a write finds the practitioner and the organization.
  std::vector<bool> Found(int64_t expected, const std::string& practitioner,
                          const std::string& organization) {
    std::vector<bool> found;
    Write(expected, [&](DirectoryTransaction& txn) {
      found = {txn.FindPractitioner(practitioner)->has_value(),
               txn.FindOrganization(organization)->has_value()};
    });
    return found;
  }

  template <typename Body>
  void Read(Body body) {
    EXPECT_THAT(store_->Read({},
                             [&](DirectorySnapshot& snapshot) {
                               body(snapshot);
                               return absl::OkStatus();
                             }),
                IsOk());
  }

  std::vector<std::string> AffiliationsOf(const std::string& practitioner) {
    std::vector<std::string> ids;
    Read([&](DirectorySnapshot& snapshot) {
      const auto all = snapshot.AffiliationsOf(practitioner);
      for (const Affiliation& one : *all) ids.push_back(one.id);
    });
    return ids;
  }

  std::string CityOf(const std::string& practitioner) {
    std::string city;
    Read([&](DirectorySnapshot& snapshot) {
      city = (*snapshot.FindPractitioner(practitioner))->city;
    });
    return city;
  }

  std::vector<std::string> AtTheAddressOf(const std::string& organization) {
    std::vector<std::string> ids;
    Read([&](DirectorySnapshot& snapshot) {
      const auto found = *snapshot.FindOrganization(organization);
      const auto all =
          snapshot.OrganizationsAt(AddressKey(found->address), /*limit=*/10);
      for (const auto& one : *all) ids.push_back(one->id);
    });
    return ids;
  }

  std::vector<std::string> FoundByName(const std::vector<std::string>& words) {
    std::vector<std::string> ids;
    Read([&](DirectorySnapshot& snapshot) {
      const auto hits = snapshot.SearchPractitioners({.words = words}, {10});
      for (const Practitioner& one : hits->nodes) ids.push_back(one.id);
    });
    return ids;
  }

  // Damages all of the image but for its header.
  void SpoilImage() const {
    for (const auto& file :
         std::filesystem::directory_iterator(dir_.File(""))) {
      if (!absl::StrContains(file.path().string(), "-image-")) continue;
      std::fstream image(file.path(), std::ios::in | std::ios::out);
      image.seekp(sizeof(sql::ImageHeader));
      image << std::string(file.file_size() - sizeof(sql::ImageHeader), '\xff');
    }
  }

  const TempDir dir_;
  const std::string path_ = dir_.File("directory.db");
  const std::unique_ptr<DirectoryStore> store_ =
      *SqliteDirectoryStore::Open(path_, Use::kAny, {.recent_facts = 2});
  int writes_ = 0;
};

TEST_F(RecentFactsTest, AWriteOfManyReadsFromTheImage) {
  // What never happens: only the tables say so, not the image.
  SQLite::Database(path_, SQLite::OPEN_READWRITE)
      .exec(
          "UPDATE practitioners SET city = 'Boston';"
          "UPDATE organizations SET city = 'Boston';"
          "UPDATE affiliations SET department = 'Surgery'");
  EXPECT_EQ(Ask(kMany),
            std::vector<std::string>(
                {"Springfield", "Cardiology", "Cardiology", "Springfield"}));
  EXPECT_EQ(
      Ask(/*expected=*/1),
      std::vector<std::string>({"Boston", "Surgery", "Surgery", "Boston"}));
}

TEST_F(RecentFactsTest, WhatIsWrittenIsKnownWhereTheImageIsAskedAgain) {
  Write(kMany, [](DirectoryTransaction& txn) {
    EXPECT_THAT(txn.Put(SampleAffiliation("new", "p0", "elm")), IsOk());
    // Of these two the memory is full.
    EXPECT_TRUE((*txn.FindPractitioner("p1")).has_value());
    EXPECT_TRUE((*txn.FindPractitioner("p2")).has_value());
    EXPECT_TRUE((*txn.FindPractitioner("p0")).has_value());
    EXPECT_EQ(txn.AffiliationsOf("p0")->size(), 2);
  });
  EXPECT_EQ(AffiliationsOf("p0"), std::vector<std::string>({"ap0", "new"}));
}

TEST_F(RecentFactsTest, TheImageIsNotAskedWhereSomethingWasWrittenBefore) {
  Write(/*expected=*/1, [](DirectoryTransaction& txn) {
    Practitioner moved = SamplePractitioner("p0", "Jane", "Roe");
    moved.city = "Boston";
    EXPECT_THAT(txn.Put(moved), IsOk());
    txn.ExpectMany(kMany);
    EXPECT_TRUE((*txn.FindPractitioner("p1")).has_value());
    EXPECT_TRUE((*txn.FindPractitioner("p2")).has_value());
    EXPECT_EQ((*txn.FindPractitioner("p0"))->city, "Boston");
  });
}

TEST_F(RecentFactsTest, WhatTheImageLacksIsNotThere) {
  // What never happens: only the tables say so, not the image.
  SQLite::Database(path_, SQLite::OPEN_READWRITE)
      .exec(
          "UPDATE practitioners SET id = 'ghost' WHERE id = 'p3';"
          "UPDATE organizations SET id = 'house'");
  EXPECT_THAT(Found(kMany, "ghost", "house"), ElementsAre(false, false));
  EXPECT_THAT(Found(/*expected=*/1, "ghost", "house"), ElementsAre(true, true));
}

TEST_F(RecentFactsTest, WhatCameAfterTheImageIsLookedFor) {
  Write(/*expected=*/1, [](DirectoryTransaction& txn) {
    EXPECT_THAT(txn.Put(SamplePractitioner("p4", "Jane", "Roe")), IsOk());
    EXPECT_THAT(txn.Put(SampleOrganization("oak")), IsOk());
  });
  EXPECT_THAT(Found(kMany, "p4", "oak"), ElementsAre(true, true));
}

TEST_F(RecentFactsTest, WhatADamagedImageLacksIsLookedFor) {
  SpoilImage();
  EXPECT_THAT(Found(kMany, "p0", "elm"), ElementsAre(true, true));
}

// The memory is full again and again, and what was written is packed each time.
TEST_F(RecentFactsTest, WhatWasPackedMayChangeAgain) {
  const auto practitioner_in = [](const std::string& id,
                                  const std::string& city) {
    Practitioner moved = SamplePractitioner(id, "Jane", "Roe");
    moved.city = city;
    return moved;
  };
  Write(kMany, [&](DirectoryTransaction& txn) {
    for (const std::string id : {"p0", "p1", "p2", "p3"}) {
      EXPECT_THAT(txn.Put(practitioner_in(id, "Boston")), IsOk());
    }
    EXPECT_THAT(txn.Put(SampleAffiliation("new", "p0", "elm")), IsOk());
    EXPECT_THAT(txn.Put(practitioner_in("p1", "Salem")), IsOk());
    for (const std::string id : {"ash", "birch", "cedar"}) {
      EXPECT_THAT(txn.Put(SampleOrganization(id)), IsOk());
    }
  });
  EXPECT_THAT(AffiliationsOf("p0"), ElementsAre("ap0", "new"));
  EXPECT_EQ(CityOf("p0"), "Boston");
  EXPECT_EQ(CityOf("p1"), "Salem");
  EXPECT_EQ(CityOf("p2"), "Boston");
  EXPECT_THAT(AtTheAddressOf("elm"),
              ElementsAre("ash", "birch", "cedar", "elm"));
}

TEST_F(RecentFactsTest, AWordIsLearnedOfTheFirstWhoHasIt) {
  Write(kMany, [](DirectoryTransaction& txn) {
    for (const std::string id : {"p4", "p5"}) {
      EXPECT_THAT(txn.Put(SamplePractitioner(id, "Thaddeus", "Quill")), IsOk());
    }
  });
  // By a misspelling, which only a word that is learned has.
  EXPECT_THAT(FoundByName({"thadeus", "quil"}), ElementsAre("p4", "p5"));
}

TEST_F(RecentFactsTest, AnAffiliationMayGoToAnotherPractitioner) {
  Write(kMany, [](DirectoryTransaction& txn) {
    EXPECT_TRUE((*txn.FindPractitioner("p0")).has_value());
    EXPECT_THAT(txn.Put(SampleAffiliation("ap0", "p1", "elm")), IsOk());
    EXPECT_TRUE(txn.AffiliationsOf("p0")->empty());
  });
  EXPECT_EQ(AffiliationsOf("p0"), std::vector<std::string>());
  EXPECT_EQ(AffiliationsOf("p1"), std::vector<std::string>({"ap0", "ap1"}));
}

}  // namespace
}  // namespace custodia::directory
