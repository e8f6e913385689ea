#ifndef CUSTODIA_COMMON_CRYPTO_RANDOM_IDS_H_
#define CUSTODIA_COMMON_CRYPTO_RANDOM_IDS_H_

#include <string>

#include "common/id_source.h"

namespace custodia {

// Makes random UUIDs (RFC 4122, version 4) from libsodium's generator.
class RandomIds final : public IdSource {
 public:
  RandomIds();
  std::string Next() override;
};

}  // namespace custodia

#endif  // CUSTODIA_COMMON_CRYPTO_RANDOM_IDS_H_
