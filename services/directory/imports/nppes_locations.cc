#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/address.h"
#include "common/status_macros.h"
#include "services/directory/imports/importer.h"
#include "services/directory/imports/nppes_row.h"

// CMS's "pl_pfile", published with each npidata_pfile: further practice
// locations, one a row. Of an organization only its first address is kept: a
// letter about records is not for each of its branches.
namespace custodia::directory {
namespace {

constexpr absl::string_view kLocation =
    "Provider Secondary Practice Location Address";
constexpr absl::string_view kCountry = " - Country Code (If outside U.S.)";

std::string ColumnOf(absl::string_view part) {
  return absl::StrCat(kLocation, part);
}

Address ReadLocation(RowFields& fields) {
  Address location;
  location.lines = {fields.RequiredText(ColumnOf("- Address Line 1"))};
  if (std::string second = fields.Text(ColumnOf("-  Address Line 2"));
      !second.empty()) {
    location.lines.push_back(std::move(second));
  }
  location.state = fields.State(ColumnOf(" - State Name"));
  location.city = fields.Text(ColumnOf(" - City Name"));
  location.zip = fields.Zip(ColumnOf(" - Postal Code"), location.state);
  return location;
}

absl::StatusOr<Verdict> Take(const CsvRow& row, DirectoryTransaction& tx) {
  RowFields fields(row);
  NppesRow said;
  said.npi = fields.Npi("NPI");
  if (fields.Get("NPI").empty()) fields.Refuse("NPI", "must not be empty");
  said.evidence = {.source = "nppes-locations",
                   .source_row = said.npi,
                   .grade = Grade::kInferred};
  const absl::string_view country = fields.Get(ColumnOf(kCountry));
  if (country.empty() || country == "US" || country == "UM" ||
      IsStateCode(country)) {
    said.location = ReadLocation(fields);
  } else {
    fields.Refuse(ColumnOf(kCountry), "must be of the United States");
  }
  if (Verdict verdict = fields.verdict()) return verdict;
  CUSTODIA_ASSIGN_OR_RETURN(const NpiOwner owner, FindOwner(said.npi, tx));
  if (!owner.practitioner) {
    return Refused("NPI", "must be of a practitioner imported before");
  }
  CUSTODIA_RETURN_IF_ERROR(PutSite(said, tx));
  return std::nullopt;
}

}  // namespace

Importer NppesLocationsImporter() {
  Importer importer = {
      .format = "nppes-locations", .columns = {{.name = "NPI"}}, .take = Take};
  for (const char* part : {"- Address Line 1", " - City Name", " - State Name",
                           " - Postal Code"}) {
    importer.columns.push_back({.name = ColumnOf(part)});
  }
  for (const absl::string_view part :
       {absl::string_view("-  Address Line 2"), kCountry}) {
    importer.columns.push_back({.name = ColumnOf(part), .required = false});
  }
  return importer;
}

}  // namespace custodia::directory
