#include "services/directory/imports/testing/import_fixture.h"

// The formats `organizations`, `practitioners`, `affiliations` and `custody`.
namespace custodia::directory {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr char kOrganizations[] =
    "id,type,name,status,opened_on,closed_on,npi,ccn,address,city,state,zip,"
    "county_fips,phone,fax,email,website\n"
    "elm,PRACTICE,Elm Clinic,CLOSED,1990,2019-03-29,1234567893,,1 Elm "
    "St;Suite 2,Salem,OR,97301,41047,(503) 555-0100,503-555-0101,"
    "him@elm.example,elm.example\n"
    "oak,hospital,Oak Hospital,,,,,10001,,,,,,,,,\n";

class OwnFormatsTest : public testing::ImportTest {
 protected:
  // Two organizations and a practitioner to write facts between.
  void ImportNodes() {
    Import("organizations", kOrganizations);
    Import("practitioners", "id,npi,family_name\nroe,2900000508,Roe\n");
  }

  // The refusal of an organization that is good but for one column.
  std::string OrganizationRefusal(const std::string& column,
                                  const std::string& value) {
    testing::CsvText csv({"id", "type", "name", "status", "opened_on",
                          "closed_on", "npi", "ccn", "state", "zip",
                          "county_fips", "jurisdictions", "professions",
                          "verified_on", "confidence", "grade"});
    std::map<std::string, std::string> row = {
        {"id", "x"}, {"type", "PRACTICE"}, {"name", "X"}};
    row[column] = value;
    return Refusal("organizations", csv.Add(row).text());
  }
};

TEST_F(OwnFormatsTest, TakesAnOrganization) {
  Import("organizations", kOrganizations);
  const Organization elm = GetOrganization("elm");
  EXPECT_EQ(elm.type, OrganizationType::kPractice);
  EXPECT_EQ(elm.status, OrganizationStatus::kClosed);
  EXPECT_EQ(elm.opened_on, (PartialDate{1990}));
  EXPECT_EQ(elm.closed_on, (PartialDate{2019, 3, 29}));
  EXPECT_EQ(elm.identifiers,
            (std::vector<Identifier>{{IdentifierSystem::kNpi, "1234567893"}}));
  EXPECT_THAT(elm.address.lines, ElementsAre("1 Elm St", "Suite 2"));
  EXPECT_EQ(elm.county_fips, "41047");
  EXPECT_EQ(elm.time_zone, "America/Los_Angeles");
  ASSERT_THAT(elm.contact_points, SizeIs(5));
  EXPECT_EQ(elm.contact_points[0].value, "503-555-0100");
  EXPECT_EQ(elm.contact_points[3].kind, ContactKind::kMail);
  EXPECT_EQ(elm.contact_points[3].address.zip, "97301");
  ASSERT_THAT(elm.evidence, SizeIs(1));
  EXPECT_EQ(elm.evidence[0].source, "organizations");
  EXPECT_EQ(elm.evidence[0].source_row, "elm");
  EXPECT_EQ(elm.evidence[0].grade, Grade::kPublished);

  const Organization oak = GetOrganization("oak");
  EXPECT_EQ(oak.type, OrganizationType::kHospital);
  EXPECT_EQ(oak.status, OrganizationStatus::kUnknown);
  EXPECT_EQ(oak.identifiers[0].value, "010001");
  EXPECT_THAT(oak.contact_points, IsEmpty());
}

TEST_F(OwnFormatsTest, ABoardNamesWhomItLicenses) {
  Import("organizations",
         "id,type,name,jurisdictions,professions\n"
         "dental,STATE_MEDICAL_BOARD,Board of Dentistry,OR,1223;124Q\n");
  EXPECT_THAT(GetOrganization("dental").professions,
              ElementsAre("1223", "124Q"));
  Import("organizations",
         "id,type,name,jurisdictions,professions\n"
         "dental,STATE_MEDICAL_BOARD,Board of Dentistry,OR,1223\n");
  EXPECT_THAT(GetOrganization("dental").professions, ElementsAre("1223"));
}

TEST_F(OwnFormatsTest, RefusesBadOrganizations) {
  EXPECT_THAT(OrganizationRefusal("id", "a b"), HasSubstr("id must be 1 to"));
  EXPECT_THAT(OrganizationRefusal("type", ""),
              HasSubstr("type must not be empty"));
  EXPECT_THAT(OrganizationRefusal("type", "SHIP"),
              HasSubstr("type must be one of the names"));
  EXPECT_THAT(OrganizationRefusal("name", ""),
              HasSubstr("name must not be empty"));
  EXPECT_THAT(OrganizationRefusal("status", "OPEN"), HasSubstr("\"status\""));
  EXPECT_THAT(OrganizationRefusal("opened_on", "03/01/2009"),
              HasSubstr("opened_on must be a date"));
  EXPECT_THAT(OrganizationRefusal("npi", "1234567890"),
              HasSubstr("right check digit"));
  EXPECT_THAT(OrganizationRefusal("ccn", "123"), HasSubstr("\"ccn\""));
  EXPECT_THAT(OrganizationRefusal("state", "XX"), HasSubstr("\"state\""));
  EXPECT_THAT(OrganizationRefusal("zip", "1234"), HasSubstr("\"zip\""));
  EXPECT_THAT(OrganizationRefusal("county_fips", "123"),
              HasSubstr("\"county_fips\""));
  EXPECT_THAT(OrganizationRefusal("jurisdictions", "OR;Marion"),
              HasSubstr("\"jurisdictions\""));
  EXPECT_THAT(OrganizationRefusal("professions", "1223;dentists"),
              HasSubstr("\"professions\""));
  EXPECT_THAT(OrganizationRefusal("professions", "1223G0001XX"),
              HasSubstr("\"professions\""));
  EXPECT_THAT(OrganizationRefusal("verified_on", "soon"),
              HasSubstr("\"verified_on\""));
  EXPECT_THAT(OrganizationRefusal("confidence", "sure"),
              HasSubstr("\"confidence\""));
  EXPECT_THAT(OrganizationRefusal("grade", "A"), HasSubstr("\"grade\""));
}

TEST_F(OwnFormatsTest, RefusesContradictoryDates) {
  EXPECT_THAT(Refusal("organizations",
                      "id,type,name,opened_on,closed_on\n"
                      "x,PRACTICE,X,2010-05,2010-04\n"),
              HasSubstr("closed_on must not be before opened_on"));
  EXPECT_THAT(Refusal("organizations",
                      "id,type,name,status,closed_on\n"
                      "x,PRACTICE,X,OPERATING,2010\n"),
              HasSubstr("closed_on must be empty for one that operates"));
}

TEST_F(OwnFormatsTest, WhatHasADayOfClosingIsClosed) {
  Import("organizations",
         "id,type,name,status,closed_on\n"
         "elm,PRACTICE,Elm,,2019\n"
         "oak,PRACTICE,Oak,,\n");
  EXPECT_EQ(GetOrganization("elm").status, OrganizationStatus::kClosed);
  EXPECT_NE(GetOrganization("oak").status, OrganizationStatus::kClosed);
}

TEST_F(OwnFormatsTest, GradesBySource) {
  Import("organizations",
         "id,type,name,source_url,verified_on,confidence,grade\n"
         "a,PRACTICE,A,https://www.mbp.state.md.us/faq,2026-01,,\n"
         "b,PRACTICE,B,https://cms.gov:443/x,,,\n"
         "c,PRACTICE,C,https://gov.example/cms.gov,,,\n"
         "d,PRACTICE,D,,,LOW,\n"
         "e,PRACTICE,E,https://cms.gov,,high,reported\n");
  EXPECT_EQ(GetOrganization("a").evidence[0].grade, Grade::kOfficial);
  EXPECT_EQ(GetOrganization("a").evidence[0].source,
            "https://www.mbp.state.md.us/faq");
  EXPECT_EQ(GetOrganization("a").evidence[0].verified_on,
            (PartialDate{2026, 1}));
  EXPECT_EQ(GetOrganization("b").evidence[0].grade, Grade::kOfficial);
  EXPECT_EQ(GetOrganization("c").evidence[0].grade, Grade::kPublished);
  EXPECT_EQ(GetOrganization("d").evidence[0].grade, Grade::kReported);
  EXPECT_EQ(GetOrganization("e").evidence[0].grade, Grade::kReported);
}

// A practice and its buyer may have one NPI; they stay two.
TEST_F(OwnFormatsTest, DoesNotTakeSellerAndBuyerForOne) {
  constexpr char kBoth[] =
      "id,type,name,npi\n"
      "seller,PRACTICE,S,1234567893\nbuyer,PRACTICE,B,1234567893\n";
  Import("organizations", kBoth);
  EXPECT_EQ(GetOrganization("seller").display_name, "S");
  EXPECT_EQ(GetOrganization("buyer").display_name, "B");
}

TEST_F(OwnFormatsTest, TakesAPractitioner) {
  Import("practitioners",
         "id,npi,given_name,middle_name,family_name,other_names,taxonomy,"
         "status,death_date,city,state\n"
         "roe,2900000508,Ann,Q,Roe,\"Smith, Ann Q;Ann Jones;Roe\\, "
         "Md,Mary Ann,,Jr\","
         "207Q00000X;207R00000X,,2021-05,Salem,OR\n"
         "old,,Bob,,Dow,,,INACTIVE,,,\n");
  const Practitioner roe = GetPractitioner("roe");
  EXPECT_EQ(roe.id, "2900000508");
  EXPECT_EQ(GetPractitioner("2900000508"), roe);
  EXPECT_EQ(roe.name,
            (PersonName{.given = "Ann", .middle = "Q", .family = "Roe"}));
  ASSERT_THAT(roe.other_names, SizeIs(3));
  EXPECT_EQ(roe.other_names[0],
            (PersonName{.given = "Ann", .middle = "Q", .family = "Smith"}));
  EXPECT_EQ(roe.other_names[1],
            (PersonName{.given = "Ann", .family = "Jones"}));
  EXPECT_EQ(
      roe.other_names[2],
      (PersonName{.given = "Mary Ann", .family = "Roe, Md", .suffix = "Jr"}));
  EXPECT_THAT(roe.taxonomy_codes, ElementsAre("207Q00000X", "207R00000X"));
  EXPECT_EQ(roe.status, PractitionerStatus::kDeceased);
  EXPECT_EQ(roe.death_date, (PartialDate{2021, 5}));
  EXPECT_EQ(roe.state, "OR");
  EXPECT_EQ(GetPractitioner("old").id, "old");
  EXPECT_EQ(GetPractitioner("old").status, PractitionerStatus::kInactive);
}

TEST_F(OwnFormatsTest, RefusesBadPractitioners) {
  EXPECT_THAT(Refusal("practitioners", "id,npi,family_name\nx,123,X\n"),
              HasSubstr("\"npi\""));
  EXPECT_THAT(Refusal("practitioners", "id,family_name\nx,\n"),
              HasSubstr("family_name must not be empty"));
  EXPECT_THAT(
      Refusal("practitioners", "id,family_name,taxonomy\nx,X,family doctor\n"),
      HasSubstr("\"taxonomy\""));
  EXPECT_THAT(Refusal("practitioners",
                      "id,family_name,status,death_date\nx,X,ACTIVE,2020\n"),
              HasSubstr("status must not be ACTIVE for one who died"));
}

TEST_F(OwnFormatsTest, AnIdAndAnNpiThatFindTwoAreNotMergedIntoOne) {
  Import("practitioners", "id,family_name\nroe,Roe\n");
  Import("practitioners", "id,npi,family_name\ndow,2900000516,Dow\n");
  EXPECT_THAT(
      Refusal("practitioners", "id,npi,family_name\nroe,2900000516,Roe\n"),
      HasSubstr("npi belongs to another practitioner than the id"));
  EXPECT_EQ(GetPractitioner("2900000516").name.family, "Dow");
}

TEST_F(OwnFormatsTest, FindsAPractitionerWhoGetsAnNpiLater) {
  Import("practitioners", "id,family_name\nroe,Roe\n");
  Import("practitioners", "id,npi,family_name\nroe,2900000508,Roe\n");
  EXPECT_EQ(GetPractitioner("2900000508").id, "roe");
  EXPECT_THAT(
      Refusal("practitioners", "id,npi,family_name\nroe,2900000516,Roe\n"),
      HasSubstr("npi belongs to another practitioner than the id"));
  Import("practitioners", "id,npi,family_name\ndow,2900000516,Dow\n");
  EXPECT_THAT(
      Refusal("practitioners", "id,npi,family_name\nroe,2900000516,Roe\n"),
      HasSubstr("npi belongs to another practitioner than the id"));
}

TEST_F(OwnFormatsTest, TakesAnAffiliation) {
  ImportNodes();
  constexpr char kRows[] =
      "practitioner_id,organization_id,kind,start,end,department,source_url,"
      "verified_on\n"
      "roe,elm,MEMBER,1990,2014-06-30,,https://elm.example,2026-01-15\n"
      "roe,oak,PRIVILEGES,,,Surgery,,\n";
  Import("affiliations", kRows);
  std::vector<Affiliation> found = AffiliationsOf("roe");
  ASSERT_THAT(found, SizeIs(2));
  if (found[0].organization == "oak") std::swap(found[0], found[1]);
  EXPECT_EQ(found[0].practitioner, "2900000508");
  EXPECT_EQ(found[0].organization, "elm");
  EXPECT_EQ(found[0].kind, AffiliationKind::kMember);
  EXPECT_EQ(found[0].start, (PartialDate{1990}));
  EXPECT_EQ(found[0].end, (PartialDate{2014, 6, 30}));
  EXPECT_EQ(found[0].evidence[0].source, "https://elm.example");
  EXPECT_EQ(found[1].department, "Surgery");

  const int64_t revision = Revision();
  Import("affiliations", kRows);
  EXPECT_EQ(Revision(), revision);
}

TEST_F(OwnFormatsTest, EndsAnAffiliationInALaterImport) {
  ImportNodes();
  constexpr char kHeader[] = "practitioner_id,organization_id,kind,start,end\n";
  Import("affiliations", absl::StrCat(kHeader, "roe,elm,MEMBER,1990,\n"));
  Import("affiliations", absl::StrCat(kHeader, "roe,elm,MEMBER,1990,2001\n"));
  ASSERT_THAT(AffiliationsOf("roe"), SizeIs(1));
  EXPECT_EQ(AffiliationsOf("roe")[0].end, (PartialDate{2001}));
}

TEST_F(OwnFormatsTest, RefusesBadAffiliations) {
  ImportNodes();
  const auto refusal = [&](const std::string& row) {
    return Refusal(
        "affiliations",
        absl::StrCat("practitioner_id,organization_id,kind,start,end\n", row,
                     "\n"));
  };
  EXPECT_THAT(refusal("nobody,elm,MEMBER,,"),
              HasSubstr("practitioner_id must be of a practitioner imported"));
  EXPECT_THAT(refusal("roe,nowhere,MEMBER,,"),
              HasSubstr("organization_id must be of an organization"));
  EXPECT_THAT(refusal("roe,elm,,,"), HasSubstr("kind must not be empty"));
  EXPECT_THAT(refusal("roe,elm,FRIEND,,"), HasSubstr("\"kind\""));
  EXPECT_THAT(refusal("roe,elm,MEMBER,2010,2009"),
              HasSubstr("end must not be before start"));
  EXPECT_THAT(refusal("nobody,nowhere,MEMBER,x,"),
              HasSubstr("\"practitioner_id;organization_id;start\""));
  EXPECT_THAT(AffiliationsOf("roe"), IsEmpty());
}

TEST_F(OwnFormatsTest, TheSameAddressIsNeverMoreThanInferred) {
  ImportNodes();
  Import("affiliations",
         "practitioner_id,organization_id,kind,grade\n"
         "roe,elm,COLOCATED,OFFICIAL\n");
  EXPECT_EQ(AffiliationsOf("roe")[0].evidence[0].grade, Grade::kInferred);
}

TEST_F(OwnFormatsTest, TakesACustodyEvent) {
  ImportNodes();
  constexpr char kRows[] =
      "from_id,to_id,kind,effective_date,scope_start,scope_end,patient_group,"
      "source_url,verified_on,note,scope_practitioners,transfer_pending\n"
      "elm,oak,CUSTODY_TRANSFER,2019-03,2000,2010,INACTIVE,,2026-01-15,A "
      "letter,roe,true\n"
      "elm,,CLOSURE,2019-03-29,,,,,,,,\n";
  Import("custody", kRows);
  std::vector<SuccessionEvent> events = SuccessionsFrom("elm");
  ASSERT_THAT(events, SizeIs(2));
  if (events[0].kind == SuccessionKind::kClosure) {
    std::swap(events[0], events[1]);
  }
  EXPECT_EQ(events[0].kind, SuccessionKind::kCustodyTransfer);
  EXPECT_EQ(events[0].to, "oak");
  EXPECT_EQ(events[0].effective_date, (PartialDate{2019, 3}));
  EXPECT_EQ(events[0].scope,
            (CustodyScope{.service_start = {2000},
                          .service_end = {2010},
                          .practitioners = {"2900000508"},
                          .patient_group = PatientGroup::kInactive}));
  EXPECT_TRUE(events[0].transfer_pending);
  EXPECT_EQ(events[0].note, "A letter");
  EXPECT_EQ(events[1].to, "");

  const int64_t revision = Revision();
  Import("custody", kRows);
  EXPECT_EQ(Revision(), revision);
}

TEST_F(OwnFormatsTest, TakesCustodyWithTheFirstFourColumnsOnly) {
  ImportNodes();
  for (const char* kind :
       {"SALE", "MERGER", "RENAME", "CUSTODY_TRANSFER", "APPOINTMENT"}) {
    EXPECT_EQ(Import("custody",
                     absl::StrCat("from_id,to_id,kind,effective_date\nelm,oak,",
                                  kind, ",\n"))
                  .rows_taken,
              1);
  }
  EXPECT_THAT(SuccessionsFrom("elm"), SizeIs(5));
}

TEST_F(OwnFormatsTest, RefusesBadCustody) {
  ImportNodes();
  const auto refusal = [&](const std::string& row) {
    return Refusal("custody",
                   absl::StrCat("from_id,to_id,kind,effective_date,"
                                "scope_start,scope_end,patient_group,scope_"
                                "practitioners\n",
                                row, "\n"));
  };
  EXPECT_THAT(refusal("no,oak,SALE,,,,,"), HasSubstr("\"from_id\""));
  EXPECT_THAT(refusal("elm,no,SALE,,,,,"), HasSubstr("\"to_id\""));
  EXPECT_THAT(refusal("elm,,SALE,,,,,"), HasSubstr("\"to_id\""));
  EXPECT_THAT(refusal("elm,elm,SALE,,,,,"),
              HasSubstr("to_id must be another organization"));
  EXPECT_THAT(refusal("elm,oak,CLOSURE,,,,,"),
              HasSubstr("to_id must be empty for CLOSURE"));
  EXPECT_THAT(refusal("elm,oak,,,,,,"), HasSubstr("\"kind\""));
  EXPECT_THAT(refusal("elm,oak,GIFT,,,,,"), HasSubstr("\"kind\""));
  EXPECT_THAT(refusal("elm,oak,SALE,June,,,,"),
              HasSubstr("\"effective_date\""));
  EXPECT_THAT(refusal("elm,oak,SALE,,2010,2009,,"),
              HasSubstr("scope_end must not be before scope_start"));
  EXPECT_THAT(refusal("elm,oak,SALE,,,,SOME,"), HasSubstr("\"patient_group\""));
  EXPECT_THAT(refusal("elm,oak,SALE,,,,,nobody"),
              HasSubstr("\"scope_practitioners\""));
  EXPECT_THAT(SuccessionsFrom("elm"), IsEmpty());
}

}  // namespace
}  // namespace custodia::directory
