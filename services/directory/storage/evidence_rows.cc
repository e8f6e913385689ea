#include "services/directory/storage/evidence_rows.h"

#include "absl/strings/str_cat.h"
#include "services/directory/storage/stored_values.h"

namespace custodia::directory::sql {

std::vector<Evidence> ReadEvidence(sqlite::Connection& db, int64_t fact,
                                   int64_t recorded) {
  sqlite::Query query = db.Prepare(
      "SELECT e.source, e.source_row, e.source_date, e.grade, e.verified_on, "
      "r.time_micros FROM evidence e JOIN revisions r ON r.revision = ?2 "
      "WHERE e.fact = ?1 ORDER BY e.position");
  query.Bind(fact, recorded);
  std::vector<Evidence> evidence;
  while (query.Step()) {
    evidence.push_back({.fact = absl::StrCat(fact),
                        .source = query.Text(0),
                        .source_row = query.Text(1),
                        .date = DateOf(query.Text(2)),
                        .grade = static_cast<Grade>(query.Int(3)),
                        .verified_on = DateOf(query.Text(4)),
                        .recorded_time = absl::FromUnixMicros(query.Int(5))});
  }
  return evidence;
}

void WriteEvidence(sqlite::Connection& db, int64_t fact,
                   const std::vector<Evidence>& evidence) {
  for (size_t i = 0; i < evidence.size(); ++i) {
    db.PrepareInsert("INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?)")
        .Run(fact, static_cast<int64_t>(i), evidence[i].source,
             evidence[i].source_row, FormatDate(evidence[i].date),
             NumberOf(evidence[i].grade), FormatDate(evidence[i].verified_on));
  }
}

void ForgetStored(std::vector<Evidence>& evidence) {
  for (Evidence& item : evidence) {
    item.fact.clear();
    item.recorded_time = absl::Time();
  }
}

}  // namespace custodia::directory::sql
