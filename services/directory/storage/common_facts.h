#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_COMMON_FACTS_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_COMMON_FACTS_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "services/directory/domain/fact_reader.h"

namespace custodia::directory::sql {

// Values by key, as many as `limit`: what comes later is not kept.
// Thread-safe.
template <typename Value>
class Memory {
 public:
  explicit Memory(size_t limit) : limit_(limit) {}

  // Returns nullptr where nothing is kept.
  std::shared_ptr<const Value> Find(absl::string_view key) const {
    absl::ReaderMutexLock lock(&mutex_);
    const auto found = values_.find(key);
    return found == values_.end() ? nullptr : found->second;
  }

  // Returns the value kept, which may be another's.
  std::shared_ptr<const Value> Keep(absl::string_view key, Value value) {
    auto kept = std::make_shared<const Value>(std::move(value));
    absl::MutexLock lock(&mutex_);
    if (values_.size() >= limit_) return kept;
    return values_.try_emplace(std::string(key), std::move(kept)).first->second;
  }

 private:
  const size_t limit_;
  mutable absl::Mutex mutex_;
  absl::flat_hash_map<std::string, std::shared_ptr<const Value>> values_
      ABSL_GUARDED_BY(mutex_);
};

// What is said of the records of an organization.
struct CustodyOf {
  std::vector<SuccessionEvent> successions;  // from it, by id
  std::vector<CustodyReport> reports;        // about it, by id
};

// What the answers to many questions have in common: who serves a place, the
// hospitals that stand there, its county. Read once and kept in memory for as
// long as the directory stays at one revision. Thread-safe.
struct CommonFacts {
  explicit CommonFacts(int64_t revision) : revision(revision) {}

  const int64_t revision;
  // Of no practices, of which a county may have a hundred thousand.
  Memory<std::vector<Shared<Organization>>> organizations{20'000};
  // Of each of these organizations, by id.
  Memory<CustodyOf> custody{100'000};
  Memory<std::optional<std::string>> counties_of_zips{100'000};
  Memory<std::optional<FactReader::County>> counties{10'000};
};

// The common facts of the newest revision that anybody asked about.
// Thread-safe.
class NewestCommonFacts {
 public:
  // Returns those of `newest`, of which the caller has a snapshot; nullptr
  // where the directory went on since that was the newest.
  std::shared_ptr<CommonFacts> At(int64_t newest);

 private:
  absl::Mutex mutex_;
  std::shared_ptr<CommonFacts> facts_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_COMMON_FACTS_H_
