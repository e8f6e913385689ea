// What it costs that CreateRetrieval waits for the disk: clients in a closed
// loop call the handler in this process, on a store on the disk of --folder,
// with a directory that answers nothing. Prints rates and their ratios.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>  // NOLINT(build/c++11)
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "common/clock.h"
#include "common/crypto/random_ids.h"
#include "services/request/handlers/create_retrieval.h"
#include "services/request/rules/loader.h"
#include "services/request/storage/sqlite_request_store.h"
#include "services/request/testing/sample_order.h"

namespace custodia::request {
namespace {

using sqlite::Durability;

struct Flags {
  std::string folder = "build";  // where a store is put, and taken away
  double seconds = 3;            // each measurement
  int rounds = 5;
  int clients = 64;
};

std::string StoreFolder(const Flags& flags) {
  return absl::StrCat(flags.folder, "/durable-benchmark");
}

class NoLocator final : public Locator {
 public:
  absl::Status Locate(absl::string_view, absl::Time) override {
    return absl::OkStatus();
  }
  absl::StatusOr<Lead> Find(const std::string&, absl::Time) override {
    return Lead();
  }
  void Wake() override {}
};

struct Figures {
  double rate = 0;  // calls per second
  absl::Duration p50;
  absl::Duration p99;
};

// Measurements of one case, a round each.
using Rounds = std::vector<Figures>;

// Calls until `end`; returns how long each call took.
std::vector<absl::Duration> CallUntil(absl::Time end, int client,
                                      const handlers::Environment& env) {
  std::vector<absl::Duration> took;
  v1::CreateRetrievalRequest message;
  *message.mutable_retrieval() = testing::SampleRetrieval();
  for (absl::Time now = absl::Now(); now < end;) {
    // Each patient is another: a second request of one is a duplicate.
    message.mutable_retrieval()->mutable_patient()->set_full_name(
        absl::StrCat("Wilhelmina ", client, " ", took.size()));
    const auto created = handlers::CreateRetrieval(
        {.caller = "anonymous", .deadline = absl::InfiniteFuture()}, message,
        env);
    if (!created.ok()) {
      std::fprintf(stderr, "%s\n", created.status().ToString().c_str());
      std::exit(1);
    }
    const absl::Time after = absl::Now();
    took.push_back(after - now);
    now = after;
  }
  return took;
}

Figures Measure(Durability durability, int clients, const Flags& flags,
                const policy::Ruleset& rules) {
  std::filesystem::remove_all(StoreFolder(flags));
  std::filesystem::create_directories(StoreFolder(flags));
  auto store = SqliteRequestStore::Open(
      absl::StrCat(StoreFolder(flags), "/store.db"), "", durability);
  if (!store.ok()) {
    std::fprintf(stderr, "%s\n", store.status().ToString().c_str());
    std::exit(1);
  }
  const SystemClock clock;
  RandomIds ids;
  NoLocator locator;
  Watches watches({});
  const handlers::Environment env{.clock = clock,
                                  .ids = ids,
                                  .store = **store,
                                  .locator = locator,
                                  .watches = watches,
                                  .rules = rules};
  const absl::Time begin = absl::Now();
  std::vector<std::vector<absl::Duration>> by_client(clients);
  std::vector<std::thread> threads;
  for (int i = 0; i < clients; ++i) {
    threads.emplace_back([&, i] {
      by_client[i] = CallUntil(begin + absl::Seconds(flags.seconds), i, env);
    });
  }
  for (std::thread& thread : threads) thread.join();
  const absl::Duration whole = absl::Now() - begin;
  std::vector<absl::Duration> took;
  for (const auto& one : by_client) {
    took.insert(took.end(), one.begin(), one.end());
  }
  std::sort(took.begin(), took.end());
  return {
      .rate = static_cast<double>(took.size()) / absl::ToDoubleSeconds(whole),
      .p50 = took[took.size() / 2],
      .p99 = took[took.size() * 99 / 100]};
}

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

// Returns the median of what `figure` makes of each round.
template <typename Figure>
double MedianOf(const Rounds& rounds, Figure figure) {
  std::vector<double> values;
  for (const Figures& one : rounds) values.push_back(figure(one));
  return Median(std::move(values));
}

// Rounds are compared one by one: a disk is faster now and slower then.
void PrintRatio(const char* what, const Rounds& over, const Rounds& under,
                double goal) {
  std::vector<double> ratios;
  for (size_t i = 0; i < over.size(); ++i) {
    ratios.push_back(over[i].rate / under[i].rate);
  }
  const auto [least, most] = std::minmax_element(ratios.begin(), ratios.end());
  std::printf("%s: %.2f (%.2f to %.2f), goal at least %.1f\n", what,
              Median(ratios), *least, *most, goal);
}

void Run(const Flags& flags) {
  const auto rules = rules::LoadRuleset("");
  if (!rules.ok()) std::exit(1);
  Rounds one;
  Rounds many;
  Rounds no_wait;
  for (int round = 0; round < flags.rounds; ++round) {
    one.push_back(Measure(Durability::kFull, 1, flags, *rules));
    many.push_back(Measure(Durability::kFull, flags.clients, flags, *rules));
    no_wait.push_back(Measure(Durability::kNone, flags.clients, flags, *rules));
  }
  std::filesystem::remove_all(StoreFolder(flags));
  std::printf("clients  synchronous  calls/s  p50 ms  p99 ms\n");
  const auto print = [](int clients, const char* synchronous,
                        const Rounds& rounds) {
    std::printf("%7d  %11s  %7.0f  %6.2f  %6.2f\n", clients, synchronous,
                MedianOf(rounds, [](const Figures& f) { return f.rate; }),
                MedianOf(rounds,
                         [](const Figures& f) {
                           return absl::ToDoubleMilliseconds(f.p50);
                         }),
                MedianOf(rounds, [](const Figures& f) {
                  return absl::ToDoubleMilliseconds(f.p99);
                }));
  };
  print(1, "FULL", one);
  print(flags.clients, "FULL", many);
  print(flags.clients, "OFF", no_wait);
  PrintRatio("many clients to one", many, one, 3);
  PrintRatio("FULL to OFF, many clients", many, no_wait, 0.6);
  std::printf("p99 to p50, many clients: %.1f, goal under 10\n",
              MedianOf(many, [](const Figures& f) {
                return absl::FDivDuration(f.p99, f.p50);
              }));
}

}  // namespace
}  // namespace custodia::request

int main(int argc, char** argv) {
  CLI::App app("What it costs that CreateRetrieval waits for the disk.");
  custodia::request::Flags flags;
  app.add_option("--folder", flags.folder, "on the disk to be measured");
  app.add_option("--seconds", flags.seconds, "of each measurement");
  app.add_option("--rounds", flags.rounds, "of three measurements");
  app.add_option("--clients", flags.clients, "at once");
  CLI11_PARSE(app, argc, argv);
  custodia::request::Run(flags);
  return 0;
}
