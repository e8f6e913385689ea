#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/directory/imports/importer.h"
#include "services/directory/imports/merge.h"
#include "services/directory/imports/nppes_row.h"
#include "services/directory/imports/numbers.h"

// CMS's monthly and weekly "npidata_pfile", whole (329 columns, or 330 since
// 2020) or cut down to the columns below.
namespace custodia::directory {
namespace {

// A deactivated NPI keeps nothing but its number and the date, not even its
// entity type. A known practitioner is marked; what was known stays.
absl::StatusOr<Verdict> TakeDeactivated(const NppesRow& row,
                                        DirectoryTransaction& tx) {
  CUSTODIA_ASSIGN_OR_RETURN(const NpiOwner owner, FindOwner(row.npi, tx));
  if (owner.practitioner) {
    CUSTODIA_RETURN_IF_ERROR(MarkInactive(*owner.practitioner, row, tx));
    return std::nullopt;
  }
  // Whether an organization operates its NPI does not say.
  if (owner.organization) return std::nullopt;
  return Refused("Entity Type Code",
                 "is empty, as for all deactivated NPIs, and this one was not "
                 "imported before: it is not known whose it was");
}

struct Prepared final : PreparedRow {
  NppesRow row;
  // Neither of a deactivated NPI.
  std::optional<NppesPractitioner> practitioner;
  std::optional<Organization> organization;
  Verdict verdict;
};

std::unique_ptr<const PreparedRow> Prepare(const CsvRow& row) {
  RowFields fields(row);
  auto prepared = std::make_unique<Prepared>();
  prepared->row = ReadNppesRow(fields);
  const absl::string_view entity =
      WithoutDecimalZero(fields.Get("Entity Type Code"));
  if (entity == "1") {
    prepared->practitioner = ReadPractitioner(fields, prepared->row);
  } else if (entity == "2") {
    prepared->organization = ReadOrganization(fields, prepared->row);
  } else if (!entity.empty() || !prepared->row.deactivated) {
    fields.Refuse("Entity Type Code", "must be 1 or 2");
  }
  prepared->verdict = fields.verdict();
  return prepared;
}

absl::StatusOr<Verdict> Take(const CsvRow& row, DirectoryTransaction& tx) {
  const auto& prepared = static_cast<const Prepared&>(*row.prepared());
  if (prepared.verdict) return prepared.verdict;
  if (prepared.practitioner) {
    return TakePractitioner(*prepared.practitioner, prepared.row, tx);
  }
  if (prepared.organization) {
    return TakeOrganization(*prepared.organization, prepared.row, tx);
  }
  return TakeDeactivated(prepared.row, tx);
}

}  // namespace

Importer NppesImporter() {
  std::vector<Column> columns = {
      {.name = "NPI"},
      {.name = "Entity Type Code"},
      {.name = "Provider Last Name (Legal Name)"},
      {.name = "Provider First Name"},
      {.name = "Provider First Line Business Practice Location Address"},
      {.name = "Provider Business Practice Location Address City Name"},
      {.name = "Provider Business Practice Location Address State Name"},
      {.name = "Provider Business Practice Location Address Postal Code"}};
  for (const char* name :
       {"Provider Organization Name (Legal Business Name)",
        "Provider Other Organization Name", "Provider Middle Name",
        "Provider Name Suffix Text", "Provider Other Last Name",
        "Provider Other First Name", "Provider Other Middle Name",
        "Provider Other Name Suffix Text",
        "Provider Second Line Business Practice Location Address",
        "Provider Business Practice Location Address Country Code (If outside "
        "U.S.)",
        "Provider Business Practice Location Address Telephone Number",
        "Provider Business Practice Location Address Fax Number",
        "Last Update Date", "NPI Deactivation Date", "NPI Reactivation Date",
        "Is Sole Proprietor"}) {
    columns.push_back({.name = name, .required = false});
  }
  for (int i = 1; i <= kNppesTaxonomies; ++i) {
    for (const char* name : {"Healthcare Provider Taxonomy Code_",
                             "Healthcare Provider Primary Taxonomy Switch_"}) {
      columns.push_back({.name = absl::StrCat(name, i), .required = i == 1});
    }
  }
  return {.format = std::string(kNppes),
          .columns = std::move(columns),
          .row_bytes = 1'100,
          .take = Take,
          .prepare = Prepare};
}

}  // namespace custodia::directory
