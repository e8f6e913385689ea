#include "services/directory/imports/counties.h"
#include "services/directory/imports/testing/import_fixture.h"

// The formats `zip-county`, `medical-societies` and `cms-hospitals`, which
// speak of counties.
namespace custodia::directory {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(CountyNameKey, IsOneForAllSpellings) {
  for (const char* name :
       {"St. Clair County", "ST. CLAIR", "Saint Clair", "ST CLAIR"}) {
    EXPECT_EQ(CountyNameKey(name), "STCLAIR") << name;
  }
  EXPECT_EQ(CountyNameKey("DE KALB"), CountyNameKey("DeKalb County"));
  EXPECT_EQ(CountyNameKey("LA SALLE"), CountyNameKey("LaSalle Parish"));
  EXPECT_EQ(CountyNameKey("PRINCE GEORGES"),
            CountyNameKey("Prince George's County"));
  EXPECT_EQ(CountyNameKey("DOÑA ANA").size(), 8);
  EXPECT_NE(CountyNameKey("Baltimore city"), CountyNameKey("Baltimore"));
  EXPECT_EQ(CountyNameKey("BALTIMORE CITY"), CountyNameKey("Baltimore city"));
}

class PlacesTest : public testing::ImportTest {
 protected:
  std::vector<std::string> Serving(OrganizationType type,
                                   const std::string& area) {
    std::vector<std::string> ids;
    Read([&](DirectorySnapshot& snapshot) -> absl::Status {
      auto found = snapshot.OrganizationsServing(type, area);
      if (!found.ok()) return found.status();
      for (const Organization& organization : *found) {
        ids.push_back(organization.id);
      }
      return absl::OkStatus();
    });
    return ids;
  }

  std::string CountyOfZip(const std::string& zip) {
    std::string county;
    Read([&](DirectorySnapshot& snapshot) -> absl::Status {
      auto found = snapshot.CountyOfZip(zip);
      if (found.ok()) county = found->value_or("");
      return found.status();
    });
    return county;
  }
};

TEST_F(PlacesTest, TakesZipCodes) {
  ImportCounties();
  EXPECT_EQ(CountyOfZip("98103"), "53033");
  Read([](DirectorySnapshot& snapshot) -> absl::Status {
    const auto county = snapshot.FindCounty("53033");
    if (!county.ok()) return county.status();
    EXPECT_EQ((*county)->name, "King County");
    EXPECT_EQ((*county)->state, "WA");
    return absl::OkStatus();
  });
  const int64_t revision = Revision();
  ImportCounties();
  EXPECT_EQ(Revision(), revision);
}

TEST_F(PlacesTest, TakesACountyWithoutAZipCode) {
  constexpr char kRows[] =
      "zip,place,state,county_fips,county\n"
      ",,MA,25007,Dukes County\n"
      ",,MA,25019,Nantucket County\n";
  EXPECT_EQ(Import("zip-county", kRows).rows_taken, 2);
  Read([](DirectorySnapshot& snapshot) -> absl::Status {
    const auto counties = snapshot.CountiesOfState("MA");
    if (!counties.ok()) return counties.status();
    EXPECT_EQ(counties->size(), 2);
    return absl::OkStatus();
  });
}

// Were the county moved by the one row and back by the other, each import would
// change the directory.
TEST_F(PlacesTest, AZipCodeBeyondTheBorderDoesNotMoveItsCounty) {
  constexpr char kRows[] =
      "zip,place,state,county_fips,county\n"
      "01970,Salem,MA,25009,Essex County\n"
      "03079,Salem,NH,25009,Essex County\n";
  Import("zip-county", kRows);
  EXPECT_FALSE(Import("zip-county", kRows).changed);
  Read([](DirectorySnapshot& snapshot) -> absl::Status {
    const auto county = snapshot.FindCounty("25009");
    if (!county.ok()) return county.status();
    EXPECT_EQ((*county)->state, "MA");
    return absl::OkStatus();
  });
}

TEST_F(PlacesTest, RefusesBadZipCodes) {
  const auto refusal = [&](const std::string& row) {
    return Refusal(
        "zip-county",
        absl::StrCat("zip,place,state,county_fips,county\n", row, "\n"));
  };
  EXPECT_THAT(refusal("981031234,Seattle,WA,53033,King"), HasSubstr("\"zip\""));
  EXPECT_THAT(refusal(",Seattle,WA,53033,King"), HasSubstr("\"zip\""));
  EXPECT_THAT(refusal("98103,,WA,53033,King"), HasSubstr("\"place\""));
  EXPECT_THAT(refusal("98103,Seattle,,53033,King"), HasSubstr("\"state\""));
  EXPECT_THAT(refusal("98103,Seattle,WA,5333,King"),
              HasSubstr("county_fips must be the five digits"));
  EXPECT_THAT(refusal("98103,Seattle,WA,53033,"), HasSubstr("\"county\""));
  EXPECT_THAT(Refusal("zip-county",
                      "zip,place,state,county_fips,county\n"
                      "98103,Seattle,WA,53033,King\n"
                      "98103,Seattle,WA,53035,Kitsap\n"),
              HasSubstr("earlier row"));
}

constexpr char kSocietyHeader[] =
    "id,level,name,state,counties,address,city,zip,phone,email,website,"
    "source_url,verified_on,confidence,website_confidence,phone_confidence\n";

TEST_F(PlacesTest, TakesSocieties) {
  ImportCounties();
  const std::string text = absl::StrCat(
      kSocietyHeader,
      "wa,STATE,Washington Society,WA,,1 Pike St,Seattle,98103,206-555-0100,"
      "a@wa.example,wa.example,https://wa.example,2026-01-15,HIGH,LOW,\n"
      "il,LOCAL,Two Counties Society,IL,St. Clair;17037,,,,,,,,,MEDIUM,,\n"
      "md,local,Somewhere Society,MD,,,,,301-555-0100,,,,,LOW,,HIGH\n");
  EXPECT_EQ(Import("medical-societies", text).rows_taken, 3);
  const Organization wa = GetOrganization("wa");
  EXPECT_EQ(wa.type, OrganizationType::kStateMedicalSociety);
  EXPECT_EQ(wa.status, OrganizationStatus::kOperating);
  EXPECT_THAT(wa.jurisdictions, ElementsAre("WA"));
  EXPECT_EQ(wa.evidence[0].grade, Grade::kPublished);
  EXPECT_EQ(wa.evidence[0].source, "https://wa.example");
  ASSERT_THAT(wa.contact_points, SizeIs(4));
  for (const ContactPoint& contact : wa.contact_points) {
    EXPECT_EQ(contact.evidence[0].grade, contact.kind == ContactKind::kWeb
                                             ? Grade::kReported
                                             : Grade::kPublished);
  }
  EXPECT_THAT(Serving(OrganizationType::kStateMedicalSociety, "WA"),
              ElementsAre("wa"));
  EXPECT_THAT(GetOrganization("il").jurisdictions,
              ElementsAre("17163", "17037"));
  EXPECT_EQ(GetOrganization("il").evidence[0].grade, Grade::kReported);
  EXPECT_THAT(Serving(OrganizationType::kLocalMedicalSociety, "17037"),
              ElementsAre("il"));
  EXPECT_THAT(GetOrganization("md").jurisdictions, IsEmpty());
  // Its number is not surer than itself.
  EXPECT_EQ(GetOrganization("md").contact_points[0].evidence[0].grade,
            Grade::kReported);

  const int64_t revision = Revision();
  Import("medical-societies", text);
  EXPECT_EQ(Revision(), revision);
}

TEST_F(PlacesTest, RefusesBadSocieties) {
  const auto refusal = [&](const std::string& row) {
    return Refusal("medical-societies",
                   absl::StrCat("id,level,name,state,counties\n", row, "\n"));
  };
  // Names of counties are unknown until zip-county is imported.
  EXPECT_THAT(refusal("il,LOCAL,S,IL,St. Clair"), HasSubstr("\"counties\""));
  ImportCounties();
  EXPECT_THAT(refusal("il,LOCAL,S,IL,St. Clair;Cook"),
              HasSubstr("\"counties\""));
  EXPECT_THAT(refusal("il,LOCAL,S,WA,St. Clair"), HasSubstr("\"counties\""));
  EXPECT_THAT(refusal("il,CITY,S,IL,"), HasSubstr("\"level\""));
  EXPECT_THAT(refusal("il,,S,IL,"), HasSubstr("level must not be empty"));
  EXPECT_THAT(refusal("il,LOCAL,,IL,"), HasSubstr("\"name\""));
  EXPECT_THAT(refusal("il,STATE,S,,"), HasSubstr("state must not be empty"));
  EXPECT_FALSE(FindOrganization("il"));
}

constexpr char kHospitalHeader[] =
    "\"Facility ID\",\"Facility Name\",\"Address\",\"City/Town\",\"State\","
    "\"ZIP Code\",\"County/Parish\",\"Telephone Number\"\n";

TEST_F(PlacesTest, TakesHospitals) {
  ImportCounties();
  const std::string text = absl::StrCat(
      kHospitalHeader,
      "10001,ST. MARY\x92S,1 ELM ST,BELLEVILLE,IL,62220,ST. CLAIR,(618) "
      "555-0100\n"
      "21014F,CITY HOSPITAL,2 ELM ST,BALTIMORE,MD,21201,BALTIMORE CITY,\n"
      "140002,NOWHERE,3 ELM ST,DE KALB,IL,60115,UNKNOWN,\n");
  EXPECT_EQ(Import("cms-hospitals", text).rows_taken, 3);
  const Organization mary = GetOrganization("ccn-010001");
  EXPECT_EQ(mary.display_name, "ST. MARY’S");
  EXPECT_EQ(mary.type, OrganizationType::kHospital);
  EXPECT_EQ(mary.status, OrganizationStatus::kOperating);
  EXPECT_EQ(mary.identifiers,
            (std::vector<Identifier>{{IdentifierSystem::kCcn, "010001"}}));
  EXPECT_EQ(mary.county_fips, "17163");
  EXPECT_EQ(mary.time_zone, "America/Chicago");
  EXPECT_EQ(mary.evidence[0].source, "cms-hospitals");
  EXPECT_EQ(mary.evidence[0].source_row, "010001");
  EXPECT_EQ(mary.evidence[0].grade, Grade::kOfficial);
  ASSERT_THAT(mary.contact_points, SizeIs(2));
  EXPECT_EQ(mary.contact_points[0].value, "618-555-0100");
  EXPECT_EQ(GetOrganization("ccn-21014F").county_fips, "24510");
  EXPECT_EQ(GetOrganization("ccn-140002").county_fips, "");

  const int64_t revision = Revision();
  Import("cms-hospitals", text);
  EXPECT_EQ(Revision(), revision);
}

TEST_F(PlacesTest, ChoosesNoneOfTwoCountiesWithOneName) {
  Import("zip-county",
         "zip,place,state,county_fips,county\n"
         "00001,A,OR,41901,La Salle County\n00002,B,OR,41902,LaSalle County\n");
  Import("cms-hospitals",
         absl::StrCat(kHospitalHeader,
                      "380001,A,1 ELM ST,SALEM,OR,97301,LA SALLE,\n"));
  EXPECT_EQ(GetOrganization("ccn-380001").county_fips, "");
}

TEST_F(PlacesTest, TakesHospitalsUnderOlderColumnNames) {
  EXPECT_EQ(Import("cms-hospitals",
                   "Provider ID,Hospital Name,Address,City,State,ZIP "
                   "Code,County Name,Phone Number\n"
                   "010001,A,1 ELM ST,DOTHAN,AL,36301,HOUSTON,3345550100\n")
                .rows_taken,
            1);
}

TEST_F(PlacesTest, RefusesBadHospitals) {
  const auto refusal = [&](const std::string& row) {
    return Refusal("cms-hospitals", absl::StrCat(kHospitalHeader, row, "\n"));
  };
  EXPECT_THAT(refusal(",A,1 ELM ST,SALEM,OR,97301,,"),
              HasSubstr("Facility ID must not be empty"));
  EXPECT_THAT(refusal("123,A,1 ELM ST,SALEM,OR,97301,,"),
              HasSubstr("six characters of a CCN"));
  EXPECT_THAT(refusal("380001,,1 ELM ST,SALEM,OR,97301,,"),
              HasSubstr("\"Facility Name\""));
  EXPECT_THAT(refusal("380001,A,1 ELM ST,SALEM,XX,97301,,"),
              HasSubstr("\"State\""));
  EXPECT_THAT(refusal("380001,A,1 ELM ST,SALEM,OR,9730,,"),
              HasSubstr("\"ZIP Code\""));
}

TEST_F(PlacesTest, AHospitalOfOursIsTheSameInBothOrders) {
  constexpr char kOurs[] =
      "id,type,name,ccn,fax\nbig,HOSPITAL,Big Hospital,380001,5035550101\n";
  const std::string theirs =
      absl::StrCat(kHospitalHeader,
                   "380001,BIG HOSPITAL,1 ELM ST,SALEM,OR,97301,,5035550100\n");
  for (const bool ours_first : {true, false}) {
    auto store = OpenDirectoryStore("sqlite::memory:");
    ASSERT_THAT(store, custodia::testing::IsOk());
    store_ = *std::move(store);
    if (ours_first) Import("organizations", kOurs);
    Import("cms-hospitals", theirs);
    if (!ours_first) Import("organizations", kOurs);
    const Organization big = GetOrganization("big");
    EXPECT_EQ(GetOrganization("ccn-380001"), big);
    EXPECT_EQ(big.display_name, "BIG HOSPITAL");
    EXPECT_EQ(big.status, OrganizationStatus::kOperating);
    EXPECT_THAT(big.contact_points, SizeIs(3));
  }
}

}  // namespace
}  // namespace custodia::directory
