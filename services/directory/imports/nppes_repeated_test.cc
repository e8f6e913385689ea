#include "services/directory/imports/testing/nppes_rows.h"

// Rows that are bad, come again, or speak of what another file brought.
namespace custodia::directory::testing {
namespace {

using ::custodia::testing::HasReason;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

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

TEST_F(NppesTest, DropsNamesThatRepeatTheFirst) {
  const Row twice = Person({{"Provider Other Last Name", "ROE"},
                            {"Provider Other First Name", "ANN"},
                            {"Provider Middle Name", ""},
                            {"Provider Name Suffix Text", ""}});
  ImportRows({twice});
  EXPECT_THAT(GetPractitioner("2900000508").other_names, IsEmpty());
  const int64_t revision = Revision();
  ImportRows({twice});
  EXPECT_EQ(Revision(), revision);
}

TEST_F(NppesTest, DoesNotMindTheOrderOfOtherTaxonomies) {
  const Row one =
      Person({{kSwitch1, "X"},
              {"Healthcare Provider Primary Taxonomy Switch_2", "X"}});
  Row swapped = one;
  std::swap(swapped[kCode1], swapped["Healthcare Provider Taxonomy Code_2"]);
  ImportRows({one});
  const int64_t revision = Revision();
  EXPECT_EQ(ImportRows({swapped}).rows_taken, 1);
  EXPECT_EQ(Revision(), revision);
  EXPECT_EQ(GetPractitioner("2900000508").taxonomy_codes,
            (std::vector<std::string>{"207R00000X", "207RC0000X"}));
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
}  // namespace custodia::directory::testing
