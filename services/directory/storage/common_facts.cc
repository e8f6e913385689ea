#include "services/directory/storage/common_facts.h"

namespace custodia::directory::sql {

std::shared_ptr<CommonFacts> NewestCommonFacts::At(int64_t newest) {
  absl::MutexLock lock(&mutex_);
  if (facts_ == nullptr || facts_->revision < newest) {
    facts_ = std::make_shared<CommonFacts>(newest);
  }
  return facts_->revision == newest ? facts_ : nullptr;
}

}  // namespace custodia::directory::sql
