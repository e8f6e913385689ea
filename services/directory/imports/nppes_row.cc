#include "services/directory/imports/nppes_row.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/directory/imports/contacts.h"
#include "services/directory/imports/merge.h"
#include "services/directory/imports/numbers.h"

namespace custodia::directory {
namespace {

constexpr absl::string_view kLocation =
    "Provider Business Practice Location Address ";

std::string LocationColumn(absl::string_view part) {
  return absl::StrCat(kLocation, part);
}

// Foreign addresses carry a province for a state and a code of another kind
// for a ZIP code; nothing of them can be used for counties or societies.
Address ReadLocation(RowFields& fields) {
  const absl::string_view state = fields.Get(LocationColumn("State Name"));
  const absl::string_view country =
      fields.Get(LocationColumn("Country Code (If outside U.S.)"));
  const bool ours = IsStateCode(country) || country.empty() ||
                    country == "US" || country == "UM";
  Address location;
  if (!ours || !IsStateCode(state)) return location;
  location.state = std::string(state);
  location.city = NppesText(fields, LocationColumn("City Name"));
  location.zip = fields.Zip(LocationColumn("Postal Code"), state);
  for (const char* column :
       {"Provider First Line Business Practice Location Address",
        "Provider Second Line Business Practice Location Address"}) {
    std::string line = NppesText(fields, column);
    if (!line.empty()) location.lines.push_back(std::move(line));
  }
  return location;
}

struct TaxonomyColumns {
  std::string code;
  std::string is_primary;
};

std::vector<TaxonomyColumns> AllTaxonomyColumns() {
  std::vector<TaxonomyColumns> columns;
  for (int i = 1; i <= kNppesTaxonomies; ++i) {
    columns.push_back(
        {absl::StrCat("Healthcare Provider Taxonomy Code_", i),
         absl::StrCat("Healthcare Provider Primary Taxonomy Switch_", i)});
  }
  return columns;
}

// NPPES moves codes between their places from one file to the next, so only the
// primary one has a rank.
std::vector<std::string> ReadTaxonomies(const RowFields& fields) {
  // Their names are put together once and not for each row.
  static const auto& columns =
      *new std::vector<TaxonomyColumns>(AllTaxonomyColumns());
  std::vector<std::string> primary;
  std::vector<std::string> others;
  for (const auto& [code_column, switch_column] : columns) {
    std::string code = fields.Text(code_column);
    if (code.empty()) continue;
    const bool is_primary = fields.Get(switch_column) == "Y";
    (is_primary ? primary : others).push_back(std::move(code));
  }
  std::sort(others.begin(), others.end());
  primary.insert(primary.end(), others.begin(), others.end());
  return primary;
}

// A telephone number that cannot be one is left out: neither is a doctor to
// vanish for a bad fax number, nor a letter to go to it.
std::string ReadPhone(const RowFields& fields, absl::string_view column) {
  return RepairPhone(fields.Get(LocationColumn(column))).value_or("");
}

}  // namespace

std::string NppesText(const RowFields& fields, absl::string_view column) {
  const absl::string_view text = fields.Get(column);
  return text == "<UNAVAIL>" ? "" : std::string(text);
}

NppesRow ReadNppesRow(RowFields& fields) {
  NppesRow row;
  row.npi = fields.Npi("NPI");
  if (fields.Get("NPI").empty()) fields.Refuse("NPI", "must not be empty");
  const PartialDate deactivated = fields.AmericanDate("NPI Deactivation Date");
  const PartialDate reactivated = fields.AmericanDate("NPI Reactivation Date");
  row.deactivated = deactivated.known() && reactivated < deactivated;
  row.location = ReadLocation(fields);
  row.phone = ReadPhone(fields, "Telephone Number");
  row.fax = ReadPhone(fields, "Fax Number");
  row.taxonomy_codes = ReadTaxonomies(fields);
  // A deactivated row has lost the date of its last update.
  row.evidence = {
      .source = std::string(kNppes),
      .source_row = row.npi,
      .date = std::max(fields.AmericanDate("Last Update Date"),
                       row.deactivated ? deactivated : PartialDate()),
      .grade = Grade::kOfficial};
  return row;
}

// NUCC's groupings: 10 to 24 and 36 are people's professions and 193 groups of
// them, which an organization has as a practice of such; 27 are units of
// hospitals, which would stand beside the hospitals they belong to.
OrganizationType TypeOfTaxonomy(absl::string_view code) {
  if (absl::StartsWith(code, "28")) return OrganizationType::kHospital;
  if (absl::StartsWith(code, "291")) return OrganizationType::kLaboratory;
  if (absl::StartsWith(code, "1") || absl::StartsWith(code, "20") ||
      absl::StartsWith(code, "21") || absl::StartsWith(code, "22") ||
      absl::StartsWith(code, "23") || absl::StartsWith(code, "261Q") ||
      absl::StartsWith(code, "36")) {
    return OrganizationType::kPractice;
  }
  return OrganizationType::kOtherFacility;
}

Organization NppesOrganizationAt(const NppesRow& row) {
  Organization said;
  said.id = absl::StrCat("npi-", row.npi);
  said.status = OrganizationStatus::kUnknown;
  said.identifiers = {{IdentifierSystem::kNpi, row.npi}};
  said.address = row.location;
  said.time_zone = TimeZoneOfState(row.location.state);
  said.evidence = {row.evidence};
  AddContact(ContactKind::kPhone, row.phone, row.evidence, said);
  AddContact(ContactKind::kFax, row.fax, row.evidence, said);
  AddMail(row.evidence, said);
  return said;
}

absl::StatusOr<NpiOwner> FindOwner(absl::string_view npi,
                                   DirectoryTransaction& tx) {
  NpiOwner owner;
  CUSTODIA_ASSIGN_OR_RETURN(owner.practitioner, tx.FindPractitioner(npi));
  if (owner.practitioner) return owner;
  CUSTODIA_ASSIGN_OR_RETURN(owner.organization,
                            tx.FindOrganization(absl::StrCat("npi-", npi)));
  return owner;
}

}  // namespace custodia::directory
