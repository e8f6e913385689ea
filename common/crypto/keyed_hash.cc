#include "common/crypto/keyed_hash.h"

#include <sodium.h>

#include <algorithm>
#include <cstdlib>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"

namespace custodia {

struct KeyedHash::State {
  crypto_generichash_state blake2b;

  void Update(const void* bytes, size_t size) {
    crypto_generichash_update(&blake2b,
                              static_cast<const unsigned char*>(bytes), size);
  }
};

HashKey HashKey::Random() {
  if (sodium_init() < 0) std::abort();  // No source of randomness: no secrets.
  HashKey key;
  randombytes_buf(key.bytes_.data(), key.bytes_.size());
  return key;
}

std::optional<HashKey> HashKey::FromHex(absl::string_view hex) {
  hex = absl::StripAsciiWhitespace(hex);
  HashKey key;
  if (hex.size() != 2 * key.bytes_.size() ||
      !std::all_of(hex.begin(), hex.end(), absl::ascii_isxdigit)) {
    return std::nullopt;
  }
  const std::string bytes = absl::HexStringToBytes(hex);
  std::copy(bytes.begin(), bytes.end(), key.bytes_.begin());
  return key;
}

std::string HashKey::ToHex() const {
  return absl::BytesToHexString(absl::string_view(
      reinterpret_cast<const char*>(bytes_.data()), bytes_.size()));
}

HashKey::~HashKey() { sodium_memzero(bytes_.data(), bytes_.size()); }

KeyedHash::KeyedHash(const HashKey& key) : state_(std::make_unique<State>()) {
  crypto_generichash_init(&state_->blake2b, key.bytes_.data(),
                          key.bytes_.size(), kBytes);
}

KeyedHash::~KeyedHash() {
  sodium_memzero(&state_->blake2b, sizeof(state_->blake2b));
}

KeyedHash& KeyedHash::Add(absl::string_view field) {
  Add(static_cast<int64_t>(field.size()));
  state_->Update(field.data(), field.size());
  return *this;
}

KeyedHash& KeyedHash::Add(int64_t number) {
  // Little-endian on every machine: stores are carried between them.
  std::array<unsigned char, sizeof(number)> bytes;
  for (size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] =
        static_cast<unsigned char>(static_cast<uint64_t>(number) >> (8 * i));
  }
  state_->Update(bytes.data(), bytes.size());
  return *this;
}

std::string KeyedHash::Finish() {
  std::string hash(kBytes, '\0');
  crypto_generichash_final(&state_->blake2b,
                           reinterpret_cast<unsigned char*>(hash.data()),
                           hash.size());
  return hash;
}

}  // namespace custodia
