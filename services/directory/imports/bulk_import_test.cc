#include <random>
#include <string>
#include <vector>

#include "services/directory/imports/testing/nppes_rows.h"
#include "services/directory/testing/dump.h"

namespace custodia::directory {
namespace {

using testing::Row;

// A store that is told that each write is of very many nodes.
class BulkStore final : public DirectoryStore {
 public:
  explicit BulkStore(DirectoryStore& real) : real_(real) {}

  absl::Status Read(const KnownAt& known_at, ReadBody body) override {
    return real_.Read(known_at, body);
  }
  absl::Status Write(absl::Time now, WriteBody body) override {
    return real_.Write(now, [&](DirectoryTransaction& tx) {
      tx.ExpectMany(1'000'000);
      return body(tx);
    });
  }

 private:
  DirectoryStore& real_;
};

std::string Npi(int number) {
  for (int digit = 0;; ++digit) {
    std::string npi = absl::StrCat(290000000 + number, digit);
    if (IsValidNpi(npi)) return npi;
  }
}

class BulkImportTest : public testing::NppesTest {
 protected:
  // Some rows of people and companies, new and known, wrong and repeated.
  std::vector<Row> Rows() {
    std::vector<Row> rows;
    for (int i = 0; i < 80; ++i) {
      const int number = static_cast<int>(random_() % 60);
      const std::string street = absl::StrCat(random_() % 9 + 1, " ELM ST");
      Row row = number % 4 == 0 ? testing::Company() : testing::Person();
      row["NPI"] = Npi(number);
      row[testing::kLine1] = street;
      row["Last Update Date"] = absl::StrCat("07/08/200", random_() % 10);
      if (number % 4 == 0) {
        row[testing::kOrgName] = absl::StrCat("CLINIC ", random_() % 5);
      } else {
        row[testing::kLast] = absl::StrCat("ROE", random_() % 5);
        row["Is Sole Proprietor"] = random_() % 2 == 0 ? "Y" : "N";
      }
      if (random_() % 15 == 0) row[testing::kZip] = "none";
      if (random_() % 15 == 0) {
        row = {{"NPI", Npi(number)}, {"NPI Deactivation Date", "03/01/2020"}};
      }
      rows.push_back(std::move(row));
    }
    return rows;
  }

  void ImportInto(DirectoryStore& store, const std::string& file,
                  absl::Time now) {
    const custodia::testing::FakeClock clock(now);
    EXPECT_THAT(
        RunImport({.format = "nppes", .files = {file}, .progress = &progress_},
                  store, clock),
        custodia::testing::IsOk());
  }

  std::mt19937 random_{11};
};

TEST_F(BulkImportTest, MakesTheSameDirectoryAsOneRowAfterTheOther) {
  const std::string paths[] = {temp_.File("one.db"), temp_.File("bulk.db")};
  const auto one = *OpenDirectoryStore(absl::StrCat("sqlite:", paths[0]));
  const auto bulk = *OpenDirectoryStore(absl::StrCat("sqlite:", paths[1]));
  BulkStore store(*bulk);
  for (int i = 0; i < 6 && !HasFailure(); ++i) {
    const std::string file =
        WriteFile(absl::StrCat(i, ".csv"), Text(Rows(), 330));
    const absl::Time now = absl::FromUnixSeconds(1'000 + i);
    ImportInto(*one, file, now);
    ImportInto(store, file, now);
    const auto expected = testing::Dump(paths[0]);
    const auto dump = testing::Dump(paths[1]);
    EXPECT_GT(expected.size(), 1'000);
    ASSERT_EQ(dump.size(), expected.size()) << "after file " << i;
    for (size_t line = 0; line < dump.size(); ++line) {
      ASSERT_EQ(dump[line], expected[line]) << "after file " << i;
    }
  }
}

}  // namespace
}  // namespace custodia::directory
