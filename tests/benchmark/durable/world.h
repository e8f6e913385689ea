#ifndef CUSTODIA_TESTS_BENCHMARK_DURABLE_WORLD_H_
#define CUSTODIA_TESTS_BENCHMARK_DURABLE_WORLD_H_

#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/clock.h"
#include "common/crypto/random_ids.h"
#include "services/request/handlers/environment.h"

namespace custodia::request {

// Ends the program where `status` is an error.
inline void Require(const absl::Status& status) {
  if (status.ok()) return;
  std::fprintf(stderr, "%s\n", status.ToString().c_str());
  std::exit(1);
}

template <typename T>
T Require(absl::StatusOr<T> value) {
  Require(value.status());
  return *std::move(value);
}

// A directory that answers nothing, at once.
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

// What handlers stand on, on a store. All arguments must outlive it.
class World {
 public:
  World(RequestStore& store, const Clock& clock, const policy::Ruleset& rules)
      : ids_(clock),
        env{.clock = clock,
            .ids = ids_,
            .store = store,
            .locator = locator_,
            .watches = watches_,
            .rules = rules} {}

 private:
  OrderedIds ids_;
  NoLocator locator_;
  Watches watches_{{}};

 public:
  const handlers::Environment env;
};

// Calls CreateRetrieval for a patient named so.
void Create(absl::string_view patient, const handlers::Environment& env);

// Returns the middle one.
double Median(std::vector<double> values);

}  // namespace custodia::request

#endif  // CUSTODIA_TESTS_BENCHMARK_DURABLE_WORLD_H_
