#ifndef CUSTODIA_TESTS_REAL_DATA_REAL_DATA_FIXTURE_H_
#define CUSTODIA_TESTS_REAL_DATA_REAL_DATA_FIXTURE_H_

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/testing/fake_clock.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gtest/gtest.h"
#include "services/directory/imports/import_command.h"
#include "services/directory/storage/open_store.h"

namespace custodia::directory::testing {

inline std::string DataFolder() {
  const char* const named = std::getenv("CUSTODIA_REAL_DATA");
  return named == nullptr ? CUSTODIA_REAL_DATA : named;
}

class QuietProgress final : public ImportProgress {
 public:
  void Advance(const ImportState&) override {}
  void Finish(const ImportState&) override {}
};

// Imports real public rows into an empty store in memory. Runs where
// ../shared/data lies beside the project (or CUSTODIA_REAL_DATA names such a
// folder), and says so where it does not. Every count is printed, and to be
// asserted: a change in what is taken, refused or found is to be looked at.
class RealDataTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(DataFolder())) {
      GTEST_SKIP() << "real_data: skipped, there is no " << DataFolder();
    }
    auto store = OpenDirectoryStore("sqlite::memory:");
    ASSERT_THAT(store, custodia::testing::IsOk());
    store_ = *std::move(store);
  }

  FileSummary Import(const std::string& format, const std::string& file) {
    const auto summary =
        RunImport({.format = format,
                   .files = {file},
                   .rejects = temp_.File(absl::StrCat(format, ".rejects.csv")),
                   .progress = &progress_},
                  *store_, clock_);
    EXPECT_THAT(summary, custodia::testing::IsOk());
    if (!summary.ok()) return {};
    const FileSummary& counts = summary->files.front();
    absl::PrintF("%-24s %6d read %6d taken %5d refused  %s\n", format,
                 counts.rows_read, counts.rows_taken, counts.rows_refused,
                 std::filesystem::path(file).filename().string());
    PrintReasons(counts.rejects_file);
    return counts;
  }

  // Imports a file below the folder and expects these counts, and that a second
  // import changes nothing.
  void ExpectCounts(const std::string& format, const std::string& path,
                    int64_t taken, int64_t refused) {
    const std::string file = absl::StrCat(DataFolder(), "/", path);
    const FileSummary summary = Import(format, file);
    EXPECT_EQ(summary.rows_taken, taken) << path;
    EXPECT_EQ(summary.rows_refused, refused) << path;
    EXPECT_EQ(summary.rows_read, taken + refused) << path;
    EXPECT_FALSE(Import(format, file).changed) << path;
  }

  static void PrintReasons(const std::string& rejects) {
    std::ifstream in(rejects);
    std::map<std::string, int> reasons;
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
      const size_t reason = line.find(",\"", line.find("\",") + 1);
      ++reasons[line.substr(reason + 1)];
    }
    for (const auto& [reason, count] : reasons) {
      absl::PrintF("  %5d refused: %s\n", count, reason);
    }
  }

  custodia::testing::TempDir temp_;
  custodia::testing::FakeClock clock_{absl::FromUnixSeconds(1'800'000'000)};
  QuietProgress progress_;
  std::unique_ptr<DirectoryStore> store_;
};

}  // namespace custodia::directory::testing

#endif  // CUSTODIA_TESTS_REAL_DATA_REAL_DATA_FIXTURE_H_
