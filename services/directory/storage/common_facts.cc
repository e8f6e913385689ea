#include "services/directory/storage/common_facts.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/time/clock.h"

namespace custodia::directory::sql {

NewestCommonFacts::~NewestCommonFacts() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  if (letting_go_.joinable()) letting_go_.join();
}

std::shared_ptr<CommonFacts> NewestCommonFacts::At(int64_t newest,
                                                   ReadFacts read) {
  absl::MutexLock lock(&mutex_);
  if (facts_ == nullptr || facts_->revision < newest) {
    auto facts = std::make_shared<CommonFacts>(CommonFacts{
        newest, read(facts_ == nullptr ? RevisionFacts() : facts_->facts),
        kept_});
    if (facts_ != nullptr) former_.push_back(std::move(facts_));
    facts_ = std::move(facts);
    if (!former_.empty() && !letting_go_.joinable()) {
      letting_go_ = std::thread([this] { LetGo(); });
    }
  }
  return facts_->revision == newest ? facts_ : nullptr;
}

void NewestCommonFacts::LetGo() {
  const auto has_work = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    return stopping_ || !former_.empty();
  };
  for (;;) {
    {
      absl::MutexLock lock(&mutex_);
      mutex_.Await(absl::Condition(&has_work));
      if (stopping_) return;
    }
    // Answers that began before may still read some.
    if (TakeUnused().empty()) absl::SleepFor(absl::Milliseconds(10));
  }
}

NewestCommonFacts::Facts NewestCommonFacts::TakeUnused() {
  absl::MutexLock lock(&mutex_);
  const auto unused =
      std::partition(former_.begin(), former_.end(),
                     [](const auto& facts) { return facts.use_count() > 1; });
  Facts taken(std::make_move_iterator(unused),
              std::make_move_iterator(former_.end()));
  former_.erase(unused, former_.end());
  return taken;
}

}  // namespace custodia::directory::sql
