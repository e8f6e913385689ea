#ifndef CUSTODIA_COMMON_CRYPTO_KEYED_HASH_H_
#define CUSTODIA_COMMON_CRYPTO_KEYED_HASH_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace custodia {

// A secret for KeyedHash. Wiped from memory when it goes.
class HashKey {
 public:
  static HashKey Random();

  // Returns the key that ToHex() gave, white space around it aside; nothing
  // where `hex` is not 64 hexadecimal digits.
  static std::optional<HashKey> FromHex(absl::string_view hex);
  std::string ToHex() const;

  HashKey(const HashKey&) = default;
  HashKey& operator=(const HashKey&) = default;
  ~HashKey();

 private:
  friend class KeyedHash;
  HashKey() = default;

  std::array<unsigned char, 32> bytes_{};
};

// Keyed BLAKE2b over a list of fields: only who has the key can make it. Fields
// are framed, so that {"ab", "c"} and {"a", "bc"} differ.
class KeyedHash {
 public:
  static constexpr size_t kBytes = 32;

  explicit KeyedHash(const HashKey& key);
  ~KeyedHash();
  KeyedHash(const KeyedHash&) = delete;
  KeyedHash& operator=(const KeyedHash&) = delete;

  KeyedHash& Add(absl::string_view field);
  KeyedHash& Add(int64_t number);

  // Returns kBytes bytes. To be called once, last.
  std::string Finish();

 private:
  struct State;
  const std::unique_ptr<State> state_;
};

}  // namespace custodia

#endif  // CUSTODIA_COMMON_CRYPTO_KEYED_HASH_H_
