#ifndef CUSTODIA_COMMON_TESTING_COUNTING_IDS_H_
#define CUSTODIA_COMMON_TESTING_COUNTING_IDS_H_

#include <atomic>
#include <string>

#include "common/id_source.h"

namespace custodia::testing {

// Counts up: "1", "2", ...
class CountingIds final : public IdSource {
 public:
  std::string Next() override { return std::to_string(++last_); }

 private:
  std::atomic<int> last_ = 0;
};

}  // namespace custodia::testing

#endif  // CUSTODIA_COMMON_TESTING_COUNTING_IDS_H_
