#include <map>
#include <string>
#include <vector>

#include "services/directory/imports/testing/import_fixture.h"

// The formats `cms-clinicians`, in its two shapes, and
// `cms-facility-affiliations`, on invented people.
namespace custodia::directory {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

using Row = std::map<std::string, std::string>;

constexpr char kHospitals[] =
    "Facility ID,Facility Name,Address,City/Town,State,ZIP Code\n"
    "050348,NORTH HOSPITAL,1 ELM ST,SALEM,OR,97301\n";

// 31 columns, as since 2023.
const std::vector<std::string>& NewHeader() {
  static const auto& kHeader =
      *new std::vector<std::string>{"NPI",
                                    "Ind_PAC_ID",
                                    "Ind_enrl_ID",
                                    "Provider Last Name",
                                    "Provider First Name",
                                    "Provider Middle Name",
                                    "suff",
                                    "gndr",
                                    "Cred",
                                    "Med_sch",
                                    "Grd_yr",
                                    "pri_spec",
                                    "sec_spec_1",
                                    "sec_spec_2",
                                    "sec_spec_3",
                                    "sec_spec_4",
                                    "sec_spec_all",
                                    "Telehlth",
                                    "Facility Name",
                                    "org_pac_id",
                                    "num_org_mem",
                                    "adr_ln_1",
                                    "adr_ln_2",
                                    "ln_2_sprs",
                                    "City/Town",
                                    "State",
                                    "ZIP Code",
                                    "Telephone Number",
                                    "ind_assgn",
                                    "grp_assgn",
                                    "adrs_id"};
  return kHeader;
}

Row Clinician(const Row& changes = {}) {
  Row row = {{"NPI", "2900000508"},
             {"Provider Last Name", "ROE"},
             {"Provider First Name", "ANN"},
             {"Facility Name", "ELM CLINIC PC"},
             {"org_pac_id", "941606099"},
             {"adr_ln_1", "12 MAIN ST"},
             {"adr_ln_2", "SUITE 3"},
             {"City/Town", "SALEM"},
             {"State", "OR"},
             {"ZIP Code", "973011234"},
             {"Telephone Number", "5035550100"}};
  for (const auto& [column, value] : changes) row[column] = value;
  return row;
}

class CmsCliniciansTest : public testing::ImportTest {
 protected:
  static std::string Text(const std::vector<Row>& rows) {
    testing::CsvText csv(NewHeader());
    for (const Row& row : rows) csv.Add(row);
    return csv.text();
  }
  std::string RefusalOf(const Row& changes) {
    return Refusal("cms-clinicians", Text({Clinician(changes)}));
  }

  // The old shape: a space before each name but the first.
  static std::string OldText(const std::string& ccn, const std::string& name) {
    return absl::StrCat(
        "NPI, lst_nm, frst_nm, mid_nm, suff, org_nm, org_pac_id, adr_ln_1, "
        "adr_ln_2, cty, st, zip, phn_numbr, hosp_afl_1, hosp_afl_lbn_1\n"
        "2900000508,ROE,ANN,,,,,12 MAIN ST,,SALEM,OR,97301,,",
        ccn, ",", name, "\n");
  }

  static std::string Affiliated(const std::string& npi,
                                const std::string& ccn) {
    return absl::StrCat(
        "NPI,Ind_PAC_ID,Provider Last Name,Provider First Name,Provider Middle "
        "Name,suff,facility_type,Facility Affiliations Certification "
        "Number,Facility Type Certification Number\n",
        npi, ",1,ROE,ANN,,,Hospital,", ccn, ",\n");
  }
};

TEST_F(CmsCliniciansTest, TakesAMemberOfAGroup) {
  EXPECT_EQ(Import("cms-clinicians", Text({Clinician()})).rows_taken, 1);
  const Practitioner roe = GetPractitioner("2900000508");
  EXPECT_EQ(roe.name.family, "ROE");
  EXPECT_EQ(roe.city, "SALEM");
  EXPECT_EQ(roe.status, PractitionerStatus::kUnspecified);
  const auto affiliations = AffiliationsOf("2900000508");
  ASSERT_THAT(affiliations, SizeIs(1));
  EXPECT_EQ(affiliations[0].kind, AffiliationKind::kMember);
  EXPECT_EQ(affiliations[0].organization, "pac-0941606099");
  EXPECT_EQ(affiliations[0].evidence[0].grade, Grade::kOfficial);
  const Organization group = GetOrganization("pac-0941606099");
  EXPECT_EQ(group.display_name, "ELM CLINIC PC");
  EXPECT_EQ(group.identifiers,
            (std::vector<Identifier>{{IdentifierSystem::kPac, "0941606099"}}));
  ASSERT_THAT(group.contact_points, SizeIs(2));
  EXPECT_EQ(group.contact_points[0].evidence[0].grade, Grade::kInferred);
}

TEST_F(CmsCliniciansTest, TheFirstAddressOfAGroupStays) {
  const std::string text =
      Text({Clinician(), Clinician({{"adr_ln_1", "9 OAK ST"},
                                    {"State", "WA"},
                                    {"City/Town", "SEATTLE"},
                                    {"ZIP Code", "98103"}})});
  Import("cms-clinicians", text);
  EXPECT_EQ(GetOrganization("pac-0941606099").address.lines.front(),
            "12 MAIN ST");
  EXPECT_EQ(GetPractitioner("2900000508").state, "OR");
  EXPECT_THAT(AffiliationsOf("2900000508"), SizeIs(1));
  EXPECT_FALSE(Import("cms-clinicians", text).changed);
}

TEST_F(CmsCliniciansTest, WithoutAGroupThereIsOnlyAnAddress) {
  Import("cms-clinicians",
         Text({Clinician({{"Facility Name", ""}, {"org_pac_id", ""}})}));
  const auto affiliations = AffiliationsOf("2900000508");
  ASSERT_THAT(affiliations, SizeIs(1));
  EXPECT_EQ(affiliations[0].kind, AffiliationKind::kColocated);
  EXPECT_EQ(affiliations[0].evidence[0].grade, Grade::kInferred);
}

TEST_F(CmsCliniciansTest, TakesTheOldShapeWithItsHospitals) {
  Import("cms-hospitals", kHospitals);
  const std::string text = OldText("50348", "NORTH HOSPITAL INC");
  EXPECT_EQ(Import("cms-clinicians", text).rows_taken, 1);
  EXPECT_EQ(GetPractitioner("2900000508").name.given, "ANN");
  std::vector<std::string> hospitals;
  for (const Affiliation& affiliation : AffiliationsOf("2900000508")) {
    if (affiliation.kind == AffiliationKind::kPrivileges) {
      hospitals.push_back(affiliation.organization);
    }
  }
  EXPECT_THAT(hospitals, ElementsAre("ccn-050348"));
  EXPECT_EQ(GetOrganization("ccn-050348").display_name, "NORTH HOSPITAL");
  EXPECT_FALSE(Import("cms-clinicians", text).changed);
}

TEST_F(CmsCliniciansTest, AHospitalThatIsNoLongerListedIsKnownByItsName) {
  Import("cms-clinicians", OldText("50349", "SOUTH HOSPITAL INC"));
  const Organization south = GetOrganization("ccn-050349");
  EXPECT_EQ(south.display_name, "SOUTH HOSPITAL INC");
  EXPECT_EQ(south.type, OrganizationType::kHospital);
  EXPECT_EQ(south.status, OrganizationStatus::kUnknown);
  Import("cms-clinicians", OldText("50350", ""));
  EXPECT_EQ(FindOrganization("ccn-050350"), std::nullopt);
}

TEST_F(CmsCliniciansTest, RefusesWhatItCannotRead) {
  EXPECT_THAT(RefusalOf({{"NPI", ""}}), HasSubstr("NPI must not be empty"));
  EXPECT_THAT(RefusalOf({{"NPI", "2900000509"}}),
              HasSubstr("NPI must be ten digits"));
  EXPECT_THAT(RefusalOf({{"Provider Last Name", ""}}),
              HasSubstr("Provider Last Name must not be empty"));
  EXPECT_THAT(RefusalOf({{"State", "Oregon"}}),
              HasSubstr("State must be the two letters"));
  EXPECT_THAT(RefusalOf({{"ZIP Code", "973"}}),
              HasSubstr("ZIP Code must be a ZIP code"));
  EXPECT_THAT(RefusalOf({{"org_pac_id", "12"}}),
              HasSubstr("org_pac_id must be the ten digits"));
  EXPECT_THAT(Refusal("cms-clinicians", OldText("12", "X")),
              HasSubstr("hosp_afl_1 must be the six characters"));
  EXPECT_EQ(Revision(), 0);
}

TEST_F(CmsCliniciansTest, AFacilityGivesPrivileges) {
  Import("cms-hospitals", kHospitals);
  const std::string text = Affiliated("2900000508", "50348");
  EXPECT_EQ(Import("cms-facility-affiliations", text).rows_taken, 1);
  const auto affiliations = AffiliationsOf("2900000508");
  ASSERT_THAT(affiliations, SizeIs(1));
  EXPECT_EQ(affiliations[0].kind, AffiliationKind::kPrivileges);
  EXPECT_EQ(affiliations[0].organization, "ccn-050348");
  EXPECT_FALSE(Import("cms-facility-affiliations", text).changed);
  // A unit is of its hospital.
  EXPECT_FALSE(
      Import("cms-facility-affiliations", Affiliated("2900000508", "05S348"))
          .changed);
}

TEST_F(CmsCliniciansTest, TakesTheColumnNamesOfOtherYears) {
  Import("cms-hospitals", kHospitals);
  const std::string rows = "\n2900000508,ROE,ANN,050348\n";
  for (const char* header : {"NPI,lst_nm,frst_nm,facility_afl_ccn",
                             "NPI,Provider Last Name,Provider First "
                             "Name,Facility Affiliations CCN"}) {
    EXPECT_EQ(Import("cms-facility-affiliations", header + rows).rows_taken, 1)
        << header;
  }
}

TEST_F(CmsCliniciansTest, RefusesAFacilityThatItDoesNotKnow) {
  const std::string format = "cms-facility-affiliations";
  EXPECT_THAT(Refusal(format, Affiliated("2900000508", "050349")),
              HasSubstr("Number must be of a hospital imported before"));
  EXPECT_THAT(Refusal(format, Affiliated("2900000508", "")),
              HasSubstr("Number must not be empty"));
  EXPECT_THAT(Refusal(format, Affiliated("2900000508", "5")),
              HasSubstr("Number must be the six characters"));
  EXPECT_THAT(Refusal(format, Affiliated("", "050349")),
              HasSubstr("NPI must not be empty"));
  EXPECT_EQ(FindPractitioner("2900000508"), std::nullopt);
  EXPECT_EQ(Revision(), 0);
}

}  // namespace
}  // namespace custodia::directory
