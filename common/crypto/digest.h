#ifndef CUSTODIA_COMMON_CRYPTO_DIGEST_H_
#define CUSTODIA_COMMON_CRYPTO_DIGEST_H_

#include <memory>
#include <string>

#include "absl/strings/string_view.h"

namespace custodia {

// SHA-256 of a stream of bytes.
class Digest {
 public:
  Digest();
  ~Digest();
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;

  void Update(absl::string_view bytes);

  // Returns 64 hexadecimal digits. To be called once, last.
  std::string Finish();

 private:
  struct State;
  const std::unique_ptr<State> state_;
};

// Returns the SHA-256 of `bytes` in hexadecimal.
std::string Sha256(absl::string_view bytes);

}  // namespace custodia

#endif  // CUSTODIA_COMMON_CRYPTO_DIGEST_H_
