#include "services/directory/storage/key_table.h"

#include <utility>

#include "absl/hash/hash.h"

namespace custodia::directory::sql {
namespace {

uint64_t HashOf(int space, absl::string_view key) {
  return absl::HashOf(space, key);
}

// Where a tag belongs; the next slots where that is taken.
size_t HomeOf(uint32_t tag, size_t slots) {
  return static_cast<size_t>((uint64_t{tag} * slots) >> 32);
}

}  // namespace

void KeyTable::Insert(std::vector<Slot>& slots, Slot slot) {
  size_t at = HomeOf(slot.tag, slots.size());
  while (slots[at].fact != 0) at = at + 1 == slots.size() ? 0 : at + 1;
  slots[at] = slot;
}

void KeyTable::Grow(Part& part) {
  std::vector<Slot> larger(part.slots.size() + part.slots.size() / 2 + 16);
  for (const Slot& slot : part.slots) {
    if (slot.fact != 0) Insert(larger, slot);
  }
  part.slots = std::move(larger);
}

void KeyTable::Add(int space, absl::string_view key, uint32_t fact) {
  const uint64_t hash = HashOf(space, key);
  Part& part = parts_[hash >> 56];
  if ((part.used + 1) * 8 > part.slots.size() * 7) Grow(part);
  Insert(part.slots, {.tag = static_cast<uint32_t>(hash), .fact = fact});
  ++part.used;
  ++size_;
}

KeyTable::Facts KeyTable::Find(int space, absl::string_view key) const {
  const uint64_t hash = HashOf(space, key);
  const std::vector<Slot>& slots = parts_[hash >> 56].slots;
  Facts facts;
  if (slots.empty()) return facts;
  const auto tag = static_cast<uint32_t>(hash);
  size_t at = HomeOf(tag, slots.size());
  while (slots[at].fact != 0) {
    if (slots[at].tag == tag) facts.push_back(slots[at].fact);
    at = at + 1 == slots.size() ? 0 : at + 1;
  }
  return facts;
}

}  // namespace custodia::directory::sql
