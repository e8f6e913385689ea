#include "services/directory/imports/testing/import_fixture.h"

// The formats that say more than `organizations`, `practitioners`,
// `affiliations` and `custody`, and what these say where a row is as_is.
namespace custodia::directory {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class MoreFormatsTest : public testing::ImportTest {
 protected:
  void SetUp() override {
    Import("organizations",
           "id,type,name,phone\n"
           "elm,HOSPITAL,Elm Hospital,503-555-0100\n"
           "oak,PRACTICE,Oak,\n");
    Import("practitioners", "id,family_name\nroe,Roe\n");
  }

  std::string ContactRefusal(const std::string& row) {
    return Refusal(
        "contact-points",
        absl::StrCat("organization_id,kind,value,address,zip\n", row, "\n"));
  }

  // The only one of the practitioner.
  Affiliation AffiliationOf(const std::string& id) {
    const std::vector<Affiliation> found = AffiliationsOf(id);
    EXPECT_THAT(found, SizeIs(1));
    return found.empty() ? Affiliation() : found.front();
  }

  std::vector<CustodyReport> ReportsAbout(const std::string& id) {
    std::vector<CustodyReport> found;
    Read([&](DirectorySnapshot& snapshot) -> absl::Status {
      auto reports = snapshot.ReportsAbout(id);
      if (reports.ok()) found = *reports;
      return reports.status();
    });
    return found;
  }
};

TEST_F(MoreFormatsTest, TakesContactPointsOfDepartments) {
  constexpr char kRows[] =
      "organization_id,kind,value,department,address,city,state,zip,"
      "source_url,verified_on,grade\n"
      "elm,FAX,(503) 555-0101,Medical Records,,,,,https://elm.example,2026,\n"
      "elm,MAIL,,Medical Records,1 Elm St;Rear,Salem,OR,97301,,,REPORTED\n";
  Import("contact-points", kRows);
  const Organization elm = GetOrganization("elm");
  ASSERT_THAT(elm.contact_points, SizeIs(3));
  EXPECT_EQ(elm.contact_points[0].value, "503-555-0100");
  EXPECT_EQ(elm.contact_points[1].value, "503-555-0101");
  EXPECT_EQ(elm.contact_points[1].department, "Medical Records");
  EXPECT_EQ(elm.contact_points[1].evidence[0].source, "https://elm.example");
  EXPECT_THAT(elm.contact_points[2].address.lines,
              ElementsAre("1 Elm St", "Rear"));
  EXPECT_EQ(elm.contact_points[2].evidence[0].grade, Grade::kReported);
  EXPECT_EQ(elm.contact_points[2].evidence[0].source_row, "elm");
  EXPECT_FALSE(Import("contact-points", kRows).changed);
}

TEST_F(MoreFormatsTest, AnotherSourceOfAContactPointStandsBesideTheFirst) {
  Import("contact-points",
         "organization_id,kind,value,source_url\n"
         "elm,PHONE,503-555-0100,https://elm.example\n");
  const Organization elm = GetOrganization("elm");
  ASSERT_THAT(elm.contact_points, SizeIs(1));
  ASSERT_THAT(elm.contact_points[0].evidence, SizeIs(2));
  EXPECT_EQ(elm.contact_points[0].evidence[1].source, "https://elm.example");
}

TEST_F(MoreFormatsTest, OneNumberOfTwoDepartmentsIsTwoContactPoints) {
  Import("contact-points",
         "organization_id,kind,value,department\n"
         "elm,FAX,503-555-0101,Medical Records\n"
         "elm,FAX,503-555-0101,Surgery\n");
  EXPECT_THAT(GetOrganization("elm").contact_points, SizeIs(3));
}

TEST_F(MoreFormatsTest, RefusesBadContactPoints) {
  EXPECT_THAT(ContactRefusal("none,PHONE,503-555-0100,,"),
              HasSubstr("\"organization_id\""));
  EXPECT_THAT(ContactRefusal("elm,,503-555-0100,,"), HasSubstr("\"kind\""));
  EXPECT_THAT(ContactRefusal("elm,PIGEON,x,,"), HasSubstr("\"kind\""));
  EXPECT_THAT(ContactRefusal("elm,FAX,,,"), HasSubstr("\"value\""));
  EXPECT_THAT(ContactRefusal("elm,MAIL,x,1 Elm St,97301"),
              HasSubstr("\"value\""));
  EXPECT_THAT(ContactRefusal("elm,MAIL,,,"), HasSubstr("\"address\""));
  EXPECT_THAT(ContactRefusal("elm,FAX,503-555-0100,1 Elm St,97301"),
              HasSubstr("\"address\""));
}

TEST_F(MoreFormatsTest, TakesCustodyReports) {
  constexpr char kRows[] =
      "id,organization_id,finding,report_date,practitioner_id,origin_id,to_id,"
      "effective_date,scope_start,scope_end,patient_group,rule,"
      "reported_by_id\n"
      "r1,elm,TRANSFERRED,2026-01-15,roe,elm,oak,2020-05,2001,2009,MINORS,,"
      "oak\n"
      "r2,elm,DESTROYED,2026-01-15,,,,2015,,,,243 CMR 2.07,\n";
  Import("custody-reports", kRows);
  const std::vector<CustodyReport> reports = ReportsAbout("elm");
  ASSERT_THAT(reports, SizeIs(2));
  EXPECT_EQ(reports[0].finding, Finding::kTransferred);
  EXPECT_EQ(reports[0].practitioner, "roe");
  EXPECT_EQ(reports[0].origin_organization, "elm");
  EXPECT_EQ(reports[0].to_organization, "oak");
  EXPECT_EQ(reports[0].effective_date, (PartialDate{2020, 5}));
  EXPECT_EQ(reports[0].scope,
            (CustodyScope{.service_start = {2001},
                          .service_end = {2009},
                          .patient_group = PatientGroup::kMinors}));
  EXPECT_EQ(reports[0].reported_by, "oak");
  EXPECT_EQ(reports[0].report_date, (PartialDate{2026, 1, 15}));
  EXPECT_EQ(reports[1].rule, "243 CMR 2.07");
  EXPECT_FALSE(Import("custody-reports", kRows).changed);
}

TEST_F(MoreFormatsTest, RefusesBadCustodyReports) {
  const auto refusal = [&](const std::string& row) {
    return Refusal("custody-reports",
                   absl::StrCat("id,organization_id,finding,report_date,to_id,"
                                "practitioner_id,reported_by_id\n",
                                row, "\n"));
  };
  EXPECT_THAT(refusal("a b,elm,HOLDS,2026,,,"), HasSubstr("\"id\""));
  EXPECT_THAT(refusal("r,,HOLDS,2026,,,"), HasSubstr("\"organization_id\""));
  EXPECT_THAT(refusal("r,no,HOLDS,2026,,,"), HasSubstr("\"organization_id\""));
  EXPECT_THAT(refusal("r,elm,,2026,,,"), HasSubstr("\"finding\""));
  EXPECT_THAT(refusal("r,elm,HOLDS,,,,"), HasSubstr("\"report_date\""));
  EXPECT_THAT(refusal("r,elm,HOLDS,2026,oak,,"), HasSubstr("\"to_id\""));
  EXPECT_THAT(refusal("r,elm,TRANSFERRED,2026,,,"), HasSubstr("\"to_id\""));
  EXPECT_THAT(refusal("r,elm,HOLDS,2026,,no,"),
              HasSubstr("\"practitioner_id\""));
  EXPECT_THAT(refusal("r,elm,HOLDS,2026,,,no"),
              HasSubstr("\"reported_by_id\""));
  EXPECT_THAT(ReportsAbout("elm"), IsEmpty());
}

TEST_F(MoreFormatsTest, AddsEvidenceOnce) {
  Import("custody",
         "from_id,to_id,kind,effective_date\noak,elm,SALE,2020-01-31\n");
  const std::string event = SuccessionsFrom("oak")[0].id;
  const std::string rows = absl::StrCat(
      "of,id,source_url,verified_on\n"
      "ORGANIZATION,elm,https://cms.gov/elm,2026\n"
      "PRACTITIONER,roe,https://elm.example,\n"
      "CUSTODY,",
      event, ",https://elm.example,\n");
  Import("evidence", rows);
  ASSERT_THAT(GetOrganization("elm").evidence, SizeIs(2));
  EXPECT_EQ(GetOrganization("elm").evidence[0].source, "organizations");
  EXPECT_EQ(GetOrganization("elm").evidence[1].grade, Grade::kOfficial);
  EXPECT_THAT(GetPractitioner("roe").evidence, SizeIs(2));
  EXPECT_THAT(SuccessionsFrom("oak")[0].evidence, SizeIs(2));
  EXPECT_FALSE(Import("evidence", rows).changed);
}

TEST_F(MoreFormatsTest, RefusesBadEvidence) {
  const auto refusal = [&](const std::string& row) {
    return Refusal("evidence", absl::StrCat("of,id,source_url\n", row, "\n"));
  };
  EXPECT_THAT(refusal(",elm,x"), HasSubstr("\"of\""));
  EXPECT_THAT(refusal("SHIP,elm,x"), HasSubstr("\"of\""));
  EXPECT_THAT(refusal("ORGANIZATION,elm,"), HasSubstr("\"source_url\""));
  EXPECT_THAT(refusal("ORGANIZATION,roe,x"), HasSubstr("\"id\""));
  EXPECT_THAT(refusal("AFFILIATION,elm,x"), HasSubstr("\"id\""));
}

TEST_F(MoreFormatsTest, TakesAliases) {
  constexpr char kRows[] =
      "of,alias,id\nORGANIZATION,the-elm,elm\nPRACTITIONER,dr-roe,roe\n";
  Import("aliases", kRows);
  EXPECT_EQ(GetOrganization("the-elm").id, "elm");
  EXPECT_EQ(GetPractitioner("dr-roe").id, "roe");
  EXPECT_FALSE(Import("aliases", kRows).changed);
}

TEST_F(MoreFormatsTest, RefusesBadAliases) {
  const auto refusal = [&](const std::string& row) {
    return Refusal("aliases", absl::StrCat("of,alias,id\n", row, "\n"));
  };
  EXPECT_THAT(refusal(",x,elm"), HasSubstr("\"of\""));
  EXPECT_THAT(refusal("ORGANIZATION,a b,elm"), HasSubstr("\"alias\""));
  EXPECT_THAT(refusal("ORGANIZATION,x,none"), HasSubstr("\"id\""));
  EXPECT_THAT(refusal("PRACTITIONER,x,elm"), HasSubstr("\"id\""));
  EXPECT_THAT(refusal("ORGANIZATION,oak,elm"),
              HasSubstr("alias must not be the id of another"));
}

// An address that is no way to reach anybody, such as of a building sold.
TEST_F(MoreFormatsTest, AnAddressIsNoContactPointWhereTheRowDeniesIt) {
  Import("organizations",
         "id,type,name,address,zip,mail\n"
         "a,PRACTICE,A,1 Elm St,97301,FALSE\n"
         "b,PRACTICE,B,1 Elm St,97301,\n");
  EXPECT_THAT(GetOrganization("a").contact_points, IsEmpty());
  EXPECT_THAT(GetOrganization("b").contact_points, SizeIs(1));
}

TEST_F(MoreFormatsTest, TakesIdentifiersOfAllSystems) {
  Import("organizations",
         "id,type,name,npi,identifiers\n"
         "lab,LABORATORY,Lab,1234567893,CLIA:05D0550104; PAC:0123456789\n");
  EXPECT_THAT(GetOrganization("lab").identifiers,
              ElementsAre(Identifier{IdentifierSystem::kNpi, "1234567893"},
                          Identifier{IdentifierSystem::kClia, "05D0550104"},
                          Identifier{IdentifierSystem::kPac, "0123456789"}));
  for (const char* wrong :
       {"05D0550104", "SHIP:1", "NPIS:1234567893", "CLIA:", "NPI:123"}) {
    EXPECT_THAT(Refusal("organizations",
                        absl::StrCat("id,type,name,identifiers\nx,LABORATORY,"
                                     "X,",
                                     wrong, "\n")),
                HasSubstr("\"identifiers\""))
        << wrong;
  }
}

// Two nodes of an export may have one NPI, and stay two.
TEST_F(MoreFormatsTest, ARowAsItIsIsFoundByItsIdAlone) {
  Import("organizations",
         "id,type,name,npi\nfirst,PRACTICE,First,1234567893\n");
  Import("organizations",
         "id,type,name,npi,source_url,grade,as_is\n"
         "second,PRACTICE,Second,1234567893,nppes,OFFICIAL,TRUE\n");
  EXPECT_EQ(GetOrganization("second").display_name, "Second");
  Import("practitioners",
         "id,npi,family_name,source_url,grade,as_is\n"
         "dow,2900000508,Dow,nppes,OFFICIAL,TRUE\n");
  EXPECT_EQ(GetPractitioner("2900000508").id, "dow");
}

TEST_F(MoreFormatsTest, NothingIsConcludedFromARowAsItIs) {
  Import("organizations",
         "id,type,name,opened_on,closed_on,address,state,zip,phone,"
         "source_url,grade,as_is\n"
         "x,PRACTICE,X,2010,2009,1 Elm St,OR,97301-0000,(503) 555 0100,"
         "https://cms.gov,REPORTED,TRUE\n");
  const Organization x = GetOrganization("x");
  EXPECT_EQ(x.status, OrganizationStatus::kUnspecified);
  EXPECT_EQ(x.time_zone, "");
  EXPECT_EQ(x.address.zip, "97301-0000");
  ASSERT_THAT(x.contact_points, SizeIs(1));
  EXPECT_EQ(x.contact_points[0].value, "(503) 555 0100");
  EXPECT_EQ(x.evidence[0].source_row, "");
  EXPECT_EQ(x.evidence[0].grade, Grade::kReported);
  Import("contact-points",
         "organization_id,kind,value,source_url,grade,as_is\n"
         "x,FAX,(503) 555 0101,https://x.example,REPORTED,TRUE\n");
  EXPECT_EQ(GetOrganization("x").contact_points[1].value, "(503) 555 0101");
  Import("practitioners",
         "id,family_name,status,death_date,source_url,grade,as_is\n"
         "dow,Dow,,2020,x,REPORTED,TRUE\n"
         "fay,Fay,ACTIVE,2020,x,REPORTED,TRUE\n");
  EXPECT_EQ(GetPractitioner("dow").status, PractitionerStatus::kUnspecified);
  EXPECT_EQ(GetPractitioner("fay").status, PractitionerStatus::kActive);
  EXPECT_THAT(
      Refusal("organizations", "id,type,name,as_is\nx,PRACTICE,X,TRUE\n"),
      HasSubstr("\"source_url;grade\""));
}

// An export has what is believed of those that were retracted.
TEST_F(MoreFormatsTest, ARowAsItIsMayNameWhatIsNotThere) {
  const auto affiliation = [](const std::string& as_is) {
    return absl::StrCat(
        "id,practitioner_id,organization_id,kind,source_url,grade,as_is\n",
        "a1,gone,away,MEMBER,x,REPORTED,", as_is, "\n");
  };
  EXPECT_THAT(Refusal("affiliations", affiliation("")),
              HasSubstr("\"practitioner_id;organization_id\""));
  Import("affiliations", affiliation("TRUE"));
  EXPECT_EQ(AffiliationOf("gone").organization, "away");
  constexpr char kEvidence[] =
      "of,id,source_url,grade\nAFFILIATION,a1,y,REPORTED\n";
  Import("evidence", kEvidence);
  EXPECT_THAT(AffiliationOf("gone").evidence, SizeIs(2));

  const auto custody = [](const std::string& from, const std::string& as_is) {
    return absl::StrCat(
        "id,from_id,to_id,kind,effective_date,scope_practitioners,"
        "source_url,grade,as_is\n",
        "s1,", from, ",away,SALE,2012,gone;roe,x,REPORTED,", as_is, "\n");
  };
  EXPECT_THAT(Refusal("custody", custody("elm", "")),
              HasSubstr("\"to_id;scope_practitioners\""));
  // What names nobody, or cannot be anybody's id, is refused all the same.
  EXPECT_THAT(Refusal("custody", custody("", "TRUE")),
              HasSubstr("\"from_id\""));
  EXPECT_THAT(Refusal("custody", custody("a b", "TRUE")),
              HasSubstr("\"from_id\""));
  Import("custody", custody("elm", "TRUE"));
  const auto events = SuccessionsFrom("elm");
  ASSERT_THAT(events, SizeIs(1));
  EXPECT_EQ(events[0].to, "away");
  EXPECT_THAT(events[0].scope.practitioners, ElementsAre("gone", "roe"));
}

TEST_F(MoreFormatsTest, ARowAsItIsKeepsContactPointsThatAreListedElsewhere) {
  constexpr char kRow[] =
      "id,type,name,source_url,source_row,grade,as_is\n"
      "elm,HOSPITAL,Elm Hospital,organizations,elm,PUBLISHED,TRUE\n";
  Import("organizations", kRow);
  EXPECT_THAT(GetOrganization("elm").contact_points, SizeIs(1));
}

}  // namespace
}  // namespace custodia::directory
