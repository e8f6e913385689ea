#include <optional>
#include <string>

#include "common/status_macros.h"
#include "services/directory/imports/importer.h"
#include "services/directory/imports/merge.h"
#include "services/directory/imports/nppes_row.h"

// CMS's "othername_pfile", published with each npidata_pfile: further names of
// organizations, one a row.
namespace custodia::directory {
namespace {

constexpr char kNameColumn[] = "Provider Other Organization Name";

absl::StatusOr<Verdict> Take(const CsvRow& row, DirectoryTransaction& tx) {
  RowFields fields(row);
  const std::string npi = fields.Npi("NPI");
  if (fields.Get("NPI").empty()) fields.Refuse("NPI", "must not be empty");
  const std::string name = fields.RequiredText(kNameColumn);
  if (Verdict verdict = fields.verdict()) return verdict;
  CUSTODIA_ASSIGN_OR_RETURN(const NpiOwner owner, FindOwner(npi, tx));
  if (!owner.organization) {
    return Refused("NPI", "must be of an organization imported before");
  }
  // Says nothing of all else that is known.
  Organization said = *owner.organization;
  said.other_names.push_back(name);
  said.evidence = {{.source = "nppes-othernames",
                    .source_row = npi,
                    .grade = Grade::kOfficial}};
  CUSTODIA_RETURN_IF_ERROR(tx.Put(Merge(*owner.organization, said)).status());
  return std::nullopt;
}

}  // namespace

Importer NppesOtherNamesImporter() {
  return {.format = "nppes-othernames",
          .columns = {{.name = "NPI"}, {.name = kNameColumn}},
          .key = {"NPI", kNameColumn},
          .take = Take};
}

}  // namespace custodia::directory
