#include "services/request/workers/watches.h"

#include "services/request/domain/errors.h"

namespace custodia::request {

Watches::Watch::~Watch() {
  absl::MutexLock lock(&watches_.mutex_);
  watches_.bells_.erase(place_);
}

absl::Status Watches::Watch::Wait() {
  return bell_.Wait(watches_.options_.poll_interval) ? absl::OkStatus()
                                                     : error::ServerStopping();
}

absl::StatusOr<std::unique_ptr<Watches::Watch>> Watches::Open(
    absl::string_view retrieval) {
  absl::MutexLock lock(&mutex_);
  if (closed_) return error::ServerStopping();
  if (static_cast<int>(bells_.size()) >= options_.limit) {
    return error::TooManyWatches(options_.limit);
  }
  std::unique_ptr<Watch> watch(new Watch(*this));
  watch->place_ = bells_.emplace(retrieval, &watch->bell_);
  return watch;
}

void Watches::Notify(absl::string_view retrieval) {
  absl::MutexLock lock(&mutex_);
  const auto [first, last] = bells_.equal_range(retrieval);
  for (auto bell = first; bell != last; ++bell) bell->second->Ring();
}

void Watches::Close() {
  absl::MutexLock lock(&mutex_);
  closed_ = true;
  for (const auto& [retrieval, bell] : bells_) bell->Close();
}

}  // namespace custodia::request
