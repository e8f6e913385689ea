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
#include "services/directory/storage/list_changes.h"
#include "services/directory/storage/memory.h"

namespace custodia::directory::sql {

// What the answers to many questions have in common: who serves a place, the
// hospitals that stand there, its county. Read once and kept in memory until it
// changes (list_changes.h). Thread-safe.
struct KeptFacts {
  Memory<SharedOrganizations> lists{20'000};
  // By county and ZIP code, of which there are 41 thousand.
  Memory<Neighbourhood> neighbourhoods{100'000};
  Memory<FactReader::County> counties_at{50'000};  // by county, or ZIP code
};

// What is known of one revision without asking the database.
struct RevisionFacts {
  std::shared_ptr<const FreshImage> image;   // nullptr: none
  std::shared_ptr<const ListHistory> lists;  // nullptr: nothing is kept
};

// The same with what is kept of this revision and of others. Thread-safe.
struct CommonFacts {
  const int64_t revision;
  const RevisionFacts facts;
  KeptFacts& kept;

  // Returns the revisions in which the list is as in this one, up to it; ""
  // stands for what is as it is in all lists, as counties are.
  Revisions SameAsNow(absl::string_view list) const {
    return {facts.lists->LastChange(list), revision};
  }
};

// The common facts of the newest revision that anybody asked about. Those of
// former ones are let go of on a thread of its own: to free a large image takes
// so long that no caller should wait for it. Thread-safe.
class NewestCommonFacts {
 public:
  NewestCommonFacts() = default;
  ~NewestCommonFacts();
  NewestCommonFacts(const NewestCommonFacts&) = delete;
  NewestCommonFacts& operator=(const NewestCommonFacts&) = delete;

  // Returns what is known of the revision of the caller's snapshot, where
  // `former` is of an older one, or of none.
  using ReadFacts =
      absl::FunctionRef<RevisionFacts(const RevisionFacts& former)>;

  // Returns those of `newest`, of which the caller has a snapshot; nullptr
  // where the directory went on since that was the newest. Calls `read` where
  // nobody asked for them before.
  std::shared_ptr<CommonFacts> At(int64_t newest, ReadFacts read);

 private:
  using Facts = std::vector<std::shared_ptr<CommonFacts>>;

  void LetGo();
  Facts TakeUnused();

  KeptFacts kept_;
  absl::Mutex mutex_;
  std::shared_ptr<CommonFacts> facts_ ABSL_GUARDED_BY(mutex_);
  Facts former_ ABSL_GUARDED_BY(mutex_);
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread letting_go_;  // from the first former ones on
};

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_COMMON_FACTS_H_
