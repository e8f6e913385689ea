#include "services/directory/imports/testing/import_fixture.h"

// The files below deploy/ import without a refused row.
namespace custodia::directory {
namespace {

using ::custodia::testing::IsOk;

class ShippedDataTest : public testing::ImportTest {
 protected:
  FileSummary ImportShipped(const std::string& format,
                            const std::string& file) {
    const auto summary =
        RunImport({.format = format,
                   .files = {absl::StrCat(CUSTODIA_DEPLOY_DIR, "/", file)},
                   .rejects = temp_.File("rejects.csv"),
                   .progress = &progress_},
                  *store_, clock_);
    EXPECT_THAT(summary, IsOk());
    if (!summary.ok()) return {};
    EXPECT_EQ(summary->files[0].rows_refused, 0) << file;
    return summary->files[0];
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

TEST_F(ShippedDataTest, CountiesOfZipCodes) {
  EXPECT_EQ(ImportShipped("zip-county", "data/zip_county.csv").rows_taken,
            40'945);
  EXPECT_FALSE(ImportShipped("zip-county", "data/zip_county.csv").changed);
  EXPECT_EQ(CountyOfZip("98103"), "53033");
  // Connecticut has its counties, no planning regions: New Haven, and the post
  // office boxes of Hartford.
  EXPECT_EQ(CountyOfZip("06510"), "09009");
  EXPECT_EQ(CountyOfZip("06142"), "09003");
  Read([](DirectorySnapshot& snapshot) -> absl::Status {
    const auto counties = snapshot.CountiesOfState("CT");
    if (!counties.ok()) return counties.status();
    EXPECT_EQ(counties->size(), 8);
    return absl::OkStatus();
  });
}

TEST_F(ShippedDataTest, MedicalSocieties) {
  EXPECT_EQ(ImportShipped("medical-societies", "data/medical_societies.csv")
                .rows_taken,
            91);
  Read([](DirectorySnapshot& snapshot) -> absl::Status {
    const auto king = snapshot.OrganizationsServing(
        OrganizationType::kLocalMedicalSociety, "53033");
    if (!king.ok()) return king.status();
    EXPECT_EQ(king->size(), 1);
    // Each state and DC has one.
    for (const char* state :
         {"AK", "AL", "AR", "AZ", "CA", "CO", "CT", "DC", "DE", "FL", "GA",
          "HI", "IA", "ID", "IL", "IN", "KS", "KY", "LA", "MA", "MD", "ME",
          "MI", "MN", "MO", "MS", "MT", "NC", "ND", "NE", "NH", "NJ", "NM",
          "NV", "NY", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX",
          "UT", "VA", "VT", "WA", "WI", "WV", "WY"}) {
      const auto society = snapshot.OrganizationsServing(
          OrganizationType::kStateMedicalSociety, state);
      if (!society.ok()) return society.status();
      EXPECT_EQ(society->size(), 1) << state;
    }
    return absl::OkStatus();
  });
}

TEST_F(ShippedDataTest, MedicalBoards) {
  EXPECT_EQ(
      ImportShipped("organizations", "data/medical_boards.csv").rows_taken, 8);
  Read([](DirectorySnapshot& snapshot) -> absl::Status {
    for (const char* state : {"DE", "GA", "KS", "MD", "NC", "NV", "RI", "TX"}) {
      const auto boards = snapshot.OrganizationsServing(
          OrganizationType::kStateMedicalBoard, state);
      if (!boards.ok()) return boards.status();
      EXPECT_EQ(boards->size(), 1) << state;
      for (const Organization& board : *boards) {
        EXPECT_EQ(board.address.state, state);
        EXPECT_NE(board.evidence.at(0).source, "") << state;
        EXPECT_NE(board.evidence.at(0).source_row, "") << state;
        EXPECT_GE(board.evidence.at(0).grade, Grade::kReported) << state;
      }
    }
    return absl::OkStatus();
  });
  const Organization texas = GetOrganization("board-tx");
  EXPECT_EQ(texas.evidence.front().grade, Grade::kOfficial);
  EXPECT_EQ(texas.contact_points.front().kind, ContactKind::kPhone);
}

// As deploy/load_sample imports it. What is wrong with it is what it is to
// show.
TEST_F(ShippedDataTest, SampleAndItsContradictions) {
  ImportShipped("zip-county", "data/zip_county.csv");
  ImportShipped("medical-societies", "data/medical_societies.csv");
  ImportShipped("organizations", "data/medical_boards.csv");
  ImportShipped("organizations", "sample/organizations.csv");
  ImportShipped("cms-hospitals", "sample/cms_hospitals.csv");
  ImportShipped("practitioners", "sample/practitioners.csv");
  ImportShipped("affiliations", "sample/affiliations.csv");
  ImportShipped("custody", "sample/custody.csv");
  ImportShipped("nppes", "sample/nppes.csv");
  Read([](DirectorySnapshot& snapshot) -> absl::Status {
    const auto found = snapshot.ListContradictions({.size = 100});
    if (!found.ok()) return found.status();
    std::vector<std::string> shown;
    for (const Contradiction& one : *found) {
      shown.push_back(absl::StrCat(NameOf(one.kind), " ", one.key, " ",
                                   one.evidence.at(0).source_row));
    }
    EXPECT_EQ(shown, (std::vector<std::string>{
                         "CLOSED_TERMINAL soerensen-office soerensen-office",
                         "CLOSED_TERMINAL whitfield-fm whitfield-fm"}));
    return absl::OkStatus();
  });
}

}  // namespace
}  // namespace custodia::directory
