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
// takes about nine bytes for an entry, and returns, beside all facts of a key,
// rarely one of another key: of 36 bits of a hash, all must be the same. Not
// thread-safe.
class KeyTable {
 public:
  // Takes the memory for `expected` keys at once: growing leaves gaps, half as
  // large again.
  explicit KeyTable(size_t expected = 0);

  // `space` tells apart equal keys of different kinds. `fact` is at least 1.
  void Add(int space, absl::string_view key, uint32_t fact);

  // Returns the facts that may have the key, in no order.
  using Facts = absl::InlinedVector<uint32_t, 6>;
  Facts Find(int space, absl::string_view key) const;

  size_t size() const { return size_; }

 private:
  // Two numbers, in bytes, since a struct of both would be larger.
  class Slot {
   public:
    Slot() = default;
    Slot(uint32_t tag, uint32_t fact);
    uint32_t tag() const;   // 24 bits
    uint32_t fact() const;  // 0: empty

   private:
    std::array<uint8_t, 7> bytes_{};
  };
  // Each part grows by itself, so that growing takes little memory at a time.
  struct Part {
    std::vector<Slot> slots;
    size_t used = 0;
  };
  static constexpr int kPartBits = 12;

  // Where a key is.
  struct Place {
    size_t part;
    uint32_t tag;
  };
  static Place PlaceOf(int space, absl::string_view key);
  static void Insert(std::vector<Slot>& slots, Slot slot);
  static void Grow(Part& part);

  std::vector<Part> parts_;
  size_t size_ = 0;
};

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_KEY_TABLE_H_
