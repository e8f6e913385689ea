#include "services/directory/storage/geography_reader.h"

#include "absl/strings/ascii.h"
#include "services/directory/storage/name_words.h"
#include "services/directory/storage/stored_values.h"

namespace custodia::directory::sql {
namespace {

// The columns fips, name, state.
std::vector<FactReader::County> Counties(sqlite::Query& query) {
  std::vector<FactReader::County> counties;
  while (query.Step()) {
    counties.push_back(
        {.fips = query.Text(0), .name = query.Text(1), .state = query.Text(2)});
  }
  return counties;
}

}  // namespace

std::optional<std::string> CountyOfZip(const View& view,
                                       absl::string_view zip) {
  sqlite::Query query = view.db.Prepare(absl::StrCat(
      "SELECT z.county_fips FROM zips z WHERE z.zip = ?2 AND ", Believed("z")));
  query.Bind(view.revision, Zip5(zip));
  if (!query.Step()) return std::nullopt;
  return query.Text(0);
}

std::optional<FactReader::County> FindCounty(const View& view,
                                             absl::string_view fips) {
  const std::vector<FactReader::County> counties =
      Counties(view.db
                   .Prepare(absl::StrCat("SELECT c.fips, c.name, c.state "
                                         "FROM counties c WHERE c.fips = ?2 "
                                         "AND ",
                                         Believed("c")))
                   .Bind(view.revision, fips));
  if (counties.empty()) return std::nullopt;
  return counties.front();
}

// A county that no file has named yet is still the county of its ZIP codes.
std::vector<FactReader::County> CountiesOfCity(const View& view,
                                               absl::string_view city,
                                               absl::string_view state) {
  return Counties(
      view.db
          .Prepare(absl::StrCat("SELECT DISTINCT z.county_fips, "
                                "ifnull(c.name, ''), ifnull(c.state, z.state) "
                                "FROM zips z LEFT JOIN counties c "
                                "ON c.fips = z.county_fips AND ",
                                Believed("c"),
                                "WHERE z.place_key = ?2 AND z.state = ?3 AND ",
                                Believed("z"), "ORDER BY z.county_fips"))
          .Bind(view.revision, NameKey(city), absl::AsciiStrToUpper(state)));
}

std::vector<FactReader::County> CountiesOfState(const View& view,
                                                absl::string_view state) {
  return Counties(
      view.db
          .Prepare(absl::StrCat("SELECT c.fips, c.name, c.state "
                                "FROM counties c WHERE c.state = ?2 AND ",
                                Believed("c"), "ORDER BY c.fips"))
          .Bind(view.revision, absl::AsciiStrToUpper(state)));
}

}  // namespace custodia::directory::sql
