#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_REVISION_WRITER_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_REVISION_WRITER_H_

#include <cstdint>
#include <memory>
#include <optional>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/sqlite/page_cache.h"
#include "services/directory/storage/bulk_load.h"
#include "services/directory/storage/directory_store.h"
#include "services/directory/storage/image_builder.h"
#include "services/directory/storage/list_changes.h"
#include "services/directory/storage/node_ids.h"
#include "services/directory/storage/packed_table.h"
#include "services/directory/storage/packing.h"
#include "services/directory/storage/recent_facts.h"
#include "services/directory/storage/view.h"

namespace custodia::directory::sql {

// How much a write keeps in memory.
struct WriteLimits {
  size_t bulk_keys = BulkLoad::kMostKeys;
  size_t recent_facts = RecentFacts::kMostFacts;
};

// Makes the next revision, if anything changes. Lives within one transaction.
class RevisionWriter {
 public:
  RevisionWriter(sqlite::Connection& db, absl::Time now,
                 const WriteLimits& limits);

  // What the transaction sees: what was believed before, and what it wrote.
  const View& view() const { return view_; }
  sqlite::Connection& db() { return view_.db; }
  int64_t revision() const { return view_.revision; }

  // Returns the number of a new fact of this revision.
  int64_t NewFact();

  // Ends the belief in the version `fact` in `table`. It is not destroyed.
  void End(absl::string_view table, int64_t fact);

  // What DirectoryTransaction promises.
  void ExpectMany(int64_t nodes);

  // Says that an import makes the revision: nobody waits for it, so it may make
  // the image anew.
  void IsImport() { is_import_ = true; }

  // Reads everything anew from now on: what is written does not follow the
  // rules of RecentFacts.
  void ForgetRecent() { view_.recent = nullptr; }

  // Says that ZIP codes or counties change.
  void ChangesPlaces() { lists_.AddAll(); }

  // To be called before each Put.
  absl::Status BeforePut();

  // Keeps the numbers given out, and packs what changed. To be called last.
  // STORE_FAILED.
  absl::Status Finish();

  // Whether Finish() made an image: others can be removed once this write is
  // committed.
  bool made_image() const { return image_ != nullptr; }

 private:
  void Begin();
  absl::Status FinishBulk();
  // Packs what changed since the last time.
  void PackWritten();
  // Begins an image where an import leaves so many changes to the former one.
  void MakeImageOf(int64_t changes);
  PackedNodes& Packed();

  absl::Time time_;
  const WriteLimits limits_;
  View view_;
  int64_t last_fact_ = 0;
  int64_t last_packed_ = 0;
  int64_t last_before_ = 0;
  std::vector<EndedFact> ended_;       // and not packed
  int64_t ended_nodes_ = 0;            // of those that were there before
  std::optional<RecentFacts> recent_;  // Not while there is bulk_.
  std::optional<sqlite::PageCache> pages_;
  std::unique_ptr<ImageBuilder> image_;
  std::unique_ptr<PackedTable> table_;
  std::unique_ptr<BulkLoad> bulk_;
  NodeIds not_packed_;
  ChangedLists lists_;
  bool begun_ = false;
  bool is_import_ = false;
};

// Puts `fact` into `table`, where `load` reads a version, `bare` clears what
// the store sets, and `insert` writes a new version with the number it gets in
// place of the one it gets, if any.
template <typename Fact, typename Insert>
Change PutFact(RevisionWriter& revision, absl::string_view table,
               const Fact& fact, Fact (*load)(const View&, int64_t),
               Fact (*bare)(Fact), Insert insert) {
  const std::optional<int64_t> stored = FactOf(revision.view(), table, fact.id);
  std::optional<Fact> former;
  if (stored) {
    former = load(revision.view(), *stored);
    if (bare(*former) == bare(fact)) return Change::kNone;
    revision.End(table, *stored);
  }
  const int64_t number = revision.NewFact();
  insert(number, former);
  if (RecentFacts* const recent = revision.view().recent) {
    recent->WroteNumber(table, fact.id, number);
  }
  return stored ? Change::kReplaced : Change::kAdded;
}

// Returns the newest revision, or the newest that was there at `time`; 0 where
// there is none.
int64_t NewestRevision(sqlite::Connection& db);
int64_t RevisionAt(sqlite::Connection& db, absl::Time time);

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_REVISION_WRITER_H_
