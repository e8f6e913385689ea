#include "services/directory/wire/practitioner.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/wire/date.h"
#include "services/directory/wire/enums.h"
#include "services/directory/wire/evidence.h"
#include "services/directory/wire/names.h"
#include "services/directory/wire/succession.h"

namespace custodia::directory::wire {

using ::custodia::wire::ParseDate;
using ::custodia::wire::ToProto;

namespace {

PersonName ParsePersonName(const v1::PersonName& name, absl::string_view field,
                           error::FieldViolations& violations) {
  if (absl::StripAsciiWhitespace(name.family_name()).empty()) {
    violations.Add(absl::StrCat(field, ".family_name"), "set");
  }
  return {.given = name.given_name(),
          .middle = name.middle_name(),
          .family = name.family_name(),
          .suffix = name.suffix()};
}

// An inference never looks like a fact.
void GradeColocation(const v1::Affiliation& affiliation,
                     absl::string_view field, Affiliation& parsed,
                     error::FieldViolations& violations) {
  for (size_t i = 0; i < parsed.evidence.size(); ++i) {
    const int index = static_cast<int>(i);
    if (index < affiliation.evidence_size() &&
        affiliation.evidence(index).grade() > v1::Evidence::INFERRED) {
      violations.Add(
          absl::StrCat(Element(absl::StrCat(field, ".evidence"), index),
                       ".grade"),
          "INFERRED for COLOCATED");
    }
    parsed.evidence[i].grade = Grade::kInferred;
  }
}

v1::PersonName MakeName(const PersonName& name) {
  v1::PersonName proto;
  proto.set_given_name(name.given);
  proto.set_middle_name(name.middle);
  proto.set_family_name(name.family);
  proto.set_suffix(name.suffix);
  return proto;
}

}  // namespace

Practitioner ParsePractitioner(const v1::Practitioner& practitioner,
                               absl::string_view field,
                               error::FieldViolations& violations) {
  const auto at = [&](absl::string_view name) {
    return absl::StrCat(field, ".", name);
  };
  Practitioner parsed;
  parsed.id =
      ParsePractitionerName(practitioner.name(), at("name"), violations);
  parsed.npi = practitioner.npi();
  if (!parsed.npi.empty() && !IsValidNpi(parsed.npi)) {
    violations.Add(at("npi"), "an NPI: ten digits with a right check digit");
  }
  parsed.name = ParsePersonName(practitioner.primary_name(), at("primary_name"),
                                violations);
  for (int i = 0; i < practitioner.other_names_size(); ++i) {
    parsed.other_names.push_back(ParsePersonName(practitioner.other_names(i),
                                                 Element(at("other_names"), i),
                                                 violations));
  }
  for (int i = 0; i < practitioner.taxonomy_codes_size(); ++i) {
    parsed.taxonomy_codes.push_back(practitioner.taxonomy_codes(i));
    if (!IsTaxonomyCode(parsed.taxonomy_codes.back())) {
      violations.Add(Element(at("taxonomy_codes"), i),
                     "a NUCC code: ten digits and capitals");
    }
  }
  parsed.status = ParseEnum<PractitionerStatus>(practitioner.status(),
                                                at("status"), violations);
  parsed.death_date =
      ParseDate(practitioner.death_date(), at("death_date"), violations);
  parsed.evidence =
      ParseEvidence(practitioner.evidence(), at("evidence"), violations);
  return parsed;
}

Affiliation ParseAffiliation(const v1::Affiliation& affiliation,
                             absl::string_view field,
                             error::FieldViolations& violations) {
  const auto at = [&](absl::string_view name) {
    return absl::StrCat(field, ".", name);
  };
  Affiliation parsed;
  parsed.practitioner = RequirePractitionerName(affiliation.practitioner(),
                                                at("practitioner"), violations);
  parsed.organization = RequireOrganizationName(affiliation.organization(),
                                                at("organization"), violations);
  parsed.kind =
      RequireEnum<AffiliationKind>(affiliation.kind(), at("kind"), violations);
  parsed.start =
      ParseDate(affiliation.start_date(), at("start_date"), violations);
  parsed.end = ParseDate(affiliation.end_date(), at("end_date"), violations);
  CheckOrder(parsed.start, parsed.end, at("end_date"),
             "not before `start_date`", violations);
  parsed.department = affiliation.department();
  parsed.evidence =
      ParseEvidence(affiliation.evidence(), at("evidence"), violations);
  if (parsed.kind == AffiliationKind::kColocated) {
    GradeColocation(affiliation, field, parsed, violations);
  }
  return parsed;
}

v1::Practitioner ToProto(const Practitioner& practitioner) {
  v1::Practitioner proto;
  proto.set_name(PractitionerName(practitioner.id));
  proto.set_npi(practitioner.npi);
  *proto.mutable_primary_name() = MakeName(practitioner.name);
  for (const PersonName& name : practitioner.other_names) {
    *proto.add_other_names() = MakeName(name);
  }
  for (const std::string& code : practitioner.taxonomy_codes) {
    proto.add_taxonomy_codes(code);
  }
  proto.set_status(static_cast<v1::Practitioner::Status>(practitioner.status));
  if (practitioner.death_date.known()) {
    *proto.mutable_death_date() = ToProto(practitioner.death_date);
  }
  SetEvidence(practitioner.evidence, *proto.mutable_evidence());
  proto.set_etag(practitioner.etag);
  return proto;
}

v1::Affiliation ToProto(const Affiliation& affiliation) {
  v1::Affiliation proto;
  proto.set_name(AffiliationName(affiliation.id));
  proto.set_practitioner(PractitionerName(affiliation.practitioner));
  proto.set_organization(OrganizationName(affiliation.organization));
  proto.set_kind(static_cast<v1::Affiliation::Kind>(affiliation.kind));
  if (affiliation.start.known()) {
    *proto.mutable_start_date() = ToProto(affiliation.start);
  }
  if (affiliation.end.known()) {
    *proto.mutable_end_date() = ToProto(affiliation.end);
  }
  proto.set_department(affiliation.department);
  SetEvidence(affiliation.evidence, *proto.mutable_evidence());
  return proto;
}

}  // namespace custodia::directory::wire
