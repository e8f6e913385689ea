// A directory made of an export of real rows answers as the one it is of.

#include "services/directory/exports/testing/round_trip.h"
#include "tests/real_data/real_data_fixture.h"

namespace custodia::directory {
namespace {

using ExportTest = testing::RealDataTest;

TEST_F(ExportTest, ADirectoryMadeOfTheExportAnswersAlike) {
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

  const auto copy = testing::RoundTrip(*store_, temp_.File("export"));
  testing::ExpectSameFacts(*store_, *copy);
  EXPECT_GT(testing::ExpectSameOfPractitioners(*store_, *copy,
                                               absl::CivilDay(2026, 1, 15)),
            1'799);
}

}  // namespace
}  // namespace custodia::directory
