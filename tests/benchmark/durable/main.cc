// What it costs that CreateRetrieval waits for the disk: clients in a closed
// loop call the handler in this process, on a store on the disk of --folder,
// with a directory that answers nothing. Prints rates and their ratios.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string>
#include <thread>  // NOLINT(build/c++11)
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "common/clock.h"
#include "services/request/rules/loader.h"
#include "services/request/storage/sqlite_request_store.h"
#include "tests/benchmark/durable/world.h"

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

struct Figures {
  double rate = 0;  // calls per second
  absl::Duration p50;
  absl::Duration p99;
  double cpu_us = 0;  // of the processor, a call
};

// Measurements of one case, a round each.
using Rounds = std::vector<Figures>;

// Calls until `end`; returns how long each call took.
std::vector<absl::Duration> CallUntil(absl::Time end, int client,
                                      const handlers::Environment& env) {
  std::vector<absl::Duration> took;
  for (absl::Time now = absl::Now(); now < end;) {
    // Each patient is another: a second request of one is a duplicate.
    Create(absl::StrCat("Wilhelmina ", client, " ", took.size()), env);
    const absl::Time after = absl::Now();
    took.push_back(after - now);
    now = after;
  }
  return took;
}

// Processor time of this process, in seconds.
double CpuSeconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

Figures Measure(Durability durability, int clients, const Flags& flags,
                const policy::Ruleset& rules) {
  std::filesystem::remove_all(StoreFolder(flags));
  std::filesystem::create_directories(StoreFolder(flags));
  const auto store = Require(SqliteRequestStore::Open(
      absl::StrCat(StoreFolder(flags), "/store.db"), "", durability));
  const SystemClock clock;
  const World world(*store, clock, rules);
  const double cpu = CpuSeconds();
  const absl::Time begin = absl::Now();
  std::vector<std::vector<absl::Duration>> by_client(clients);
  std::vector<std::thread> threads;
  for (int i = 0; i < clients; ++i) {
    threads.emplace_back([&, i] {
      by_client[i] =
          CallUntil(begin + absl::Seconds(flags.seconds), i, world.env);
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
      .p99 = took[took.size() * 99 / 100],
      .cpu_us = (CpuSeconds() - cpu) * 1e6 / static_cast<double>(took.size())};
}

using Named = std::pair<const char*, std::vector<double>>;

// Returns what `figure` makes of each round.
template <typename Figure>
std::vector<double> Each(const Rounds& rounds, Figure figure) {
  std::vector<double> values;
  for (const Figures& one : rounds) values.push_back(figure(one));
  return values;
}

template <typename Figure>
double MedianOf(const Rounds& rounds, Figure figure) {
  return Median(Each(rounds, figure));
}

// Rounds are compared one by one: a disk is faster now and slower then.
std::vector<double> Ratios(const Rounds& over, const Rounds& under) {
  std::vector<double> ratios;
  for (size_t i = 0; i < over.size(); ++i) {
    ratios.push_back(over[i].rate / under[i].rate);
  }
  return ratios;
}

double Tail(const Figures& figures) {
  return absl::FDivDuration(figures.p99, figures.p50);
}

void PrintRow(int clients, const char* synchronous, const Rounds& rounds) {
  std::printf("%7d  %11s  %7.0f  %6.2f  %6.2f  %6.0f\n", clients, synchronous,
              MedianOf(rounds, [](const Figures& f) { return f.rate; }),
              MedianOf(rounds,
                       [](const Figures& f) {
                         return absl::ToDoubleMilliseconds(f.p50);
                       }),
              MedianOf(rounds,
                       [](const Figures& f) {
                         return absl::ToDoubleMilliseconds(f.p99);
                       }),
              MedianOf(rounds, [](const Figures& f) { return f.cpu_us; }));
}

// Prints the figures of all rounds as one line of JSON.
void PrintJson(const std::vector<Named>& named) {
  std::vector<std::string> members;
  for (const auto& [name, values] : named) {
    members.push_back(
        absl::StrCat("\"", name, "\": [", absl::StrJoin(values, ", "), "]"));
  }
  std::printf("{%s}\n", absl::StrJoin(members, ", ").c_str());
}

void Run(const Flags& flags) {
  const policy::Ruleset rules = Require(rules::LoadRuleset(""));
  Rounds one;
  Rounds many;
  Rounds no_wait;
  for (int round = 0; round < flags.rounds; ++round) {
    one.push_back(Measure(Durability::kFull, 1, flags, rules));
    many.push_back(Measure(Durability::kFull, flags.clients, flags, rules));
    no_wait.push_back(Measure(Durability::kNone, flags.clients, flags, rules));
  }
  std::filesystem::remove_all(StoreFolder(flags));
  std::printf("clients  synchronous  calls/s  p50 ms  p99 ms  CPU us\n");
  PrintRow(1, "FULL", one);
  PrintRow(flags.clients, "FULL", many);
  PrintRow(flags.clients, "OFF", no_wait);
  PrintJson(
      {{"many_to_one", Ratios(many, one)},
       {"full_to_off", Ratios(many, no_wait)},
       {"p99_to_p50", Each(many, Tail)},
       {"rate_of_one", Each(one, [](const Figures& f) { return f.rate; })},
       {"rate_of_many", Each(many, [](const Figures& f) { return f.rate; })},
       {"cpu_us", Each(many, [](const Figures& f) { return f.cpu_us; })}});
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
