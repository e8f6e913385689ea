#include "services/directory/storage/common_facts.h"

#include <utility>

namespace custodia::directory::sql {

std::shared_ptr<CommonFacts> NewestCommonFacts::At(int64_t newest) {
  std::shared_ptr<CommonFacts> former;  // Goes when the lock is free again.
  absl::MutexLock lock(&mutex_);
  if (facts_ == nullptr || facts_->revision < newest) {
    former = std::exchange(
        facts_, std::make_shared<CommonFacts>(newest, organizations_));
  }
  return facts_->revision == newest ? facts_ : nullptr;
}

}  // namespace custodia::directory::sql
