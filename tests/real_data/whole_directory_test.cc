// All real rows in one directory: where they disagree, what is known twice, and
// whether a directory made of an export answers alike. One test, since the
// files take seconds to import.

#include <map>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "services/directory/exports/testing/round_trip.h"
#include "tests/real_data/real_data_fixture.h"

namespace custodia::directory {
namespace {

using ::testing::ElementsAre;
using ::testing::IsSupersetOf;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

class WholeDirectoryTest : public testing::RealDataTest {
 protected:
  void ImportAll() {
    const std::string data = testing::DataFolder();
    const std::string shipped = CUSTODIA_DATA_DIR;
    Import("zip-county", shipped + "/zip_county.csv");
    Import("medical-societies", shipped + "/medical_societies.csv");
    Import("cms-hospitals", data +
                                "/hospital_general_information/"
                                "Hospital_General_Information.csv");
    Import("cms-hospital-chow",
           data + "/hospital_chow/Hospital_CHOW_2026.01.02.csv");
    Import("nppes", data + "/nppes/npidata_2018_MA_RI.csv");
    Import("nppes", data + "/nppes/npidata_organization_40rows.csv");
    Import("nppes", data + "/nppes/npidata_2025_first1000/nppes_sample.csv");
    Import("cms-clinicians",
           data +
               "/doctors_and_clinicians/"
               "DAC_NationalDownloadableFile_2022-01_oldformat.csv");
    Import("nppes-locations", data +
                                  "/nppes/weekly_20251103-20251109/"
                                  "pl_pfile_20251103-20251109.csv");
  }

  void ExpectContradictions();
  void ExpectKentHospitalOnce();
};

// By the rows of the change that are at fault: enrollments of seller and buyer.
void WholeDirectoryTest::ExpectContradictions() {
  const auto found = testing::Ask<std::vector<Contradiction>>(
      *store_, [](DirectorySnapshot& facts) {
        return facts.ListContradictions({.size = 1'000});
      });
  std::map<std::string, int> counts;
  std::vector<std::string> open;
  std::vector<std::string> claims;
  std::vector<std::string> zips;
  for (const Contradiction& one : found) {
    ++counts[NameOf(one.kind)];
    EXPECT_FALSE(one.evidence.empty()) << one.key;
    const std::string row =
        one.evidence.empty() ? "" : one.evidence.front().source_row;
    if (one.kind == ContradictionKind::kOpenAfterMerger) open.push_back(row);
    if (one.kind == ContradictionKind::kOverlappingClaims) {
      claims.push_back(row);
    }
    if (one.kind == ContradictionKind::kNoCounty) zips.push_back(one.key);
  }
  EXPECT_THAT(counts,
              ElementsAre(Pair("NO_COUNTY", 55), Pair("OPEN_AFTER_MERGER", 9),
                          Pair("OVERLAPPING_CLAIMS", 5)));
  // Hospitals whose certification ended by what the one file says, and which
  // the other still lists; and Steward, which bought with one enrollment and
  // sold with another.
  EXPECT_THAT(
      open,
      UnorderedElementsAre(
          "O20240624001179/O20071207000726", "O20240222001324/O20041209000885",
          "O20220308000992/O20250212000509", "O20030815000038/O20080110000400",
          "O20160819000284/O20080110000315", "O20240624000630/O20071207000726",
          "O20240625000242/O20071207000726", "O20060324000646/O20190318001751",
          "O20130325000555/O20100426000396"));
  // Two buyers of one enrollment on one day: Milford's is Bridgeport twice.
  EXPECT_THAT(claims, UnorderedElementsAre("O20060911000027/O20101004001163",
                                           "O20060911000027/O20101004001163",
                                           "O20081027000572/O20171220003231",
                                           "O20070601000199/O20240220000744",
                                           "O20090805000801/O20200514001152"));
  // Nearly all are of the territories, which the shipped ZIP codes leave out;
  // 85222 is one that the Postal Service gave up.
  EXPECT_THAT(zips, IsSupersetOf({"00603", "00801", "85222", "96913"}));
}

// NPPES and CMS each have it: the one by its NPI, the other by its
// certification number, at 455 Toll Gate Road.
void WholeDirectoryTest::ExpectKentHospitalOnce() {
  const auto answer = testing::Ask<Resolution>(
      *store_, [](DirectorySnapshot& facts) -> absl::StatusOr<Resolution> {
        std::vector<Practitioner> candidates;
        return Resolve({.query = NameQuery{.family = "Nobody",
                                           .state = "RI",
                                           .city = "Warwick"},
                        .as_of = absl::CivilDay(2026, 1, 15)},
                       facts, candidates);
      });
  std::vector<std::string> named;
  for (const Lead& lead : answer.leads) {
    if (lead.organization->display_name == "KENT COUNTY MEMORIAL HOSPITAL") {
      named.push_back(lead.organization->id);
    }
  }
  EXPECT_THAT(named, ElementsAre("ccn-410009"));
  std::vector<std::string> overruled;
  for (const TrailStep& step : answer.trail) {
    if (step.outcome == Outcome::kOverruled) {
      overruled.push_back(step.organization);
    }
  }
  EXPECT_THAT(overruled, ElementsAre("npi-1386643294"));
}

TEST_F(WholeDirectoryTest, AgreesWithItselfAndWithItsExport) {
  ImportAll();
  ExpectContradictions();
  ExpectKentHospitalOnce();
  const auto copy = testing::RoundTrip(*store_, temp_.File("export"));
  testing::ExpectSameFacts(*store_, *copy);
  EXPECT_GT(testing::ExpectSameOfPractitioners(*store_, *copy,
                                               absl::CivilDay(2026, 1, 15)),
            1'799);
}

}  // namespace
}  // namespace custodia::directory
