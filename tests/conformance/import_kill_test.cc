// An import that is killed leaves the directory as it was, or whole: it commits
// once. (That a commit is whole is for SQLite and common/sqlite's tests.)
#include <sys/stat.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/testing/temp_dir.h"
#include "gtest/gtest.h"
#include "services/directory/domain/practitioner.h"
#include "services/directory/storage/open_store.h"
#include "services/directory/testing/dump.h"
#include "tests/support/server_process.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::RunProgram;
using ::custodia::testing::TempDir;
using Lines = std::vector<std::string>;

constexpr int kKills = 25;

// So many people, in rows so long that there seem to be more.
void WriteNppes(const std::string& path, int first, int people) {
  std::ofstream file(path);
  file << "NPI,Entity Type Code,Provider Last Name (Legal Name),"
          "Provider First Name,Provider First Line Business Practice Location "
          "Address,Provider Business Practice Location Address City Name,"
          "Provider Business Practice Location Address State Name,"
          "Provider Business Practice Location Address Postal Code,"
          "Healthcare Provider Taxonomy Code_1,"
          "Healthcare Provider Primary Taxonomy Switch_1,Padding\n";
  const std::string padding(4'000, 'x');
  for (int i = first; i < first + people; ++i) {
    int digit = 0;
    while (!IsValidNpi(absl::StrCat(290000000 + i, digit))) ++digit;
    file << 290000000 + i << digit << ",1,ROE" << i << ",ANN," << i / 3
         << " ELM ST,SALEM,OR,97301,207R00000X,Y," << padding << "\n";
  }
}

// But for the times of the writes.
Lines Timeless(const Lines& dump) {
  Lines lines;
  for (const std::string& line : dump) {
    const bool timed = absl::StartsWith(line, "imports:") ||
                       absl::StartsWith(line, "revisions:");
    if (!timed) lines.push_back(line);
  }
  return lines;
}

class ImportKillTest : public ::testing::Test {
 protected:
  // Returns the exit code; the program is killed after so long, 0: never.
  int Import(const std::string& file, double seconds) const {
    return RunProgram({"/usr/bin/timeout", "--signal=KILL",
                       absl::StrCat(seconds), CUSTODIA_DIRECTORY, "import",
                       "--format=nppes", "--store=sqlite:" + store_,
                       dir_.File(file)})
        .exit_code;
  }

  void RemoveStore() const {
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
      std::filesystem::remove(store_ + suffix);
    }
  }

  const TempDir dir_;
  const std::string store_ = dir_.File("directory.db");
};

TEST_F(ImportKillTest, LeavesTheOldDirectoryOrTheNewOne) {
  WriteNppes(dir_.File("first.csv"), 0, 100);
  // More than are there, so that it is written in bulk.
  WriteNppes(dir_.File("second.csv"), 50, 3'000);
  ASSERT_EQ(Import("first.csv", 0), 0);
  const std::string saved = dir_.File("saved.db");
  std::filesystem::copy_file(store_, saved);
  const Lines before = testing::Dump(store_);
  const absl::Time start = absl::Now();
  ASSERT_EQ(Import("second.csv", 0), 0);
  const double seconds = absl::ToDoubleSeconds(absl::Now() - start);
  const Lines after = Timeless(testing::Dump(store_));
  ASSERT_GT(after.size(), before.size() + 20'000);

  std::mt19937 random(5);
  std::uniform_real_distribution<> moment(0.01, seconds);
  int killed = 0;
  bool whole = true;
  for (int i = 0; i < kKills; ++i) {
    if (whole) {
      std::filesystem::remove(store_ + "-wal");
      std::filesystem::remove(store_ + "-shm");
      std::filesystem::copy_file(
          saved, store_, std::filesystem::copy_options::overwrite_existing);
    }
    if (Import("second.csv", moment(random)) == 128 + SIGKILL) ++killed;
    const Lines dump = testing::Dump(store_);
    whole = dump != before;
    ASSERT_TRUE(!whole || Timeless(dump) == after) << "after kill " << i;
  }
  EXPECT_GT(killed, kKills / 3);

  ASSERT_EQ(Import("second.csv", 0), 0);
  EXPECT_TRUE(Timeless(testing::Dump(store_)) == after);
}

// The first import writes into the file itself (Database::WriteStraight).
TEST_F(ImportKillTest, LeavesNothingOrAWholeFirstDirectory) {
  WriteNppes(dir_.File("first.csv"), 0, 3'000);
  const absl::Time start = absl::Now();
  ASSERT_EQ(Import("first.csv", 0), 0);
  const double seconds = absl::ToDoubleSeconds(absl::Now() - start);
  const Lines after = Timeless(testing::Dump(store_));
  ASSERT_GT(after.size(), 20'000U);

  std::mt19937 random(6);
  std::uniform_real_distribution<> moment(0.01, seconds);
  int killed = 0;
  for (int i = 0; i < kKills; ++i) {
    RemoveStore();
    if (Import("first.csv", moment(random)) != 128 + SIGKILL) continue;
    ++killed;
    // Whoever opens it next undoes what was begun.
    ASSERT_TRUE(OpenDirectoryStore("sqlite:" + store_).ok());
    const Lines dump = Timeless(testing::Dump(store_));
    ASSERT_TRUE(dump.size() < 100 || dump == after) << "after kill " << i;
    if (i % 5 > 0) continue;
    ASSERT_EQ(Import("first.csv", 0), 0);
    ASSERT_TRUE(Timeless(testing::Dump(store_)) == after);
  }
  EXPECT_GT(killed, kKills / 3);
}

// Whoever runs it may stop it.
TEST_F(ImportKillTest, EndsWhenAsked) {
  const std::string endless = dir_.File("endless.csv");
  ASSERT_EQ(mkfifo(endless.c_str(), 0600), 0);
  const int code =
      RunProgram({"/usr/bin/timeout", "--signal=TERM", "--kill-after=20", "0.2",
                  CUSTODIA_DIRECTORY, "import", "--format=nppes",
                  "--store=sqlite:" + store_, endless})
          .exit_code;
  EXPECT_EQ(code, 124);  // 137 where it had to be killed
}

// Field 19 of /proc/PID/stat is what `nice` sets.
TEST_F(ImportKillTest, GivesWayToWhoeverAnswers) {
  const std::string endless = dir_.File("endless.csv");
  ASSERT_EQ(mkfifo(endless.c_str(), 0600), 0);
  constexpr char kScript[] = R"sh(
"$0" import --format=nppes --store=sqlite:"$1" "$2" &
tries=0
until nice=$(cut -d ' ' -f 19 /proc/$!/stat); [ "$nice" = 19 ]; do
  tries=$((tries + 1))
  [ $tries -lt 200 ] || break
  sleep 0.05
done
kill $!
[ "$nice" = 19 ]
)sh";
  EXPECT_EQ(RunProgram(
                {"/bin/sh", "-c", kScript, CUSTODIA_DIRECTORY, store_, endless})
                .exit_code,
            0);
}

}  // namespace
}  // namespace custodia::directory
