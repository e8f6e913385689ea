#include "services/directory/wire/organization.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/address.h"
#include "common/wire/address.h"
#include "common/wire/date.h"
#include "services/directory/domain/practitioner.h"
#include "services/directory/wire/enums.h"
#include "services/directory/wire/evidence.h"
#include "services/directory/wire/names.h"
#include "services/directory/wire/succession.h"

namespace custodia::directory::wire {

using ::custodia::wire::ParseAddress;
using ::custodia::wire::ParseDate;
using ::custodia::wire::ToProto;

namespace {

bool IsCcn(absl::string_view value) {
  return value.size() == 6 &&
         std::all_of(value.begin(), value.end(), [](char c) {
           return absl::ascii_isdigit(c) || absl::ascii_isupper(c);
         });
}

Identifier ParseIdentifier(const v1::Organization::Identifier& identifier,
                           absl::string_view field,
                           error::FieldViolations& violations) {
  Identifier parsed{
      .system = RequireEnum<IdentifierSystem>(
          identifier.system(), absl::StrCat(field, ".system"), violations),
      .value = identifier.value()};
  const std::string value = absl::StrCat(field, ".value");
  if (parsed.value.empty()) {
    violations.Add(value, "set");
  } else if (parsed.system == IdentifierSystem::kNpi &&
             !IsValidNpi(parsed.value)) {
    violations.Add(value, "an NPI: ten digits with a right check digit");
  } else if (parsed.system == IdentifierSystem::kCcn && !IsCcn(parsed.value)) {
    violations.Add(value, "a CCN: six digits and capitals");
  }
  return parsed;
}

ContactPoint ParseContact(const v1::ContactPoint& contact,
                          absl::string_view field,
                          const std::vector<Evidence>& default_evidence,
                          error::FieldViolations& violations) {
  ContactPoint parsed{
      .kind = RequireEnum<ContactKind>(
          contact.kind(), absl::StrCat(field, ".kind"), violations),
      .value = contact.value(),
      .department = contact.department(),
      .address =
          ParseAddress(contact.postal_address(),
                       absl::StrCat(field, ".postal_address"), violations),
      .evidence = default_evidence};
  const bool mail = parsed.kind == ContactKind::kMail;
  if (mail != parsed.value.empty()) {
    violations.Add(absl::StrCat(field, ".value"),
                   mail ? "empty for MAIL" : "set");
  }
  if (mail == parsed.address.empty()) {
    violations.Add(absl::StrCat(field, ".postal_address"),
                   mail ? "set for MAIL" : "empty but for MAIL");
  }
  if (!contact.evidence().empty()) {
    parsed.evidence = ParseEvidence(
        contact.evidence(), absl::StrCat(field, ".evidence"), violations);
  }
  return parsed;
}

void ParseLists(const v1::Organization& organization, absl::string_view field,
                Organization& parsed, error::FieldViolations& violations) {
  for (int i = 0; i < organization.identifiers_size(); ++i) {
    parsed.identifiers.push_back(ParseIdentifier(
        organization.identifiers(i),
        Element(absl::StrCat(field, ".identifiers"), i), violations));
  }
  for (int i = 0; i < organization.contact_points_size(); ++i) {
    parsed.contact_points.push_back(
        ParseContact(organization.contact_points(i),
                     Element(absl::StrCat(field, ".contact_points"), i),
                     parsed.evidence, violations));
  }
  for (int i = 0; i < organization.jurisdictions_size(); ++i) {
    const std::string& area = organization.jurisdictions(i);
    if (!IsCountyFips(area) && !IsStateCode(area)) {
      violations.Add(Element(absl::StrCat(field, ".jurisdictions"), i),
                     "a county's five-digit FIPS code or a state's two "
                     "letters");
    }
    parsed.jurisdictions.push_back(area);
  }
  for (int i = 0; i < organization.professions_size(); ++i) {
    const std::string& profession = organization.professions(i);
    if (!IsTaxonomyPrefix(profession)) {
      violations.Add(Element(absl::StrCat(field, ".professions"), i),
                     "the beginning of a NUCC taxonomy code");
    }
    parsed.professions.push_back(profession);
  }
}

}  // namespace

Organization ParseOrganization(const v1::Organization& organization,
                               absl::string_view field,
                               error::FieldViolations& violations) {
  const auto at = [&](absl::string_view name) {
    return absl::StrCat(field, ".", name);
  };
  Organization parsed;
  parsed.id =
      ParseOrganizationName(organization.name(), at("name"), violations);
  parsed.display_name =
      std::string(absl::StripAsciiWhitespace(organization.display_name()));
  if (parsed.display_name.empty()) violations.Add(at("display_name"), "set");
  parsed.other_names = {organization.other_names().begin(),
                        organization.other_names().end()};
  parsed.type = RequireEnum<OrganizationType>(organization.type(), at("type"),
                                              violations);
  parsed.status = RequireEnum<OrganizationStatus>(organization.status(),
                                                  at("status"), violations);
  parsed.opened_on =
      ParseDate(organization.opened_on(), at("opened_on"), violations);
  parsed.closed_on =
      ParseDate(organization.closed_on(), at("closed_on"), violations);
  CheckOrder(parsed.opened_on, parsed.closed_on, at("closed_on"),
             "not before `opened_on`", violations);
  parsed.address =
      ParseAddress(organization.address(), at("address"), violations);
  parsed.county_fips = organization.county_fips();
  if (!parsed.county_fips.empty() && !IsCountyFips(parsed.county_fips)) {
    violations.Add(at("county_fips"), "five digits");
  }
  parsed.time_zone = TimeZoneOfState(parsed.address.state);
  parsed.evidence =
      ParseEvidence(organization.evidence(), at("evidence"), violations);
  ParseLists(organization, field, parsed, violations);
  return parsed;
}

v1::ContactPoint ToProtoWithoutEvidence(const ContactPoint& contact) {
  v1::ContactPoint proto;
  proto.set_kind(static_cast<v1::ContactPoint::Kind>(contact.kind));
  proto.set_value(contact.value);
  proto.set_department(contact.department);
  if (!contact.address.empty()) {
    *proto.mutable_postal_address() = ToProto(contact.address);
  }
  return proto;
}

v1::ContactPoint ToProto(const ContactPoint& contact) {
  v1::ContactPoint proto = ToProtoWithoutEvidence(contact);
  SetEvidence(contact.evidence, *proto.mutable_evidence());
  return proto;
}

v1::Organization ToProto(const Organization& organization) {
  v1::Organization proto;
  proto.set_name(OrganizationName(organization.id));
  proto.set_display_name(organization.display_name);
  for (const std::string& name : organization.other_names) {
    proto.add_other_names(name);
  }
  proto.set_type(static_cast<v1::Organization::Type>(organization.type));
  proto.set_status(static_cast<v1::Organization::Status>(organization.status));
  if (organization.opened_on.known()) {
    *proto.mutable_opened_on() = ToProto(organization.opened_on);
  }
  if (organization.closed_on.known()) {
    *proto.mutable_closed_on() = ToProto(organization.closed_on);
  }
  for (const Identifier& identifier : organization.identifiers) {
    auto* added = proto.add_identifiers();
    added->set_system(
        static_cast<v1::Organization::Identifier::System>(identifier.system));
    added->set_value(identifier.value);
  }
  if (organization.address != Address{}) {
    *proto.mutable_address() = ToProto(organization.address);
  }
  proto.set_county_fips(organization.county_fips);
  proto.set_time_zone(organization.time_zone);
  for (const ContactPoint& contact : organization.contact_points) {
    *proto.add_contact_points() = ToProto(contact);
  }
  for (const std::string& area : organization.jurisdictions) {
    proto.add_jurisdictions(area);
  }
  for (const std::string& profession : organization.professions) {
    proto.add_professions(profession);
  }
  SetEvidence(organization.evidence, *proto.mutable_evidence());
  proto.set_etag(organization.etag);
  return proto;
}

}  // namespace custodia::directory::wire
