#include <map>
#include <string>
#include <vector>

#include "services/directory/imports/testing/import_fixture.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::HasReason;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using Row = std::map<std::string, std::string>;

constexpr char kLine1[] =
    "Provider First Line Business Practice Location Address";
constexpr char kLine2[] =
    "Provider Second Line Business Practice Location Address";
constexpr char kCity[] =
    "Provider Business Practice Location Address City Name";
constexpr char kState[] =
    "Provider Business Practice Location Address State Name";
constexpr char kZip[] =
    "Provider Business Practice Location Address Postal Code";
constexpr char kCountry[] =
    "Provider Business Practice Location Address Country Code (If outside "
    "U.S.)";
constexpr char kPhone[] =
    "Provider Business Practice Location Address Telephone Number";
constexpr char kFax[] =
    "Provider Business Practice Location Address Fax Number";
constexpr char kLast[] = "Provider Last Name (Legal Name)";
constexpr char kFirst[] = "Provider First Name";
constexpr char kCode1[] = "Healthcare Provider Taxonomy Code_1";
constexpr char kSwitch1[] = "Healthcare Provider Primary Taxonomy Switch_1";
constexpr char kOrgName[] = "Provider Organization Name (Legal Business Name)";

// The header as CMS has it: 329 columns until 2020, then "Certification Date"
// as the 330th.
std::vector<std::string> Header(int columns) {
  std::vector<std::string> header = {"NPI",
                                     "Entity Type Code",
                                     "Replacement NPI",
                                     "Employer Identification Number (EIN)",
                                     kOrgName,
                                     kLast,
                                     kFirst,
                                     "Provider Middle Name",
                                     "Provider Name Suffix Text",
                                     "Provider Other Organization Name",
                                     "Provider Other Last Name",
                                     "Provider Other First Name",
                                     "Provider First Line Business Mailing "
                                     "Address",
                                     "Provider Business Mailing Address City "
                                     "Name",
                                     "Provider Business Mailing Address "
                                     "Telephone Number",
                                     kLine1,
                                     kLine2,
                                     kCity,
                                     kState,
                                     kZip,
                                     kCountry,
                                     kPhone,
                                     kFax,
                                     "Provider Enumeration Date",
                                     "Last Update Date",
                                     "NPI Deactivation Date",
                                     "NPI Reactivation Date",
                                     "Is Sole Proprietor"};
  for (int i = 1; i <= 15; ++i) {
    for (const char* name :
         {"Healthcare Provider Taxonomy Code_", "Provider License Number_",
          "Healthcare Provider Primary Taxonomy Switch_"}) {
      header.push_back(absl::StrCat(name, i));
    }
  }
  for (int i = 1; header.size() < 329; ++i) {
    header.push_back(absl::StrCat("Other Provider Identifier_", i));
  }
  if (columns == 330) header.push_back("Certification Date");
  return header;
}

Row Person(const Row& changes = {}) {
  Row row = {
      {"NPI", "2900000508"},
      {"Entity Type Code", "1"},
      {kLast, "ROE"},
      {kFirst, "ANN"},
      {"Provider Middle Name", "Q"},
      {"Provider Name Suffix Text", "JR."},
      {"Provider Other Last Name", "SMITH"},
      {"Provider Other First Name", "ANN"},
      {"Provider First Line Business Mailing Address", "PO BOX 99"},
      {"Provider Business Mailing Address City Name", "CANARYVILLE"},
      {"Provider Business Mailing Address Telephone Number", "2125550199"},
      {kLine1, "12 MAIN ST"},
      {kLine2, "SUITE 3"},
      {kCity, "SALEM"},
      {kState, "OR"},
      {kZip, "973011234"},
      {kCountry, "US"},
      {kPhone, "5035550100"},
      {kFax, "5035550101"},
      {"Provider Enumeration Date", "05/23/2005"},
      {"Last Update Date", "07/08/2007"},
      {"Is Sole Proprietor", "N"},
      {kCode1, "207R00000X"},
      {kSwitch1, "N"},
      {"Healthcare Provider Taxonomy Code_2", "207RC0000X"},
      {"Healthcare Provider Primary Taxonomy Switch_2", "Y"}};
  for (const auto& [column, value] : changes) row[column] = value;
  return row;
}

Row Company(const Row& changes = {}) {
  Row row = {{"NPI", "2900000516"},
             {"Entity Type Code", "2"},
             {kOrgName, "ELM CLINIC PC"},
             {"Provider Other Organization Name", "<UNAVAIL>"},
             {"Provider First Line Business Mailing Address", "PO BOX 99"},
             {kLine1, "1 ELM ST"},
             {kCity, "SALEM"},
             {kState, "OR"},
             {kZip, "97301"},
             {kCountry, "US"},
             {kPhone, "5035550102"},
             {"Last Update Date", "07/08/2007"},
             {kCode1, "261QP2300X"},
             {kSwitch1, "Y"}};
  for (const auto& [column, value] : changes) row[column] = value;
  return row;
}

class NppesTest : public testing::ImportTest {
 protected:
  FileSummary ImportRows(const std::vector<Row>& rows, int columns = 330) {
    return Import("nppes", Text(rows, columns));
  }
  std::string RefusalOf(const Row& row) {
    return Refusal("nppes", Text({row}, 330));
  }
  static std::string Text(const std::vector<Row>& rows, int columns) {
    testing::CsvText csv(Header(columns));
    for (const Row& row : rows) csv.Add(row);
    return csv.text();
  }
};

TEST_F(NppesTest, TakesAPractitioner) {
  for (const int columns : {329, 330}) {
    EXPECT_EQ(ImportRows({Person()}, columns).rows_taken, 1);
    const Practitioner roe = GetPractitioner("2900000508");
    EXPECT_EQ(roe.npi, "2900000508");
    EXPECT_EQ(roe.name, (PersonName{"ANN", "Q", "ROE", "JR."}));
    EXPECT_THAT(roe.other_names,
                ElementsAre(PersonName{.given = "ANN", .family = "SMITH"}));
    EXPECT_THAT(roe.taxonomy_codes, ElementsAre("207RC0000X", "207R00000X"));
    EXPECT_EQ(roe.status, PractitionerStatus::kActive);
    EXPECT_EQ(roe.city, "SALEM");
    EXPECT_EQ(roe.state, "OR");
    ASSERT_THAT(roe.evidence, SizeIs(1));
    EXPECT_EQ(roe.evidence[0].source, "nppes");
    EXPECT_EQ(roe.evidence[0].source_row, "2900000508");
    EXPECT_EQ(roe.evidence[0].date, (PartialDate{2007, 7, 8}));
    EXPECT_EQ(roe.evidence[0].grade, Grade::kOfficial);
  }
}

TEST_F(NppesTest, ReadsUnquotedFilesToo) {
  std::string text = Text({Person()}, 330);
  text.erase(std::remove(text.begin(), text.end(), '"'), text.end());
  EXPECT_EQ(Import("nppes", text).rows_taken, 1);
  EXPECT_TRUE(FindPractitioner("2900000508"));
}

// NPPES names no employer: the place is all that is known, and only inferred.
TEST_F(NppesTest, InfersAPracticeLocation) {
  ImportRows({Person()});
  const std::vector<Affiliation> affiliations = AffiliationsOf("2900000508");
  ASSERT_THAT(affiliations, SizeIs(1));
  EXPECT_EQ(affiliations[0].kind, AffiliationKind::kColocated);
  EXPECT_EQ(affiliations[0].start, PartialDate());
  EXPECT_EQ(affiliations[0].end, PartialDate());
  EXPECT_EQ(affiliations[0].evidence[0].grade, Grade::kInferred);
  const Organization site = GetOrganization(affiliations[0].organization);
  EXPECT_TRUE(site.is_site);
  EXPECT_THAT(site.id, ::testing::MatchesRegex("site-[0-9a-f]{16}"));
  EXPECT_EQ(site.display_name, "Practice location at 12 MAIN ST, SALEM OR");
  EXPECT_EQ(site.type, OrganizationType::kPractice);
  EXPECT_EQ(site.status, OrganizationStatus::kUnknown);
  EXPECT_EQ(site.address.zip, "97301-1234");
  EXPECT_EQ(site.time_zone, "America/Los_Angeles");
  EXPECT_THAT(site.identifiers, IsEmpty());
  for (const Evidence& evidence : site.evidence) {
    EXPECT_EQ(evidence.grade, Grade::kInferred);
  }
  for (const ContactPoint& contact : site.contact_points) {
    EXPECT_EQ(contact.kind, ContactKind::kMail);
    EXPECT_EQ(contact.evidence[0].grade, Grade::kInferred);
  }
}

TEST_F(NppesTest, SharesASiteBetweenSpellings) {
  const Row other = Person({{"NPI", "2900000524"},
                            {kLine1, "12 Main Street Ste 9"},
                            {kLine2, ""},
                            {kZip, "97301"}});
  ImportRows({Person(), other});
  EXPECT_EQ(AffiliationsOf("2900000508")[0].organization,
            AffiliationsOf("2900000524")[0].organization);
  const int64_t revision = Revision();
  ImportRows({Person(), other});
  EXPECT_EQ(Revision(), revision);
}

TEST_F(NppesTest, GivesASoleProprietorAPractice) {
  ImportRows({Person({{"Is Sole Proprietor", "Y"}})});
  const std::vector<Affiliation> affiliations = AffiliationsOf("2900000508");
  ASSERT_THAT(affiliations, SizeIs(1));
  EXPECT_EQ(affiliations[0].kind, AffiliationKind::kSoleProprietor);
  EXPECT_EQ(affiliations[0].organization, "npi-2900000508");
  EXPECT_EQ(affiliations[0].evidence[0].grade, Grade::kOfficial);
  EXPECT_EQ(affiliations[0].start, PartialDate());
  const Organization own = GetOrganization("npi-2900000508");
  EXPECT_FALSE(own.is_site);
  EXPECT_EQ(own.display_name, "ANN Q. ROE JR.");
  EXPECT_EQ(own.type, OrganizationType::kPractice);
  EXPECT_EQ(own.status, OrganizationStatus::kUnknown);
  ASSERT_THAT(own.contact_points, SizeIs(3));
  EXPECT_EQ(own.contact_points[0].value, "503-555-0100");
  EXPECT_EQ(own.contact_points[1].value, "503-555-0101");
  EXPECT_EQ(own.contact_points[2].kind, ContactKind::kMail);
  EXPECT_EQ(GetOrganization("2900000508").id, "npi-2900000508");
}

TEST_F(NppesTest, TakesAnOrganization) {
  ImportRows({Company()});
  const Organization elm = GetOrganization("npi-2900000516");
  EXPECT_EQ(elm.display_name, "ELM CLINIC PC");
  EXPECT_THAT(elm.other_names, IsEmpty());
  EXPECT_EQ(elm.type, OrganizationType::kPractice);
  EXPECT_EQ(elm.status, OrganizationStatus::kUnknown);
  EXPECT_EQ(elm.identifiers,
            (std::vector<Identifier>{{IdentifierSystem::kNpi, "2900000516"}}));
  EXPECT_THAT(elm.address.lines, ElementsAre("1 ELM ST"));
  EXPECT_EQ(elm.contact_points[0].value, "503-555-0102");
  EXPECT_EQ(GetOrganization("2900000516").id, "npi-2900000516");
}

TEST_F(NppesTest, TellsTypesByTaxonomy) {
  const std::map<std::string, OrganizationType> types = {
      {"282N00000X", OrganizationType::kHospital},
      {"283Q00000X", OrganizationType::kHospital},
      {"291U00000X", OrganizationType::kLaboratory},
      {"207Q00000X", OrganizationType::kPractice},
      {"208000000X", OrganizationType::kPractice},
      {"261QP2300X", OrganizationType::kPractice},
      {"193200000X", OrganizationType::kPractice},
      {"1223G0001X", OrganizationType::kPractice},
      {"363LF0000X", OrganizationType::kPractice},
      {"273R00000X", OrganizationType::kOtherFacility},
      {"332B00000X", OrganizationType::kOtherFacility},
      {"251G00000X", OrganizationType::kOtherFacility},
      {"", OrganizationType::kOtherFacility}};
  for (const auto& [code, type] : types) {
    ImportRows({Company({{kCode1, code}, {"NPI", "2900000532"}})});
    // Another type of the same row replaces the former.
    EXPECT_EQ(GetOrganization("npi-2900000532").type, type) << code;
  }
}

TEST_F(NppesTest, NeverImportsTheMailingAddress) {
  ImportRows({Person({{"Is Sole Proprietor", "Y"}}),
              Person({{"NPI", "2900000524"}}), Company()});
  std::vector<std::string> ids = {"npi-2900000508", "npi-2900000516",
                                  AffiliationsOf("2900000524")[0].organization};
  for (const std::string& id : ids) {
    const Organization organization = GetOrganization(id);
    EXPECT_THAT(organization.address.lines,
                ::testing::Not(::testing::Contains("PO BOX 99")));
    for (const ContactPoint& contact : organization.contact_points) {
      EXPECT_NE(contact.value, "212-555-0199");
      EXPECT_THAT(contact.address.lines,
                  ::testing::Not(::testing::Contains("PO BOX 99")));
    }
  }
}

TEST_F(NppesTest, TakesOnlyThePractitionerFromAForeignOrEmptyAddress) {
  ImportRows({Person({{kCountry, "CA"},
                      {kState, "ONTARIO"},
                      {kZip, "K1A 0B1"},
                      {"Is Sole Proprietor", "Y"}}),
              Person({{"NPI", "2900000524"},
                      {kLine1, ""},
                      {kLine2, ""},
                      {kCity, ""},
                      {kState, ""},
                      {kZip, ""}})});
  EXPECT_EQ(GetPractitioner("2900000508").state, "");
  EXPECT_EQ(GetPractitioner("2900000508").city, "");
  EXPECT_THAT(AffiliationsOf("2900000508"), IsEmpty());
  EXPECT_FALSE(FindOrganization("npi-2900000508"));
  EXPECT_THAT(AffiliationsOf("2900000524"), IsEmpty());
}

TEST_F(NppesTest, RepairsWhatADataFrameWrote) {
  ImportRows({Person({{"NPI", "2900000508.0"},
                      {"Entity Type Code", "1.0"},
                      {kState, "MA"},
                      {kZip, "21311000.0"},
                      {kPhone, "6175550100.0"},
                      {"Is Sole Proprietor", "Y"}})});
  const Organization own = GetOrganization("npi-2900000508");
  EXPECT_EQ(own.address.zip, "02131-1000");
  EXPECT_EQ(own.contact_points[0].value, "617-555-0100");
}

TEST_F(NppesTest, LeavesOutATelephoneThatCannotBeOne) {
  ImportRows({Person({{kPhone, "35550100.0"}, {"Is Sole Proprietor", "Y"}})});
  const Organization own = GetOrganization("npi-2900000508");
  ASSERT_THAT(own.contact_points, SizeIs(2));
  EXPECT_EQ(own.contact_points[0].kind, ContactKind::kFax);
}

TEST_F(NppesTest, RefusesBadRows) {
  EXPECT_THAT(RefusalOf(Person({{"NPI", "2900000509"}})),
              HasSubstr("NPI must be ten digits with a right check digit"));
  EXPECT_THAT(RefusalOf(Person({{"NPI", ""}})),
              HasSubstr("NPI must not be empty"));
  EXPECT_THAT(RefusalOf(Person({{"Entity Type Code", "3"}})),
              HasSubstr("Entity Type Code must be 1 or 2"));
  EXPECT_THAT(RefusalOf(Person({{"Entity Type Code", ""}})),
              HasSubstr("Entity Type Code must be 1 or 2"));
  EXPECT_THAT(RefusalOf(Person({{kLast, ""}})), HasSubstr("must not be empty"));
  EXPECT_THAT(RefusalOf(Person({{kZip, "7301.0"}})),
              HasSubstr("Postal Code must be a ZIP code"));
  EXPECT_THAT(RefusalOf(Company({{kOrgName, ""}})),
              HasSubstr("must not be empty"));
  EXPECT_THAT(RefusalOf(Person({{"Last Update Date", "2007-07-08"}})),
              HasSubstr("Last Update Date must be a date as 03/31/2009"));
  EXPECT_THAT(RefusalOf(Person({{"Last Update Date", "02/30/2009"}})),
              HasSubstr("Last Update Date must be a date as 03/31/2009"));
  EXPECT_FALSE(FindPractitioner("2900000508"));
}

TEST_F(NppesTest, RefusesAFileWithoutItsColumns) {
  EXPECT_THAT(TryImport("nppes", "NPI,Entity Type Code\n"),
              HasReason("IMPORT_COLUMN_MISSING"));
}

TEST_F(NppesTest, MarksADeactivatedPractitionerAndKeepsTheRest) {
  ImportRows({Person()});
  const Practitioner before = GetPractitioner("2900000508");
  const std::vector<Row> deactivated = {
      {{"NPI", "2900000508"}, {"NPI Deactivation Date", "03/03/2021"}}};
  EXPECT_EQ(ImportRows(deactivated).rows_taken, 1);
  const Practitioner after = GetPractitioner("2900000508");
  EXPECT_EQ(after.status, PractitionerStatus::kInactive);
  EXPECT_EQ(after.name, before.name);
  EXPECT_EQ(after.taxonomy_codes, before.taxonomy_codes);
  EXPECT_EQ(after.city, before.city);
  EXPECT_EQ(after.evidence[0].date, (PartialDate{2021, 3, 3}));
  EXPECT_THAT(AffiliationsOf("2900000508"), SizeIs(1));

  const int64_t revision = Revision();
  ImportRows(deactivated);
  EXPECT_EQ(Revision(), revision);
  // The older row is no news.
  ImportRows({Person()});
  EXPECT_EQ(GetPractitioner("2900000508").status,
            PractitionerStatus::kInactive);
}

TEST_F(NppesTest, RefusesADeactivatedNpiThatItDoesNotKnow) {
  EXPECT_THAT(RefusalOf({{"NPI", "2900000508"},
                         {"NPI Deactivation Date", "03/03/2021"}}),
              HasSubstr("it is not known whose it was"));
  EXPECT_FALSE(FindPractitioner("2900000508"));
}

TEST_F(NppesTest, LeavesAnOrganizationWhoseNpiIsDeactivated) {
  ImportRows({Company()});
  const Organization before = GetOrganization("npi-2900000516");
  EXPECT_EQ(ImportRows({{{"NPI", "2900000516"},
                         {"NPI Deactivation Date", "03/03/2021"}}})
                .rows_taken,
            1);
  EXPECT_EQ(GetOrganization("npi-2900000516"), before);
}

TEST_F(NppesTest, AReactivatedNpiIsActive) {
  ImportRows({Person({{"NPI Deactivation Date", "03/16/2006"},
                      {"NPI Reactivation Date", "03/20/2006"}})});
  EXPECT_EQ(GetPractitioner("2900000508").status, PractitionerStatus::kActive);
  ImportRows({Person({{"NPI", "2900000524"},
                      {"NPI Deactivation Date", "03/16/2009"},
                      {"NPI Reactivation Date", "03/20/2006"}})});
  EXPECT_EQ(GetPractitioner("2900000524").status,
            PractitionerStatus::kInactive);
}

TEST_F(NppesTest, KeepsWhereAPractitionerWasBefore) {
  ImportRows({Person()});
  ImportRows({Person({{kLine1, "9 OAK AVE"},
                      {kLine2, ""},
                      {"Last Update Date", "01/07/2025"}})});
  EXPECT_THAT(AffiliationsOf("2900000508"), SizeIs(2));
}

TEST_F(NppesTest, ChangesNothingTheSecondTime) {
  const std::vector<Row> rows = {
      Person(), Person({{"NPI", "2900000524"}, {"Is Sole Proprietor", "Y"}}),
      Company()};
  ImportRows(rows);
  const int64_t revision = Revision();
  EXPECT_FALSE(ImportRows(rows).changed);
  EXPECT_EQ(Revision(), revision);
}

// What must not depend on which file came first.
class NppesAndOursTest : public NppesTest {
 protected:
  void ImportOurs() {
    Import("organizations",
           "id,type,name,status,closed_on,npi,email\n"
           "elm,PRACTICE,Elm Clinic,CLOSED,2019,2900000516,him@elm.example\n");
    Import("practitioners",
           "id,npi,family_name,status,death_date\n"
           "roe,2900000508,Roe,DECEASED,2021\n");
  }
  void ImportTheirs() { ImportRows({Person(), Company()}); }
};

TEST_F(NppesAndOursTest, MeetInOneNodeInBothOrders) {
  for (const bool ours_first : {true, false}) {
    auto store = OpenDirectoryStore("sqlite::memory:");
    ASSERT_THAT(store, custodia::testing::IsOk());
    store_ = *std::move(store);
    if (ours_first) ImportOurs();
    ImportTheirs();
    if (!ours_first) ImportOurs();

    const Organization elm = GetOrganization("elm");
    EXPECT_EQ(elm.id, ours_first ? "elm" : "npi-2900000516");
    EXPECT_EQ(GetOrganization("npi-2900000516"), elm);
    EXPECT_EQ(elm.display_name, "ELM CLINIC PC");
    EXPECT_EQ(elm.status, OrganizationStatus::kClosed);
    EXPECT_EQ(elm.closed_on, (PartialDate{2019}));
    EXPECT_THAT(elm.evidence, SizeIs(2));
    EXPECT_THAT(elm.identifiers, SizeIs(1));
    EXPECT_THAT(elm.contact_points, SizeIs(3));

    const Practitioner roe = GetPractitioner("roe");
    EXPECT_EQ(roe.id, "2900000508");
    EXPECT_EQ(roe.status, PractitionerStatus::kDeceased);
    EXPECT_EQ(roe.death_date, (PartialDate{2021}));
    EXPECT_THAT(roe.taxonomy_codes, SizeIs(2));

    const int64_t revision = Revision();
    ImportOurs();
    ImportTheirs();
    EXPECT_EQ(Revision(), revision);
  }
}

TEST_F(NppesAndOursTest, StayTwoWhereTheyAreOfTwoKinds) {
  Import("organizations",
         "id,type,name,npi\nstore,RECORDS_CUSTODIAN,Store,2900000516\n");
  ImportTheirs();
  EXPECT_EQ(GetOrganization("store").display_name, "Store");
  EXPECT_EQ(GetOrganization("npi-2900000516").display_name, "ELM CLINIC PC");
}

TEST_F(NppesAndOursTest, StayApartWhereTwoCarryTheNpi) {
  Import("organizations",
         "id,type,name,npi\n"
         "seller,PRACTICE,S,2900000516\nbuyer,PRACTICE,B,2900000516\n");
  ImportTheirs();
  EXPECT_EQ(GetOrganization("npi-2900000516").id, "npi-2900000516");
  EXPECT_EQ(GetOrganization("seller").display_name, "S");
}

}  // namespace
}  // namespace custodia::directory
