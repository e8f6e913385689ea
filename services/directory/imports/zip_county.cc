#include <optional>
#include <string>

#include "common/status_macros.h"
#include "services/directory/imports/importer.h"

// Our format `zip-county`: for each ZIP code its place and the county in which
// it (most of it) lies. A row without a ZIP code says only that there is the
// county.
namespace custodia::directory {
namespace {

// A ZIP code may lie beyond the border of its county's state, so its row does
// not move a county that is known.
absl::Status PutCountyOfZip(const FactReader::County& county,
                            DirectoryTransaction& tx) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::optional<FactReader::County> known,
                            tx.FindCounty(county.fips));
  if (known && known->name == county.name) return absl::OkStatus();
  return tx.PutCounty(county).status();
}

absl::StatusOr<Verdict> Take(const CsvRow& row, DirectoryTransaction& tx) {
  RowFields fields(row);
  const std::string state = fields.State("state");
  const std::string zip = fields.Zip("zip", state);
  const std::string place = fields.Text("place");
  if (!zip.empty() && zip.size() != 5) {
    fields.Refuse("zip", "must have five digits");
  }
  if (zip.empty() && !place.empty()) {
    fields.Refuse("zip", "must not be empty where there is a place");
  }
  if (!zip.empty() && place.empty()) {
    fields.Refuse("place", "must not be empty where there is a zip");
  }
  const std::string fips = fields.CountyFips("county_fips");
  const std::string name = fields.RequiredText("county");
  if (state.empty()) fields.Refuse("state", "must not be empty");
  if (fips.empty()) fields.Refuse("county_fips", "must not be empty");
  if (Verdict verdict = fields.verdict()) return verdict;
  const FactReader::County county = {
      .fips = fips, .name = name, .state = state};
  if (zip.empty()) {
    CUSTODIA_RETURN_IF_ERROR(tx.PutCounty(county).status());
    return std::nullopt;
  }
  CUSTODIA_RETURN_IF_ERROR(PutCountyOfZip(county, tx));
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
