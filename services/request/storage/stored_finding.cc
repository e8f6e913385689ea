#include "services/request/storage/stored_finding.h"

#include "services/request/wire/dates.h"
#include "services/request/wire/enums.h"
#include "services/request/wire/reply.h"

namespace custodia::request {

storage::v1::Finding ToStored(const CustodyFinding& finding) {
  storage::v1::Finding stored;
  stored.set_organization(finding.organization);
  stored.set_practitioner(finding.practitioner);
  stored.set_origin_organization(finding.origin_organization);
  stored.set_finding(wire::ToProto(finding.finding));
  stored.set_to_organization(finding.to_organization);
  if (finding.new_organization) {
    *stored.mutable_new_organization() =
        wire::ToProto(*finding.new_organization);
  }
  stored.set_new_organization_name(finding.new_organization_name);
  *stored.mutable_effective_date() = wire::ToProto(finding.effective_date);
  stored.set_rule(finding.rule);
  stored.set_reported_by(finding.reported_by);
  *stored.mutable_report_date() = wire::ToProto(finding.report_date);
  return stored;
}

CustodyFinding FromStored(const storage::v1::Finding& stored) {
  CustodyFinding finding{
      .organization = stored.organization(),
      .practitioner = stored.practitioner(),
      .origin_organization = stored.origin_organization(),
      .finding = wire::FromProto<FindingKind>(stored.finding()),
      .to_organization = stored.to_organization(),
      .new_organization_name = stored.new_organization_name(),
      .effective_date = wire::FromProto(stored.effective_date()),
      .rule = stored.rule(),
      .reported_by = stored.reported_by(),
      .report_date = wire::FromProto(stored.report_date())};
  if (stored.has_new_organization()) {
    finding.new_organization = wire::FromProto(stored.new_organization());
  }
  return finding;
}

}  // namespace custodia::request
