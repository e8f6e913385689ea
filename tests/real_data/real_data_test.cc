// Imports real public rows and resolves every practitioner among them.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/directory/domain/resolution.h"
#include "tests/real_data/real_data_fixture.h"

namespace custodia::directory {
namespace {

using ::custodia::directory::testing::DataFolder;
using ::custodia::testing::IsOk;

// rung and grade to number of leads.
using LeadCounts = std::map<std::pair<std::string, std::string>, int>;

std::string NameOf(Rung rung) {
  switch (rung) {
    case Rung::kOperatingPractice:
      return "operating practice";
    case Rung::kSuccessor:
      return "successor";
    case Rung::kAppointedCustodian:
      return "appointed custodian";
    case Rung::kLocalMedicalSociety:
      return "local medical society";
    case Rung::kStateMedicalSociety:
      return "state medical society";
    case Rung::kStateMedicalBoard:
      return "state medical board";
    case Rung::kHospitalWithPrivileges:
      return "hospital with privileges";
    case Rung::kAreaHospital:
      return "area hospital";
    default:
      return "another rung";
  }
}

std::string NameOf(Grade grade) {
  switch (grade) {
    case Grade::kInferred:
      return "INFERRED";
    case Grade::kReported:
      return "REPORTED";
    case Grade::kPublished:
      return "PUBLISHED";
    case Grade::kOfficial:
      return "OFFICIAL";
    default:
      return "no grade";
  }
}

// A chain of facts is as good as its weakest.
Grade WeakestOf(const std::vector<Evidence>& evidence) {
  if (evidence.empty()) return Grade::kUnspecified;
  Grade weakest = Grade::kOfficial;
  for (const Evidence& item : evidence) {
    weakest = std::min(weakest, item.grade);
  }
  return weakest;
}

struct ExpectedFile {
  std::string format;
  std::string path;
  int64_t taken;
  int64_t refused;
};

class EveryPractitionerTest : public testing::RealDataTest {
 protected:
  std::vector<std::string> PractitionerIds() {
    std::vector<std::string> ids;
    EXPECT_THAT(store_->Read({},
                             [&](DirectorySnapshot& snapshot) -> absl::Status {
                               auto page =
                                   snapshot.PractitionerIds({.size = 100'000});
                               if (page.ok()) ids = *page;
                               return page.status();
                             }),
                IsOk());
    return ids;
  }

  void Resolve(const std::string& id) {
    EXPECT_THAT(store_->Read({},
                             [&](DirectorySnapshot& snapshot) -> absl::Status {
                               std::vector<Practitioner> candidates;
                               const auto answer = directory::Resolve(
                                   {.practitioner = id,
                                    .as_of = absl::CivilDay(2026, 1, 15)},
                                   snapshot, candidates);
                               if (answer.ok()) Count(*answer);
                               if (!answer.ok()) return answer.status();
                               return CheckAffiliations(id, snapshot);
                             }),
                IsOk());
  }

  // What follows from an address is stored as inferred, too.
  static absl::Status CheckAffiliations(const std::string& id,
                                        DirectorySnapshot& snapshot) {
    const auto affiliations = snapshot.AffiliationsOf(id);
    if (!affiliations.ok()) return affiliations.status();
    for (const Affiliation& affiliation : *affiliations) {
      const Grade grade = affiliation.evidence.front().grade;
      EXPECT_EQ(grade == Grade::kInferred,
                affiliation.kind == AffiliationKind::kColocated)
          << id;
    }
    return absl::OkStatus();
  }

  void PrintLeads() const {
    for (const auto& [key, count] : leads_) {
      absl::PrintF("%-26s %-10s %6d leads\n", key.first, key.second, count);
    }
    absl::PrintF(
        "%d practitioners resolved: %d with a holder, %d without leads; %d "
        "leads known to cover the dates\n",
        resolved_, with_holder_, without_leads_, covers_);
  }

  void Count(const Resolution& answer) {
    ++resolved_;
    if (answer.leads.empty()) ++without_leads_;
    bool holder = false;
    for (const Lead& lead : answer.leads) {
      holder = holder || lead.role == Role::kHolder;
      const Grade grade = WeakestOf(lead.evidence);
      ++leads_[{NameOf(lead.rung), NameOf(grade)}];
      EXPECT_NE(grade, Grade::kUnspecified) << NameOf(lead.rung);
      if (grade == Grade::kInferred) {
        EXPECT_EQ(lead.coverage, Coverage::kMayCover) << answer.practitioner;
      }
      if (lead.organization->is_site) {
        EXPECT_EQ(grade, Grade::kInferred) << answer.practitioner;
      }
      if (lead.coverage == Coverage::kCovers) ++covers_;
    }
    if (holder) ++with_holder_;
  }

  LeadCounts leads_;
  int resolved_ = 0;
  int with_holder_ = 0;
  int without_leads_ = 0;
  int covers_ = 0;
};

TEST_F(EveryPractitionerTest, Resolves) {
  const std::string shipped = CUSTODIA_DATA_DIR;
  const std::string nppes = absl::StrCat(DataFolder(), "/nppes/");
  // Of the rows of 2025, those refused are deactivated NPIs, of which NPPES
  // keeps the number alone.
  const std::vector<ExpectedFile> files = {
      {"zip-county", shipped + "/zip_county.csv", 40'945, 0},
      {"medical-societies", shipped + "/medical_societies.csv", 91, 0},
      {"cms-hospitals",
       DataFolder() +
           "/hospital_general_information/Hospital_General_Information.csv",
       5421, 0},
      {"nppes", nppes + "npidata_2018_MA_RI.csv", 1074, 0},
      {"nppes", nppes + "npidata_organization_40rows.csv", 40, 0},
      {"nppes", nppes + "npidata_2025_first1000/nppes_sample.csv", 921, 79}};
  for (const ExpectedFile& file : files) {
    const FileSummary summary = Import(file.format, file.path);
    EXPECT_EQ(summary.rows_taken, file.taken) << file.path;
    EXPECT_EQ(summary.rows_refused, file.refused) << file.path;
    EXPECT_EQ(summary.rows_read, file.taken + file.refused) << file.path;
    EXPECT_TRUE(summary.changed) << file.path;
  }

  // Eight practitioners are in the files of both years.
  const std::vector<std::string> ids = PractitionerIds();
  EXPECT_EQ(ids.size(), 1074 + 733 - 8);
  for (const std::string& id : ids) Resolve(id);
  PrintLeads();
  EXPECT_EQ(leads_, (LeadCounts{
                        {{"operating practice", "INFERRED"}, 1595},
                        {{"operating practice", "OFFICIAL"}, 301},
                        {{"local medical society", "PUBLISHED"}, 46},
                        {{"local medical society", "REPORTED"}, 18},
                        {{"state medical society", "PUBLISHED"}, 1087},
                        {{"state medical society", "REPORTED"}, 99},
                        {{"area hospital", "OFFICIAL"}, 11'854},
                    }));
  // All but one, whose practice location is a mail box without a street.
  EXPECT_EQ(with_holder_, 1798);
  EXPECT_EQ(without_leads_, 0);
  // NPPES dates nothing, so nothing is known to cover the dates.
  EXPECT_EQ(covers_, 0);

  for (const ExpectedFile& file : files) {
    EXPECT_FALSE(Import(file.format, file.path).changed) << file.path;
  }
}

// What is refused speaks of providers that are not among the sample's: the
// weekly files are of another week, and the clinicians' facilities of all
// kinds.
TEST_F(EveryPractitionerTest, FilesBesideNppesAreTaken) {
  Import("cms-hospitals",
         DataFolder() +
             "/hospital_general_information/Hospital_General_Information.csv");
  Import("nppes", DataFolder() + "/nppes/npidata_2018_MA_RI.csv");
  Import("nppes", DataFolder() + "/nppes/npidata_organization_40rows.csv");
  Import("nppes",
         DataFolder() + "/nppes/npidata_2025_first1000/nppes_sample.csv");
  const std::string clinicians = "doctors_and_clinicians/";
  ExpectCounts(
      "cms-clinicians",
      clinicians + "DAC_NationalDownloadableFile_2022-01_oldformat.csv", 192,
      0);
  ExpectCounts("cms-clinicians",
               clinicians +
                   "DAC_NationalDownloadableFile_2025-08_newformat_2rows_"
                   "transcribed.csv",
               2, 0);
  ExpectCounts(
      "cms-facility-affiliations",
      clinicians + "Facility_Affiliation_sample_21rows_transcribed.csv", 17, 4);
  const std::string week = "nppes/weekly_20251103-20251109/";
  ExpectCounts("nppes-locations", week + "pl_pfile_20251103-20251109.csv", 8,
               9520);
  ExpectCounts("nppes-othernames",
               week + "othername_pfile_20251103-20251109.csv", 0, 2427);
}

}  // namespace
}  // namespace custodia::directory
