#include "services/directory/exports/export_command.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "common/status_macros.h"
#include "common/testing/temp_dir.h"
#include "gmock/gmock.h"
#include "services/directory/exports/testing/round_trip.h"
#include "services/directory/testing/faulty_directory_store.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

Evidence From(const std::string& source, const std::string& row,
              Grade grade = Grade::kReported) {
  return {.source = source,
          .source_row = row,
          .date = {.year = 2024, .month = 3},
          .grade = grade,
          .verified_on = {.year = 2025}};
}

Organization Plain(const std::string& id) {
  return {.id = id,
          .display_name = "The " + id,
          .type = OrganizationType::kPractice,
          .status = OrganizationStatus::kOperating,
          .address = {.lines = {"1 Elm St"},
                      .city = "Salem",
                      .state = "MA",
                      .zip = "01970"},
          .time_zone = "America/New_York",
          .evidence = {From("organizations", id)}};
}

// All that our formats have to be asked for: nothing of it follows from the
// rest of its row.
Organization Odd() {
  Organization odd = Plain("odd");
  odd.display_name = "Roe, \"Doe\" & Sons; Salem";
  odd.other_names = {"Roe; Doe", "C:\\Roe\\"};
  odd.status = OrganizationStatus::kUnspecified;
  odd.opened_on = {.year = 2010, .month = 5};
  odd.closed_on = {.year = 2010, .month = 4, .day = 30};
  odd.identifiers = {{IdentifierSystem::kPac, "0123456789"},
                     {IdentifierSystem::kCcn, "10002900"},
                     {IdentifierSystem::kNpi, "1234567893"}};
  odd.address.lines = {"1 Elm St; Rear", "", "Suite 3"};
  odd.address.zip = "01970-0000";
  odd.county_fips = "25009";
  odd.time_zone = "";
  const Evidence one = From("nppes", "1", Grade::kInferred);
  const Evidence two = From("https://example.gov", "", Grade::kOfficial);
  odd.contact_points = {
      {.kind = ContactKind::kFax,
       .value = "(978) 555-0100 ext. 3",
       .department = "Medical Records, Main; Annex",
       .evidence = {one, two}},
      {.kind = ContactKind::kPhone, .value = "978-555-0100", .evidence = {two}},
      {.kind = ContactKind::kMail,
       .address = {.lines = {"PO Box 7"},
                   .city = "Salem",
                   .state = "MA",
                   .zip = "01970"},
       .evidence = {one}},
      {.kind = ContactKind::kRequestForm,
       .value = "https://roe.example/form",
       .evidence = {one}}};
  odd.evidence = {one, two, From("organizations", "odd")};
  return odd;
}

absl::Status PutNodes(DirectoryTransaction& txn) {
  Organization site = Plain("site");
  site.is_site = true;
  Organization reached = Plain("reached");
  reached.identifiers = {{IdentifierSystem::kNpi, "1234567893"},
                         {IdentifierSystem::kCcn, "220001"}};
  for (const ContactKind kind : {ContactKind::kPhone, ContactKind::kMail}) {
    const bool mail = kind == ContactKind::kMail;
    reached.contact_points.push_back(
        {.kind = kind,
         .value = mail ? "" : "978-555-0101",
         .address = mail ? reached.address : Address(),
         .evidence = reached.evidence});
  }
  Organization local = Plain("local");
  local.type = OrganizationType::kLocalMedicalSociety;
  local.jurisdictions = {"25009", "25013"};
  Organization state = Plain("state");
  state.type = OrganizationType::kStateMedicalSociety;
  state.jurisdictions = {"MA"};
  Organization two_states = state;
  two_states.id = "two-states";
  two_states.jurisdictions = {"MA", "RI"};
  Organization board = two_states;
  board.id = "board";
  board.type = OrganizationType::kStateMedicalBoard;
  board.professions = {"1223", "124Q00000X"};
  for (const Organization& one :
       {Plain("elm"), Odd(), site, reached, local, state, two_states, board}) {
    CUSTODIA_RETURN_IF_ERROR(txn.Put(one).status());
  }
  // Its id is no NPI although it has one, and it died in no known way.
  CUSTODIA_RETURN_IF_ERROR(
      txn.Put(Practitioner{
                  .id = "roe",
                  .npi = "2900000508",
                  .name = {.given = "Mary Ann",
                           .middle = "Q",
                           .family = "Roe, Md",
                           .suffix = "Jr"},
                  .other_names = {{.given = "Mary Ann", .family = "O;Dow"},
                                  {.family = "Roe"}},
                  .taxonomy_codes = {"207Q00000X", "208D00000A"},
                  .death_date = {.year = 2020},
                  .city = "Salem",
                  .state = "MA",
                  .evidence = {From("nppes", "1"), From("report", ""),
                               From("report", "", Grade::kPublished)}})
          .status());
  return txn
      .Put(Practitioner{.id = "dow",
                        .name = {.family = "Dow"},
                        .evidence = {From("curated", "")}})
      .status();
}

absl::Status PutFacts(DirectoryTransaction& txn) {
  CUSTODIA_RETURN_IF_ERROR(
      txn.Put(Affiliation{.id = "a1",
                          .practitioner = "roe",
                          .organization = "odd",
                          .kind = AffiliationKind::kMember,
                          .start = {.year = 2011},
                          .end = {.year = 2010, .month = 1},
                          .department = "Ear, Nose; Throat",
                          .evidence = {From("curated", ""), From("x", "y")}})
          .status());
  // Says the same of the same as a1, and is another fact.
  CUSTODIA_RETURN_IF_ERROR(
      txn.Put(Affiliation{.id = "a2",
                          .practitioner = "roe",
                          .organization = "site",
                          .kind = AffiliationKind::kColocated,
                          .evidence = {From("nppes", "1", Grade::kInferred)}})
          .status());
  for (const char* id : {"s1", "s2"}) {
    CUSTODIA_RETURN_IF_ERROR(
        txn.Put(SuccessionEvent{
                    .id = id,
                    .from = "odd",
                    .to = "elm",
                    .kind = SuccessionKind::kCustodyTransfer,
                    .effective_date = {.year = 2012},
                    .scope = {.service_start = {.year = 2000},
                              .service_end = {.year = 2011, .month = 6},
                              .practitioners = {"roe", "dow"},
                              .patient_group = PatientGroup::kMinors},
                    .transfer_pending = true,
                    .note = "\"Gone\", they said",
                    .evidence = {From("curated", ""), From("x", "y")}})
            .status());
  }
  CUSTODIA_RETURN_IF_ERROR(
      txn.Put(SuccessionEvent{.id = "s3",
                              .from = "odd",
                              .kind = SuccessionKind::kClosure,
                              .evidence = {From("curated", "")}})
          .status());
  CUSTODIA_RETURN_IF_ERROR(
      txn.Put(CustodyReport{.id = "c1",
                            .organization = "odd",
                            .practitioner = "roe",
                            .origin_organization = "site",
                            .finding = Finding::kTransferred,
                            .to_organization = "elm",
                            .effective_date = {.year = 2015},
                            .scope = {.service_end = {.year = 2004}},
                            .reported_by = "state",
                            .report_date = {.year = 2024, .month = 1, .day = 2},
                            .evidence = {From("organizations/state", "")}})
          .status());
  CUSTODIA_RETURN_IF_ERROR(
      txn.Put(CustodyReport{.id = "c2",
                            .organization = "elm",
                            .finding = Finding::kDestroyed,
                            .rule = "243 CMR 2.07(13)",
                            .report_date = {.year = 2024, .month = 1, .day = 2},
                            .evidence = {From("organizations/elm", "")}})
          .status());
  CUSTODIA_RETURN_IF_ERROR(txn.PutOrganizationAlias("the-elm", "elm").status());
  return txn.PutPractitionerAlias("mary", "roe").status();
}

absl::Status PutPlaces(DirectoryTransaction& txn) {
  // More than a page of them.
  for (int zip = 10'000; zip < 12'001; ++zip) {
    CUSTODIA_RETURN_IF_ERROR(
        txn.PutZip(absl::StrCat(zip), "36001", "Albany", "NY").status());
  }
  CUSTODIA_RETURN_IF_ERROR(
      txn.PutCounty({"36001", "Albany County", "NY"}).status());
  // A ZIP code of another state than its county, and a county without any.
  CUSTODIA_RETURN_IF_ERROR(
      txn.PutZip("01970", "25009", "Salem", "NH").status());
  CUSTODIA_RETURN_IF_ERROR(
      txn.PutCounty({"25009", "Essex County", "MA"}).status());
  return txn.PutCounty({"25007", "Dukes County", "MA"}).status();
}

class ExportTest : public ::testing::Test {
 protected:
  ExportTest() {
    EXPECT_THAT(store_->Write(absl::UnixEpoch(),
                              [](DirectoryTransaction& txn) -> absl::Status {
                                CUSTODIA_RETURN_IF_ERROR(PutPlaces(txn));
                                CUSTODIA_RETURN_IF_ERROR(PutNodes(txn));
                                return PutFacts(txn);
                              }),
                IsOk());
  }

  std::string Contents(const std::string& format) {
    std::ifstream in(absl::StrCat(folder_, "/", format, ".csv"));
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
  }

  template <typename Fact>
  void Retract(absl::StatusOr<std::optional<Fact>> (DirectorySnapshot::*find)(
                   absl::string_view),
               const char* id) {
    const auto found = testing::Ask<std::optional<Fact>>(
        *store_, [&](DirectorySnapshot& facts) { return (facts.*find)(id); });
    ASSERT_TRUE(found.has_value()) << id;
    const int fact = std::stoi(found->evidence[0].fact);
    ASSERT_THAT(store_->Write(absl::UnixEpoch(),
                              [&](DirectoryTransaction& txn) {
                                return txn.Retract(fact, "wrong").status();
                              }),
                IsOk());
  }

  std::vector<std::string> Beside() {
    std::vector<std::string> names;
    for (const auto& entry :
         std::filesystem::directory_iterator(temp_.File(""))) {
      names.push_back(entry.path().filename());
    }
    return names;
  }

  custodia::testing::TempDir temp_;
  const std::string folder_ = temp_.File("export");
  const std::unique_ptr<DirectoryStore> store_ =
      *OpenDirectoryStore("sqlite::memory:");
};

TEST_F(ExportTest, KeepsWhatIsBelieved) {
  const auto copy = testing::RoundTrip(*store_, folder_);
  testing::ExpectSameFacts(*store_, *copy);
  constexpr absl::CivilDay kToday(2026, 1, 15);
  EXPECT_EQ(testing::ExpectSameOfPractitioners(*store_, *copy, kToday), 1);
  EXPECT_GT(testing::ExpectSameOfOrganizations(*store_, *copy, kToday), 2);
  for (const char* state : {"MA", "NH", "NY"}) {
    const auto counties = [&](DirectorySnapshot& facts) {
      return facts.CountiesOfState(state);
    };
    using Counties = std::vector<FactReader::County>;
    const auto a = testing::Ask<Counties>(*store_, counties);
    const auto b = testing::Ask<Counties>(*copy, counties);
    ASSERT_EQ(a.size(), b.size()) << state;
    for (size_t i = 0; i < a.size(); ++i) EXPECT_EQ(a[i].name, b[i].name);
  }
}

// Who reads these formats alone, as they are documented, loses little.
TEST_F(ExportTest, SaysInTheDocumentedColumnsWhatTheyCanSay) {
  ASSERT_THAT(RunExport(*store_, folder_), IsOk());
  EXPECT_THAT(
      Contents("organizations"),
      HasSubstr("reached,PRACTICE,The reached,OPERATING,,,1234567893,220001,1 "
                "Elm St,Salem,MA,01970,,978-555-0101,,,,"));
  EXPECT_THAT(Contents("contact-points"), Not(HasSubstr("reached")));
  EXPECT_THAT(Contents("medical-societies"),
              HasSubstr("local,LOCAL,The local,MA,25009;25013,"));
  EXPECT_THAT(Contents("medical-societies"), HasSubstr("state,STATE,"));
  EXPECT_THAT(Contents("organizations"), Not(HasSubstr("\nlocal,")));
  EXPECT_THAT(Contents("organizations"), HasSubstr("two-states,STATE_MEDICAL"));
}

TEST_F(ExportTest, ListsTheFilesInTheOrderOfTheirImport) {
  const auto exported = RunExport(*store_, folder_);
  ASSERT_THAT(exported, IsOk());
  EXPECT_EQ(exported->revision, 1);
  std::vector<std::string> formats;
  for (const ExportedFile& file : exported->files) {
    formats.push_back(file.format);
  }
  EXPECT_THAT(formats,
              ElementsAre("zip-county", "organizations", "medical-societies",
                          "practitioners", "contact-points", "affiliations",
                          "custody", "custody-reports", "aliases", "evidence"));
  // Of the odd one each contact point, the first with two sources.
  EXPECT_EQ(exported->files[4].rows, 5);
  // Two more of the odd one and of Roe, one of a1, s1 and s2.
  EXPECT_EQ(exported->files[9].rows, 7);
  EXPECT_THAT(Beside(), ElementsAre("export"));
}

TEST_F(ExportTest, LeavesOutWhatIsNoLongerBelieved) {
  Retract<Affiliation>(&DirectorySnapshot::FindAffiliation, "a1");
  ASSERT_THAT(RunExport(*store_, folder_), IsOk());
  EXPECT_THAT(Contents("affiliations"), Not(HasSubstr("a1")));
  EXPECT_THAT(Contents("affiliations"), HasSubstr("a2"));
}

// What names it still tells that records went there, or who worked there.
TEST_F(ExportTest, KeepsTheFactsAboutWhatWasRetracted) {
  Retract<Organization>(&DirectorySnapshot::FindOrganization, "elm");
  Retract<Organization>(&DirectorySnapshot::FindOrganization, "site");
  Retract<Practitioner>(&DirectorySnapshot::FindPractitioner, "dow");
  const auto copy = testing::RoundTrip(*store_, folder_);
  testing::ExpectSameFacts(*store_, *copy);
  constexpr absl::CivilDay kToday(2026, 1, 15);
  EXPECT_EQ(testing::ExpectSameOfPractitioners(*store_, *copy, kToday), 1);
  EXPECT_GT(testing::ExpectSameOfOrganizations(*store_, *copy, kToday), 2);
  EXPECT_THAT(Contents("organizations"), Not(HasSubstr("\nelm,")));
  EXPECT_THAT(Contents("affiliations"), HasSubstr("roe,site,"));
  EXPECT_THAT(Contents("custody"), HasSubstr("odd,elm,"));
}

TEST_F(ExportTest, OverwritesNothing) {
  std::filesystem::create_directory(folder_);
  EXPECT_THAT(RunExport(*store_, folder_), HasReason("EXPORT_EXISTS"));
  EXPECT_TRUE(std::filesystem::is_empty(folder_));
  std::filesystem::remove(folder_);
  // Another export to the same place goes on.
  std::filesystem::create_directory(folder_ + ".partial");
  EXPECT_THAT(RunExport(*store_, folder_), HasReason("EXPORT_EXISTS"));
  EXPECT_THAT(Beside(), ElementsAre("export.partial"));
}

TEST_F(ExportTest, SaysWhereItCannotWrite) {
  EXPECT_THAT(RunExport(*store_, temp_.File("none/export")),
              HasReason("EXPORT_UNWRITABLE"));
}

TEST_F(ExportTest, LeavesNothingBehindWhereTheStoreFails) {
  testing::FaultyDirectoryStore faulty(*store_);
  int step = 1;
  for (;; step += 500) {
    faulty.FailAtStep(step);
    const auto exported = RunExport(faulty, folder_);
    if (exported.ok()) break;
    EXPECT_THAT(exported, HasReason("STORE_BUSY"));
    EXPECT_THAT(Beside(), ElementsAre());
  }
  EXPECT_GT(step, 2'000);
  EXPECT_THAT(Beside(), ElementsAre("export"));
}

}  // namespace
}  // namespace custodia::directory
