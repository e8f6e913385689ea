#include <optional>
#include <string>

#include "common/status_macros.h"
#include "services/directory/imports/importer.h"
#include "services/directory/imports/merge.h"
#include "services/directory/imports/nppes_row.h"

// CMS's monthly "NPPES Deactivated NPI Report", saved as CSV: NPI and date. It
// says that the number is no longer used, which is nothing about records; and
// of an organization not even that it closed.
namespace custodia::directory {
namespace {

absl::StatusOr<Verdict> Take(const CsvRow& row, DirectoryTransaction& tx) {
  RowFields fields(row);
  NppesRow said;
  said.npi = fields.Npi("NPI");
  if (fields.Get("NPI").empty()) fields.Refuse("NPI", "must not be empty");
  const PartialDate deactivated =
      fields.AmericanDate("NPPES Deactivation Date");
  if (fields.Get("NPPES Deactivation Date").empty()) {
    fields.Refuse("NPPES Deactivation Date", "must not be empty");
  }
  // The same registry on the same number as in format `nppes`: the later day
  // wins between them.
  said.evidence = {.source = std::string(kNppes),
                   .source_row = said.npi,
                   .date = deactivated,
                   .grade = Grade::kOfficial};
  if (Verdict verdict = fields.verdict()) return verdict;
  CUSTODIA_ASSIGN_OR_RETURN(const NpiOwner owner, FindOwner(said.npi, tx));
  if (owner.practitioner) {
    CUSTODIA_RETURN_IF_ERROR(MarkInactive(*owner.practitioner, said, tx));
  } else if (!owner.organization) {
    return Refused("NPI", "must be of a provider imported before");
  }
  return std::nullopt;
}

}  // namespace

Importer NppesDeactivatedImporter() {
  return {
      .format = "nppes-deactivated",
      .columns = {{.name = "NPI"},
                  {.name = "NPPES Deactivation Date",
                   .aliases = {"NPI Deactivation Date", "Deactivation Date"}}},
      .key = {"NPI"},
      .take = Take};
}

}  // namespace custodia::directory
