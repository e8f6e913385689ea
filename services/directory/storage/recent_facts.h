#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_RECENT_FACTS_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_RECENT_FACTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/directory/domain/organization.h"
#include "services/directory/domain/practitioner.h"

namespace custodia::directory::sql {

// What a transaction that writes found or wrote lately, and need not read
// again: the rows of a file mostly speak of the same nodes, and at the end all
// that were written are packed. A version never changes, and where it ends, or
// a contact point of an organization does, another is written; but for a
// retraction, which goes without this. Holds some thousand facts. Not
// thread-safe.
class RecentFacts {
 public:
  // Facts that are written are recorded at `recorded_time`.
  explicit RecentFacts(absl::Time recorded_time);

  // Keeps, and finds, which version in `table` is believed with this very id.
  // Found is nothing where it is not kept, and an empty number where there is
  // known to be none.
  void KeepNumber(absl::string_view table, absl::string_view id,
                  std::optional<int64_t> fact);
  std::optional<std::optional<int64_t>> FindNumber(absl::string_view table,
                                                   absl::string_view id) const;

  // Keep a version as it was read.
  void Keep(int64_t fact, const Practitioner& read) {
    practitioners_.Keep(fact, read);
  }
  void Keep(int64_t fact, const Organization& read) {
    organizations_.Keep(fact, read);
  }
  void Keep(int64_t fact, const Affiliation& read) {
    affiliations_.Keep(fact, read);
  }

  // Keep a version as it was written. Of an organization `contacts` are the
  // numbers of its contact points.
  void Wrote(int64_t fact, Practitioner written);
  void Wrote(int64_t fact, Organization written,
             const std::vector<int64_t>& contacts);
  void Wrote(int64_t fact, Affiliation written);

  // Return a version; nullptr where it is not kept. Good until the next Keep()
  // or Wrote().
  const Practitioner* FindPractitioner(int64_t fact) const {
    return practitioners_.Find(fact);
  }
  const Organization* FindOrganization(int64_t fact) const {
    return organizations_.Find(fact);
  }
  const Affiliation* FindAffiliation(int64_t fact) const {
    return affiliations_.Find(fact);
  }

 private:
  // When it is full it begins anew.
  template <typename Key, typename Value>
  class Kept {
   public:
    template <typename K>
    void Keep(const K& key, Value value) {
      constexpr size_t kMost = 10'000;
      if (values_.size() >= kMost) values_.clear();
      values_.insert_or_assign(Key(key), std::move(value));
    }
    template <typename K>
    const Value* Find(const K& key) const {
      const auto it = values_.find(key);
      return it == values_.end() ? nullptr : &it->second;
    }

   private:
    absl::flat_hash_map<Key, Value> values_;
  };

  void Stored(int64_t fact, std::vector<Evidence>& evidence) const;

  const absl::Time recorded_time_;
  Kept<std::string, std::optional<int64_t>> numbers_;
  Kept<int64_t, Practitioner> practitioners_;
  Kept<int64_t, Organization> organizations_;
  Kept<int64_t, Affiliation> affiliations_;
};

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_RECENT_FACTS_H_
