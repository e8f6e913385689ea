#include "services/directory/imports/testing/nppes_rows.h"

// What a good row becomes.
namespace custodia::directory::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

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

// An `X` is no answer.
TEST_F(NppesTest, WhoDoesNotSayIsNoSoleProprietor) {
  ImportRows({Person({{"Is Sole Proprietor", "X"}})});
  const std::vector<Affiliation> affiliations = AffiliationsOf("2900000508");
  ASSERT_THAT(affiliations, SizeIs(1));
  EXPECT_EQ(affiliations[0].kind, AffiliationKind::kColocated);
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

}  // namespace
}  // namespace custodia::directory::testing
