#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>

#include "CLI/CLI.hpp"
#include "absl/time/clock.h"
#include "services/directory/storage/open_store.h"
#include "tests/benchmark/people/people.h"
#include "tests/benchmark/search/figures.h"
#include "tests/benchmark/search/postgres.h"
#include "tests/benchmark/search/questions.h"

// Measures the directory's search beside PostgreSQL's on the same people and
// the same questions, by turns. ../README.md tells how.
namespace custodia::benchmark {
namespace {

constexpr int kPageSize = 50;
constexpr int kPeopleAtOnce = 20'000;
constexpr double kWantedRatio = 0.5;

struct Options {
  int people = 1'000'000;
  int questions = 300;
  std::string store;
  std::string postgres;
};

absl::Status Load(directory::DirectoryStore& store, int people) {
  absl::Status status;
  for (int first = 0; status.ok() && first < people; first += kPeopleAtOnce) {
    status = store.Write(
        absl::Now(), [&](directory::DirectoryTransaction& txn) -> absl::Status {
          const int end = std::min(people, first + kPeopleAtOnce);
          for (int number = first; number < end; ++number) {
            const auto change = txn.Put(MakePerson(number));
            if (!change.ok()) return change.status();
          }
          return absl::OkStatus();
        });
  }
  return status;
}

absl::StatusOr<std::vector<std::string>> Search(
    directory::DirectoryStore& store, const Question& question) {
  std::vector<std::string> ids;
  const absl::Status status =
      store.Read({}, [&](directory::DirectorySnapshot& facts) {
        const auto hits = facts.SearchPractitioners({.words = question.words},
                                                    {.size = kPageSize});
        if (!hits.ok()) return hits.status();
        for (const auto& hit : hits->nodes) ids.push_back(hit.id);
        return absl::OkStatus();
      });
  if (!status.ok()) return status;
  return ids;
}

bool Has(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

absl::StatusOr<Measured> Measure(directory::DirectoryStore& store,
                                 Postgres& postgres, const Question& question) {
  const absl::Time start = absl::Now();
  const auto found = Search(store, question);
  const absl::Time between = absl::Now();
  const auto found_there = postgres.Search(question, kPageSize);
  const absl::Time end = absl::Now();
  if (!found.ok()) return found.status();
  return Measured{.kind = question.kind,
                  .directory = between - start,
                  .postgres = end - between,
                  .directory_found = Has(*found, question.person),
                  .postgres_found = Has(found_there, question.person)};
}

absl::Status Run(const Options& options) {
  auto store = directory::OpenDirectoryStore("sqlite:" + options.store);
  if (!store.ok()) return store.status();
  Postgres postgres(options.postgres);
  const absl::Time start = absl::Now();
  if (auto status = Load(**store, options.people); !status.ok()) return status;
  const absl::Time loaded = absl::Now();
  postgres.Load(options.people);
  postgres.Prepare();
  std::printf("%d people loaded: directory %.0f s, PostgreSQL %.0f s\n\n",
              options.people, absl::ToDoubleSeconds(loaded - start),
              absl::ToDoubleSeconds(absl::Now() - loaded));
  std::vector<Measured> measured;
  // The first round only warms both.
  for (const bool counts : {false, true}) {
    for (const Question& question :
         MakeQuestions(options.people, counts ? options.questions
                                              : options.questions / 10 + 1)) {
      const auto one = Measure(**store, postgres, question);
      if (!one.ok()) return one.status();
      if (counts) measured.push_back(*one);
    }
  }
  const double ratio = Print(measured);
  if (ratio <= kWantedRatio) return absl::OkStatus();
  return absl::OutOfRangeError("the p99 is over half of PostgreSQL's");
}

}  // namespace
}  // namespace custodia::benchmark

int main(int argc, char** argv) {
  custodia::benchmark::Options options;
  CLI::App app("Measures the directory's search beside PostgreSQL's pg_trgm.");
  app.add_option("--people", options.people, "How many to invent")
      ->capture_default_str();
  app.add_option("--questions", options.questions, "How many of each kind")
      ->capture_default_str();
  app.add_option("--store", options.store, "File to make the directory in")
      ->required();
  app.add_option("--postgres", options.postgres,
                 "Connection string of an empty database")
      ->required();
  CLI11_PARSE(app, argc, argv);
  const absl::Status status = custodia::benchmark::Run(options);
  if (status.ok()) return 0;
  std::fprintf(stderr, "%s\n", status.ToString().c_str());
  return 1;
}
