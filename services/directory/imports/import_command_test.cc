#include "services/directory/imports/import_command.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "services/directory/imports/testing/import_fixture.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr char kTwoGoodOneBad[] =
    "id,type,name,closed_on\n"
    "a,PRACTICE,Alder Clinic,\n"
    "b,PRACTICE,Birch Clinic,not-a-day\n"
    "c,HOSPITAL,Cedar Hospital,\n";

class ImportCommandTest : public testing::ImportTest {
 protected:
  std::vector<directory::Import> Imports() {
    std::vector<directory::Import> imports;
    Read([&](DirectorySnapshot& snapshot) -> absl::Status {
      auto found = snapshot.ListImports({.size = 100});
      if (found.ok()) imports = *found;
      return found.status();
    });
    return imports;
  }

  static std::string TextOf(const std::string& file) {
    std::ifstream in(file);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
  }
};

TEST_F(ImportCommandTest, TakesGoodRowsAndWritesDownTheOthers) {
  const FileSummary summary = Import("organizations", kTwoGoodOneBad);
  EXPECT_EQ(summary.rows_read, 3);
  EXPECT_EQ(summary.rows_taken, 2);
  EXPECT_EQ(summary.rows_refused, 1);
  EXPECT_TRUE(summary.changed);
  EXPECT_EQ(summary.rejects_file, summary.file + ".rejects.csv");
  EXPECT_EQ(TextOf(summary.rejects_file),
            absl::StrCat("file,line,reason,columns\n\"", summary.file,
                         "\",3,\"closed_on must be a date as 2009-03-01, "
                         "2009-03 or 2009\",\"closed_on\"\n"));
  EXPECT_TRUE(FindOrganization("a"));
  EXPECT_FALSE(FindOrganization("b"));
  EXPECT_TRUE(FindOrganization("c"));
}

TEST_F(ImportCommandTest, RecordsTheImport) {
  Import("organizations", kTwoGoodOneBad);
  const std::vector<directory::Import> imports = Imports();
  ASSERT_THAT(imports, SizeIs(1));
  EXPECT_EQ(imports[0].format, "organizations");
  EXPECT_EQ(imports[0].file, "organizations.csv");
  EXPECT_THAT(imports[0].digest, SizeIs(64));
  EXPECT_EQ(imports[0].create_time, clock_.Now());
  EXPECT_EQ(imports[0].rows_taken, 2);
  EXPECT_EQ(imports[0].rows_refused, 1);
}

TEST_F(ImportCommandTest, ChangesNothingTheSecondTime) {
  Import("organizations", kTwoGoodOneBad);
  const int64_t revision = Revision();
  const FileSummary again = Import("organizations", kTwoGoodOneBad);
  EXPECT_FALSE(again.changed);
  EXPECT_EQ(again.rows_taken, 2);
  EXPECT_EQ(again.rows_refused, 1);
  EXPECT_EQ(Revision(), revision);
  EXPECT_THAT(Imports(), SizeIs(1));
}

TEST_F(ImportCommandTest, TakesLaterWhatReferredToNothingAtFirst) {
  constexpr char kAffiliations[] =
      "practitioner_id,organization_id,kind\nd,a,MEMBER\n";
  EXPECT_EQ(Import("affiliations", kAffiliations).rows_refused, 1);
  Import("organizations", kTwoGoodOneBad);
  Import("practitioners", "id,family_name\nd,Roe\n");
  const FileSummary again = Import("affiliations", kAffiliations);
  EXPECT_EQ(again.rows_taken, 1);
  EXPECT_TRUE(again.changed);
  EXPECT_THAT(Imports(), SizeIs(4));
}

TEST_F(ImportCommandTest, RemovesTheRejectsOfAFormerRun) {
  const std::string rejects =
      Import("organizations", kTwoGoodOneBad).rejects_file;
  ASSERT_TRUE(std::filesystem::exists(rejects));
  EXPECT_EQ(
      Import("organizations", "id,type,name\na,PRACTICE,A\n").rejects_file, "");
  EXPECT_FALSE(std::filesystem::exists(rejects));
}

TEST_F(ImportCommandTest, OverwritesNoFileOfAnotherKind) {
  WriteFile("organizations.csv.rejects.csv", "precious\n");
  EXPECT_THAT(TryImport("organizations", kTwoGoodOneBad),
              HasReason("IMPORT_REJECTS_UNWRITABLE"));
  EXPECT_EQ(TextOf(temp_.File("organizations.csv.rejects.csv")), "precious\n");
  EXPECT_FALSE(FindOrganization("a"));
}

// As a killed import leaves one, before its first rows are on disk.
TEST_F(ImportCommandTest, OverwritesAFileWithNothingInIt) {
  WriteFile("organizations.csv.rejects.csv", "");
  EXPECT_EQ(Import("organizations", kTwoGoodOneBad).rows_refused, 1);
  EXPECT_THAT(TextOf(temp_.File("organizations.csv.rejects.csv")),
              ::testing::StartsWith("file,line,reason,columns\n"));
}

TEST_F(ImportCommandTest, OverwritesNoFolder) {
  std::filesystem::create_directory(
      temp_.File("organizations.csv.rejects.csv"));
  EXPECT_THAT(TryImport("organizations", kTwoGoodOneBad),
              HasReason("IMPORT_REJECTS_UNWRITABLE"));
}

TEST_F(ImportCommandTest, GathersTheRejectsOfSeveralFiles) {
  const std::string first = WriteFile("1.csv", kTwoGoodOneBad);
  const std::string second =
      WriteFile("2.csv", "id,type,name\nd,PRACTICE,D\ne,SHIP,E\n");
  const std::string rejects = temp_.File("rejects.csv");
  const auto summary = RunImport({.format = "organizations",
                                  .files = {first, second},
                                  .rejects = rejects,
                                  .progress = &progress_},
                                 *store_, clock_);
  ASSERT_THAT(summary, IsOk());
  ASSERT_THAT(summary->files, SizeIs(2));
  const std::string text = TextOf(rejects);
  EXPECT_THAT(text, HasSubstr("1.csv\",3,"));
  EXPECT_THAT(text, HasSubstr("2.csv\",3,"));
}

TEST_F(ImportCommandTest, WritesNothingOfAFileThatFails) {
  const std::string good = WriteFile("1.csv", "id,type,name\na,PRACTICE,A\n");
  const std::string cut = WriteFile(
      "2.csv", "id,type,name\nb,PRACTICE,B\nx,SHIP,X\nc,PRACTICE,\"C");
  const std::string unread = WriteFile("3.csv", "id,type,name\nd,PRACTICE,D\n");
  std::vector<std::string> told;
  EXPECT_THAT(RunImport({.format = "organizations",
                         .files = {good, cut, unread},
                         .progress = &progress_,
                         .on_imported =
                             [&](const FileSummary& done) {
                               EXPECT_EQ(done.rows_taken, 1);
                               told.push_back(done.file);
                             }},
                        *store_, clock_),
              HasReason("IMPORT_ROW_MALFORMED"));
  EXPECT_TRUE(FindOrganization("a"));
  EXPECT_FALSE(FindOrganization("b"));
  EXPECT_FALSE(FindOrganization("d"));
  EXPECT_FALSE(std::filesystem::exists(cut + ".rejects.csv"));
  EXPECT_THAT(Imports(), SizeIs(1));
  EXPECT_EQ(told, std::vector{good});
}

TEST_F(ImportCommandTest, NamesTheFormatsThereAre) {
  const auto summary = TryImport("excel", "a\n");
  EXPECT_THAT(summary, HasReason("IMPORT_FORMAT_UNKNOWN"));
  EXPECT_THAT(std::string(summary.status().message()),
              HasSubstr("nppes, nppes-othernames, nppes-locations, "
                        "nppes-deactivated, cms-hospitals, cms-hospital-chow, "
                        "cms-clinicians, cms-facility-affiliations, "
                        "medical-societies, zip-county, "
                        "organizations, practitioners, affiliations, "
                        "custody"));
}

TEST_F(ImportCommandTest, RefusesARepeatedId) {
  EXPECT_THAT(
      Refusal("organizations", "id,type,name\na,PRACTICE,A\na,PRACTICE,B\n"),
      HasSubstr("3,\"an earlier row of the file says this already\""));
  EXPECT_EQ(GetOrganization("a").display_name, "A");
}

TEST_F(ImportCommandTest, RefusesARowOfAnotherWidth) {
  EXPECT_THAT(Refusal("organizations", "id,type,name\na,PRACTICE\n"),
              HasSubstr("2,\"the row has 2 fields, the header 3\""));
}

// A row's values may be a person's name; the rejects file travels.
TEST_F(ImportCommandTest, NeverRepeatsAValue) {
  const std::string line = Refusal(
      "organizations",
      "id,type,name,status,opened_on,closed_on,npi,ccn,state,zip,county_fips\n"
      "Canary 1,Canary2,,Canary3,Canary4,Canary5,Canary6,Canary7,Canary8,"
      "Canary9,Canary10\n");
  EXPECT_THAT(line, ::testing::Not(HasSubstr("Canary")));
  EXPECT_THAT(line, HasSubstr("\"id;name;opened_on;closed_on;status;npi;"
                              "ccn;state;zip;county_fips;type\""));
}

// Counts what it is told.
class CountingProgress final : public ImportProgress {
 public:
  void Advance(const ImportState&) override { ++rows; }
  void Finish(const ImportState& state) override { finished.push_back(state); }

  int rows = 0;
  std::vector<ImportState> finished;
};

TEST_F(ImportCommandTest, TellsHowItGoes) {
  CountingProgress progress;
  const std::string file = WriteFile("1.csv", kTwoGoodOneBad);
  ASSERT_THAT(
      RunImport(
          {.format = "organizations", .files = {file}, .progress = &progress},
          *store_, clock_),
      IsOk());
  EXPECT_EQ(progress.rows, 3);
  ASSERT_THAT(progress.finished, SizeIs(1));
  EXPECT_EQ(progress.finished[0].rows_taken, 2);
  EXPECT_EQ(progress.finished[0].bytes_read, progress.finished[0].bytes_total);
}

TEST(ProgressBar, ShowsTheShare) {
  EXPECT_EQ(ProgressBar({.bytes_read = 50,
                         .bytes_total = 100,
                         .rows_taken = 9,
                         .rows_refused = 1}),
            "[###############---------------]  50% 10 rows, 1 refused");
  EXPECT_EQ(ProgressBar({}),
            "[------------------------------]   0% 0 rows, 0 refused");
}

TEST(Ticker, TicksOncePerPeriod) {
  custodia::testing::FakeClock clock(absl::UnixEpoch());
  Ticker ticker(clock, absl::Seconds(5));
  EXPECT_FALSE(ticker.Tick());
  clock.Advance(absl::Seconds(5));
  EXPECT_TRUE(ticker.Tick());
  EXPECT_FALSE(ticker.Tick());
  clock.Advance(absl::Seconds(60));
  EXPECT_TRUE(ticker.Tick());
  EXPECT_FALSE(ticker.Tick());
}

}  // namespace
}  // namespace custodia::directory
