#include <sqlite3.h>

#include "absl/strings/match.h"
#include "common/sqlite/database.h"
#include "common/testing/status_matchers.h"
#include "gtest/gtest.h"
#include "services/directory/storage/directory_store_contract.h"
#include "services/directory/storage/revision_writer.h"
#include "services/directory/storage/schema.h"
#include "services/directory/storage/sqlite_directory_store.h"
#include "services/directory/storage/sqlite_reads.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::IsOk;
using ::custodia::testing::TempDir;

// Asks every question there is, so that each statement has been prepared.
void AskEverything(DirectorySnapshot& facts) {
  const Page page{.size = 10, .after = "0\na\nb\nc"};
  // From the first entry on, so that each way to answer is gone.
  const Page hits{.size = 10};
  EXPECT_THAT(facts.FindPractitioner("roe"), IsOk());
  EXPECT_THAT(facts.FindPractitioner("other"), IsOk());
  EXPECT_THAT(facts.PractitionersNamed({.family = "Roe"}, 10), IsOk());
  EXPECT_THAT(facts.SearchPractitioners({.words = {"roe", "j"}}, hits), IsOk());
  EXPECT_THAT(facts.SearchOrganizations({.words = {"elm", "s"}}, hits), IsOk());
  EXPECT_THAT(facts.PractitionerIds(page), IsOk());
  EXPECT_THAT(facts.AllOrganizations(page), IsOk());
  EXPECT_THAT(facts.AllPractitioners(page), IsOk());
  EXPECT_THAT(facts.AllAffiliations(page), IsOk());
  EXPECT_THAT(facts.AllSuccessions(page), IsOk());
  EXPECT_THAT(facts.AllReports(page), IsOk());
  EXPECT_THAT(facts.AllCounties(page), IsOk());
  EXPECT_THAT(facts.AllZips(page), IsOk());
  EXPECT_THAT(facts.AllOrganizationAliases(page), IsOk());
  EXPECT_THAT(facts.AllPractitionerAliases(page), IsOk());
  EXPECT_THAT(facts.FindOrganization("elm"), IsOk());
  EXPECT_THAT(facts.FindOrganization("other"), IsOk());
  EXPECT_THAT(facts.ShareOrganization("elm"), IsOk());
  EXPECT_THAT(facts.OrganizationsAt("12 ELM ST|01103", 6), IsOk());
  EXPECT_THAT(facts.OrganizationsServing(OrganizationType::kPractice, "25013"),
              IsOk());
  EXPECT_THAT(facts.OrganizationsInCounty(OrganizationType::kPractice, "25013"),
              IsOk());
  EXPECT_THAT(
      facts.OrganizationsIdentifiedBy({IdentifierSystem::kCcn, "220001"}),
      IsOk());
  EXPECT_THAT(facts.OrganizationsNamed("elm street practice"), IsOk());
  EXPECT_THAT(facts.AffiliationsOf("roe"), IsOk());
  EXPECT_THAT(facts.ListAffiliationsOf("roe", page), IsOk());
  EXPECT_THAT(facts.ListAffiliationsAt("elm", page), IsOk());
  EXPECT_THAT(facts.FindAffiliation("a1"), IsOk());
  EXPECT_THAT(facts.SuccessionsFrom("elm"), IsOk());
  EXPECT_THAT(facts.ListSuccessions("elm", page), IsOk());
  EXPECT_THAT(facts.FindSuccession("s1"), IsOk());
  EXPECT_THAT(facts.ReportsAbout("elm"), IsOk());
  EXPECT_THAT(facts.CountyOfZip("01103"), IsOk());
  EXPECT_THAT(facts.FindCounty("25013"), IsOk());
  EXPECT_THAT(facts.CountiesOfCity("Springfield", "MA"), IsOk());
  EXPECT_THAT(facts.CountiesOfState("MA"), IsOk());
  EXPECT_THAT(facts.ListImports(page), IsOk());
  EXPECT_THAT(facts.FindRequest("r1"), IsOk());
}

std::vector<std::string> PreparedOn(sqlite3* handle) {
  std::vector<std::string> texts;
  for (sqlite3_stmt* statement = sqlite3_next_stmt(handle, nullptr);
       statement != nullptr; statement = sqlite3_next_stmt(handle, statement)) {
    texts.emplace_back(sqlite3_sql(statement));
  }
  return texts;
}

// Whether the indexes are split, and so in which halves what is asked for lies.
class QueryPlanTest : public ::testing::TestWithParam<bool> {};

// A directory may have millions of practitioners: no read may walk through a
// table, whose rows it asks for, from end to end.
TEST_P(QueryPlanTest, NoReadScansATable) {
  const TempDir dir;
  const std::string path = dir.File("directory.db");
  const auto store = SqliteDirectoryStore::Open(path);
  ASSERT_THAT(store, IsOk());
  ASSERT_THAT(
      (*store)->Write(
          absl::UnixEpoch(),
          [](DirectoryTransaction& txn) -> absl::Status {
            if (GetParam()) txn.ExpectMany(1'000'000);
            CUSTODIA_RETURN_IF_ERROR(
                txn.Put(SampleOrganization("elm")).status());
            CUSTODIA_RETURN_IF_ERROR(
                txn.Put(SamplePractitioner("roe", "Jane", "Roe")).status());
            CUSTODIA_RETURN_IF_ERROR(
                txn.Put(SampleAffiliation("a1", "roe", "elm")).status());
            CUSTODIA_RETURN_IF_ERROR(
                txn.Put(SampleSuccession("s1", "elm", "")).status());
            return txn.Put(SampleReport("c1", "elm")).status();
          }),
      IsOk());

  const auto database =
      sqlite::Database::Open(path, sqlite::Durability::kNormal, Migrations());
  ASSERT_THAT(database, IsOk());
  ASSERT_THAT((*database)->Read([](sqlite::Connection& db) {
    sql::SqliteSnapshot facts({db, 1});
    AskEverything(facts);
    EXPECT_EQ(sql::RevisionAt(db, absl::InfiniteFuture()), 1);
    EXPECT_EQ(sql::NewestRevision(db), 1);
    const std::vector<std::string> texts = PreparedOn(db.raw().getHandle());
    EXPECT_GT(texts.size(), 30);
    for (const std::string& text : texts) {
      sqlite::Query plan = db.Prepare("EXPLAIN QUERY PLAN " + text);
      while (plan.Step()) {
        const std::string detail = plan.Text(3);
        // The outcome of a UNION, already narrowed.
        if (absl::StartsWith(detail, "SCAN (subquery-")) continue;
        EXPECT_FALSE(absl::StrContains(detail, "SCAN"))
            << detail << " in " << text;
        // From some id on, whatever the id stands for, is a scan too; but these
        // pages are of everything.
        if (absl::StartsWith(text, "SELECT p.id FROM all_practitioners") ||
            absl::StrContains(text, " e WHERE e.") ||
            absl::StrContains(text, "FROM imports")) {
          continue;
        }
        EXPECT_FALSE(absl::StrContains(detail, "(id>?)"))
            << detail << " in " << text;
      }
    }
    return absl::OkStatus();
  }),
              IsOk());
}

INSTANTIATE_TEST_SUITE_P(Split, QueryPlanTest, ::testing::Bool());

}  // namespace
}  // namespace custodia::directory
