#ifndef CUSTODIA_SERVICES_REQUEST_TESTING_OLDER_STORE_H_
#define CUSTODIA_SERVICES_REQUEST_TESTING_OLDER_STORE_H_

namespace custodia::request::testing {

// SQL that takes a store's file back to the first version of its schema, with
// what an older release would have written.
inline constexpr char kToFirstSchema[] = R"sql(
DROP TABLE seals;
DROP TABLE audit_head;
DROP TABLE climbing;
DROP TABLE conduct;
DROP TABLE work;
DROP INDEX retrievals_by_twin;
CREATE INDEX retrievals_by_twin_key
  ON retrievals (twin_key, open, create_micros, id);
UPDATE retrievals SET twin_key = 'as it was';
DROP INDEX retrievals_by_replan;
ALTER TABLE retrievals DROP COLUMN replan_micros;
DROP INDEX retrievals_by_overdue;
ALTER TABLE retrievals DROP COLUMN overdue_micros;
PRAGMA user_version = 1;
)sql";

}  // namespace custodia::request::testing

#endif  // CUSTODIA_SERVICES_REQUEST_TESTING_OLDER_STORE_H_
