#include "services/directory/storage/list_changes.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/directory/storage/stored_values.h"
#include "services/directory/storage/view.h"

namespace custodia::directory::sql {
namespace {

// A write of more changes all.
constexpr size_t kMostLists = 10'000;

constexpr char kAll[] = "";

std::vector<std::string> CountiesOf(sqlite::Connection& db,
                                    absl::string_view county_fips,
                                    absl::string_view zip5) {
  if (!county_fips.empty()) return {std::string(county_fips)};
  sqlite::Query query = db.Prepare(
      "SELECT county_fips FROM zips WHERE zip = ? AND ended IS NULL");
  return Texts(query.Bind(zip5));
}

std::string ListName(absl::string_view what, OrganizationType type,
                     absl::string_view area) {
  return absl::StrCat(what, NumberOf(type), "/", area);
}

}  // namespace

bool IsKept(OrganizationType type) {
  return type != OrganizationType::kPractice;
}

std::string ServingList(OrganizationType type, absl::string_view area) {
  return ListName("serving", type, area);
}

std::string CountyList(OrganizationType type, absl::string_view county_fips) {
  return ListName("county", type, county_fips);
}

void ChangedLists::Add(sqlite::Connection& db, int64_t fact) {
  if (all_) return;
  sqlite::Query row = db.Prepare(
      "SELECT type, county_fips, zip5 FROM organizations WHERE fact = ?");
  row.Bind(fact).Step();
  const auto type = static_cast<OrganizationType>(row.Int(0));
  if (!IsKept(type)) return;
  for (const std::string& fips : CountiesOf(db, row.Text(1), row.Text(2))) {
    lists_.insert(CountyList(type, fips));
  }
  sqlite::Query areas =
      db.Prepare("SELECT area FROM organization_jurisdictions WHERE fact = ?");
  for (const std::string& area : Texts(areas.Bind(fact))) {
    lists_.insert(ServingList(type, area));
  }
  if (lists_.size() > kMostLists) AddAll();
}

void ChangedLists::AddAll() {
  all_ = true;
  lists_ = {kAll};
}

void ChangedLists::Write(sqlite::Connection& db, int64_t revision) {
  for (const std::string& list : lists_) {
    db.Prepare("INSERT INTO list_changes VALUES (?, ?)")
        .Bind(revision, list)
        .Run();
  }
}

std::shared_ptr<const ListHistory> ListHistory::Newest(
    sqlite::Connection& db, int64_t revision,
    const std::shared_ptr<const ListHistory>& former) {
  auto history = former == nullptr ? std::make_shared<ListHistory>()
                                   : std::make_shared<ListHistory>(*former);
  history->revision_ = revision;
  if (former == nullptr) {
    history->last_of_all_ = revision;
    return history;
  }
  sqlite::Query query = db.Prepare(
      "SELECT list, revision FROM list_changes WHERE revision > ? "
      "ORDER BY revision");
  query.Bind(former->revision_);
  while (query.Step()) {
    if (query.Text(0) == kAll) {
      history->last_of_all_ = query.Int(1);
      history->last_.clear();
    } else {
      history->last_[query.Text(0)] = query.Int(1);
    }
  }
  if (history->last_.size() > kMostLists) {
    history->last_of_all_ = revision;
    history->last_.clear();
  }
  return history;
}

int64_t ListHistory::LastChange(absl::string_view list) const {
  if (last_.empty()) return last_of_all_;
  const auto found = last_.find(list);
  return found == last_.end() ? last_of_all_
                              : std::max(found->second, last_of_all_);
}

}  // namespace custodia::directory::sql
