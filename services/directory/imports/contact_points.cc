#include <algorithm>
#include <optional>
#include <string>

#include "common/status_macros.h"
#include "services/directory/imports/importer.h"
#include "services/directory/imports/merge.h"
#include "services/directory/imports/numbers.h"

// Our format `contact-points`: one way to reach one department of an
// organization, and one source that says so; others are rows of their own. A
// row adds to what is known. `value` is empty for MAIL, which has an address.
namespace custodia::directory {
namespace {

constexpr char kFormat[] = "contact-points";

ContactPoint ReadContactPoint(RowFields& fields) {
  ContactPoint said;
  fields.RequiredText("kind");
  said.kind = fields.Choice<ContactKind>("kind");
  said.value = fields.Text("value");
  said.department = fields.Text("department");
  said.address = fields.PostalAddress();
  const bool mail = said.kind == ContactKind::kMail;
  if (mail != said.value.empty()) {
    fields.Refuse("value", "must be empty for MAIL, and only then");
  }
  if (mail == said.address.empty()) {
    fields.Refuse("address", "must be there for MAIL, and only then");
  }
  const bool number =
      said.kind == ContactKind::kPhone || said.kind == ContactKind::kFax;
  if (number && !fields.as_is()) {
    said.value = RepairPhone(said.value).value_or(said.value);
  }
  said.evidence = {OwnEvidence(fields, kFormat, fields.Get("organization_id"))};
  return said;
}

void Add(const ContactPoint& said, std::vector<ContactPoint>& known) {
  const auto same =
      std::find_if(known.begin(), known.end(), [&](const ContactPoint& other) {
        return other.kind == said.kind && other.value == said.value &&
               other.department == said.department &&
               other.address == said.address;
      });
  if (same == known.end()) {
    known.push_back(said);
  } else {
    AddEvidence(said.evidence.front(), same->evidence);
  }
}

absl::StatusOr<Verdict> Take(const CsvRow& row, DirectoryTransaction& tx) {
  RowFields fields(row);
  const ContactPoint said = ReadContactPoint(fields);
  CUSTODIA_ASSIGN_OR_RETURN(std::optional<Organization> organization,
                            tx.FindOrganization(fields.Get("organization_id")));
  if (!organization) {
    fields.Refuse("organization_id",
                  "must be of an organization imported before");
  }
  if (Verdict verdict = fields.verdict()) return verdict;
  Add(said, organization->contact_points);
  CUSTODIA_RETURN_IF_ERROR(tx.Put(*organization).status());
  return std::nullopt;
}

}  // namespace

Importer ContactPointsImporter() {
  std::vector<Column> columns = {{.name = "organization_id"}, {.name = "kind"}};
  for (const char* name :
       {"value", "department", "address", "city", "state", "zip"}) {
    columns.push_back({.name = name, .required = false});
  }
  return {
      .format = kFormat, .columns = WithEvidenceColumns(columns), .take = Take};
}

}  // namespace custodia::directory
