#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_RECENT_FACTS_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_RECENT_FACTS_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/directory/domain/organization.h"
#include "services/directory/domain/practitioner.h"
#include "services/directory/storage/fresh_image.h"

namespace custodia::directory::sql {

// What a transaction that writes found or wrote lately, and need not read
// again: the rows of a file mostly speak of the same nodes, and at the end all
// that were written are packed. A version never changes, and where it ends, or
// a contact point of an organization does, another is written; but for a
// retraction, which goes without this. Where an image has a node, all its facts
// are kept at once. Not thread-safe.
class RecentFacts {
 public:
  static constexpr size_t kMostFacts = 10'000;

  // Facts that are written are recorded at `recorded_time`. Holds `most`
  // versions of each kind, and more of what takes less.
  RecentFacts(absl::Time recorded_time, size_t most);

  // Takes nodes from `image`, of the newest revision before the transaction,
  // for as long as it has written nothing of them. To be called before anything
  // is written. For who reads many: the tables have a node in ten places.
  void TakeFrom(std::shared_ptr<const FreshImage> image) {
    image_ = std::move(image);
  }

  // Which version is believed: nothing where that is not known, an empty number
  // where there is known to be none.
  using Known = std::optional<std::optional<int64_t>>;

  // Keeps, and finds, which version in `table` is believed with this very id.
  void KeepNumber(absl::string_view table, absl::string_view id,
                  std::optional<int64_t> fact);
  Known FindNumber(absl::string_view table, absl::string_view id);

  // Whether it would soon forget by itself what was written.
  bool full() const {
    return practitioners_.nearly_full() || organizations_.nearly_full() ||
           affiliations_.nearly_full();
  }
  // Forgets all versions. What was written is to be packed before, which then
  // need not be read from the tables.
  void ForgetVersions();

  // Keeps a word, and returns whether it was not kept before.
  bool KeepWord(absl::string_view word);

  // Keeps the number of a version that was written.
  void WroteNumber(absl::string_view table, absl::string_view id, int64_t fact);

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
  // The version before, if any, was of `former_practitioner`.
  void Wrote(int64_t fact, Affiliation written,
             absl::string_view former_practitioner);

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
  // Returns the versions of all affiliations of the practitioner with this very
  // id, by their ids; nullptr where that is not known.
  const std::map<std::string, int64_t>* FindAffiliationsOf(
      absl::string_view practitioner) const {
    return affiliations_of_.Find(practitioner);
  }

 private:
  // When it is full it begins anew.
  template <typename Key, typename Value>
  class Kept {
   public:
    explicit Kept(size_t most) : most_(most) {}

    template <typename K>
    void Keep(const K& key, Value value) {
      if (values_.size() >= most_) values_.clear();
      values_.insert_or_assign(Key(key), std::move(value));
    }
    template <typename K>
    const Value* Find(const K& key) const {
      const auto it = values_.find(key);
      return it == values_.end() ? nullptr : &it->second;
    }
    template <typename K>
    Value* Find(const K& key) {
      const auto it = values_.find(key);
      return it == values_.end() ? nullptr : &it->second;
    }
    template <typename K>
    void Forget(const K& key) {
      values_.erase(key);
    }
    void Clear() { values_.clear(); }
    // A node has several affiliations.
    bool nearly_full() const { return values_.size() >= most_ - most_ / 4; }

   private:
    size_t most_;
    absl::flat_hash_map<Key, Value> values_;
  };

  void Stored(int64_t fact, std::vector<Evidence>& evidence) const;
  // Keep all that the image has of the node.
  Known TakePractitioner(absl::string_view id);
  Known TakeOrganization(absl::string_view id);
  Known IfAbsent(Node node, absl::string_view id) const;
  void CountTaken();
  void MarkWritten(absl::string_view key);

  const absl::Time recorded_time_;
  std::shared_ptr<const FreshImage> image_;
  int taken_ = 0;  // from it, since it let go of its pages
  // What was written, which the image does not know of, by KeyOf().
  absl::flat_hash_set<uint64_t> written_;
  Kept<std::string, std::optional<int64_t>> numbers_;
  Kept<std::string, bool> words_;
  Kept<int64_t, Practitioner> practitioners_;
  Kept<int64_t, Organization> organizations_;
  Kept<int64_t, Affiliation> affiliations_;
  Kept<std::string, std::map<std::string, int64_t>> affiliations_of_;
};

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_RECENT_FACTS_H_
