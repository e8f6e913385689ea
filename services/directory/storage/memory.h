#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_MEMORY_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_MEMORY_H_

#include <array>
#include <cstdint>
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

// Which revisions of a value will do: it is the same in all of them.
struct Revisions {
  int64_t first = 0;
  int64_t last = 0;

  bool contain(int64_t revision) const {
    return first <= revision && revision <= last;
  }
};

// Values by key, as many as `limit`: what was not asked for of late makes room.
// Of each there is the one read at the newest revision. Thread-safe.
template <typename Value>
class Memory {
 public:
  explicit Memory(size_t limit) : limit_(limit) {}

  std::optional<Shared<Value>> Find(absl::string_view key,
                                    const Revisions& wanted) {
    Part& part = PartOf(key);
    absl::MutexLock lock(&part.mutex);
    const auto found = part.young.find(key);
    if (found != part.young.end()) return IfIn(wanted, found->second);
    const auto old = part.old.find(key);
    if (old == part.old.end()) return std::nullopt;
    Kept kept = std::move(old->second);
    part.old.erase(old);
    Add(part, key, kept);
    return IfIn(wanted, kept);
  }

  // Takes a value read at `wanted.last`. Returns the value kept, which may be
  // another's.
  Shared<Value> Keep(absl::string_view key, const Revisions& wanted,
                     Shared<Value> value) {
    Part& part = PartOf(key);
    absl::MutexLock lock(&part.mutex);
    const auto found = part.young.find(key);
    if (found == part.young.end()) {
      Add(part, key, {wanted.last, value});
      return value;
    }
    if (auto kept = IfIn(wanted, found->second)) return *std::move(kept);
    if (found->second.revision < wanted.last) {
      found->second = {wanted.last, value};
    }
    return value;
  }

 private:
  struct Kept {
    int64_t revision;
    Shared<Value> value;
  };
  using Values = absl::flat_hash_map<std::string, Kept>;
  // Each has a lock of its own, so that callers seldom meet. What has not been
  // asked for since `young` was last full is in `old`.
  struct Part {
    absl::Mutex mutex;
    Values young ABSL_GUARDED_BY(mutex);
    Values old ABSL_GUARDED_BY(mutex);
  };
  static constexpr size_t kParts = 16;

  static std::optional<Shared<Value>> IfIn(const Revisions& wanted,
                                           const Kept& kept) {
    if (!wanted.contain(kept.revision)) return std::nullopt;
    return kept.value;
  }

  Part& PartOf(absl::string_view key) {
    return parts_[absl::Hash<absl::string_view>()(key) % kParts];
  }

  void Add(Part& part, absl::string_view key, const Kept& kept)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(part.mutex) {
    if (part.young.size() >= (limit_ + 2 * kParts - 1) / (2 * kParts)) {
      part.old = std::exchange(part.young, {});
    }
    part.young.try_emplace(std::string(key), kept);
  }

  const size_t limit_;
  std::array<Part, kParts> parts_;
};

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_MEMORY_H_
