#include "common/crypto/digest.h"

#include <sodium.h>

#include <array>

#include "absl/strings/escaping.h"

namespace custodia {

struct Digest::State {
  crypto_hash_sha256_state sha;
};

Digest::Digest() : state_(std::make_unique<State>()) {
  crypto_hash_sha256_init(&state_->sha);
}

Digest::~Digest() = default;

void Digest::Update(absl::string_view bytes) {
  crypto_hash_sha256_update(
      &state_->sha, reinterpret_cast<const unsigned char*>(bytes.data()),
      bytes.size());
}

std::string Digest::Finish() {
  std::array<unsigned char, crypto_hash_sha256_BYTES> out;
  crypto_hash_sha256_final(&state_->sha, out.data());
  return absl::BytesToHexString(
      absl::string_view(reinterpret_cast<const char*>(out.data()), out.size()));
}

std::string Sha256(absl::string_view bytes) {
  Digest digest;
  digest.Update(bytes);
  return digest.Finish();
}

}  // namespace custodia
