#include <map>
#include <string>
#include <vector>

#include "services/directory/domain/resolution.h"
#include "services/directory/imports/testing/import_fixture.h"

// The format `cms-hospital-chow`, on invented hospitals.
namespace custodia::directory {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using Row = std::map<std::string, std::string>;

std::vector<std::string> Header() {
  std::vector<std::string> header;
  const auto side = [&](const std::string& of) {
    for (const char* name : {"ENROLLMENT ID", "ENROLLMENT STATE",
                             "PROVIDER TYPE CODE", "NPI", "CCN", "ASSOCIATE ID",
                             "ORGANIZATION NAME", "DOING BUSINESS AS NAME"}) {
      header.push_back(absl::StrCat(name, " - ", of));
    }
  };
  side("BUYER");
  header.insert(header.end(), {"CHOW TYPE CODE", "EFFECTIVE DATE"});
  side("SELLER");
  return header;
}

// Elm sells its hospital, with CCN and NPI, to Oak.
Row Sale(const Row& changes = {}) {
  Row row = {{"CHOW TYPE CODE", "CH"}, {"EFFECTIVE DATE", "08/01/2021"}};
  for (const char* side : {"BUYER", "SELLER"}) {
    const std::string of = absl::StrCat(" - ", side);
    row["ENROLLMENT STATE" + of] = "OR";
    row["PROVIDER TYPE CODE" + of] = "00-09";
    row["NPI" + of] = "2900000508";
    row["CCN" + of] = "380029";
  }
  row["ENROLLMENT ID - SELLER"] = "O1";
  row["ORGANIZATION NAME - SELLER"] = "ELM HOSPITAL INC";
  row["ASSOCIATE ID - SELLER"] = "1000000001";
  row["ENROLLMENT ID - BUYER"] = "O2";
  row["ORGANIZATION NAME - BUYER"] = "OAK HOSPITAL LLC";
  row["DOING BUSINESS AS NAME - BUYER"] = "OAK \xBF A CAMPUS OF ELM";
  row["ASSOCIATE ID - BUYER"] = "1000000002";
  for (const auto& [column, value] : changes) row[column] = value;
  return row;
}

// Oak, under another enrollment, sells it to Ash.
Row Resale(const Row& changes = {}) {
  Row row = Sale({{"EFFECTIVE DATE", "10/30/2024"},
                  {"ENROLLMENT ID - SELLER", "O3"},
                  {"ORGANIZATION NAME - SELLER", "OAK HOSPITAL LLC"},
                  {"ASSOCIATE ID - SELLER", "1000000002"},
                  {"ENROLLMENT ID - BUYER", "O4"},
                  {"ORGANIZATION NAME - BUYER", "ASH HOSPITAL LLC"},
                  {"DOING BUSINESS AS NAME - BUYER", ""},
                  {"ASSOCIATE ID - BUYER", "1000000004"}});
  for (const auto& [column, value] : changes) row[column] = value;
  return row;
}

class CmsHospitalChowTest : public testing::ImportTest {
 protected:
  static std::string Text(const std::vector<Row>& rows) {
    testing::CsvText csv(Header());
    for (const Row& row : rows) csv.Add(row);
    return csv.text();
  }
  FileSummary ImportRows(const std::vector<Row>& rows) {
    return Import("cms-hospital-chow", Text(rows));
  }
  std::string RefusalOf(const Row& changes) {
    return Refusal("cms-hospital-chow", Text({Sale(changes)}));
  }
  void ImportHospital(const std::string& ccn, const std::string& name) {
    Import("cms-hospitals",
           absl::StrCat("Facility ID,Facility Name,Address,City/Town,State,ZIP "
                        "Code,County/Parish,Telephone Number\n",
                        ccn, ",", name,
                        ",1 ELM ST,SALEM,OR,97301,,(503) 555-0100\n"));
  }
  // The organizations where records lead that were made at `id` by 2020.
  std::vector<std::string> HoldersOf(const std::string& id) {
    std::vector<std::string> holders;
    Read([&](DirectorySnapshot& snapshot) -> absl::Status {
      std::vector<Practitioner> candidates;
      const auto answer =
          Resolve({.organization = id,
                   .service_dates = {.last = absl::CivilDay(2020, 1, 1)},
                   .as_of = absl::CivilDay(2026, 1, 15)},
                  snapshot, candidates);
      if (!answer.ok()) return answer.status();
      for (const Lead& lead : answer->leads) {
        if (lead.role == Role::kHolder)
          holders.push_back(lead.organization->id);
      }
      return absl::OkStatus();
    });
    return holders;
  }
};

TEST_F(CmsHospitalChowTest, TakesASale) {
  EXPECT_EQ(ImportRows({Sale({{"CCN - BUYER", "38002901"}})}).rows_taken, 1);
  const Organization buyer = GetOrganization("enrollment-O2");
  EXPECT_EQ(buyer.display_name, "OAK HOSPITAL LLC");
  EXPECT_THAT(buyer.other_names, ElementsAre("OAK - A CAMPUS OF ELM"));
  EXPECT_EQ(buyer.type, OrganizationType::kHospital);
  EXPECT_EQ(buyer.status, OrganizationStatus::kOperating);
  EXPECT_EQ(buyer.address.state, "OR");
  EXPECT_EQ(buyer.identifiers,
            (std::vector<Identifier>{{IdentifierSystem::kEnrollment, "O2"},
                                     {IdentifierSystem::kCcn, "380029"},
                                     {IdentifierSystem::kCcn, "38002901"},
                                     {IdentifierSystem::kNpi, "2900000508"},
                                     {IdentifierSystem::kPac, "1000000002"}}));
  const Organization seller = GetOrganization("enrollment-O1");
  EXPECT_EQ(seller.status, OrganizationStatus::kClosed);
  EXPECT_EQ(seller.closed_on, (PartialDate{2021, 7, 31}));
  const auto events = SuccessionsFrom("enrollment-O1");
  ASSERT_THAT(events, SizeIs(1));
  EXPECT_EQ(events[0].to, "enrollment-O2");
  EXPECT_EQ(events[0].kind, SuccessionKind::kSale);
  EXPECT_EQ(events[0].effective_date, (PartialDate{2021, 8, 1}));
  EXPECT_EQ(events[0].evidence[0].source, "cms-hospital-chow");
  EXPECT_EQ(events[0].evidence[0].source_row, "O1/O2");
  EXPECT_EQ(events[0].evidence[0].grade, Grade::kOfficial);
}

TEST_F(CmsHospitalChowTest, RefusesWhatItCannotRead) {
  EXPECT_THAT(RefusalOf({{"ENROLLMENT ID - SELLER", ""}}),
              HasSubstr("ENROLLMENT ID - SELLER must be 1 to 100 characters"));
  EXPECT_THAT(RefusalOf({{"ENROLLMENT ID - BUYER", "O1"}}),
              HasSubstr("ENROLLMENT ID - BUYER must be another"));
  EXPECT_THAT(RefusalOf({{"ORGANIZATION NAME - BUYER", ""}}),
              HasSubstr("ORGANIZATION NAME - BUYER must not be empty"));
  EXPECT_THAT(RefusalOf({{"CCN - SELLER", "12"}}),
              HasSubstr("CCN - SELLER must be the six characters"));
  EXPECT_THAT(RefusalOf({{"NPI - BUYER", "2900000509"}}),
              HasSubstr("NPI - BUYER must be ten digits"));
  EXPECT_THAT(RefusalOf({{"CHOW TYPE CODE", ""}}),
              HasSubstr("CHOW TYPE CODE must not be empty"));
  EXPECT_THAT(RefusalOf({{"CHOW TYPE CODE", "XX"}}),
              HasSubstr("CHOW TYPE CODE must be one of"));
  EXPECT_THAT(RefusalOf({{"EFFECTIVE DATE", ""}}),
              HasSubstr("EFFECTIVE DATE must not be empty"));
  EXPECT_THAT(RefusalOf({{"EFFECTIVE DATE", "2021-08-01"}}),
              HasSubstr("EFFECTIVE DATE must be a date as 03/31/2009"));
  EXPECT_EQ(Revision(), 0);
}

TEST_F(CmsHospitalChowTest, TakesARowOnce) {
  const FileSummary summary = ImportRows({Sale(), Sale()});
  EXPECT_EQ(summary.rows_taken, 1);
  EXPECT_EQ(summary.rows_refused, 1);
}

TEST_F(CmsHospitalChowTest, ChangesNothingTheSecondTime) {
  ImportHospital("380029", "NORTH HOSPITAL");
  ImportHospital("380001", "SOUTH HOSPITAL");
  const std::vector<Row> rows = {Resale(), Sale(),
                                 Sale({{"ENROLLMENT ID - SELLER", "O5"},
                                       {"CHOW TYPE CODE", "AM"},
                                       {"CCN - SELLER", "380001"}}),
                                 Sale({{"ENROLLMENT ID - SELLER", "O6"},
                                       {"CHOW TYPE CODE", "CO"},
                                       {"CCN - SELLER", "380007"}})};
  EXPECT_TRUE(ImportRows(rows).changed);
  EXPECT_FALSE(ImportRows(rows).changed);
}

TEST_F(CmsHospitalChowTest, ABuyerThatSoldNoLongerOperatesInEitherOrder) {
  const Row sold = Resale({{"ENROLLMENT ID - SELLER", "O2"}});
  for (const auto& rows : {std::vector<Row>{Sale(), sold}, {sold, Sale()}}) {
    store_ = *OpenDirectoryStore("sqlite::memory:");
    ImportRows(rows);
    const Organization oak = GetOrganization("enrollment-O2");
    EXPECT_EQ(oak.status, OrganizationStatus::kClosed);
    EXPECT_EQ(oak.closed_on, (PartialDate{2024, 10, 29}));
    EXPECT_THAT(HoldersOf("enrollment-O1"), ElementsAre("enrollment-O4"));
  }
}

TEST_F(CmsHospitalChowTest, TwoEnrollmentsOfOneOwnerAreJoinedInEitherOrder) {
  const Row campus = Sale({{"CCN - BUYER", "38002900"}});
  for (const auto& rows :
       {std::vector<Row>{campus, Resale()}, {Resale(), campus}}) {
    store_ = *OpenDirectoryStore("sqlite::memory:");
    ImportRows(rows);
    EXPECT_THAT(HoldersOf("enrollment-O1"), ElementsAre("enrollment-O4"));
    const auto joined = SuccessionsFrom("enrollment-O2");
    ASSERT_THAT(joined, SizeIs(1));
    EXPECT_EQ(joined[0].effective_date, (PartialDate{2024, 10, 30}));
    EXPECT_EQ(joined[0].evidence[0].grade, Grade::kInferred);
  }
}

TEST_F(CmsHospitalChowTest, OtherOwnersAndEarlierSalesAreNotJoined) {
  ImportRows({Sale(), Resale({{"ASSOCIATE ID - SELLER", "1000000009"}})});
  EXPECT_THAT(SuccessionsFrom("enrollment-O2"), IsEmpty());
  store_ = *OpenDirectoryStore("sqlite::memory:");
  ImportRows({Sale(), Resale({{"EFFECTIVE DATE", "10/30/2019"}})});
  EXPECT_THAT(SuccessionsFrom("enrollment-O2"), IsEmpty());
}

TEST_F(CmsHospitalChowTest, LeadsToTheHospitalAsCertifiedNow) {
  const Row unit = Sale({{"CCN - BUYER", "38S029"},
                         {"CCN - SELLER", "38S029"},
                         {"ENROLLMENT ID - SELLER", "O7"},
                         {"ENROLLMENT ID - BUYER", "O8"}});
  for (const bool hospital_first : {true, false}) {
    store_ = *OpenDirectoryStore("sqlite::memory:");
    if (hospital_first) ImportHospital("380029", "NORTH HOSPITAL");
    ImportRows({Sale(), unit});
    if (!hospital_first) ImportHospital("380029", "NORTH HOSPITAL");
    EXPECT_THAT(HoldersOf("enrollment-O1"), ElementsAre("ccn-380029"));
    EXPECT_THAT(HoldersOf("enrollment-O7"), ElementsAre("ccn-380029"));
    EXPECT_EQ(GetOrganization("ccn-380029").display_name, "NORTH HOSPITAL");
    EXPECT_EQ(SuccessionsFrom("enrollment-O2")[0].evidence[0].grade,
              Grade::kInferred);
    // Who only sold is not tied to it.
    EXPECT_THAT(SuccessionsFrom("enrollment-O1"), SizeIs(1));
  }
}

TEST_F(CmsHospitalChowTest, AHospitalMergedAwayIsFoundByItsOldNumber) {
  ImportRows({Sale({{"CHOW TYPE CODE", "AM"}, {"CCN - SELLER", "380001"}})});
  EXPECT_EQ(GetOrganization("ccn-380001").display_name, "ELM HOSPITAL INC");
  EXPECT_EQ(GetOrganization("ccn-380001").status, OrganizationStatus::kClosed);
  EXPECT_THAT(GetOrganization("ccn-380001").other_names, IsEmpty());
  ASSERT_THAT(SuccessionsFrom("ccn-380001"), SizeIs(1));
  EXPECT_EQ(SuccessionsFrom("ccn-380001")[0].kind, SuccessionKind::kMerger);
  EXPECT_THAT(HoldersOf("ccn-380001"), ElementsAre("enrollment-O2"));
}

TEST_F(CmsHospitalChowTest, AUnitMergedAwayLeavesItsHospital) {
  ImportHospital("380001", "SOUTH HOSPITAL");
  ImportRows({Sale({{"CHOW TYPE CODE", "AM"}, {"CCN - SELLER", "38S001"}}),
              Sale({{"CHOW TYPE CODE", "AM"},
                    {"CCN - SELLER", "38000101"},
                    {"ENROLLMENT ID - SELLER", "O5"}}),
              Sale({{"CCN - SELLER", "380001"},
                    {"CCN - BUYER", "38S001"},
                    {"ENROLLMENT ID - SELLER", "O6"}})});
  EXPECT_THAT(SuccessionsFrom("ccn-380001"), IsEmpty());
}

TEST_F(CmsHospitalChowTest, OtherSourcesAreNotTakenForAnEnrollment) {
  ImportRows({Sale()});
  ImportHospital("380029", "NORTH HOSPITAL");
  Import("organizations",
         "id,type,name,npi\nelm,HOSPITAL,Elm Hospital,2900000508\n");
  EXPECT_EQ(GetOrganization("ccn-380029").id, "ccn-380029");
  EXPECT_EQ(GetOrganization("elm").id, "elm");
  EXPECT_EQ(GetOrganization("enrollment-O2").display_name, "OAK HOSPITAL LLC");
}

}  // namespace
}  // namespace custodia::directory
