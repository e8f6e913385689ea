#include "services/request/wire/finding.h"

#include "services/request/wire/dates.h"
#include "services/request/wire/enums.h"

namespace custodia::request::wire {
namespace {

using directory::v1::Organization;

// Beside those below, which would hide them.
using wire::ToProto;

void AddContact(directory::v1::ContactPoint::Kind kind,
                const std::string& value, Organization& organization) {
  if (value.empty()) return;
  directory::v1::ContactPoint* point = organization.add_contact_points();
  point->set_kind(kind);
  point->set_value(value);
}

// Who was named as having the records is taken to be somebody's keeper of
// records and to operate: a reply says no more, and the directory grades it as
// one party's word.
Organization ToProto(const NamedOrganization& named) {
  Organization proto;
  proto.set_display_name(named.display_name);
  proto.set_type(named.role == Role::kHolder ? Organization::RECORDS_CUSTODIAN
                                             : Organization::OTHER_FACILITY);
  proto.set_status(Organization::OPERATING);
  AddContact(directory::v1::ContactPoint::FAX, named.fax, proto);
  AddContact(directory::v1::ContactPoint::EMAIL, named.email, proto);
  if (named.address != Address{}) {
    *proto.mutable_address() = ToProto(named.address);
    directory::v1::ContactPoint* mail = proto.add_contact_points();
    mail->set_kind(directory::v1::ContactPoint::MAIL);
    *mail->mutable_postal_address() = ToProto(named.address);
  }
  AddContact(directory::v1::ContactPoint::PHONE, named.phone, proto);
  return proto;
}

}  // namespace

directory::v1::ReportCustodyRequest ToProto(const CustodyFinding& finding) {
  directory::v1::ReportCustodyRequest proto;
  proto.set_organization(finding.organization);
  proto.set_practitioner(finding.practitioner);
  proto.set_origin_organization(finding.origin_organization);
  proto.set_finding(ToProto(finding.finding));
  proto.set_to_organization(finding.to_organization);
  if (finding.new_organization) {
    *proto.mutable_new_organization() = ToProto(*finding.new_organization);
    proto.mutable_new_organization()->set_name(finding.new_organization_name);
  }
  if (finding.effective_date.known()) {
    *proto.mutable_effective_date() = ToProto(finding.effective_date);
  }
  proto.set_rule(finding.rule);
  proto.set_reported_by(finding.reported_by);
  if (finding.report_date.known()) {
    *proto.mutable_report_date() = ToProto(finding.report_date);
  }
  return proto;
}

}  // namespace custodia::request::wire
