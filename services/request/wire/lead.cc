#include "services/request/wire/lead.h"

#include "services/request/wire/dates.h"
#include "services/request/wire/enums.h"

namespace custodia::request::wire {

Lead LeadFromDirectory(const directory::v1::Lead& proto) {
  Lead lead{
      .organization = proto.organization(),
      .origin_organization = proto.origin_organization(),
      .origin_name = proto.origin_display_name(),
      .practitioner_name = proto.practitioner_display_name(),
      .display_name = proto.display_name(),
      .address = FromProto(proto.address()),
      .role = FromProto<Role>(proto.role()),
      .departments = {proto.departments().begin(), proto.departments().end()},
      .time_zone = proto.time_zone(),
      .patient_group = FromProto<PatientGroup>(proto.scope().patient_group()),
      .organization_type =
          FromProto<OrganizationType>(proto.organization_type()),
      .origin_type = FromProto<OrganizationType>(proto.origin_type()),
      .duty = FromProto<Duty>(proto.duty()),
      .origin_region = proto.origin_region_code(),
      .as_given = proto.SerializeAsString()};
  for (const directory::v1::ContactPoint& point : proto.contact_points()) {
    lead.contact_points.push_back(FromProto(point));
  }
  return lead;
}

directory::v1::Lead ToProto(const Lead& lead) {
  directory::v1::Lead proto;
  if (!lead.as_given.empty() && proto.ParseFromString(lead.as_given)) {
    return proto;
  }
  proto.Clear();
  proto.set_organization(lead.organization);
  proto.set_origin_organization(lead.origin_organization);
  proto.set_origin_display_name(lead.origin_name);
  proto.set_practitioner_display_name(lead.practitioner_name);
  proto.set_display_name(lead.display_name);
  if (lead.address != Address{}) {
    *proto.mutable_address() = ToProto(lead.address);
  }
  proto.set_role(ToProto(lead.role));
  *proto.mutable_departments() = {lead.departments.begin(),
                                  lead.departments.end()};
  proto.set_time_zone(lead.time_zone);
  if (lead.patient_group != PatientGroup::kUnspecified) {
    proto.mutable_scope()->set_patient_group(ToProto(lead.patient_group));
  }
  proto.set_organization_type(ToProto(lead.organization_type));
  proto.set_origin_type(ToProto(lead.origin_type));
  proto.set_duty(ToProto(lead.duty));
  proto.set_origin_region_code(lead.origin_region);
  for (const ContactPoint& point : lead.contact_points) {
    *proto.add_contact_points() = ToProto(point);
  }
  return proto;
}

directory::v1::ContactPoint ToProto(const ContactPoint& point) {
  directory::v1::ContactPoint proto;
  proto.set_kind(ToProto(point.kind));
  proto.set_value(point.value);
  proto.set_department(point.department);
  if (point.address != Address{}) {
    *proto.mutable_postal_address() = ToProto(point.address);
  }
  return proto;
}

ContactPoint FromProto(const directory::v1::ContactPoint& proto) {
  return {.value = proto.value(),
          .department = proto.department(),
          .kind = FromProto<ContactKind>(proto.kind()),
          .address = FromProto(proto.postal_address())};
}

directory::v1::AmbiguousPractitioner::Candidate ToProto(
    const Candidate& candidate) {
  directory::v1::AmbiguousPractitioner::Candidate proto;
  proto.set_practitioner(candidate.practitioner);
  proto.set_display_name(candidate.display_name);
  if (candidate.address != Address{}) {
    *proto.mutable_address() = ToProto(candidate.address);
  }
  return proto;
}

Candidate FromProto(
    const directory::v1::AmbiguousPractitioner::Candidate& proto) {
  return {.practitioner = proto.practitioner(),
          .display_name = proto.display_name(),
          .address = FromProto(proto.address())};
}

}  // namespace custodia::request::wire
