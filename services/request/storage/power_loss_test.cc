// What a loss of power leaves of a store, at every moment at which SQLite is
// about to sync a file.
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <thread>  // NOLINT(build/c++11)
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "common/errors.h"
#include "common/sqlite/testing/lossy_vfs.h"
#include "common/status_macros.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/storage/audit_key.h"
#include "services/request/storage/sqlite_request_store.h"
#include "services/request/storage/verify_audit.h"
#include "services/request/testing/life.h"

namespace custodia::request {
namespace {

using ::custodia::sqlite::testing::Disk;
using ::custodia::sqlite::testing::LossyVfs;
using ::custodia::testing::IsOk;
using ::custodia::testing::TempDir;
using request::testing::EventsOf;
using request::testing::Life;
using request::testing::Practice;
using ::testing::Contains;
using ::testing::Each;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr int kThreads = 4;
constexpr int kRetrievalsEach = 6;

// What writers have been told is kept: the last sequence by retrieval.
using Acknowledged = std::map<std::string, int64_t>;

// A moment at which the power may fail.
struct Moment {
  Disk disk;  // what is left
  Acknowledged acknowledged;
};

class PowerLossTest : public ::testing::Test {
 protected:
  PowerLossTest() { EXPECT_THAT(MakeAuditKey(key_), IsOk()); }

  // Returns each moment at which the power may fail while several threads
  // write, the store is closed, and opened and written again.
  std::vector<Moment> Live(sqlite::Durability durability) {
    const LossyVfs vfs([this] { Remember(); });
    vfs_ = &vfs;
    for (const std::string life : {"a", "b"}) {
      auto store = SqliteRequestStore::Open(store_, key_, durability);
      EXPECT_THAT(store, IsOk());
      if (!store.ok()) break;
      std::vector<std::thread> writers;
      for (int writer = 0; writer < kThreads; ++writer) {
        writers.emplace_back([&, id = absl::StrCat(life, writer)] {
          for (int i = 0; i < kRetrievalsEach; ++i) {
            Write(absl::StrCat(id, "-", i), **store);
          }
        });
      }
      for (std::thread& writer : writers) writer.join();
      Remember();
    }
    Remember();
    return std::move(moments_);
  }

  // Returns what of `moment` is lost, or not whole.
  std::vector<std::string> Lost(const Moment& moment) const {
    const TempDir after;
    for (const auto& [name, bytes] : moment.disk) {
      std::ofstream(after.File(std::filesystem::path(name).filename()),
                    std::ios::binary)
          << bytes;
    }
    const std::string file = after.File("requests.db");
    auto store = SqliteRequestStore::Open(file, key_);
    if (!store.ok()) return {store.status().ToString()};
    std::vector<std::string> lost;
    const absl::Status read =
        (*store)->Read([&](RequestSnapshot& snapshot) -> absl::Status {
          for (const auto& [id, sequence] : moment.acknowledged) {
            const auto found = snapshot.Get(id);
            if (!found.ok() || found->sequence < sequence) lost.push_back(id);
          }
          return absl::OkStatus();
        });
    if (!read.ok()) lost.push_back(read.ToString());
    const auto report =
        VerifyAudit(absl::StrCat("sqlite:", file), key_, std::nullopt);
    if (!report.ok()) {
      lost.push_back(report.status().ToString());
    } else if (report->broken) {
      lost.emplace_back(NameOf(report->broken->fault));
    }
    return lost;
  }

 private:
  // What has been acknowledged is read before what is left: it must be in it.
  void Remember() {
    Moment moment{.acknowledged = [this] {
      absl::MutexLock lock(&mutex_);
      return acknowledged_;
    }()};
    moment.disk = vfs_->Surviving();
    absl::MutexLock lock(&mutex_);
    moments_.push_back(std::move(moment));
  }

  // Writes a retrieval in two transactions, between them one that fails.
  void Write(const std::string& id, RequestStore& store) {
    const std::vector<Event>& events = events_;
    Append(id, 0, {events.front()}, store);
    EXPECT_THAT(store.Write([&](RequestTransaction& txn) -> absl::Status {
      CUSTODIA_RETURN_IF_ERROR(
          txn.Append(absl::StrCat(id, "-never"), 0, events, {}).status());
      return error::RequestIdReused();
    }),
                custodia::testing::HasReason("REQUEST_ID_REUSED"));
    Append(id, 1, {events.begin() + 1, events.end()}, store);
  }

  void Append(const std::string& id, int64_t after,
              const std::vector<Event>& events, RequestStore& store) {
    EXPECT_THAT(store.Write([&](RequestTransaction& txn) {
      return txn.Append(id, after, events, {}).status();
    }),
                IsOk());
    absl::MutexLock lock(&mutex_);
    acknowledged_[id] = after + static_cast<int64_t>(events.size());
  }

  const TempDir dir_;
  const std::string store_ = dir_.File("requests.db");
  const std::string key_ = dir_.File("audit.key");
  const std::vector<Event> events_ = EventsOf(Life({Practice("elm")}));
  const LossyVfs* vfs_ = nullptr;

  absl::Mutex mutex_;
  Acknowledged acknowledged_ ABSL_GUARDED_BY(mutex_);
  std::vector<Moment> moments_ ABSL_GUARDED_BY(mutex_);
};

TEST_F(PowerLossTest, NothingAcknowledgedIsLostAtAnyMoment) {
  const std::vector<Moment> moments = Live(sqlite::Durability::kFull);
  EXPECT_THAT(moments.back().acknowledged,
              SizeIs(2 * kThreads * kRetrievalsEach));
  EXPECT_GT(moments.size(), 2 * kRetrievalsEach);
  for (size_t i = 0; i < moments.size(); ++i) {
    EXPECT_THAT(Lost(moments[i]), IsEmpty()) << "moment " << i;
  }
}

// That the test above can fail.
TEST_F(PowerLossTest, WhoDoesNotWaitForTheDiskLoses) {
  const std::vector<Moment> moments = Live(sqlite::Durability::kNone);
  EXPECT_THAT(Lost(moments.back()), SizeIs(2 * kThreads * kRetrievalsEach));
}

}  // namespace
}  // namespace custodia::request
