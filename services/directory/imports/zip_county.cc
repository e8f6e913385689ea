#include <optional>
#include <string>

#include "common/status_macros.h"
#include "services/directory/imports/importer.h"

// Our format `zip-county`: for each ZIP code its place and the county in which
// it (most of it) lies.
namespace custodia::directory {
namespace {

absl::StatusOr<Verdict> Take(const CsvRow& row, DirectoryTransaction& tx) {
  RowFields fields(row);
  const std::string state = fields.State("state");
  const std::string zip = fields.Zip("zip", state);
  if (zip.size() != 5) fields.Refuse("zip", "must have five digits");
  const std::string place = fields.RequiredText("place");
  const std::string fips = fields.CountyFips("county_fips");
  const std::string name = fields.RequiredText("county");
  if (state.empty()) fields.Refuse("state", "must not be empty");
  if (fips.empty()) fields.Refuse("county_fips", "must not be empty");
  if (Verdict verdict = fields.verdict()) return verdict;
  CUSTODIA_RETURN_IF_ERROR(
      tx.PutCounty({.fips = fips, .name = name, .state = state}).status());
  CUSTODIA_RETURN_IF_ERROR(tx.PutZip(zip, fips, place, state).status());
  return std::nullopt;
}

}  // namespace

Importer ZipCountyImporter() {
  return {.format = "zip-county",
          .columns = {{.name = "zip"},
                      {.name = "place"},
                      {.name = "state"},
                      {.name = "county_fips"},
                      {.name = "county"}},
          .key = {"zip"},
          .take = Take};
}

}  // namespace custodia::directory
