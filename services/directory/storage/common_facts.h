#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_COMMON_FACTS_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_COMMON_FACTS_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/functional/function_ref.h"
#include "absl/synchronization/mutex.h"
#include "services/directory/domain/fact_reader.h"
#include "services/directory/storage/fresh_image.h"
#include "services/directory/storage/memory.h"

namespace custodia::directory::sql {

// What the answers to many questions have in common: who serves a place, the
// hospitals that stand there, its county. Read once and kept in memory for as
// long as the directory stays at one revision. Thread-safe.
struct CommonFacts {
  CommonFacts(int64_t revision, std::shared_ptr<const FreshImage> image)
      : revision(revision), image(std::move(image)) {}

  const int64_t revision;
  const std::shared_ptr<const FreshImage> image;  // nullptr: none
  // Of no practices, of which a county may have a hundred thousand.
  Memory<SharedOrganizations> lists{20'000};
  // By county and ZIP code, of which there are 41 thousand.
  Memory<Neighbourhood> neighbourhoods{100'000};
  Memory<FactReader::County> counties_at{50'000};  // by county, or ZIP code
};

// The common facts of the newest revision that anybody asked about. Those of
// former ones are let go of on a thread of its own: to free a hundred thousand
// organizations takes so long that no caller should wait for it. Thread-safe.
class NewestCommonFacts {
 public:
  NewestCommonFacts() = default;
  ~NewestCommonFacts();
  NewestCommonFacts(const NewestCommonFacts&) = delete;
  NewestCommonFacts& operator=(const NewestCommonFacts&) = delete;

  // Returns the image at the revision of the caller's snapshot, of which
  // `former` (may be nullptr) is that of an older one.
  using ReadImage = absl::FunctionRef<std::shared_ptr<const FreshImage>(
      const std::shared_ptr<const FreshImage>& former)>;

  // Returns those of `newest`, of which the caller has a snapshot; nullptr
  // where the directory went on since that was the newest. Calls `read_image`
  // where nobody asked for them before.
  std::shared_ptr<CommonFacts> At(int64_t newest, ReadImage read_image);

 private:
  using Facts = std::vector<std::shared_ptr<CommonFacts>>;

  void LetGo();
  Facts TakeUnused();

  absl::Mutex mutex_;
  std::shared_ptr<CommonFacts> facts_ ABSL_GUARDED_BY(mutex_);
  Facts former_ ABSL_GUARDED_BY(mutex_);
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread letting_go_;  // from the first former ones on
};

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_COMMON_FACTS_H_
