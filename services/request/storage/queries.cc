#include "services/request/storage/queries.h"

#include "absl/strings/str_cat.h"

namespace custodia::request::sql {

std::string List(const RetrievalFilter& filter) {
  // Both tables have an index in the order of the list.
  std::string sql = filter.custodian.empty()
                        ? "SELECT r.id FROM retrievals r "
                          "WHERE (r.create_micros, r.id) < (?4, ?5)"
                        : "SELECT r.id FROM approached a JOIN retrievals r "
                          "ON r.id = a.retrieval WHERE a.organization = ?2 "
                          "AND (a.create_micros, a.retrieval) < (?4, ?5)";
  if (!filter.states.empty()) {
    absl::StrAppend(&sql, " AND r.state IN (SELECT value FROM json_each(?1))");
  }
  if (!filter.client_reference.empty()) {
    absl::StrAppend(&sql, " AND r.client_reference = ?3");
  }
  if (filter.overdue_at) {
    absl::StrAppend(&sql, " AND r.overdue_micros <= ?6");
  }
  absl::StrAppend(&sql, filter.custodian.empty()
                            ? " ORDER BY r.create_micros DESC, r.id DESC"
                            : " ORDER BY a.create_micros DESC, "
                              "a.retrieval DESC");
  return absl::StrCat(sql, " LIMIT ?7");
}

}  // namespace custodia::request::sql
