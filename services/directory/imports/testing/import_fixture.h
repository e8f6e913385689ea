#ifndef CUSTODIA_SERVICES_DIRECTORY_IMPORTS_TESTING_IMPORT_FIXTURE_H_
#define CUSTODIA_SERVICES_DIRECTORY_IMPORTS_TESTING_IMPORT_FIXTURE_H_

#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/testing/fake_clock.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gtest/gtest.h"
#include "services/directory/imports/import_command.h"
#include "services/directory/storage/open_store.h"

namespace custodia::directory::testing {

// Says nothing.
class QuietProgress final : public ImportProgress {
 public:
  void Advance(const ImportState&) override {}
  void Finish(const ImportState&) override {}
};

// Imports texts into an empty store in memory.
class ImportTest : public ::testing::Test {
 protected:
  ImportTest() {
    auto store = OpenDirectoryStore("sqlite::memory:");
    EXPECT_THAT(store, custodia::testing::IsOk());
    store_ = *std::move(store);
  }

  std::string WriteFile(const std::string& name, const std::string& text) {
    std::ofstream(temp_.File(name), std::ios::binary) << text;
    return temp_.File(name);
  }

  absl::StatusOr<FileSummary> TryImport(const std::string& format,
                                        const std::string& text) {
    const std::string file = WriteFile(absl::StrCat(format, ".csv"), text);
    clock_.Advance(absl::Seconds(1));
    const auto summary =
        RunImport({.format = format, .files = {file}, .progress = &progress_},
                  *store_, clock_);
    if (!summary.ok()) return summary.status();
    return summary->files.front();
  }

  FileSummary Import(const std::string& format, const std::string& text) {
    const auto summary = TryImport(format, text);
    EXPECT_THAT(summary, custodia::testing::IsOk());
    return summary.ok() ? *summary : FileSummary{};
  }

  // Expects one refused row and returns the line of the rejects file about it,
  // without the file's name.
  std::string Refusal(const std::string& format, const std::string& text) {
    const FileSummary summary = Import(format, text);
    EXPECT_EQ(summary.rows_refused, 1);
    std::ifstream in(summary.rejects_file);
    std::string line;
    std::getline(in, line);
    std::getline(in, line);
    return line.substr(line.find(',') + 1);
  }

  std::optional<Organization> FindOrganization(const std::string& id) {
    std::optional<Organization> found;
    Read([&](DirectorySnapshot& snapshot) -> absl::Status {
      auto organization = snapshot.FindOrganization(id);
      if (organization.ok()) found = *organization;
      return organization.status();
    });
    return found;
  }
  Organization GetOrganization(const std::string& id) {
    const auto found = FindOrganization(id);
    EXPECT_TRUE(found) << id;
    return found.value_or(Organization());
  }

  std::optional<Practitioner> FindPractitioner(const std::string& id) {
    std::optional<Practitioner> found;
    Read([&](DirectorySnapshot& snapshot) -> absl::Status {
      auto practitioner = snapshot.FindPractitioner(id);
      if (practitioner.ok()) found = *practitioner;
      return practitioner.status();
    });
    return found;
  }
  Practitioner GetPractitioner(const std::string& id) {
    const auto found = FindPractitioner(id);
    EXPECT_TRUE(found) << id;
    return found.value_or(Practitioner());
  }

  std::vector<Affiliation> AffiliationsOf(const std::string& id) {
    std::vector<Affiliation> found;
    Read([&](DirectorySnapshot& snapshot) -> absl::Status {
      auto affiliations = snapshot.AffiliationsOf(id);
      if (affiliations.ok()) found = *affiliations;
      return affiliations.status();
    });
    return found;
  }

  std::vector<SuccessionEvent> SuccessionsFrom(const std::string& id) {
    std::vector<SuccessionEvent> found;
    Read([&](DirectorySnapshot& snapshot) -> absl::Status {
      auto events = snapshot.SuccessionsFrom(id);
      if (events.ok()) found = *events;
      return events.status();
    });
    return found;
  }

  int64_t Revision() {
    int64_t revision = 0;
    Read([&](DirectorySnapshot& snapshot) {
      revision = snapshot.Revision();
      return absl::OkStatus();
    });
    return revision;
  }

  void Read(DirectoryStore::ReadBody body) {
    EXPECT_THAT(store_->Read({}, body), custodia::testing::IsOk());
  }

  // A county for tests of what looks for one by name.
  void ImportCounties() {
    Import("zip-county",
           "zip,place,state,county_fips,county\n"
           "98103,Seattle,WA,53033,King County\n"
           "62220,Belleville,IL,17163,St. Clair County\n"
           "60115,DeKalb,IL,17037,DeKalb County\n"
           "21201,Baltimore,MD,24510,Baltimore city\n"
           "21204,Towson,MD,24005,Baltimore County\n");
  }

  custodia::testing::TempDir temp_;
  std::unique_ptr<DirectoryStore> store_;
  custodia::testing::FakeClock clock_{absl::FromUnixSeconds(1'800'000'000)};
  QuietProgress progress_;
};

// Makes the text of a file: a header, and rows that give some of its columns.
class CsvText {
 public:
  explicit CsvText(std::vector<std::string> header)
      : header_(std::move(header)), text_(Line(header_)) {}

  CsvText& Add(std::map<std::string, std::string> row) {
    std::vector<std::string> fields;
    for (const std::string& column : header_) {
      fields.push_back(row[column]);
      row.erase(column);
    }
    EXPECT_TRUE(row.empty()) << "no column " << row.begin()->first;
    text_ += Line(fields);
    return *this;
  }

  const std::string& text() const { return text_; }

 private:
  static std::string Line(const std::vector<std::string>& fields) {
    return absl::StrCat("\"", absl::StrJoin(fields, "\",\""), "\"\n");
  }

  std::vector<std::string> header_;
  std::string text_;
};

}  // namespace custodia::directory::testing

#endif  // CUSTODIA_SERVICES_DIRECTORY_IMPORTS_TESTING_IMPORT_FIXTURE_H_
