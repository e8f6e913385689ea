#include "services/directory/imports/testing/nppes_rows.h"

// What CMS publishes beside the npidata_pfile: `nppes-deactivated`,
// `nppes-othernames`, `nppes-locations`.
namespace custodia::directory {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr char kPerson[] = "2900000508";
constexpr char kCompany[] = "2900000516";
constexpr char kNobody[] = "2900000524";

class NppesMoreFilesTest : public testing::NppesTest {
 protected:
  NppesMoreFilesTest() { ImportRows({testing::Person(), testing::Company()}); }

  static std::string Deactivated(const std::string& npi,
                                 const std::string& date) {
    return absl::StrCat("NPI,NPPES Deactivation Date\n", npi, ",", date, "\n");
  }
  static std::string OtherName(const std::string& npi,
                               const std::string& name) {
    return absl::StrCat(
        "NPI,Provider Other Organization Name,Provider Other Organization Name "
        "Type Code\n",
        npi, ",", name, ",3\n");
  }
  static std::string Location(const testing::Row& changes = {}) {
    const std::string prefix = "Provider Secondary Practice Location Address";
    testing::CsvText csv({"NPI", prefix + "- Address Line 1",
                          prefix + "-  Address Line 2", prefix + " - City Name",
                          prefix + " - State Name", prefix + " - Postal Code",
                          prefix + " - Country Code (If outside U.S.)"});
    testing::Row row = {{"NPI", kPerson},
                        {prefix + "- Address Line 1", "5 OAK ST"},
                        {prefix + " - City Name", "BOSTON"},
                        {prefix + " - State Name", "MA"},
                        {prefix + " - Postal Code", "21081234"},
                        {prefix + " - Country Code (If outside U.S.)", "US"}};
    for (const auto& [column, value] : changes) {
      row[column == "NPI" ? column : prefix + column] = value;
    }
    return csv.Add(row).text();
  }
};

TEST_F(NppesMoreFilesTest, ADeactivatedDoctorIsInactiveAndNothingElse) {
  const auto before = AffiliationsOf(kPerson);
  const std::string text = Deactivated(kPerson, "03/31/2020");
  EXPECT_EQ(Import("nppes-deactivated", text).rows_taken, 1);
  const Practitioner roe = GetPractitioner(kPerson);
  EXPECT_EQ(roe.status, PractitionerStatus::kInactive);
  EXPECT_EQ(roe.name.family, "ROE");
  EXPECT_EQ(AffiliationsOf(kPerson), before);
  EXPECT_THAT(SuccessionsFrom(before[0].organization), IsEmpty());
  EXPECT_FALSE(Import("nppes-deactivated", text).changed);
}

TEST_F(NppesMoreFilesTest, ADeadDoctorIsNotMerelyInactive) {
  Import("practitioners", absl::StrCat("id,npi,family_name,death_date\nroe,",
                                       kPerson, ",Roe,2019\n"));
  Import("nppes-deactivated", Deactivated(kPerson, "03/31/2020"));
  EXPECT_EQ(GetPractitioner(kPerson).status, PractitionerStatus::kDeceased);
}

TEST_F(NppesMoreFilesTest, TakesTheColumnNamesOfOtherYears) {
  for (const char* column : {"NPI Deactivation Date", "Deactivation Date"}) {
    EXPECT_EQ(
        Import("nppes-deactivated",
               absl::StrCat("NPI,", column, "\n", kPerson, ",03/31/2020\n"))
            .rows_taken,
        1)
        << column;
  }
  EXPECT_EQ(GetPractitioner(kPerson).status, PractitionerStatus::kInactive);
}

TEST_F(NppesMoreFilesTest, AnOldDeactivationDoesNotUndoANewerRow) {
  Import("nppes-deactivated", Deactivated(kPerson, "03/31/2006"));
  EXPECT_EQ(GetPractitioner(kPerson).status, PractitionerStatus::kActive);
}

TEST_F(NppesMoreFilesTest, ADeactivatedOrganizationMayStillOperate) {
  const Organization before = GetOrganization("npi-2900000516");
  const FileSummary summary =
      Import("nppes-deactivated", Deactivated(kCompany, "03/31/2020"));
  EXPECT_EQ(summary.rows_taken, 1);
  EXPECT_FALSE(summary.changed);
  EXPECT_EQ(GetOrganization("npi-2900000516"), before);
}

TEST_F(NppesMoreFilesTest, RefusesADeactivationThatItCannotRead) {
  const std::string format = "nppes-deactivated";
  EXPECT_THAT(Refusal(format, Deactivated(kNobody, "03/31/2020")),
              HasSubstr("NPI must be of a provider imported before"));
  EXPECT_THAT(Refusal(format, Deactivated("", "03/31/2020")),
              HasSubstr("NPI must not be empty"));
  EXPECT_THAT(Refusal(format, Deactivated(kPerson, "")),
              HasSubstr("NPPES Deactivation Date must not be empty"));
  EXPECT_THAT(Refusal(format, Deactivated(kPerson, "2020-03-31")),
              HasSubstr("NPPES Deactivation Date must be a date"));
}

TEST_F(NppesMoreFilesTest, AddsNamesToAnOrganization) {
  const Organization before = GetOrganization("npi-2900000516");
  Import("nppes-othernames", OtherName(kCompany, "ELM FAMILY CARE"));
  const std::string text = OtherName(kCompany, "ELM KIDS");
  Import("nppes-othernames", text);
  const Organization elm = GetOrganization("npi-2900000516");
  EXPECT_EQ(elm.display_name, "ELM CLINIC PC");
  EXPECT_THAT(elm.other_names, ElementsAre("ELM FAMILY CARE", "ELM KIDS"));
  EXPECT_EQ(elm.evidence.back().source, "nppes-othernames");
  EXPECT_EQ(elm.evidence.back().grade, Grade::kOfficial);
  EXPECT_EQ(elm.status, before.status);
  EXPECT_EQ(elm.contact_points.size(), before.contact_points.size());
  EXPECT_FALSE(Import("nppes-othernames", text).changed);
}

TEST_F(NppesMoreFilesTest, RefusesANameThatItCannotPlace) {
  const std::string format = "nppes-othernames";
  EXPECT_THAT(Refusal(format, OtherName(kPerson, "X")),
              HasSubstr("NPI must be of an organization imported before"));
  EXPECT_THAT(Refusal(format, OtherName("12", "X")),
              HasSubstr("NPI must be ten digits"));
  EXPECT_THAT(Refusal(format, OtherName(kCompany, "")),
              HasSubstr("Provider Other Organization Name must not be empty"));
}

TEST_F(NppesMoreFilesTest, AFurtherLocationIsAnotherSite) {
  EXPECT_EQ(Import("nppes-locations", Location()).rows_taken, 1);
  const auto affiliations = AffiliationsOf(kPerson);
  ASSERT_THAT(affiliations, SizeIs(2));
  int boston = 0;
  for (const Affiliation& affiliation : affiliations) {
    EXPECT_EQ(affiliation.kind, AffiliationKind::kColocated);
    EXPECT_EQ(affiliation.evidence[0].grade, Grade::kInferred);
    const Organization site = GetOrganization(affiliation.organization);
    EXPECT_TRUE(site.is_site);
    if (site.address.zip == "02108-1234") ++boston;
  }
  EXPECT_EQ(boston, 1);
  EXPECT_FALSE(Import("nppes-locations", Location()).changed);
}

TEST_F(NppesMoreFilesTest, RefusesALocationThatItCannotUse) {
  const std::string format = "nppes-locations";
  EXPECT_THAT(Refusal(format, Location({{"NPI", kCompany}})),
              HasSubstr("NPI must be of a practitioner imported before"));
  EXPECT_THAT(Refusal(format, Location({{"NPI", ""}})),
              HasSubstr("NPI must not be empty"));
  EXPECT_THAT(Refusal(format, Location({{"- Address Line 1", ""}})),
              HasSubstr("Address Line 1 must not be empty"));
  EXPECT_THAT(Refusal(format, Location({{" - State Name", "X"}})),
              HasSubstr("State Name must be the two letters"));
  EXPECT_THAT(Refusal(format, Location({{" - Postal Code", "9"}})),
              HasSubstr("Postal Code must be a ZIP code"));
  EXPECT_THAT(
      Refusal(format, Location({{" - State Name", "ONTARIO"},
                                {" - Country Code (If outside U.S.)", "GB"}})),
      HasSubstr("must be of the United States"));
}

}  // namespace
}  // namespace custodia::directory
