#include "services/directory/storage/key_table.h"

#include <cstring>
#include <utility>

#include "absl/hash/hash.h"

namespace custodia::directory::sql {
namespace {

constexpr int kTagBits = 24;

// Where a tag belongs; the next slots where that is taken.
size_t HomeOf(uint32_t tag, size_t slots) {
  return static_cast<size_t>((uint64_t{tag} * slots) >> kTagBits);
}

}  // namespace

KeyTable::Slot::Slot(uint32_t tag, uint32_t fact) {
  std::memcpy(bytes_.data(), &fact, 4);
  std::memcpy(bytes_.data() + 4, &tag, 3);
}

uint32_t KeyTable::Slot::tag() const {
  uint32_t tag = 0;
  std::memcpy(&tag, bytes_.data() + 4, 3);
  return tag;
}

uint32_t KeyTable::Slot::fact() const {
  uint32_t fact = 0;
  std::memcpy(&fact, bytes_.data(), 4);
  return fact;
}

KeyTable::Place KeyTable::PlaceOf(int space, absl::string_view key) {
  const uint64_t hash = absl::HashOf(space, key);
  return {.part = static_cast<size_t>(hash >> (64 - kPartBits)),
          .tag = static_cast<uint32_t>(hash) & ((1U << kTagBits) - 1)};
}

void KeyTable::Insert(std::vector<Slot>& slots, Slot slot) {
  size_t at = HomeOf(slot.tag(), slots.size());
  while (slots[at].fact() != 0) at = at + 1 == slots.size() ? 0 : at + 1;
  slots[at] = slot;
}

void KeyTable::Grow(Part& part) {
  std::vector<Slot> larger(part.slots.size() + part.slots.size() / 8 + 8);
  for (const Slot& slot : part.slots) {
    if (slot.fact() != 0) Insert(larger, slot);
  }
  part.slots = std::move(larger);
}

KeyTable::KeyTable(size_t expected) : parts_(size_t{1} << kPartBits) {
  const size_t keys = expected / parts_.size();
  for (Part& part : parts_) part.slots.resize(keys + keys / 4 + 8);
}

void KeyTable::Add(int space, absl::string_view key, uint32_t fact) {
  const Place place = PlaceOf(space, key);
  Part& part = parts_[place.part];
  if ((part.used + 1) * 8 > part.slots.size() * 7) Grow(part);
  Insert(part.slots, Slot(place.tag, fact));
  ++part.used;
  ++size_;
}

KeyTable::Facts KeyTable::Find(int space, absl::string_view key) const {
  const Place place = PlaceOf(space, key);
  const std::vector<Slot>& slots = parts_[place.part].slots;
  Facts facts;
  size_t at = HomeOf(place.tag, slots.size());
  while (slots[at].fact() != 0) {
    if (slots[at].tag() == place.tag) facts.push_back(slots[at].fact());
    at = at + 1 == slots.size() ? 0 : at + 1;
  }
  return facts;
}

}  // namespace custodia::directory::sql
