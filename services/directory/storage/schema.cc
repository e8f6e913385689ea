#include "services/directory/storage/schema.h"

#include "services/directory/storage/name_index.h"
#include "services/directory/storage/packing.h"
#include "services/directory/storage/split_indexes.h"

namespace custodia::directory {
namespace {

// A row of a fact table is one version of one fact, and never changes but for
// `ended`:
//   fact      its number, one sequence through all tables; `facts/{fact}`.
//   recorded  the revision that brought it.
//   ended     the revision from which on it was no longer believed; NULL now.
// So what was believed at revision r is `recorded <= r` and `ended` NULL or
// beyond r, and a table that only has `fact` (names, identifiers, evidence) is
// of the version that has it.
//
// Dates are ISO 8601, shortened where only the year or month is known, '' where
// nothing is. Enumerations are the numbers of the domain (stored_values.h).
// Columns that end in _key are made for search, by name_words.h, and from
// AddressKey() and OrganizationNameKey(). A reference between nodes goes by id,
// which has several versions, so it is the writer that checks it.
constexpr char kFacts[] = R"sql(
CREATE TABLE revisions (
  revision INTEGER PRIMARY KEY,
  time_micros INTEGER NOT NULL,  -- since 1970; never before its forerunner's
  last_fact INTEGER NOT NULL
) STRICT;
CREATE INDEX revisions_by_time ON revisions (time_micros);

CREATE TABLE evidence (
  fact INTEGER NOT NULL,
  position INTEGER NOT NULL,
  source TEXT NOT NULL,
  source_row TEXT NOT NULL,
  source_date TEXT NOT NULL,
  grade INTEGER NOT NULL,
  verified_on TEXT NOT NULL,
  PRIMARY KEY (fact, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE organizations (
  fact INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  display_name TEXT NOT NULL,
  type INTEGER NOT NULL,
  status INTEGER NOT NULL,
  opened_on TEXT NOT NULL,
  closed_on TEXT NOT NULL,
  lines TEXT NOT NULL,  -- of the address, each with a line feed behind it
  city TEXT NOT NULL,
  state TEXT NOT NULL,
  zip TEXT NOT NULL,
  county_fips TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  is_site INTEGER NOT NULL,
  address_key TEXT NOT NULL,
  city_key TEXT NOT NULL,
  zip5 TEXT NOT NULL,
  recorded INTEGER NOT NULL REFERENCES revisions,
  ended INTEGER
) STRICT;
CREATE INDEX organizations_by_id ON organizations (id);
CREATE INDEX organizations_by_address ON organizations (address_key);
CREATE INDEX organizations_by_county ON organizations (county_fips, type);
CREATE INDEX organizations_by_zip ON organizations (zip5, type);

CREATE TABLE organization_names (
  fact INTEGER NOT NULL REFERENCES organizations,
  position INTEGER NOT NULL,  -- 0 is the display name
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  words TEXT NOT NULL,  -- folded, a space before and behind each
  PRIMARY KEY (fact, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX organization_names_by_key ON organization_names (name_key);

-- Each of `words`, to find the name by it or by its beginning; none of sites.
CREATE TABLE organization_words (
  word TEXT NOT NULL,
  fact INTEGER NOT NULL REFERENCES organizations,
  position INTEGER NOT NULL,
  PRIMARY KEY (word, fact, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE organization_identifiers (
  fact INTEGER NOT NULL REFERENCES organizations,
  position INTEGER NOT NULL,
  system INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (fact, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX organization_identifiers_by_value
  ON organization_identifiers (value, system);

CREATE TABLE organization_jurisdictions (
  fact INTEGER NOT NULL REFERENCES organizations,
  position INTEGER NOT NULL,
  area TEXT NOT NULL,
  PRIMARY KEY (fact, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX organization_jurisdictions_by_area
  ON organization_jurisdictions (area);

-- Facts of their own, with their own evidence: a telephone number stays the
-- same fact while its organization changes its name.
CREATE TABLE contact_points (
  fact INTEGER PRIMARY KEY,
  organization TEXT NOT NULL,
  position INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  value TEXT NOT NULL,
  department TEXT NOT NULL,
  lines TEXT NOT NULL,
  city TEXT NOT NULL,
  state TEXT NOT NULL,
  zip TEXT NOT NULL,
  recorded INTEGER NOT NULL REFERENCES revisions,
  ended INTEGER
) STRICT;
CREATE INDEX contact_points_by_organization
  ON contact_points (organization, position);

CREATE TABLE practitioners (
  fact INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  npi TEXT NOT NULL,
  status INTEGER NOT NULL,
  death_date TEXT NOT NULL,
  city TEXT NOT NULL,
  state TEXT NOT NULL,
  city_key TEXT NOT NULL,
  recorded INTEGER NOT NULL REFERENCES revisions,
  ended INTEGER
) STRICT;
CREATE INDEX practitioners_by_id ON practitioners (id);
CREATE INDEX practitioners_by_npi ON practitioners (npi) WHERE npi <> '';

CREATE TABLE practitioner_names (
  fact INTEGER NOT NULL REFERENCES practitioners,
  position INTEGER NOT NULL,  -- 0 is the current name
  given TEXT NOT NULL,
  middle TEXT NOT NULL,
  family TEXT NOT NULL,
  suffix TEXT NOT NULL,
  family_key TEXT NOT NULL,
  given_key TEXT NOT NULL,
  words TEXT NOT NULL,  -- folded, a space before and behind each
  PRIMARY KEY (fact, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX practitioner_names_by_family
  ON practitioner_names (family_key, given_key);

-- Each of `words`, to find the name by it or by its beginning.
CREATE TABLE practitioner_words (
  word TEXT NOT NULL,
  fact INTEGER NOT NULL REFERENCES practitioners,
  position INTEGER NOT NULL,
  PRIMARY KEY (word, fact, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE practitioner_taxonomies (
  fact INTEGER NOT NULL REFERENCES practitioners,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (fact, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE affiliations (
  fact INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  practitioner TEXT NOT NULL,
  organization TEXT NOT NULL,
  kind INTEGER NOT NULL,
  start_date TEXT NOT NULL,
  end_date TEXT NOT NULL,
  department TEXT NOT NULL,
  recorded INTEGER NOT NULL REFERENCES revisions,
  ended INTEGER
) STRICT;
CREATE INDEX affiliations_by_id ON affiliations (id);
CREATE INDEX affiliations_by_practitioner ON affiliations (practitioner, id);
CREATE INDEX affiliations_by_organization ON affiliations (organization, id);

CREATE TABLE successions (
  fact INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  from_organization TEXT NOT NULL,
  to_organization TEXT NOT NULL,
  kind INTEGER NOT NULL,
  effective_date TEXT NOT NULL,
  service_start TEXT NOT NULL,
  service_end TEXT NOT NULL,
  patient_group INTEGER NOT NULL,
  transfer_pending INTEGER NOT NULL,
  note TEXT NOT NULL,
  recorded INTEGER NOT NULL REFERENCES revisions,
  ended INTEGER
) STRICT;
CREATE INDEX successions_by_id ON successions (id);
CREATE INDEX successions_by_from ON successions (from_organization, id);
CREATE INDEX successions_by_to ON successions (to_organization, id);

CREATE TABLE custody_reports (
  fact INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  organization TEXT NOT NULL,
  practitioner TEXT NOT NULL,
  origin_organization TEXT NOT NULL,
  finding INTEGER NOT NULL,
  to_organization TEXT NOT NULL,
  effective_date TEXT NOT NULL,
  service_start TEXT NOT NULL,
  service_end TEXT NOT NULL,
  patient_group INTEGER NOT NULL,
  rule TEXT NOT NULL,
  reported_by TEXT NOT NULL,
  report_date TEXT NOT NULL,
  recorded INTEGER NOT NULL REFERENCES revisions,
  ended INTEGER
) STRICT;
CREATE INDEX custody_reports_by_id ON custody_reports (id);
CREATE INDEX custody_reports_by_organization
  ON custody_reports (organization, id);

-- The practitioners that the scope of a succession or of a report names.
CREATE TABLE scope_practitioners (
  fact INTEGER NOT NULL,
  position INTEGER NOT NULL,
  practitioner TEXT NOT NULL,
  PRIMARY KEY (fact, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE counties (
  fact INTEGER PRIMARY KEY,
  fips TEXT NOT NULL,
  name TEXT NOT NULL,
  state TEXT NOT NULL,
  recorded INTEGER NOT NULL REFERENCES revisions,
  ended INTEGER
) STRICT;
CREATE INDEX counties_by_fips ON counties (fips);
CREATE INDEX counties_by_state ON counties (state, fips);

CREATE TABLE zips (
  fact INTEGER PRIMARY KEY,
  zip TEXT NOT NULL,  -- five digits
  county_fips TEXT NOT NULL,
  place TEXT NOT NULL,
  state TEXT NOT NULL,
  place_key TEXT NOT NULL,
  recorded INTEGER NOT NULL REFERENCES revisions,
  ended INTEGER
) STRICT;
CREATE INDEX zips_by_zip ON zips (zip);
CREATE INDEX zips_by_county ON zips (county_fips);
CREATE INDEX zips_by_place ON zips (place_key, state);

-- Other ids of a node.
CREATE TABLE practitioner_aliases (
  fact INTEGER PRIMARY KEY,
  alias TEXT NOT NULL,
  id TEXT NOT NULL,
  recorded INTEGER NOT NULL REFERENCES revisions,
  ended INTEGER
) STRICT;
CREATE INDEX practitioner_aliases_by_alias ON practitioner_aliases (alias);

CREATE TABLE organization_aliases (
  fact INTEGER PRIMARY KEY,
  alias TEXT NOT NULL,
  id TEXT NOT NULL,
  recorded INTEGER NOT NULL REFERENCES revisions,
  ended INTEGER
) STRICT;
CREATE INDEX organization_aliases_by_alias ON organization_aliases (alias);

-- Not facts: no question's answer depends on these.
CREATE TABLE retractions (
  fact INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL,  -- of the write that retracted it
  reason TEXT NOT NULL
) STRICT;

-- A version that was put back when the one after it was retracted, and the
-- version that it repeats.
CREATE TABLE restorations (
  fact INTEGER PRIMARY KEY,
  original INTEGER NOT NULL
) STRICT;

CREATE TABLE imports (
  id TEXT PRIMARY KEY,
  format TEXT NOT NULL,
  file TEXT NOT NULL,
  digest TEXT NOT NULL,
  create_micros INTEGER NOT NULL,
  rows_taken INTEGER NOT NULL,
  rows_refused INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX imports_by_time ON imports (create_micros, id);

CREATE TABLE requests (
  request_id TEXT PRIMARY KEY,
  method TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  resource TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// An entry for each word of each name, with the text of the name (name_words.h)
// beside it: a search reads nothing else until a name answers. Sites have none.
//
// `spellings` has each word that is neither very long nor very short, under
// itself and under what is left of it without any one letter: it is how a word
// with a typo is corrected (spelling.h).
constexpr char kNameIndex[] = R"sql(
DROP TABLE practitioner_words;
DROP TABLE organization_words;
ALTER TABLE practitioner_names DROP COLUMN words;
ALTER TABLE organization_names DROP COLUMN words;

CREATE TABLE practitioner_words (
  word TEXT NOT NULL,
  text TEXT NOT NULL,
  fact INTEGER NOT NULL REFERENCES practitioners,
  PRIMARY KEY (word, text, fact)
) STRICT, WITHOUT ROWID;

CREATE TABLE organization_words (
  word TEXT NOT NULL,
  text TEXT NOT NULL,
  fact INTEGER NOT NULL REFERENCES organizations,
  PRIMARY KEY (word, text, fact)
) STRICT, WITHOUT ROWID;

CREATE TABLE spellings (
  spelling TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (spelling, word)
) STRICT, WITHOUT ROWID;
)sql";

// Whom a board licenses.
constexpr char kProfessions[] = R"sql(
CREATE TABLE organization_professions (
  fact INTEGER NOT NULL REFERENCES organizations,
  position INTEGER NOT NULL,
  profession TEXT NOT NULL,
  PRIMARY KEY (fact, position)
) STRICT, WITHOUT ROWID;
)sql";

// All facts of a node in one row, by the number of the version that is believed
// now (packing.h).
constexpr char kPacked[] = R"sql(
CREATE TABLE packed (
  fact INTEGER PRIMARY KEY,
  facts BLOB NOT NULL
) STRICT;
)sql";

// A file has the nodes packed, and `packed` only those that were written since
// (node_image.h).
constexpr char kImage[] = R"sql(
CREATE TABLE image (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  name TEXT NOT NULL
) STRICT;

CREATE TABLE image_changes (
  number INTEGER PRIMARY KEY,
  hash INTEGER NOT NULL UNIQUE
) STRICT;
)sql";

// The words of names that were written since the last large import; and, by
// MakeViews(), the views of both (split_indexes.h).
constexpr char kNewer[] = R"sql(
CREATE TABLE newer_practitioner_words (
  word TEXT NOT NULL,
  text TEXT NOT NULL,
  fact INTEGER NOT NULL REFERENCES practitioners,
  PRIMARY KEY (word, text, fact)
) STRICT, WITHOUT ROWID;

CREATE TABLE newer_organization_words (
  word TEXT NOT NULL,
  text TEXT NOT NULL,
  fact INTEGER NOT NULL REFERENCES organizations,
  PRIMARY KEY (word, text, fact)
) STRICT, WITHOUT ROWID;
)sql";

// The lists of organizations that a revision changed, '' for all
// (list_changes.h).
constexpr char kLists[] = R"sql(
CREATE TABLE list_changes (
  revision INTEGER NOT NULL REFERENCES revisions,
  list TEXT NOT NULL,
  PRIMARY KEY (revision, list)
) STRICT, WITHOUT ROWID;
)sql";

}  // namespace

std::vector<sqlite::Migration> Migrations() {
  return {{kFacts},       {kNameIndex, sql::IndexStoredNames},
          {kProfessions}, {kPacked, sql::PackEverything},
          {kImage},       {kNewer, sql::MakeViews},
          {kLists}};
}

}  // namespace custodia::directory
