#include <set>

#include "services/directory/imports/importer.h"
#include "services/directory/imports/testing/nppes_rows.h"

// Whatever the format, a file that was imported brings nothing a second time,
// also where other files spoke of the same since.
namespace custodia::directory {
namespace {

using testing::Row;

struct File {
  std::string format;
  Row row;
};

// One row of each format, in an order in which each finds what it names.
std::vector<File> Files() {
  return {
      {"zip-county",
       {{"zip", "97301"},
        {"place", "Salem"},
        {"state", "OR"},
        {"county_fips", "41047"},
        {"county", "Marion County"}}},
      {"nppes", testing::Person()},
      {"nppes", testing::Company()},
      {"nppes-othernames",
       {{"NPI", "2900000516"},
        {"Provider Other Organization Name", "THE ELM"}}},
      {"nppes-locations",
       {{"NPI", "2900000508"},
        {"Provider Secondary Practice Location Address- Address Line 1",
         "9 OAK ST"},
        {"Provider Secondary Practice Location Address - City Name", "SALEM"},
        {"Provider Secondary Practice Location Address - State Name", "OR"},
        {"Provider Secondary Practice Location Address - Postal Code",
         "97302"}}},
      {"nppes-deactivated",
       {{"NPI", "2900000508"}, {"NPPES Deactivation Date", "03/01/2020"}}},
      {"cms-hospitals",
       {{"Facility ID", "380001"},
        {"Facility Name", "SALEM HOSPITAL"},
        {"Address", "890 OAK ST"},
        {"City/Town", "SALEM"},
        {"State", "OR"},
        {"ZIP Code", "97301"},
        {"County/Parish", "MARION"},
        {"Telephone Number", "(503) 555-0103"}}},
      {"cms-hospital-chow",
       {{"CHOW TYPE CODE", "CH"},
        {"EFFECTIVE DATE", "08/01/2021"},
        {"ENROLLMENT ID - BUYER", "O2"},
        {"CCN - BUYER", "380001"},
        {"ORGANIZATION NAME - BUYER", "OAK"},
        {"ENROLLMENT ID - SELLER", "O1"},
        {"CCN - SELLER", "380001"},
        {"ORGANIZATION NAME - SELLER", "ASH"}}},
      {"cms-clinicians",
       {{"NPI", "2900000508"},
        {"Provider Last Name", "ROE"},
        {"Provider First Name", "ANN"},
        {"Facility Name", "ELM GROUP"},
        {"org_pac_id", "1000000001"},
        {"adr_ln_1", "5 ASH ST"},
        {"City/Town", "SALEM"},
        {"State", "OR"},
        {"ZIP Code", "97301"},
        {"hosp_afl_1", "380001"}}},
      {"cms-facility-affiliations",
       {{"NPI", "2900000508"},
        {"Provider Last Name", "ROE"},
        {"Provider First Name", "ANN"},
        {"Facility Affiliations Certification Number", "380001"}}},
      {"medical-societies",
       {{"id", "marion-cms"},
        {"level", "LOCAL"},
        {"name", "Marion County Medical Society"},
        {"state", "OR"},
        {"counties", "Marion"},
        {"phone", "5035550104"},
        {"phone_confidence", "LOW"}}},
      {"organizations",
       {{"id", "elm"},
        {"type", "PRACTICE"},
        {"name", "Elm Clinic"},
        {"npi", "2900000516"},
        {"address", "1 Elm St"},
        {"zip", "97301"},
        {"other_names", "The Elm; the elm"}}},
      {"practitioners",
       {{"id", "roe"},
        {"npi", "2900000508"},
        {"family_name", "Roe"},
        {"other_names", "Smith, Ann"}}},
      {"affiliations",
       {{"practitioner_id", "roe"},
        {"organization_id", "elm"},
        {"kind", "MEMBER"}}},
      {"custody",
       {{"from_id", "elm"},
        {"to_id", "ccn-380001"},
        {"kind", "SALE"},
        {"effective_date", "2022"},
        {"scope_practitioners", "roe"}}},
      {"custody-reports",
       {{"id", "r1"},
        {"organization_id", "elm"},
        {"finding", "HOLDS"},
        {"report_date", "2026-01-15"}}},
      {"contact-points",
       {{"organization_id", "elm"}, {"kind", "FAX"}, {"value", "5035550105"}}},
      {"evidence",
       {{"of", "ORGANIZATION"},
        {"id", "elm"},
        {"source_url", "https://elm.example"}}},
      {"aliases",
       {{"of", "ORGANIZATION"}, {"alias", "the-elm"}, {"id", "elm"}}},
  };
}

class RepeatedImportTest : public testing::ImportTest {
 protected:
  FileSummary ImportRow(const File& file) {
    std::vector<std::string> header;
    if (file.format == "nppes") {
      header = testing::NppesHeader(330);
    } else {
      for (const Column& column : FindImporter(file.format)->columns) {
        header.push_back(column.name);
      }
    }
    const FileSummary summary =
        Import(file.format, testing::CsvText(header).Add(file.row).text());
    EXPECT_EQ(summary.rows_refused, 0) << file.format;
    return summary;
  }
};

TEST_F(RepeatedImportTest, BringsNothing) {
  std::set<std::string> formats;
  for (const File& file : Files()) {
    EXPECT_TRUE(ImportRow(file).changed) << file.format;
    EXPECT_FALSE(ImportRow(file).changed) << file.format;
    formats.insert(file.format);
  }
  const std::vector<std::string> all = ImportFormats();
  EXPECT_EQ(formats, std::set<std::string>(all.begin(), all.end()));
  for (const File& file : Files()) {
    EXPECT_FALSE(ImportRow(file).changed) << file.format;
  }
}

}  // namespace
}  // namespace custodia::directory
