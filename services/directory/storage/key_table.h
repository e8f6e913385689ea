#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_KEY_TABLE_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_KEY_TABLE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"

namespace custodia::directory::sql {

// An index in memory from keys to the numbers of facts that has no keys: it
// takes about ten bytes for an entry, and returns, beside all facts of a key,
// rarely one of another key. Not thread-safe.
class KeyTable {
 public:
  // `space` tells apart equal keys of different kinds. `fact` is at least 1.
  void Add(int space, absl::string_view key, uint32_t fact);

  // Returns the facts that may have the key, in no order.
  using Facts = absl::InlinedVector<uint32_t, 6>;
  Facts Find(int space, absl::string_view key) const;

  size_t size() const { return size_; }

 private:
  struct Slot {
    uint32_t tag = 0;
    uint32_t fact = 0;  // 0: empty
  };
  // Each part grows by itself, so that growing takes little memory at a time.
  struct Part {
    std::vector<Slot> slots;
    size_t used = 0;
  };
  static constexpr size_t kParts = 256;

  static void Insert(std::vector<Slot>& slots, Slot slot);
  static void Grow(Part& part);

  std::array<Part, kParts> parts_;
  size_t size_ = 0;
};

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_KEY_TABLE_H_
