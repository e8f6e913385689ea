#include "services/directory/testing/plain_reply.h"

#include "common/address.h"
#include "common/wire/address.h"
#include "common/wire/date.h"
#include "services/directory/wire/evidence.h"
#include "services/directory/wire/names.h"
#include "services/directory/wire/organization.h"
#include "services/directory/wire/succession.h"

namespace custodia::directory::testing {
namespace {

using ::custodia::wire::ToProto;
using wire::OrganizationName;
using wire::PractitionerName;
using wire::SetEvidence;
using wire::SuccessionEventName;
using wire::ToProto;
using wire::ToProtoWithoutEvidence;

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
  proto.set_ask(*lead.ask);
  proto.set_transfer_pending(lead.transfer_pending);
  const Provenance& made = lead.provenance;
  proto.set_origin_organization(OrganizationName(made.organization));
  proto.set_origin_display_name(made.organization_name);
  proto.set_practitioner_display_name(made.practitioner);
  proto.set_origin_type(
      static_cast<v1::Organization::Type>(made.organization_type));
  proto.set_origin_region_code(made.state);
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

v1::ResolveCustodianResponse PlainReply(
    const Resolution& resolution, v1::ResolveCustodianRequest::View view) {
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

}  // namespace custodia::directory::testing
