#include "services/directory/wire/resolution.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "common/address.h"
#include "common/wire/address.h"
#include "common/wire/date.h"
#include "services/directory/wire/enums.h"
#include "services/directory/wire/evidence.h"
#include "services/directory/wire/names.h"
#include "services/directory/wire/organization.h"
#include "services/directory/wire/succession.h"

namespace custodia::directory::wire {

using ::custodia::wire::ParseDate;
using ::custodia::wire::ParseDay;
using ::custodia::wire::ToProto;

namespace {

constexpr int kDefaultLeads = 50;
constexpr int kMaxLeads = 1000;

std::optional<NameQuery> ParseNameQuery(
    const v1::ResolveCustodianRequest& request,
    error::FieldViolations& violations) {
  if (!request.has_practitioner_query()) return std::nullopt;
  const v1::PractitionerQuery& query = request.practitioner_query();
  if (absl::StripAsciiWhitespace(query.family_name()).empty()) {
    violations.Add("practitioner_query.family_name", "set");
  }
  if (!query.state().empty() && !IsStateCode(query.state())) {
    violations.Add("practitioner_query.state", "the two letters of a state");
  }
  return NameQuery{.given = query.given_name(),
                   .family = query.family_name(),
                   .state = query.state(),
                   .city = query.city()};
}

// Whom the question is about, and in which kind of record.
void ParseSubject(const v1::ResolveCustodianRequest& request,
                  Question& question, error::FieldViolations& violations) {
  question.practitioner =
      ParsePractitionerName(request.practitioner(), "practitioner", violations);
  question.organization =
      ParseOrganizationName(request.organization(), "organization", violations);
  question.query = ParseNameQuery(request, violations);
  if (!request.practitioner().empty() && question.query.has_value()) {
    violations.Add("practitioner_query", "absent where `practitioner` is set");
  }
  if (request.practitioner().empty() && request.organization().empty() &&
      !question.query.has_value() && request.laboratory().empty()) {
    violations.Add("practitioner",
                   "set, or else `organization` or `practitioner_query`");
  }
  question.record_kind =
      ParseEnum<RecordKind>(request.record_kind(), "record_kind", violations);
  if (question.record_kind == RecordKind::kUnspecified) {
    question.record_kind = RecordKind::kClinic;
  }
}

void ParseLaboratory(const v1::ResolveCustodianRequest& request,
                     Question& question, error::FieldViolations& violations) {
  question.laboratory =
      ParseOrganizationName(request.laboratory(), "laboratory", violations);
  question.primary_care_practitioner =
      ParsePractitionerName(request.primary_care_practitioner(),
                            "primary_care_practitioner", violations);
  if (request.record_kind() == v1::ResolveCustodianRequest::LABORATORY) return;
  if (!request.laboratory().empty()) {
    violations.Add("laboratory", "empty but for LABORATORY");
  }
  if (!request.primary_care_practitioner().empty()) {
    violations.Add("primary_care_practitioner", "empty but for LABORATORY");
  }
}

void ParseDates(const v1::ResolveCustodianRequest& request,
                absl::CivilDay today, Question& question,
                error::FieldViolations& violations) {
  question.as_of =
      ParseDay(request.as_of(), "as_of", violations).value_or(today);
  question.service_dates =
      ParseRange(request.service_dates(), "service_dates", violations);
  // A date at fault was reported above, and is unknown here.
  error::FieldViolations reported;
  const PartialDate as_of = PartialDate::Of(question.as_of);
  CheckOrder(ParseDate(request.service_dates().start(), "", reported), as_of,
             "service_dates.start", "not after `as_of`", violations);
  CheckOrder(ParseDate(request.service_dates().end(), "", reported), as_of,
             "service_dates.end", "not after `as_of`", violations);
  if (question.service_dates.last) {
    question.service_dates.last =
        std::min(*question.service_dates.last, question.as_of);
  }
}

v1::Hop MakeHop(const Hop& hop) {
  v1::Hop proto;
  proto.set_from(OrganizationName(hop.from));
  proto.set_to(OrganizationName(hop.to));
  proto.set_kind(static_cast<v1::SuccessionEvent::Kind>(hop.kind));
  if (hop.effective_date.known()) {
    *proto.mutable_effective_date() = ToProto(hop.effective_date);
  }
  SetEvidence(hop.evidence, *proto.mutable_evidence());
  proto.set_succession_event(SuccessionEventName(hop.succession_event));
  return proto;
}

void SetOrganization(const Organization& organization, bool full,
                     v1::Lead& lead) {
  lead.set_organization(OrganizationName(organization.id));
  lead.set_display_name(organization.display_name);
  for (const ContactPoint& contact : organization.contact_points) {
    *lead.add_contact_points() =
        full ? ToProto(contact) : ToProtoWithoutEvidence(contact);
  }
  if (organization.address != Address{}) {
    *lead.mutable_address() = ToProto(organization.address);
  }
  lead.set_time_zone(organization.time_zone.empty()
                         ? TimeZoneOfState(organization.address.state)
                         : organization.time_zone);
  lead.set_organization_type(
      static_cast<v1::Organization::Type>(organization.type));
}

void SetLead(const Lead& lead, bool full, v1::Lead& proto) {
  proto.set_rung(static_cast<v1::Lead::Rung>(lead.rung));
  proto.set_role(static_cast<v1::Lead::Role>(lead.role));
  SetOrganization(lead.organization, full, proto);
  for (const std::string& department : lead.departments) {
    proto.add_departments(department);
  }
  *proto.mutable_service_dates() = ToProto(lead.service_dates);
  proto.set_ask(lead.ask);
  proto.set_transfer_pending(lead.transfer_pending);
  proto.set_origin_organization(OrganizationName(lead.origin_organization));
  proto.set_origin_display_name(lead.origin_name);
  proto.set_practitioner_display_name(lead.practitioner_name);
  proto.set_origin_type(static_cast<v1::Organization::Type>(lead.origin_type));
  proto.set_origin_region_code(lead.origin_state);
  proto.set_duty(static_cast<v1::Lead::Duty>(lead.duty));
  proto.set_coverage(static_cast<v1::Lead::Coverage>(lead.coverage));
  if (lead.scope != CustodyScope{}) {
    *proto.mutable_scope() = ToProto(lead.scope);
  }
  if (full) {
    for (const Hop& hop : lead.hops) *proto.add_hops() = MakeHop(hop);
    SetEvidence(lead.evidence, *proto.mutable_evidence());
  }
}

void SetStep(const TrailStep& step, v1::TrailStep& proto) {
  proto.set_rung(static_cast<v1::Lead::Rung>(step.rung));
  proto.set_outcome(static_cast<v1::TrailStep::Outcome>(step.outcome));
  proto.set_organization(OrganizationName(step.organization));
  proto.set_explanation(step.explanation);
  SetEvidence(step.evidence, *proto.mutable_evidence());
  *proto.mutable_service_dates() = ToProto(step.service_dates);
}

}  // namespace

Question ParseQuestion(const v1::ResolveCustodianRequest& request,
                       absl::CivilDay today,
                       error::FieldViolations& violations) {
  Question question;
  ParseSubject(request, question, violations);
  ParseLaboratory(request, question, violations);
  ParseDates(request, today, question, violations);
  for (int i = 0; i < request.excluded_organizations_size(); ++i) {
    question.excluded_organizations.insert(RequireOrganizationName(
        request.excluded_organizations(i), Element("excluded_organizations", i),
        violations));
  }
  if (request.max_leads() < 0 || request.max_leads() > kMaxLeads) {
    violations.Add("max_leads", "from 0 to 1,000");
  }
  question.max_leads =
      request.max_leads() == 0 ? kDefaultLeads : request.max_leads();
  if (!v1::ResolveCustodianRequest::View_IsValid(request.view())) {
    violations.Add("view", "a value that the contract names");
  }
  return question;
}

v1::ResolveCustodianResponse ToProto(const Resolution& resolution,
                                     v1::ResolveCustodianRequest::View view) {
  const bool full = view != v1::ResolveCustodianRequest::BASIC;
  v1::ResolveCustodianResponse proto;
  proto.set_practitioner(PractitionerName(resolution.practitioner));
  for (const Lead& lead : resolution.leads) {
    SetLead(lead, full, *proto.add_leads());
  }
  if (full) {
    for (const TrailStep& step : resolution.trail) {
      SetStep(step, *proto.add_trail());
    }
  }
  for (const DayRange& stretch : resolution.stretches) {
    *proto.add_stretches() = ToProto(stretch);
  }
  for (const DayRange& range : resolution.uncovered) {
    *proto.add_uncovered() = ToProto(range);
  }
  return proto;
}

v1::AmbiguousPractitioner ToProto(const std::vector<Practitioner>& candidates) {
  v1::AmbiguousPractitioner proto;
  for (const Practitioner& candidate : candidates) {
    auto* added = proto.add_candidates();
    added->set_practitioner(PractitionerName(candidate.id));
    added->set_display_name(DisplayName(candidate.name));
    const Address place{.city = candidate.city, .state = candidate.state};
    if (place != Address{}) *added->mutable_address() = ToProto(place);
  }
  return proto;
}

}  // namespace custodia::directory::wire
