#include "services/directory/storage/geography_writer.h"

#include <optional>
#include <string>

#include "services/directory/storage/name_words.h"
#include "services/directory/storage/stored_values.h"

namespace custodia::directory::sql {

Change PutCounty(RevisionWriter& revision, const FactReader::County& county) {
  std::optional<int64_t> stored;
  {
    sqlite::Query query = revision.db().Prepare(
        absl::StrCat("SELECT c.fact, c.name, c.state FROM counties c "
                     "WHERE c.fips = ?2 AND ",
                     Believed("c")));
    query.Bind(revision.revision(), county.fips);
    if (query.Step()) {
      if (query.Text(1) == county.name && query.Text(2) == county.state) {
        return Change::kNone;
      }
      stored = query.Int(0);
    }
  }
  revision.ChangesPlaces();
  if (stored) revision.End("counties", *stored);
  revision.db()
      .Prepare("INSERT INTO counties VALUES (?, ?, ?, ?, ?, NULL)")
      .Bind(revision.NewFact(), county.fips, county.name, county.state,
            revision.revision())
      .Run();
  return stored ? Change::kReplaced : Change::kAdded;
}

Change PutZip(RevisionWriter& revision, absl::string_view zip,
              absl::string_view county_fips, absl::string_view place,
              absl::string_view state) {
  std::optional<int64_t> stored;
  {
    sqlite::Query query = revision.db().Prepare(
        absl::StrCat("SELECT z.fact, z.county_fips, z.place, z.state "
                     "FROM zips z WHERE z.zip = ?2 AND ",
                     Believed("z")));
    query.Bind(revision.revision(), Zip5(zip));
    if (query.Step()) {
      if (query.Text(1) == county_fips && query.Text(2) == place &&
          query.Text(3) == state) {
        return Change::kNone;
      }
      stored = query.Int(0);
    }
  }
  revision.ChangesPlaces();
  if (stored) revision.End("zips", *stored);
  revision.db()
      .Prepare("INSERT INTO zips VALUES (?, ?, ?, ?, ?, ?, ?, NULL)")
      .Bind(revision.NewFact(), Zip5(zip), county_fips, place, state,
            NameKey(place), revision.revision())
      .Run();
  return stored ? Change::kReplaced : Change::kAdded;
}

}  // namespace custodia::directory::sql
