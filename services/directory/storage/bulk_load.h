#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_BULK_LOAD_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_BULK_LOAD_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/sqlite/page_cache.h"
#include "services/directory/domain/organization.h"
#include "services/directory/domain/practitioner.h"
#include "services/directory/storage/bulk_words.h"
#include "services/directory/storage/key_table.h"
#include "services/directory/storage/packed_facts.h"
#include "services/directory/storage/packed_nodes.h"
#include "services/directory/storage/packing.h"
#include "services/directory/storage/view.h"

namespace custodia::directory::sql {

// How a transaction writes very many nodes. While it lives, the tables of nodes
// have no indexes: nodes are found through a table of keys in memory, and the
// words of names wait to be sorted. Finish() writes these in order and makes
// the indexes anew, by sorting. What is new is packed as it is written, and not
// read back. Lives within one transaction, which undoes all of it. Not
// thread-safe.
class BulkLoad {
 public:
  // What keys in memory are meant for: about 280 MB.
  static constexpr size_t kMostKeys = 32'000'000;

  // Drops the indexes. `view` is the transaction's and must outlive this;
  // `recorded_time` is that of its revision. About `nodes` are to be written.
  // What is packed goes to `packed`, which must outlive this, too.
  BulkLoad(const View& view, absl::Time recorded_time, int64_t nodes,
           size_t most_keys, PackedNodes& packed);
  BulkLoad(const BulkLoad&) = delete;
  BulkLoad& operator=(const BulkLoad&) = delete;

  // Whether there are `most_keys` or more: Finish() then, and go on without.
  bool full() const;

  // Whether FactOf() answers for a table; all others have their indexes.
  static bool Covers(absl::string_view table);

  // Return what functions of the same name do (node_ids.h).
  std::optional<int64_t> FactOf(absl::string_view table, absl::string_view id);
  std::optional<std::string> OfAlias(absl::string_view table,
                                     absl::string_view alias);

  // Return facts, each once: those that may have the NPI, carry the identifier,
  // or are contact points of the organization. Whether they do, and are still
  // believed, is to be looked up.
  std::vector<int64_t> MayHaveNpi(absl::string_view npi) const;
  std::vector<int64_t> MayCarry(const Identifier& identifier) const;
  std::vector<int64_t> MayBeContactsOf(absl::string_view organization);

  // Takes note that a version in `table` is no longer believed.
  void Ended(absl::string_view table);

  // Take note of a version that was written, `fact` and all its lists. Of an
  // organization `contacts` are the numbers of its contact points.
  void Added(int64_t fact, const Practitioner& practitioner);
  void Added(int64_t fact, const Organization& organization,
             const std::vector<int64_t>& contacts);
  void Added(int64_t fact, const Affiliation& affiliation);
  void Added(const SuccessionEvent& event);
  void Added(const CustodyReport& report);
  void AddedAlias(absl::string_view table, int64_t fact,
                  absl::string_view alias);
  // A name, for the index of words `table` (name_index.h).
  void AddedName(absl::string_view table, int64_t fact,
                 absl::string_view name_text);

  // Packs what waits for more to come of it. No node is to be added afterwards.
  void PackPending();

  // Makes the indexes anew, split behind `last_fact`, the last that was written
  // (split_indexes.h). To be called after PackPending(); nothing else
  // afterwards but NotPacked(). STORE_FAILED.
  absl::Status Finish(int64_t last_fact);

  // The nodes of which something was written that is not packed with them; but
  // for those of which a fact ended.
  const NodeIds& NotPacked() const { return not_packed_; }

 private:
  struct Pending {
    int64_t fact = 0;
    PractitionerFacts facts;
  };

  void LoadKeys();
  void LoadIdentifiers();
  void FindOrphans();
  std::vector<int64_t> Found(int space, absl::string_view key) const;
  void AddKey(int space, absl::string_view key, int64_t fact);
  void AddIdentifier(absl::string_view organization,
                     const Identifier& identifier, int64_t fact);
  bool IsContactOf(absl::string_view organization, int64_t fact);
  void Pack(int64_t fact, Organization organization,
            const std::vector<int64_t>& contacts);
  void Stored(int64_t fact, std::vector<Evidence>& evidence) const;

  const View& view_;
  const absl::Time recorded_time_;
  PackedNodes& packed_;
  const size_t most_keys_;
  KeyTable keys_;
  BulkWords words_;
  std::optional<sqlite::PageCache> pages_;
  std::optional<Pending> pending_;
  // The practitioner and the organization that were found or written last: what
  // follows is mostly about them.
  struct Recent {
    std::string id;
    int64_t fact = 0;  // 0: none
  };
  Recent* RecentOf(absl::string_view table);
  Recent recent_practitioner_;
  Recent recent_organization_;
  NodeIds not_packed_;
};

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_BULK_LOAD_H_
