#include "common/testing/temp_dir.h"
#include "services/directory/exports/testing/round_trip.h"

// The shipped data and the sample, as deploy/load_sample imports them, survive
// an export.
namespace custodia::directory {
namespace {

using ::custodia::testing::IsOk;

TEST(SampleExportTest, ADirectoryMadeOfTheExportAnswersAlike) {
  custodia::testing::TempDir temp;
  custodia::testing::FakeClock clock(absl::FromUnixSeconds(1'800'000'000));
  testing::NoProgress progress;
  const auto store = OpenDirectoryStore("sqlite::memory:");
  ASSERT_THAT(store, IsOk());
  for (const auto& [format, file] :
       {std::pair("zip-county", "data/zip_county.csv"),
        std::pair("medical-societies", "data/medical_societies.csv"),
        std::pair("organizations", "data/medical_boards.csv"),
        std::pair("organizations", "sample/organizations.csv"),
        std::pair("cms-hospitals", "sample/cms_hospitals.csv"),
        std::pair("practitioners", "sample/practitioners.csv"),
        std::pair("affiliations", "sample/affiliations.csv"),
        std::pair("custody", "sample/custody.csv"),
        std::pair("nppes", "sample/nppes.csv")}) {
    ASSERT_THAT(
        RunImport({.format = format,
                   .files = {absl::StrCat(CUSTODIA_DEPLOY_DIR, "/", file)},
                   .rejects = temp.File("rejects.csv"),
                   .progress = &progress},
                  **store, clock),
        IsOk());
  }
  const auto copy = testing::RoundTrip(**store, temp.File("export"));
  testing::ExpectSameFacts(**store, *copy);
  for (const absl::CivilDay as_of :
       {absl::CivilDay(2012, 6, 1), absl::CivilDay(2026, 1, 15)}) {
    EXPECT_EQ(testing::ExpectSameOfPractitioners(**store, *copy, as_of), 7);
    EXPECT_GT(testing::ExpectSameOfOrganizations(**store, *copy, as_of), 10);
  }
}

}  // namespace
}  // namespace custodia::directory
