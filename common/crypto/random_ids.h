#ifndef CUSTODIA_COMMON_CRYPTO_RANDOM_IDS_H_
#define CUSTODIA_COMMON_CRYPTO_RANDOM_IDS_H_

#include <string>

#include "common/clock.h"
#include "common/id_source.h"

namespace custodia {

// Makes random UUIDs (RFC 4122, version 4) from libsodium's generator.
class RandomIds final : public IdSource {
 public:
  RandomIds();
  std::string Next() override;
};

// Makes UUIDs that grow with time (RFC 9562, version 7): milliseconds since
// 1970, then 74 bits from libsodium's generator. What is made at about the same
// time lies together in an index, so a large one is not written all over.
class OrderedIds final : public IdSource {
 public:
  // `clock` must outlive it.
  explicit OrderedIds(const Clock& clock);
  std::string Next() override;

 private:
  const Clock& clock_;
};

}  // namespace custodia

#endif  // CUSTODIA_COMMON_CRYPTO_RANDOM_IDS_H_
