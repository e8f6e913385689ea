#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_MEMORY_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_MEMORY_H_

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/hash/hash.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "services/directory/domain/shared.h"

namespace custodia::directory::sql {

// Values by key, as many as `limit`: what was not asked for of late makes room.
// Thread-safe.
template <typename Value>
class Memory {
 public:
  explicit Memory(size_t limit) : limit_(limit) {}

  std::optional<Shared<Value>> Find(absl::string_view key) {
    Part& part = PartOf(key);
    absl::MutexLock lock(&part.mutex);
    const auto found = part.young.find(key);
    if (found != part.young.end()) return found->second;
    const auto old = part.old.find(key);
    if (old == part.old.end()) return std::nullopt;
    Shared<Value> value = old->second;
    part.old.erase(old);
    Add(part, key, value);
    return value;
  }

  // Returns the value kept, which may be another's.
  Shared<Value> Keep(absl::string_view key, Shared<Value> value) {
    Part& part = PartOf(key);
    absl::MutexLock lock(&part.mutex);
    const auto found = part.young.find(key);
    if (found != part.young.end()) return found->second;
    Add(part, key, value);
    return value;
  }

 private:
  using Values = absl::flat_hash_map<std::string, Shared<Value>>;
  // Each has a lock of its own, so that callers seldom meet. What has not been
  // asked for since `young` was last full is in `old`.
  struct Part {
    absl::Mutex mutex;
    Values young ABSL_GUARDED_BY(mutex);
    Values old ABSL_GUARDED_BY(mutex);
  };
  static constexpr size_t kParts = 16;

  Part& PartOf(absl::string_view key) {
    return parts_[absl::Hash<absl::string_view>()(key) % kParts];
  }

  void Add(Part& part, absl::string_view key, const Shared<Value>& value)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(part.mutex) {
    if (part.young.size() >= (limit_ + 2 * kParts - 1) / (2 * kParts)) {
      part.old = std::exchange(part.young, {});
    }
    part.young.try_emplace(std::string(key), value);
  }

  const size_t limit_;
  std::array<Part, kParts> parts_;
};

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_MEMORY_H_
