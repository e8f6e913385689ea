#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_LIST_CHANGES_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_LIST_CHANGES_H_

#include <cstdint>
#include <memory>
#include <set>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "common/sqlite/connection.h"
#include "services/directory/domain/organization.h"

// Which of the lists of organizations that are kept in memory (common_facts.h)
// each revision changed: the table `list_changes`. All others go on to the next
// revision. A list changes with its members and with any fact that is packed
// with one.
namespace custodia::directory::sql {

// Whether lists of the type are kept. Of practices a county may have a hundred
// thousand.
bool IsKept(OrganizationType type);

// Return the names of the lists of those that serve an area, and of those in a
// county.
std::string ServingList(OrganizationType type, absl::string_view area);
std::string CountyList(OrganizationType type, absl::string_view county_fips);

// What one write changes. Not thread-safe.
class ChangedLists {
 public:
  // Takes note of a version of an organization that began or ended, or of which
  // a fact did that is packed with it.
  void Add(sqlite::Connection& db, int64_t fact);

  // Any list may have changed, and any county.
  void AddAll();

  // Writes them as those of `revision`.
  void Write(sqlite::Connection& db, int64_t revision);

 private:
  bool all_ = false;
  std::set<std::string> lists_;
};

// When lists changed last, as one revision knows it. Thread-safe.
class ListHistory {
 public:
  // Returns that of `revision`, the newest, of which `db` has a snapshot; goes
  // on from `former`, that of an older one, or nullptr.
  static std::shared_ptr<const ListHistory> Newest(
      sqlite::Connection& db, int64_t revision,
      const std::shared_ptr<const ListHistory>& former);

  // Returns the last revision that changed the list; "" is for what changes
  // only with all.
  int64_t LastChange(absl::string_view list) const;

 private:
  int64_t revision_ = 0;
  int64_t last_of_all_ = 0;
  absl::flat_hash_map<std::string, int64_t> last_;
};

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_LIST_CHANGES_H_
