#include "services/request/storage/stored_lead.h"

#include "services/request/wire/dates.h"
#include "services/request/wire/enums.h"
#include "services/request/wire/lead.h"

namespace custodia::request {

storage::v1::Lead ToStored(const Lead& lead) {
  storage::v1::Lead stored;
  stored.set_organization(lead.organization);
  stored.set_origin_organization(lead.origin_organization);
  stored.set_origin_display_name(lead.origin_name);
  stored.set_practitioner_display_name(lead.practitioner_name);
  stored.set_display_name(lead.display_name);
  if (lead.address != Address{}) {
    *stored.mutable_address() = wire::ToProto(lead.address);
  }
  stored.set_role(wire::ToProto(lead.role));
  *stored.mutable_departments() = {lead.departments.begin(),
                                   lead.departments.end()};
  for (const ContactPoint& point : lead.contact_points) {
    *stored.add_contact_points() = wire::ToProto(point);
  }
  stored.set_time_zone(lead.time_zone);
  stored.set_patient_group(wire::ToProto(lead.patient_group));
  stored.set_organization_type(wire::ToProto(lead.organization_type));
  stored.set_origin_type(wire::ToProto(lead.origin_type));
  stored.set_duty(wire::ToProto(lead.duty));
  stored.set_origin_region_code(lead.origin_region);
  stored.set_as_given(lead.as_given);
  return stored;
}

Lead FromStored(const storage::v1::Lead& stored) {
  Lead lead{
      .organization = stored.organization(),
      .origin_organization = stored.origin_organization(),
      .origin_name = stored.origin_display_name(),
      .practitioner_name = stored.practitioner_display_name(),
      .display_name = stored.display_name(),
      .address = wire::FromProto(stored.address()),
      .role = wire::FromProto<Role>(stored.role()),
      .departments = {stored.departments().begin(), stored.departments().end()},
      .time_zone = stored.time_zone(),
      .patient_group = wire::FromProto<PatientGroup>(stored.patient_group()),
      .organization_type =
          wire::FromProto<OrganizationType>(stored.organization_type()),
      .origin_type = wire::FromProto<OrganizationType>(stored.origin_type()),
      .duty = wire::FromProto<Duty>(stored.duty()),
      .origin_region = stored.origin_region_code(),
      .as_given = stored.as_given()};
  for (const directory::v1::ContactPoint& point : stored.contact_points()) {
    lead.contact_points.push_back(wire::FromProto(point));
  }
  return lead;
}

storage::v1::Part ToStored(const Part& part) {
  storage::v1::Part stored;
  stored.set_number(part.number);
  *stored.mutable_service_dates() = wire::ToProto(part.service_dates);
  stored.set_patient_group(wire::ToProto(part.patient_group));
  for (const Lead& lead : part.leads) *stored.add_leads() = ToStored(lead);
  return stored;
}

Part FromStored(const storage::v1::Part& stored) {
  Part part{
      .number = stored.number(),
      .service_dates = wire::DaysFromProto(stored.service_dates()),
      .patient_group = wire::FromProto<PatientGroup>(stored.patient_group())};
  for (const storage::v1::Lead& lead : stored.leads()) {
    part.leads.push_back(FromStored(lead));
  }
  return part;
}

}  // namespace custodia::request
