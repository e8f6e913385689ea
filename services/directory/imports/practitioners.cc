#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/status_macros.h"
#include "services/directory/imports/importer.h"
#include "services/directory/imports/list_text.h"
#include "services/directory/imports/put_node.h"

// Our format `practitioners`. `other_names` is a list of names written as
// `Family, Given, Middle, Suffix`, `Family, Given Middle` or `Given Middle
// Family`; `taxonomy` is a list of NUCC codes, primary first.
namespace custodia::directory {
namespace {

constexpr char kFormat[] = "practitioners";

PersonName ParseName(absl::string_view text) {
  const std::vector<absl::string_view> parts = SplitList(text, ',');
  if (parts.size() == 4) {
    return {.given = UnescapeItem(parts[1]),
            .middle = UnescapeItem(parts[2]),
            .family = UnescapeItem(parts[0]),
            .suffix = UnescapeItem(parts[3])};
  }
  PersonName name;
  const size_t comma = text.find(',');
  std::vector<std::string> given = absl::StrSplit(
      text.substr(comma == absl::string_view::npos ? 0 : comma + 1), ' ',
      absl::SkipEmpty());
  if (comma != absl::string_view::npos) {
    name.family =
        std::string(absl::StripAsciiWhitespace(text.substr(0, comma)));
  } else if (!given.empty()) {
    name.family = given.back();
    given.pop_back();
  }
  if (!given.empty()) {
    name.given = given.front();
    given.erase(given.begin());
  }
  name.middle = absl::StrJoin(given, " ");
  return name;
}

void ReadStatus(RowFields& fields, Practitioner& said) {
  said.death_date = fields.Date("death_date");
  said.status = fields.Choice<PractitionerStatus>("status");
  if (!said.death_date.known() || fields.as_is()) return;
  if (said.status == PractitionerStatus::kActive) {
    fields.Refuse("status", "must not be ACTIVE for one who died");
  } else {
    said.status = PractitionerStatus::kDeceased;
  }
}

absl::StatusOr<Verdict> Take(const CsvRow& row, DirectoryTransaction& tx) {
  RowFields fields(row);
  Practitioner said;
  said.id = fields.RequiredId("id");
  said.npi = fields.Npi("npi");
  said.name = {.given = fields.Text("given_name"),
               .middle = fields.Text("middle_name"),
               .family = fields.RequiredText("family_name"),
               .suffix = fields.Text("suffix")};
  for (const absl::string_view name :
       SplitList(fields.Get("other_names"), ';')) {
    if (!name.empty()) said.other_names.push_back(ParseName(name));
  }
  said.taxonomy_codes = fields.List("taxonomy");
  if (!std::all_of(said.taxonomy_codes.begin(), said.taxonomy_codes.end(),
                   IsTaxonomyCode)) {
    fields.Refuse("taxonomy", "must be NUCC codes of ten characters");
  }
  ReadStatus(fields, said);
  said.city = fields.Text("city");
  said.state = fields.State("state");
  said.evidence = {OwnEvidence(fields, kFormat, said.id)};
  if (Verdict verdict = fields.verdict()) return verdict;
  if (!fields.as_is()) return PutMerged(said, "npi", tx);
  CUSTODIA_RETURN_IF_ERROR(PutAsIs(said, tx));
  return std::nullopt;
}

}  // namespace

Importer PractitionersImporter() {
  std::vector<Column> columns;
  for (const absl::string_view name :
       {"id", "npi", "given_name", "middle_name", "family_name", "other_names",
        "taxonomy", "status", "death_date", "city", "state", "suffix"}) {
    columns.push_back({.name = std::string(name),
                       .required = name == "id" || name == "family_name"});
  }
  return {.format = kFormat,
          .columns = WithEvidenceColumns(columns),
          .key = {"id"},
          .take = Take};
}

}  // namespace custodia::directory
