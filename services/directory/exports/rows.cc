#include "services/directory/exports/rows.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/address.h"
#include "common/dates.h"
#include "services/directory/imports/list_text.h"
#include "services/directory/imports/numbers.h"
#include "services/directory/imports/vocabulary.h"

namespace custodia::directory {
namespace {

std::string Word(auto value) { return std::string(WordFor(value)); }

void Add(CsvValues values, CsvValues& row) { row.merge(values); }

CsvValues EvidenceValues(const Evidence& evidence) {
  return {{"source_url", evidence.source},
          {"source_row", evidence.source_row},
          {"source_date", FormatDate(evidence.date)},
          {"verified_on", FormatDate(evidence.verified_on)},
          {"grade", Word(evidence.grade)},
          {"as_is", "TRUE"}};
}

CsvValues FirstOf(const std::vector<Evidence>& evidence) {
  return EvidenceValues(evidence.empty() ? Evidence() : evidence.front());
}

CsvValues AddressValues(const Address& address) {
  return {{"address", JoinList(address.lines)},
          {"city", address.city},
          {"state", address.state},
          {"zip", address.zip}};
}

CsvValues ScopeValues(const CustodyScope& scope) {
  return {{"scope_start", FormatDate(scope.service_start)},
          {"scope_end", FormatDate(scope.service_end)},
          {"patient_group", Word(scope.patient_group)},
          {"scope_practitioners", JoinList(scope.practitioners)}};
}

// One NPI and then one CCN have columns of their own, all else is a list.
CsvValues IdentifierValues(const std::vector<Identifier>& identifiers) {
  CsvValues columns;
  std::vector<std::string> list;
  bool plain = true;
  for (const Identifier& identifier : identifiers) {
    list.push_back(
        absl::StrCat(WordFor(identifier.system), ":", identifier.value));
    const bool npi = identifier.system == IdentifierSystem::kNpi;
    plain =
        plain && (npi ? columns.empty()
                      : identifier.system == IdentifierSystem::kCcn &&
                            RepairCcn(identifier.value) == identifier.value);
    plain =
        columns.emplace(npi ? "npi" : "ccn", identifier.value).second && plain;
  }
  return plain ? columns : CsvValues{{"identifiers", JoinList(list)}};
}

bool SameSource(const Evidence& a, const Evidence& b) {
  Evidence bare = a;
  bare.fact = b.fact;
  bare.recorded_time = b.recorded_time;
  return bare == b;
}

const char* ColumnOf(ContactKind kind) {
  switch (kind) {
    case ContactKind::kPhone:
      return "phone";
    case ContactKind::kFax:
      return "fax";
    case ContactKind::kEmail:
      return "email";
    case ContactKind::kMail:
      return "mail";
    case ContactKind::kWeb:
      return "website";
    default:
      return nullptr;
  }
}

// Whether a row of the organization says `contact` when it is read: for the
// whole, on the row's own evidence, its mail at the address.
bool InRow(const ContactPoint& contact, const Organization& organization) {
  const Address& address = organization.address;
  return ColumnOf(contact.kind) != nullptr && contact.department.empty() &&
         contact.evidence.size() == 1 && !organization.evidence.empty() &&
         SameSource(contact.evidence.front(), organization.evidence.front()) &&
         (contact.kind != ContactKind::kMail ||
          (contact.address == address && !address.lines.empty() &&
           !address.zip.empty()));
}

// Those columns are read in the order of their kinds, one value each.
bool AllInRow(const Organization& organization) {
  ContactKind last = ContactKind::kUnspecified;
  for (const ContactPoint& contact : organization.contact_points) {
    if (contact.kind <= last || !InRow(contact, organization)) return false;
    last = contact.kind;
  }
  return true;
}

CsvValues ContactValues(const Organization& organization) {
  CsvValues values;
  if (!AllInRow(organization)) return values;
  for (const ContactPoint& contact : organization.contact_points) {
    values[ColumnOf(contact.kind)] =
        contact.kind == ContactKind::kMail ? "TRUE" : contact.value;
  }
  return values;
}

std::string NameItem(const PersonName& name) {
  return absl::StrJoin({name.family, name.given, name.middle, name.suffix}, ",",
                       [](std::string* out, const std::string& part) {
                         *out += EscapeItem(part);
                       });
}

}  // namespace

absl::string_view FormatOf(const Organization& organization) {
  constexpr absl::string_view kSocieties = "medical-societies";
  constexpr absl::string_view kOrganizations = "organizations";
  const std::string& state = organization.address.state;
  const std::vector<std::string>& served = organization.jurisdictions;
  if (state.empty() || !organization.professions.empty()) {
    return kOrganizations;
  }
  if (organization.type == OrganizationType::kStateMedicalSociety) {
    return served == std::vector{state} ? kSocieties : kOrganizations;
  }
  return organization.type == OrganizationType::kLocalMedicalSociety &&
                 std::all_of(served.begin(), served.end(), IsCountyFips)
             ? kSocieties
             : kOrganizations;
}

CsvValues RowOf(const Organization& organization) {
  CsvValues row = {{"id", organization.id},
                   {"name", organization.display_name},
                   {"other_names", JoinList(organization.other_names)},
                   {"status", Word(organization.status)},
                   {"opened_on", FormatDate(organization.opened_on)},
                   {"closed_on", FormatDate(organization.closed_on)},
                   {"county_fips", organization.county_fips},
                   {"time_zone", organization.time_zone},
                   {"site", organization.is_site ? "TRUE" : ""}};
  const std::string served = JoinList(organization.jurisdictions);
  if (FormatOf(organization) == "organizations") {
    row["type"] = Word(organization.type);
    row["jurisdictions"] = served;
    row["professions"] = JoinList(organization.professions);
  } else if (organization.type == OrganizationType::kLocalMedicalSociety) {
    row["level"] = "LOCAL";
    row["counties"] = served;
  } else {
    row["level"] = "STATE";
  }
  Add(IdentifierValues(organization.identifiers), row);
  Add(AddressValues(organization.address), row);
  Add(ContactValues(organization), row);
  Add(FirstOf(organization.evidence), row);
  return row;
}

CsvValues RowOf(const Practitioner& practitioner) {
  CsvValues row = {{"id", practitioner.id},
                   {"npi", practitioner.npi},
                   {"given_name", practitioner.name.given},
                   {"middle_name", practitioner.name.middle},
                   {"family_name", practitioner.name.family},
                   {"suffix", practitioner.name.suffix},
                   {"other_names",
                    absl::StrJoin(practitioner.other_names, ";",
                                  [](std::string* out, const PersonName& name) {
                                    *out += NameItem(name);
                                  })},
                   {"taxonomy", JoinList(practitioner.taxonomy_codes)},
                   {"status", Word(practitioner.status)},
                   {"death_date", FormatDate(practitioner.death_date)},
                   {"city", practitioner.city},
                   {"state", practitioner.state}};
  Add(FirstOf(practitioner.evidence), row);
  return row;
}

CsvValues RowOf(const Affiliation& affiliation) {
  CsvValues row = {{"id", affiliation.id},
                   {"practitioner_id", affiliation.practitioner},
                   {"organization_id", affiliation.organization},
                   {"kind", Word(affiliation.kind)},
                   {"start", FormatDate(affiliation.start)},
                   {"end", FormatDate(affiliation.end)},
                   {"department", affiliation.department}};
  Add(FirstOf(affiliation.evidence), row);
  return row;
}

CsvValues RowOf(const SuccessionEvent& event) {
  CsvValues row = {{"id", event.id},
                   {"from_id", event.from},
                   {"to_id", event.to},
                   {"kind", Word(event.kind)},
                   {"effective_date", FormatDate(event.effective_date)},
                   {"transfer_pending", Word(event.transfer_pending)},
                   {"note", event.note}};
  Add(ScopeValues(event.scope), row);
  Add(FirstOf(event.evidence), row);
  return row;
}

CsvValues RowOf(const CustodyReport& report) {
  CsvValues row = {{"id", report.id},
                   {"organization_id", report.organization},
                   {"practitioner_id", report.practitioner},
                   {"origin_id", report.origin_organization},
                   {"finding", Word(report.finding)},
                   {"to_id", report.to_organization},
                   {"effective_date", FormatDate(report.effective_date)},
                   {"rule", report.rule},
                   {"reported_by_id", report.reported_by},
                   {"report_date", FormatDate(report.report_date)}};
  Add(ScopeValues(report.scope), row);
  Add(FirstOf(report.evidence), row);
  return row;
}

std::vector<CsvValues> ContactPointRows(const Organization& organization) {
  std::vector<CsvValues> rows;
  if (AllInRow(organization)) return rows;
  for (const ContactPoint& contact : organization.contact_points) {
    for (const Evidence& evidence : contact.evidence) {
      CsvValues row = {{"organization_id", organization.id},
                       {"kind", Word(contact.kind)},
                       {"value", contact.value},
                       {"department", contact.department}};
      Add(AddressValues(contact.address), row);
      Add(EvidenceValues(evidence), row);
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

std::vector<CsvValues> EvidenceRows(absl::string_view of, absl::string_view id,
                                    const std::vector<Evidence>& evidence) {
  std::vector<CsvValues> rows;
  for (size_t i = 1; i < evidence.size(); ++i) {
    CsvValues row = {{"of", std::string(of)}, {"id", std::string(id)}};
    Add(EvidenceValues(evidence[i]), row);
    rows.push_back(std::move(row));
  }
  return rows;
}

CsvValues RowOf(const Zip& zip, const FactReader::County& county) {
  return {{"zip", zip.zip},
          {"place", zip.place},
          {"state", zip.state},
          {"county_fips", zip.county_fips},
          {"county", county.name}};
}

CsvValues RowOf(const FactReader::County& county) {
  return {{"state", county.state},
          {"county_fips", county.fips},
          {"county", county.name}};
}

CsvValues RowOf(absl::string_view of, const Alias& alias) {
  return {{"of", std::string(of)}, {"alias", alias.alias}, {"id", alias.id}};
}

}  // namespace custodia::directory
