#include "services/request/storage/verify_audit.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "common/crypto/keyed_hash.h"
#include "common/sqlite/database.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/storage/open_store.h"
#include "services/request/storage/schema.h"
#include "services/request/testing/life.h"
#include "services/request/testing/older_store.h"

namespace custodia::request {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::custodia::testing::TempDir;
using request::testing::PlainOrder;

// What an attacker drops first.
constexpr char kNoGuards[] =
    "DROP TRIGGER events_never_change; DROP TRIGGER events_never_go;"
    "DROP TRIGGER seals_never_change; DROP TRIGGER seals_never_go;";

// A store with these events, at these positions of the chain:
//   retrievals/r1: 1, 2, 4    retrievals/r2: 3, 5, 6
class VerifyAuditTest : public ::testing::Test {
 protected:
  VerifyAuditTest() {
    const auto store = OpenRequestStore(uri_);
    EXPECT_THAT(store, IsOk());
    Append(**store, "r1", 0, {RetrievalCreated{PlainOrder()}});
    Append(**store, "r1", 1, {ProviderUnclear{.directory_revision = "4"}});
    Append(**store, "r2", 0, {RetrievalCreated{PlainOrder()}});
    Append(**store, "r1", 2, {ProviderUnclear{.directory_revision = "5"}});
    Append(**store, "r2", 1,
           {ProviderUnclear{.directory_revision = "6"},
            ProviderUnclear{.directory_revision = "7"}});
  }

  static void Append(RequestStore& store, absl::string_view id, int64_t after,
                     const std::vector<Event>& events) {
    EXPECT_THAT(store.Write([&](RequestTransaction& txn) {
      return txn
          .Append(id, after, events,
                  {.actor = "clerk",
                   .command = "Locate",
                   .time = absl::FromUnixSeconds(1'700'000'000)})
          .status();
    }),
                IsOk());
  }

  // Runs SQL on the file, as whoever can write it could.
  void Tamper(const std::string& sql) {
    auto database =
        sqlite::Database::Open(path_, sqlite::Durability::kFull, Migrations());
    ASSERT_THAT(database, IsOk());
    ASSERT_THAT((*database)->Write([&](sqlite::Connection& db) {
      db.Execute(sql);
      return absl::OkStatus();
    }),
                IsOk());
  }

  AuditReport Verify(const std::optional<AuditAnchor>& expected = {}) {
    const auto report = VerifyAudit(uri_, key_file_, expected);
    EXPECT_THAT(report, IsOk());
    return report.value_or(AuditReport());
  }

  // Expects the first break to be this one.
  void ExpectBroken(AuditFault fault, int64_t position,
                    absl::string_view retrieval, int64_t sequence,
                    const std::optional<AuditAnchor>& expected = {}) {
    const std::optional<AuditBreak> broken = Verify(expected).broken;
    ASSERT_TRUE(broken.has_value());
    EXPECT_EQ(NameOf(broken->fault), NameOf(fault));
    EXPECT_EQ(broken->position, position);
    EXPECT_EQ(broken->retrieval, retrieval);
    EXPECT_EQ(broken->sequence, sequence);
  }

  // Writes another store's key to a file, and returns where.
  std::string ForeignKeyFile() {
    const std::string file = dir_.File("foreign.key");
    std::ofstream(file) << HashKey::Random().ToHex();
    return file;
  }

  const TempDir dir_;
  const std::string path_ = dir_.File("requests.db");
  const std::string uri_ = absl::StrCat("sqlite:", path_);
  const std::string key_file_ = path_ + ".audit-key";
};

TEST_F(VerifyAuditTest, WhatNobodyTouchedHolds) {
  const AuditReport report = Verify();
  EXPECT_FALSE(report.broken.has_value());
  EXPECT_EQ(report.reached.position, 6);
  EXPECT_EQ(report.reached.link.size(), 2 * KeyedHash::kBytes);
}

TEST_F(VerifyAuditTest, HoldsWhileAServerHasTheStoreOpen) {
  const auto store = OpenRequestStore(uri_);
  ASSERT_THAT(store, IsOk());
  Append(**store, "r3", 0, {RetrievalCreated{PlainOrder()}});
  EXPECT_FALSE(Verify().broken.has_value());
  EXPECT_EQ(Verify().reached.position, 7);
}

TEST_F(VerifyAuditTest, FindsOneByteOfEachColumn) {
  for (const char* change :
       {"payload = CAST(substr(payload, 1, length(payload) - 1) || x'36' AS "
        "BLOB)",
        "time_micros = time_micros + 1", "actor = 'clerl'",
        "command = 'Locatf'", "kind = 'RETRIEVAL_LOCATED'"}) {
    const TempDir aside;
    std::filesystem::copy(path_, aside.File("copy.db"));
    Tamper(absl::StrCat(kNoGuards, "UPDATE events SET ", change,
                        " WHERE retrieval = 'r1' AND sequence = 2"));
    SCOPED_TRACE(change);
    ExpectBroken(AuditFault::kEventChanged, 2, "r1", 2);
    std::filesystem::copy(aside.File("copy.db"), path_,
                          std::filesystem::copy_options::overwrite_existing);
  }
}

TEST_F(VerifyAuditTest, FindsThatTwoEventsWereSwapped) {
  Tamper(absl::StrCat(kNoGuards,
                      "UPDATE events SET sequence = -sequence "
                      "WHERE retrieval = 'r2' AND sequence > 1;"
                      "UPDATE events SET sequence = 5 + sequence "
                      "WHERE retrieval = 'r2' AND sequence < 0"));
  ExpectBroken(AuditFault::kEventChanged, 5, "r2", 2);
}

TEST_F(VerifyAuditTest, FindsThatTwoEventsWereSwappedWithTheirHashes) {
  Tamper(absl::StrCat(
      kNoGuards,
      "UPDATE events SET sequence = -sequence "
      "WHERE retrieval = 'r2' AND sequence > 1;"
      "UPDATE events SET sequence = 5 + sequence "
      "WHERE retrieval = 'r2' AND sequence < 0;"
      "CREATE TEMP TABLE old AS SELECT * FROM seals;"
      "UPDATE seals SET hash = (SELECT hash FROM old WHERE position = 11 - "
      "seals.position) WHERE position > 4"));
  ExpectBroken(AuditFault::kSealChanged, 5, "r2", 2);
}

TEST_F(VerifyAuditTest, FindsAnEventInTheMiddleThatIsGone) {
  Tamper(absl::StrCat(kNoGuards,
                      "DELETE FROM events WHERE retrieval = 'r1' "
                      "AND sequence = 2"));
  ExpectBroken(AuditFault::kEventMissing, 2, "r1", 2);
  Tamper("DELETE FROM seals WHERE position = 2");
  ExpectBroken(AuditFault::kSealMissing, 2, "r1", 2);
}

TEST_F(VerifyAuditTest, FindsALastEventThatIsGone) {
  Tamper(absl::StrCat(kNoGuards,
                      "DELETE FROM events WHERE retrieval = 'r1' "
                      "AND sequence = 3;"
                      "UPDATE retrievals SET sequence = 2 WHERE id = 'r1'"));
  ExpectBroken(AuditFault::kEventMissing, 4, "r1", 3);
  // Nothing tells any more whose it was.
  Tamper("DELETE FROM seals WHERE position = 4");
  ExpectBroken(AuditFault::kSealMissing, 4, "", 0);
}

TEST_F(VerifyAuditTest, FindsTheNewestEventThatIsGone) {
  Tamper(absl::StrCat(kNoGuards,
                      "DELETE FROM events WHERE retrieval = 'r2' "
                      "AND sequence = 3;"
                      "DELETE FROM seals WHERE position = 6"));
  ExpectBroken(AuditFault::kEndMissing, 6, "r2", 3);
  Tamper("UPDATE retrievals SET sequence = 2 WHERE id = 'r2'");
  ExpectBroken(AuditFault::kEndMissing, 6, "", 0);
}

TEST_F(VerifyAuditTest, FindsARetrievalThatIsGone) {
  Tamper(absl::StrCat(kNoGuards, "DELETE FROM events WHERE retrieval = 'r1'"));
  ExpectBroken(AuditFault::kEventMissing, 1, "r1", 1);
  Tamper(
      "DELETE FROM seals WHERE retrieval = 'r1';"
      "DELETE FROM approached WHERE retrieval = 'r1';"
      "DELETE FROM work WHERE retrieval = 'r1';"
      "DELETE FROM retrievals WHERE id = 'r1'");
  ExpectBroken(AuditFault::kSealMissing, 1, "", 0);
}

TEST_F(VerifyAuditTest, FindsAnEventThatWasPutIn) {
  Tamper(
      "INSERT INTO events SELECT 'r1', 4, time_micros, actor, command, kind, "
      "payload FROM events WHERE retrieval = 'r1' AND sequence = 2");
  ExpectBroken(AuditFault::kEventUnsealed, 0, "r1", 4);
}

TEST_F(VerifyAuditTest, NamesAnEventWhoseSealIsGone) {
  Tamper(absl::StrCat(kNoGuards, "DELETE FROM seals WHERE position = 3"));
  ExpectBroken(AuditFault::kSealMissing, 3, "r2", 1);
}

TEST_F(VerifyAuditTest, FindsACurrentRowThatCountsOtherEvents) {
  Tamper(
      "UPDATE retrievals SET sequence = 9 "
      "WHERE id = 'r2'");
  ExpectBroken(AuditFault::kRowDisagrees, 0, "r2", 0);
}

TEST_F(VerifyAuditTest, FindsThatTheHeadWasTakenOrChanged) {
  Tamper("UPDATE audit_head SET position = 5");
  ExpectBroken(AuditFault::kHeadChanged, 0, "", 0);
  Tamper("DELETE FROM audit_head");
  ExpectBroken(AuditFault::kHeadMissing, 0, "", 0);
}

TEST_F(VerifyAuditTest, NobodyForgesAChainWithAnotherKey) {
  Tamper(absl::StrCat(kNoGuards,
                      "UPDATE events SET actor = 'somebody else' "
                      "WHERE retrieval = 'r2' AND sequence = 2;"
                      "DELETE FROM seals; DELETE FROM audit_head"));
  ASSERT_THAT(OpenRequestStore(uri_, ForeignKeyFile()), IsOk());  // seals it
  ExpectBroken(AuditFault::kSealChanged, 1, "r1", 1);
}

TEST_F(VerifyAuditTest, WritingOnDoesNotCoverUpACut) {
  Tamper(absl::StrCat(kNoGuards,
                      "DELETE FROM events WHERE retrieval = 'r2' "
                      "AND sequence = 3;"
                      "DELETE FROM seals WHERE position = 6;"
                      "UPDATE retrievals SET sequence = 2 WHERE id = 'r2'"));
  const auto store = OpenRequestStore(uri_);
  ASSERT_THAT(store, IsOk());
  Append(**store, "r2", 2, {ProviderUnclear{.directory_revision = "8"}});
  ExpectBroken(AuditFault::kSealMissing, 6, "", 0);
}

// Two states that the key itself has sealed: an older copy, and a store that
// was made to look as if it had never been sealed.
TEST_F(VerifyAuditTest, OnlyAnAnchorFindsAStoreThatWasPutBack) {
  const TempDir aside;
  const std::string copy = aside.File("copy.db");
  ASSERT_THAT(sqlite::Database::Copy(path_, copy), IsOk());
  const auto store = OpenRequestStore(uri_);
  ASSERT_THAT(store, IsOk());
  Append(**store, "r1", 3, {ProviderUnclear{.directory_revision = "8"}});
  const AuditAnchor anchor = Verify().reached;
  EXPECT_FALSE(Verify(anchor).broken.has_value());
  Append(**store, "r1", 4, {ProviderUnclear{.directory_revision = "9"}});
  EXPECT_FALSE(Verify(anchor).broken.has_value());

  const auto old = VerifyAudit("sqlite:" + copy, key_file_, std::nullopt);
  ASSERT_THAT(old, IsOk());
  EXPECT_FALSE(old->broken.has_value());
  const auto missed = VerifyAudit("sqlite:" + copy, key_file_, anchor);
  ASSERT_THAT(missed, IsOk());
  ASSERT_TRUE(missed->broken.has_value());
  EXPECT_EQ(missed->broken->fault, AuditFault::kAnchorMissed);
}

TEST_F(VerifyAuditTest, OnlyAnAnchorFindsAStoreThatWasSealedAnew) {
  const AuditAnchor anchor = Verify().reached;
  Tamper(absl::StrCat(kNoGuards,
                      "UPDATE events SET actor = 'somebody else' "
                      "WHERE retrieval = 'r2' AND sequence = 2;"
                      "DELETE FROM seals; DELETE FROM audit_head"));
  ASSERT_THAT(OpenRequestStore(uri_), IsOk());
  EXPECT_FALSE(Verify().broken.has_value());
  ExpectBroken(AuditFault::kAnchorMissed, 6, "r2", 3, anchor);
}

TEST_F(VerifyAuditTest, AStoreOfAnOlderReleaseIsSealedWhenItIsOpened) {
  Tamper(testing::kToFirstSchema);
  EXPECT_THAT(VerifyAudit(uri_, key_file_, std::nullopt),
              HasReason("SCHEMA_OLDER"));
  ASSERT_THAT(OpenRequestStore(uri_), IsOk());
  EXPECT_FALSE(Verify().broken.has_value());
  EXPECT_EQ(Verify().reached.position, 6);
}

TEST_F(VerifyAuditTest, TheKeyIsTheOwnersAlone) {
  struct stat found {};
  ASSERT_EQ(stat(key_file_.c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0600U);
}

TEST_F(VerifyAuditTest, AStoreIsOpenedWithItsOwnKeyOnly) {
  EXPECT_THAT(OpenRequestStore(uri_, ForeignKeyFile()),
              HasReason("AUDIT_HEAD_WRONG"));
  std::filesystem::rename(key_file_, dir_.File("safe.key"));
  EXPECT_THAT(OpenRequestStore(uri_), HasReason("AUDIT_KEY_MISSING"));
  EXPECT_THAT(OpenRequestStore(uri_, dir_.File("safe.key")), IsOk());
  std::ofstream(key_file_) << "secret";
  EXPECT_THAT(OpenRequestStore(uri_), HasReason("AUDIT_KEY_INVALID"));
}

TEST_F(VerifyAuditTest, VerifyingMakesNothing) {
  EXPECT_THAT(VerifyAudit("sqlite:" + dir_.File("none.db"), "", std::nullopt),
              HasReason("INVALID_FIELD"));
  EXPECT_FALSE(std::filesystem::exists(dir_.File("none.db")));
  std::filesystem::remove(key_file_);
  EXPECT_THAT(VerifyAudit(uri_, "", std::nullopt),
              HasReason("AUDIT_KEY_MISSING"));
  EXPECT_FALSE(std::filesystem::exists(key_file_));
}

TEST(AuditAnchorTest, IsReadAsItWasWritten) {
  const AuditAnchor anchor{.position = 12, .link = std::string(64, 'a')};
  EXPECT_EQ(ParseAnchor(FormatAnchor(anchor)), anchor);
  EXPECT_EQ(ParseAnchor(FormatAnchor({})), AuditAnchor());
  for (const char* text : {"", "12", "12:", "x:y", "-1:"}) {
    EXPECT_EQ(ParseAnchor(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace custodia::request
