// What calls cost where many retrievals are stored beside where few are: fills
// a store of each of --sizes on the disk of --folder, and asks them by turns,
// in this process. Prints processor time a call, and the ratios of the largest
// to the smallest.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <thread>  // NOLINT(build/c++11)
#include <utility>
#include <variant>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "common/crypto/random_ids.h"
#include "common/testing/fake_clock.h"
#include "services/request/handlers/get_retrieval.h"
#include "services/request/handlers/list_retrievals.h"
#include "services/request/handlers/list_scorecards.h"
#include "services/request/handlers/list_work.h"
#include "services/request/rules/loader.h"
#include "services/request/storage/sqlite_request_store.h"
#include "services/request/testing/life.h"
#include "tests/benchmark/durable/world.h"

namespace custodia::request {
namespace {

using testing::Life;

struct Flags {
  std::string folder = "build";  // where stores are put, and kept
  std::vector<int> sizes = {10'000, 1'000'000};
  int rounds = 5;
};

constexpr int kLot = 1000;  // retrievals in a transaction, when filling
constexpr int kClients = 64;

// Retrievals of one holder have the same story: one in twenty holders is yet
// to be found, three have not answered, the rest have sent the records.
std::vector<Event> StoryOf(int holder) {
  if (holder % 20 == 0) return {RetrievalCreated{testing::PlainOrder()}};
  Life life({testing::Practice(absl::StrCat("practice-", holder))});
  Require(life.Send("1"));
  if (holder % 20 > 3) Require(life.Reply("1", testing::Records(true)));
  return testing::EventsOf(life);
}

absl::Time Noon() {
  return absl::FromCivil(absl::CivilHour(testing::kToday) + 12,
                         absl::UTCTimeZone());
}

// Writes `size` retrievals, made in the year before.
class Filler {
 public:
  Filler(const std::string& path, int size)
      : size_(size),
        clock_(Noon() - absl::Hours(365 * 24)),
        store_(Require(
            SqliteRequestStore::Open(path, "", sqlite::Durability::kNone))) {
    const int holders = std::clamp(size / 50, 20, 4000);
    for (int i = 0; i < holders; ++i) stories_.push_back(StoryOf(i));
  }

  void Fill() {
    for (int done = 0; done < size_; done += kLot) {
      std::vector<PreparedAppend> lot = Prepare(std::min(kLot, size_ - done));
      Require(store_->Write([&](RequestTransaction& txn) -> absl::Status {
        for (const PreparedAppend& one : lot) Require(txn.Append(one));
        return absl::OkStatus();
      }));
    }
  }

 private:
  std::vector<PreparedAppend> Prepare(int count) {
    std::vector<PreparedAppend> lot;
    for (int i = 0; i < count; ++i) {
      clock_.Advance(absl::Hours(365 * 24) / size_);
      std::vector<Event> story = stories_[random_() % stories_.size()];
      Order& order = std::get<RetrievalCreated>(story[0]).order;
      order.patient.full_name = absl::StrCat("Wilhelmina ", random_());
      order.client_reference = absl::StrCat("case-", ++made_);
      lot.push_back(PrepareAppend(Retrieval{.id = ids_.Next()}, story,
                                  {.actor = "anonymous",
                                   .command = "CreateRetrieval",
                                   .time = clock_.Now()}));
    }
    return lot;
  }

  const int size_;
  custodia::testing::FakeClock clock_;
  OrderedIds ids_{clock_};
  const std::unique_ptr<SqliteRequestStore> store_;
  std::vector<std::vector<Event>> stories_;
  std::mt19937 random_{1};
  int made_ = 0;
};

// Processor time of this process.
absl::Duration Cpu() {
  return absl::Seconds(static_cast<double>(std::clock()) / CLOCKS_PER_SEC);
}

// Asks one store.
class Asker {
 public:
  Asker(const std::string& path, const policy::Ruleset& rules)
      : store_(Open(path)), world_(*store_, clock_, rules) {
    FindSome();
  }

  absl::Duration start() const { return start_; }

  // Each returns microseconds of the processor that one call took.
  double Get() {
    return Time(1000, [this](int) {
      v1::GetRetrievalRequest message;
      message.set_name(
          absl::StrCat("retrievals/", some_[random_() % some_.size()]));
      Require(handlers::GetRetrieval(call_, message, world_.env).status());
    });
  }

  double Work() {
    v1::ListWorkRequest message;
    return Time(40, [&](int) {
      const v1::ListWorkResponse page =
          Require(handlers::ListWork(call_, message, world_.env));
      message.set_page_token(page.next_page_token());
    });
  }

  double List(const std::function<void(v1::ListRetrievalsRequest&)>& filter) {
    v1::ListRetrievalsRequest message;
    filter(message);
    return Time(10, [&](int) {
      const v1::ListRetrievalsResponse page =
          Require(handlers::ListRetrievals(call_, message, world_.env));
      message.set_page_token(page.next_page_token());
    });
  }

  double Scorecards() {
    v1::ListScorecardsRequest message;
    message.set_page_size(5);
    return Time(2, [&](int) {
      Require(handlers::ListScorecards(call_, message, world_.env).status());
    });
  }

  // By many clients at once, each answered when it is on disk.
  double CreateMany() {
    constexpr int kEach = 20;
    const absl::Duration before = Cpu();
    std::vector<std::thread> clients;
    for (int client = 0; client < kClients; ++client) {
      clients.emplace_back([this, seed = random_()] {
        std::mt19937 random(seed);
        for (int i = 0; i < kEach; ++i) {
          Create(absl::StrCat("Wilhelmina ", random()), world_.env);
        }
      });
    }
    for (std::thread& client : clients) client.join();
    return absl::ToDoubleMicroseconds(Cpu() - before) / (kEach * kClients);
  }

 private:
  std::unique_ptr<SqliteRequestStore> Open(const std::string& path) {
    const absl::Time before = absl::Now();
    auto store = Require(SqliteRequestStore::Open(path));
    start_ = absl::Now() - before;
    return store;
  }

  // Ids of retrievals from everywhere: behind keys at random times.
  void FindSome() {
    Require(store_->Read([this](RequestSnapshot& snapshot) -> absl::Status {
      for (int i = 0; i < 1000; ++i) {
        const absl::Time time = Noon() - absl::Minutes(random_() % 525'600);
        const auto found = Require(snapshot.List(
            {},
            {.size = 1, .after = absl::StrCat(absl::ToUnixMicros(time), "/")}));
        for (const Retrieval& one : found) some_.push_back(one.id);
      }
      return absl::OkStatus();
    }));
  }

  static double Time(int count, const std::function<void(int)>& call) {
    const absl::Duration before = Cpu();
    for (int i = 0; i < count; ++i) call(i);
    return absl::ToDoubleMicroseconds(Cpu() - before) / count;
  }

  absl::Duration start_;
  const custodia::testing::FakeClock clock_{Noon()};
  const std::unique_ptr<SqliteRequestStore> store_;
  const World world_;
  const CallContext call_{.caller = "anonymous",
                          .deadline = absl::InfiniteFuture()};
  std::vector<std::string> some_;
  std::mt19937 random_{2};
};

using Question = std::pair<std::string, std::function<double(Asker&)>>;

std::vector<Question> Questions() {
  const auto list = [](void (*filter)(v1::ListRetrievalsRequest&)) {
    return [=](Asker& asker) { return asker.List(filter); };
  };
  return {
      {"GetRetrieval", [](Asker& asker) { return asker.Get(); }},
      {"ListWork", [](Asker& asker) { return asker.Work(); }},
      {"CreateRetrieval", [](Asker& asker) { return asker.CreateMany(); }},
      {"ListRetrievals", list([](v1::ListRetrievalsRequest&) {})},
      {"ListRetrievals of a rare state", list([](v1::ListRetrievalsRequest& m) {
         m.add_states(v1::Retrieval::DENIED);
       })},
      {"ListRetrievals of a reference", list([](v1::ListRetrievalsRequest& m) {
         m.set_client_reference("case-7");
       })},
      {"ListRetrievals of a custodian", list([](v1::ListRetrievalsRequest& m) {
         m.set_custodian("organizations/practice-7");
       })},
      {"ListScorecards", [](Asker& asker) { return asker.Scorecards(); }},
  };
}

std::string PathOf(const Flags& flags, int size) {
  return absl::StrCat(flags.folder, "/stored-", size, "/store.db");
}

void MakeStore(const Flags& flags, int size) {
  const std::filesystem::path path = PathOf(flags, size);
  if (std::filesystem::exists(path)) return;
  std::filesystem::create_directories(path.parent_path());
  const absl::Time before = absl::Now();
  const std::string unfinished = absl::StrCat(path.string(), ".unfinished");
  std::filesystem::remove(unfinished);
  Filler(unfinished, size).Fill();
  std::filesystem::rename(unfinished + ".audit-key",
                          path.string() + ".audit-key");
  std::filesystem::rename(unfinished, path);
  std::fprintf(stderr, "%d retrievals in %.0f s\n", size,
               absl::ToDoubleSeconds(absl::Now() - before));
}

void Run(const Flags& flags) {
  const policy::Ruleset rules = Require(rules::LoadRuleset(""));
  std::vector<std::unique_ptr<Asker>> askers;
  for (const int size : flags.sizes) {
    MakeStore(flags, size);
    askers.push_back(std::make_unique<Asker>(PathOf(flags, size), rules));
    std::printf("%d retrievals: opened in %.3f s\n", size,
                absl::ToDoubleSeconds(askers.back()->start()));
  }
  std::vector<std::string> members;
  for (const auto& [name, ask] : Questions()) {
    std::vector<std::vector<double>> costs(askers.size());
    std::vector<double> ratios;
    for (auto& asker : askers) ask(*asker);  // Warms it.
    for (int round = 0; round < flags.rounds; ++round) {
      for (size_t i = 0; i < askers.size(); ++i) {
        costs[i].push_back(ask(*askers[i]));
      }
      ratios.push_back(costs.back().back() / costs.front().back());
    }
    std::printf("%-32s", name.c_str());
    for (const auto& cost : costs) std::printf(" %8.0f us", Median(cost));
    std::printf("  ratio %.2f\n", Median(ratios));
    members.push_back(
        absl::StrCat("\"", name, "\": [", absl::StrJoin(ratios, ", "), "]"));
  }
  std::printf("{%s}\n", absl::StrJoin(members, ", ").c_str());
}

}  // namespace
}  // namespace custodia::request

int main(int argc, char** argv) {
  CLI::App app("What calls cost where many retrievals are stored.");
  custodia::request::Flags flags;
  app.add_option("--folder", flags.folder, "on the disk to be measured");
  app.add_option("--sizes", flags.sizes, "retrievals stored, smallest first")
      ->delimiter(',');
  app.add_option("--rounds", flags.rounds, "of each question, by turns");
  CLI11_PARSE(app, argc, argv);
  custodia::request::Run(flags);
  return 0;
}
