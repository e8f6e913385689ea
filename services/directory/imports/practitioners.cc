#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/directory/imports/importer.h"
#include "services/directory/imports/put_node.h"

// Our format `practitioners`. `other_names` are separated by `;` and written
// `Family, Given Middle` or `Given Middle Family`; `taxonomy` holds NUCC codes,
// primary first, separated by `;`.
namespace custodia::directory {
namespace {

constexpr char kFormat[] = "practitioners";

PersonName ParseName(absl::string_view text) {
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

bool IsTaxonomyCode(absl::string_view code) {
  return code.size() == 10 &&
         std::all_of(code.begin(), code.end(), absl::ascii_isalnum) &&
         code.back() == 'X';
}

void ReadStatus(RowFields& fields, Practitioner& said) {
  said.death_date = fields.Date("death_date");
  said.status = fields.Choice<PractitionerStatus>(
      "status", {{"ACTIVE", PractitionerStatus::kActive},
                 {"INACTIVE", PractitionerStatus::kInactive},
                 {"DECEASED", PractitionerStatus::kDeceased}});
  if (!said.death_date.known()) return;
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
  for (const std::string& name : fields.List("other_names")) {
    said.other_names.push_back(ParseName(name));
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
  return PutMerged(said, "npi", tx);
}

}  // namespace

Importer PractitionersImporter() {
  std::vector<Column> columns = {{.name = "id"}, {.name = "family_name"}};
  for (const char* name :
       {"npi", "given_name", "middle_name", "suffix", "other_names", "taxonomy",
        "status", "death_date", "city", "state"}) {
    columns.push_back({.name = name, .required = false});
  }
  return {.format = kFormat,
          .columns = WithEvidenceColumns(columns),
          .key = {"id"},
          .take = Take};
}

}  // namespace custodia::directory
