#include "services/directory/storage/bulk_load.h"

#include <map>
#include <random>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gtest/gtest.h"
#include "services/directory/storage/directory_store_contract.h"
#include "services/directory/storage/sqlite_directory_store.h"
#include "services/directory/testing/dump.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::IsOk;
using ::custodia::testing::TempDir;

TEST(KeyTableTest, FindsAllFactsOfAKeyAndFewOthers) {
  sql::KeyTable table(/*expected=*/1'000);
  EXPECT_TRUE(table.Find(1, "0").empty());
  constexpr int kKeys = 20'000;
  for (int i = 0; i < kKeys; ++i) {
    table.Add(1, absl::StrCat(i), i + 1);
    table.Add(2, absl::StrCat(i % 100), i + 1);
  }
  EXPECT_EQ(table.size(), 2 * kKeys);
  int others = 0;
  for (int i = 0; i < kKeys; ++i) {
    const auto found = table.Find(1, absl::StrCat(i));
    EXPECT_EQ(std::count(found.begin(), found.end(), i + 1), 1);
    others += static_cast<int>(found.size()) - 1;
  }
  EXPECT_LT(others, 3);
  EXPECT_GE(table.Find(2, "7").size(), kKeys / 100);
}

TEST(SortedSpoolTest, ReturnsAllInOrderHoweverLittleMemoryThereIs) {
  for (const size_t bytes : {100, 5'000, 10'000'000}) {
    sql::SortedSpool spool(bytes);
    std::mt19937 random(7);
    std::multiset<std::string> added;
    for (int i = 0; i < 3'000; ++i) {
      std::string record(random() % 20, '\0');
      for (char& byte : record) byte = static_cast<char>(random() % 3 * 100);
      spool.Add(record);
      added.insert(record);
    }
    std::vector<std::string> drained;
    EXPECT_THAT(spool.Drain([&](absl::string_view record) {
      drained.emplace_back(record);
    }),
                IsOk());
    EXPECT_EQ(drained, std::vector<std::string>(added.begin(), added.end()));
  }
}

// Writes the same at random into two stores, into one of them as if it were
// very much, or sometimes so, and else as if it were much, so that what was
// there before is read from the image.
class BulkLoadTest : public ::testing::TestWithParam<int> {
 protected:
  static constexpr int kNodes = 6;

  std::string Id(const char* kind) {
    return absl::StrCat(kind, random_() % kNodes);
  }

  absl::Status WriteOne(DirectoryTransaction& txn) {
    const std::string practice = Id("o");
    switch (random_() % 12) {
      case 0:
      case 1: {
        Organization one = SampleOrganization(practice);
        one.display_name = Id("Name ");
        one.address.lines = {Id("1 Elm St o")};
        one.contact_points.resize(random_() % 3);
        one.identifiers = {{IdentifierSystem::kNpi, Id("n")}};
        return txn.Put(one).status();
      }
      case 2:
      case 3: {
        Practitioner one = SamplePractitioner(Id("p"), Id("Jane"), "Roe");
        one.npi = Id("n");
        return txn.Put(one).status();
      }
      case 4:
      case 5: {
        // Of the practitioner just written, as an import does.
        const std::string id = Id("p");
        txn.Put(SamplePractitioner(id, Id("Ann"), Id("Doe"))).IgnoreError();
        return txn.Put(SampleAffiliation(Id("a"), id, practice)).status();
      }
      case 6:
        return txn
            .Put(SampleAffiliation(Id("a"), Id("p"), Id("n")), Absent::kKept)
            .status();
      case 7:
        return txn.Put(SampleSuccession(Id("s"), practice, Id("o"))).status();
      case 8:
        return txn.Put(SampleReport(Id("c"), practice)).status();
      case 9:
        return txn.PutOrganizationAlias(Id("x"), Id("o")).status();
      case 10:
        return txn.PutPractitionerAlias(Id("x"), Id("n")).status();
      default:
        return txn.Retract(static_cast<int64_t>(random_() % 60), "wrong")
            .status();
    }
  }

  // What is asked within the transaction is to be the same, too.
  std::string Ask(DirectoryTransaction& txn) {
    std::string said;
    for (const char* kind : {"o", "p", "n", "x", "a"}) {
      const std::string id = Id(kind);
      const auto organization = txn.FindOrganization(id);
      if (*organization) {
        absl::StrAppend(&said, (*organization)->id, (*organization)->etag);
      }
      absl::StrAppend(&said, "/", *txn.FindPractitionerId(id), "/",
                      *txn.FindOrganizationId(id), "/",
                      txn.FindAffiliation(id)->has_value(), "/");
      const auto carriers =
          txn.OrganizationsIdentifiedBy({IdentifierSystem::kNpi, id});
      for (const Organization& one : *carriers) {
        absl::StrAppend(&said, one.id, one.etag, ",");
      }
    }
    return said;
  }

  std::string WriteSome(DirectoryStore& store, int64_t expected, int seed) {
    std::string said;
    EXPECT_THAT(store.Write(absl::FromUnixSeconds(seed),
                            [&](DirectoryTransaction& txn) {
                              random_.seed(seed);
                              said.clear();
                              txn.ExpectMany(expected);
                              for (int i = 0; i < 20; ++i) {
                                said += WriteOne(txn).ToString();
                                said += Ask(txn);
                              }
                              return absl::OkStatus();
                            }),
                IsOk());
    return said;
  }

  // What is packed or in the image, and who stands at each address.
  static void CompareNodes(DirectoryStore& one, DirectoryStore& other) {
    EXPECT_THAT(one.Read({},
                         [&](DirectorySnapshot& expected) {
                           return other.Read({}, [&](DirectorySnapshot& is) {
                             CompareNodes(expected, is);
                             return absl::OkStatus();
                           });
                         }),
                IsOk());
  }
  static void CompareNodes(DirectorySnapshot& expected, DirectorySnapshot& is) {
    for (int i = 0; i < kNodes; ++i) {
      const std::string o = absl::StrCat("o", i);
      const std::string p = absl::StrCat("p", i);
      EXPECT_EQ(*is.ShareOrganization(o), *expected.ShareOrganization(o));
      EXPECT_EQ(*is.FindPractitioner(p), *expected.FindPractitioner(p));
      EXPECT_EQ(*is.AffiliationsOf(p), *expected.AffiliationsOf(p));
      Address address = SampleOrganization(o).address;
      address.lines = {absl::StrCat("1 Elm St o", i)};
      for (const int limit : {1, 10}) {
        EXPECT_EQ(*is.OrganizationsAt(AddressKey(address), limit),
                  *expected.OrganizationsAt(AddressKey(address), limit));
      }
    }
  }

  const TempDir dir_;
  std::mt19937 random_;
};

TEST_P(BulkLoadTest, LeavesTheSameAsOneWriteAfterTheOther) {
  const std::string paths[] = {dir_.File("one.db"), dir_.File("bulk.db")};
  const auto one = *SqliteDirectoryStore::Open(paths[0]);
  // Some find their keys full, so that a part is written one after the other.
  const size_t most_keys = GetParam() % 2 == 0 ? 12 : 1'000;
  // What was read is forgotten sooner or later, and is read anew.
  const size_t most_recent = GetParam() % 3 == 0 ? 3 : 1'000;
  const auto bulk = *SqliteDirectoryStore::Open(
      paths[1], Use::kAny,
      {.bulk_keys = most_keys, .recent_facts = most_recent});
  for (int i = 0; i < 12 && !HasFailure(); ++i) {
    const int seed = GetParam() * 1'000 + i;
    const bool many = GetParam() % 2 == 0 || seed % 3 == 0;
    EXPECT_EQ(WriteSome(*bulk, many ? 1'000'000 : 1'000, seed),
              WriteSome(*one, /*expected=*/0, seed));
    const auto expected = testing::Dump(paths[0]);
    const auto dump = testing::Dump(paths[1]);
    ASSERT_EQ(dump.size(), expected.size()) << "after write " << i;
    for (size_t line = 0; line < dump.size(); ++line) {
      ASSERT_EQ(dump[line], expected[line]) << "after write " << i;
    }
    CompareNodes(*one, *bulk);
  }
}

INSTANTIATE_TEST_SUITE_P(Random, BulkLoadTest, ::testing::Range(1, 25));

TEST(BulkLoadFailureTest, NothingOfItStays) {
  const TempDir dir;
  const std::string path = dir.File("directory.db");
  const auto store = *SqliteDirectoryStore::Open(path);
  const auto before = testing::Dump(path);
  EXPECT_FALSE(store
                   ->Write(absl::FromUnixSeconds(1),
                           [&](DirectoryTransaction& txn) {
                             txn.ExpectMany(1'000'000);
                             EXPECT_THAT(txn.Put(SampleOrganization("elm")),
                                         IsOk());
                             return absl::CancelledError();
                           })
                   .ok());
  EXPECT_EQ(testing::Dump(path), before);

  // One that writes nothing makes no revision.
  EXPECT_THAT(store->Write(absl::FromUnixSeconds(2),
                           [&](DirectoryTransaction& txn) {
                             txn.ExpectMany(1'000'000);
                             return absl::OkStatus();
                           }),
              IsOk());
  EXPECT_EQ(testing::Dump(path), before);
}

}  // namespace
}  // namespace custodia::directory
