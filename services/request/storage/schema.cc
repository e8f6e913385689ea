#include "services/request/storage/schema.h"

#include "services/request/storage/write_row.h"

namespace custodia::request {
namespace {

// The events are the truth. `retrievals` and `approached` are what lists and
// workers look for, made of the events again with each append; times are
// microseconds since 1970, states the numbers of RetrievalState.
constexpr char kRetrievals[] = R"sql(
CREATE TABLE retrievals (
  id TEXT PRIMARY KEY,
  state INTEGER NOT NULL,
  open INTEGER NOT NULL,  -- 1 until it has ended, for good or not
  twin_key TEXT NOT NULL,  -- now TwinHash(); '' is nobody's twin
  client_reference TEXT NOT NULL,
  create_micros INTEGER NOT NULL,
  update_micros INTEGER NOT NULL,
  sequence INTEGER NOT NULL  -- of the last event
) STRICT, WITHOUT ROWID;
CREATE INDEX retrievals_by_time ON retrievals (create_micros, id);
CREATE INDEX retrievals_by_state ON retrievals (state, create_micros, id);
CREATE INDEX retrievals_by_update ON retrievals (state, update_micros, id);
CREATE INDEX retrievals_by_reference
  ON retrievals (client_reference, create_micros, id);
CREATE INDEX retrievals_by_twin_key
  ON retrievals (twin_key, open, create_micros, id);

CREATE TABLE events (
  retrieval TEXT NOT NULL REFERENCES retrievals,
  sequence INTEGER NOT NULL,
  time_micros INTEGER NOT NULL,
  actor TEXT NOT NULL,
  command TEXT NOT NULL,
  kind TEXT NOT NULL,  -- KindOf(), for whoever reads the file
  payload BLOB NOT NULL,  -- custodia.request.storage.v1.Event
  PRIMARY KEY (retrieval, sequence)
) STRICT;
CREATE TRIGGER events_never_change BEFORE UPDATE ON events
  BEGIN SELECT RAISE(ABORT, 'an event never changes'); END;
CREATE TRIGGER events_never_go BEFORE DELETE ON events
  BEGIN SELECT RAISE(ABORT, 'an event never goes'); END;

CREATE TABLE approached (
  organization TEXT NOT NULL,
  create_micros INTEGER NOT NULL,  -- of the retrieval, for lists in its order
  retrieval TEXT NOT NULL REFERENCES retrievals,
  PRIMARY KEY (organization, create_micros, retrieval)
) STRICT, WITHOUT ROWID;

CREATE TABLE requests (
  request_id TEXT PRIMARY KEY,
  method TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  retrieval TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  request_id TEXT NOT NULL UNIQUE,
  finding BLOB NOT NULL  -- custodia.request.storage.v1.Finding
) STRICT;
)sql";

// The audit chain (seal.h).
constexpr char kSeals[] = R"sql(
CREATE TABLE seals (
  position INTEGER PRIMARY KEY,  -- among all events of the store
  retrieval TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  hash BLOB NOT NULL,
  link BLOB NOT NULL,
  UNIQUE (retrieval, sequence)
) STRICT;
CREATE TRIGGER seals_never_change BEFORE UPDATE ON seals
  BEGIN SELECT RAISE(ABORT, 'a seal never changes'); END;
CREATE TRIGGER seals_never_go BEFORE DELETE ON seals
  BEGIN SELECT RAISE(ABORT, 'a seal never goes'); END;

CREATE TABLE audit_head (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  position INTEGER NOT NULL,  -- of the last seal; 0: none
  link BLOB NOT NULL,
  mac BLOB NOT NULL  -- over the two, so that nobody can shorten the chain
) STRICT;
)sql";

// When the first attempt that waits becomes overdue; NULL: never. The index has
// it, so that what is not overdue yet is passed over within it.
constexpr char kOverdue[] = R"sql(
ALTER TABLE retrievals ADD COLUMN overdue_micros INTEGER;
CREATE INDEX retrievals_by_overdue
  ON retrievals (create_micros, id, overdue_micros)
  WHERE overdue_micros IS NOT NULL;
)sql";

// What is to be done: an index of what Agenda says of each retrieval, until it
// says otherwise (`replan_micros`; NULL: for good). A release in which it says
// otherwise by itself has a migration that makes these rows again.
constexpr char kWork[] = R"sql(
ALTER TABLE retrievals ADD COLUMN replan_micros INTEGER;
CREATE INDEX retrievals_by_replan ON retrievals (replan_micros)
  WHERE replan_micros IS NOT NULL;
CREATE TABLE work (
  retrieval TEXT NOT NULL REFERENCES retrievals,
  place INTEGER NOT NULL,  -- in the agenda
  kind INTEGER NOT NULL,  -- the number of ActionKind
  due_day INTEGER NOT NULL,  -- since 1970; what has no date lies behind all
  PRIMARY KEY (retrieval, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX work_by_due ON work (due_day, retrieval, place, kind);
CREATE INDEX work_by_kind ON work (kind, due_day, retrieval, place);
)sql";

// Retrievals whose ladder may be climbed again (domain/climb.h). A store that
// has not kept them begins with those that were given up.
constexpr char kClimbing[] = R"sql(
CREATE TABLE climbing (
  retrieval TEXT PRIMARY KEY REFERENCES retrievals,
  revision TEXT NOT NULL,  -- the directory's, when it was last asked; or ''
  asked_micros INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX climbing_by_time ON climbing (asked_micros, retrieval, revision);
CREATE INDEX climbing_by_revision ON climbing (revision);
INSERT INTO climbing (retrieval, revision, asked_micros)
  SELECT id, '', update_micros FROM retrievals WHERE state = 8;  -- UNRESOLVED
)sql";

// What a list of work tells, so that it reads no retrieval; and only as much of
// the index of twins as is looked for, by a hash (TwinHash()).
constexpr char kActions[] = R"sql(
ALTER TABLE work ADD COLUMN organization TEXT NOT NULL DEFAULT '';
ALTER TABLE work ADD COLUMN explanation TEXT NOT NULL DEFAULT '';
ALTER TABLE work ADD COLUMN attempt TEXT NOT NULL DEFAULT '';
ALTER TABLE work ADD COLUMN amendment TEXT NOT NULL DEFAULT '';
ALTER TABLE work ADD COLUMN document INTEGER NOT NULL DEFAULT 0;
DROP INDEX retrievals_by_twin_key;
CREATE INDEX retrievals_by_twin ON retrievals (twin_key, create_micros, id)
  WHERE open = 1 AND twin_key <> '';
)sql";

// What each request says of the holder that it was sent to
// (domain/scorecard.h), so that a scorecard reads no retrieval.
constexpr char kConduct[] = R"sql(
CREATE TABLE conduct (
  organization TEXT NOT NULL,
  retrieval TEXT NOT NULL REFERENCES retrievals,
  attempt TEXT NOT NULL,
  replied INTEGER NOT NULL,
  days_to_reply INTEGER,
  late INTEGER NOT NULL,
  misrouted INTEGER NOT NULL,
  overdue_micros INTEGER,
  defects BLOB NOT NULL,  -- custodia.request.storage.v1.DefectsFound
  PRIMARY KEY (organization, retrieval, attempt)
) STRICT, WITHOUT ROWID;
)sql";

}  // namespace

// Rows are made again by the last one alone: it writes what all tables hold.
std::vector<sqlite::Migration> Migrations() {
  return {{kRetrievals},
          {kSeals},
          {kOverdue},
          {kWork},
          {kClimbing},
          {kActions},
          {kConduct, sql::WriteAllRows}};
}

}  // namespace custodia::request
