#include "services/directory/imports/organization_row.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_split.h"
#include "common/status_macros.h"
#include "services/directory/domain/practitioner.h"
#include "services/directory/imports/contacts.h"
#include "services/directory/imports/numbers.h"
#include "services/directory/imports/put_node.h"

namespace custodia::directory {
namespace {

void ReadStatus(RowFields& fields, OrganizationStatus otherwise,
                Organization& said) {
  said.opened_on = fields.Date("opened_on");
  said.closed_on = fields.Date("closed_on");
  said.status = fields.Choice<OrganizationStatus>("status");
  if (fields.as_is()) return;
  if (said.status == OrganizationStatus::kUnspecified) {
    said.status =
        said.closed_on.known() ? OrganizationStatus::kClosed : otherwise;
  }
  if (said.status == OrganizationStatus::kOperating && said.closed_on.known()) {
    fields.Refuse("closed_on", "must be empty for one that operates");
  }
  if (DayRange{said.opened_on.FirstDay(), said.closed_on.LastDay()}
          .Inverted()) {
    fields.Refuse("closed_on", "must not be before opened_on");
  }
}

// `SYSTEM:VALUE`, such as `CLIA:05D0550104`.
std::optional<Identifier> ParseIdentifier(absl::string_view text) {
  const std::pair<absl::string_view, absl::string_view> parts =
      absl::StrSplit(text, absl::MaxSplits(':', 1));
  Identifier identifier{.value = std::string(parts.second)};
  for (const auto& [word, system] : WordsOf<IdentifierSystem>()) {
    if (word == parts.first) identifier.system = system;
  }
  const bool valid = identifier.system != IdentifierSystem::kUnspecified &&
                     !identifier.value.empty() &&
                     (identifier.system != IdentifierSystem::kNpi ||
                      IsValidNpi(identifier.value));
  return valid ? std::optional(identifier) : std::nullopt;
}

void ReadIdentifiers(RowFields& fields, Organization& said) {
  const std::string npi = fields.Npi("npi");
  if (!npi.empty()) said.identifiers.push_back({IdentifierSystem::kNpi, npi});
  const std::string ccn = fields.Ccn("ccn");
  if (!ccn.empty()) said.identifiers.push_back({IdentifierSystem::kCcn, ccn});
  for (const std::string& text : fields.List("identifiers")) {
    const std::optional<Identifier> identifier = ParseIdentifier(text);
    if (!identifier) {
      fields.Refuse("identifiers",
                    "must be as NPI:1234567893, of NPI, CCN, PAC, ENROLLMENT "
                    "and CLIA");
      return;
    }
    said.identifiers.push_back(*identifier);
  }
}

std::string PhoneOf(const RowFields& fields, absl::string_view column) {
  const std::string text = fields.Text(column);
  return fields.as_is() ? text : RepairPhone(text).value_or(text);
}

}  // namespace

Organization ReadOrganization(RowFields& fields, absl::string_view format,
                              OrganizationStatus otherwise) {
  Organization said;
  said.id = fields.RequiredId("id");
  said.display_name = fields.RequiredText("name");
  said.other_names = fields.List("other_names");
  ReadStatus(fields, otherwise, said);
  ReadIdentifiers(fields, said);
  said.address = fields.PostalAddress();
  said.county_fips = fields.CountyFips("county_fips");
  said.time_zone = fields.Text("time_zone");
  if (said.time_zone.empty() && !fields.as_is()) {
    said.time_zone = TimeZoneOfState(said.address.state);
  }
  said.is_site = fields.Choice<bool>("site");
  said.evidence = {OwnEvidence(fields, format, said.id)};
  return said;
}

void ReadContacts(RowFields& fields, const Evidence& phone,
                  const Evidence& website, Organization& said) {
  const Evidence& evidence = said.evidence.front();
  AddContact(ContactKind::kPhone, PhoneOf(fields, "phone"), phone, said);
  AddContact(ContactKind::kFax, PhoneOf(fields, "fax"), evidence, said);
  AddContact(ContactKind::kEmail, fields.Get("email"), evidence, said);
  const bool says = !fields.Get("mail").empty();
  const bool mail = fields.Choice<bool>("mail");
  if (says ? mail : !fields.as_is()) AddMail(evidence, said);
  AddContact(ContactKind::kWeb, fields.Get("website"), website, said);
}

std::vector<std::string> ReadJurisdictions(RowFields& fields) {
  std::vector<std::string> areas = fields.List("jurisdictions");
  const bool codes =
      std::all_of(areas.begin(), areas.end(), [](const std::string& area) {
        return IsCountyFips(area) || IsStateCode(area);
      });
  if (!codes) fields.Refuse("jurisdictions", "must be FIPS codes or states");
  return areas;
}

absl::StatusOr<Verdict> PutRow(const RowFields& fields,
                               const Organization& said,
                               DirectoryTransaction& tx) {
  if (Verdict verdict = fields.verdict()) return verdict;
  CUSTODIA_RETURN_IF_ERROR(fields.as_is() ? PutAsIs(said, tx)
                                          : PutMerged(said, tx).status());
  return std::nullopt;
}

std::vector<Column> WithOrganizationColumns(std::vector<Column> own) {
  for (const char* name :
       {"status", "opened_on", "closed_on", "npi", "ccn", "address", "city",
        "zip", "county_fips", "phone", "fax", "email", "website", "mail",
        "other_names", "identifiers", "time_zone", "site"}) {
    const bool there =
        std::any_of(own.begin(), own.end(),
                    [&](const Column& column) { return column.name == name; });
    if (!there) own.push_back({.name = name, .required = false});
  }
  return WithEvidenceColumns(std::move(own));
}

}  // namespace custodia::directory
