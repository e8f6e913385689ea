#include "common/crypto/random_ids.h"

#include <sodium.h>

#include <array>
#include <cstdint>
#include <cstdlib>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace custodia {
namespace {

using Bytes = std::array<unsigned char, 16>;

void Start() {
  if (sodium_init() < 0) std::abort();  // No source of randomness: no ids.
}

Bytes RandomBytes() {
  Bytes bytes;
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

std::string Format(Bytes bytes, int version) {
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0F) | (version << 4));
  bytes[8] = (bytes[8] & 0x3F) | 0x80;
  const std::string hex = absl::BytesToHexString(absl::string_view(
      reinterpret_cast<const char*>(bytes.data()), bytes.size()));
  return absl::StrCat(hex.substr(0, 8), "-", hex.substr(8, 4), "-",
                      hex.substr(12, 4), "-", hex.substr(16, 4), "-",
                      hex.substr(20));
}

}  // namespace

RandomIds::RandomIds() { Start(); }

std::string RandomIds::Next() { return Format(RandomBytes(), 4); }

OrderedIds::OrderedIds(const Clock& clock) : clock_(clock) { Start(); }

std::string OrderedIds::Next() {
  constexpr int kTimeBytes = 6;
  Bytes bytes = RandomBytes();
  const auto millis = static_cast<uint64_t>(absl::ToUnixMillis(clock_.Now()));
  for (int i = 0; i < kTimeBytes; ++i) {  // Big-endian: its text grows, too.
    bytes[i] = static_cast<unsigned char>(millis >> (8 * (kTimeBytes - 1 - i)));
  }
  return Format(bytes, 7);
}

}  // namespace custodia
