#include "services/directory/handlers/report_custody.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/directory/handlers/custody_path.h"
#include "services/directory/handlers/load.h"
#include "services/directory/handlers/new_organization.h"
#include "services/directory/handlers/write_once.h"
#include "services/directory/wire/evidence.h"
#include "services/directory/wire/names.h"
#include "services/directory/wire/organization.h"
#include "services/directory/wire/succession.h"

namespace custodia::directory {
namespace {

// A report, checked, with ids for what it may make.
struct Draft {
  CustodyReport report;
  std::optional<Organization> new_organization;
  std::string event_id;
  std::string organization_id;
};

// One party's word. Nobody at an organization that cannot be reached has
// spoken.
Evidence EvidenceOf(const CustodyReport& report) {
  std::string speaker = report.reported_by;
  if (speaker.empty() && report.finding != Finding::kUnreachable) {
    speaker = report.organization;
  }
  return {
      .source = speaker.empty() ? "report" : wire::OrganizationName(speaker),
      .date = report.report_date,
      .grade = Grade::kReported,
      .verified_on = report.report_date};
}

// The organization that a reporter describes is a keeper of records that
// operates, unless said otherwise, and all that is known of it is the report.
Organization ParseNewOrganization(const v1::Organization& described,
                                  const Evidence& evidence,
                                  error::FieldViolations& violations) {
  v1::Organization message = described;
  if (message.type() == v1::Organization::TYPE_UNSPECIFIED) {
    message.set_type(v1::Organization::RECORDS_CUSTODIAN);
  }
  if (message.status() == v1::Organization::STATUS_UNSPECIFIED) {
    message.set_status(v1::Organization::OPERATING);
  }
  Organization parsed =
      wire::ParseOrganization(message, "new_organization", violations);
  parsed.evidence = {evidence};
  for (ContactPoint& contact : parsed.contact_points) {
    contact.evidence = {evidence};
  }
  return parsed;
}

Draft ParseDraft(const v1::ReportCustodyRequest& request,
                 const Environment& env, error::FieldViolations& violations) {
  Draft draft{.report = wire::ParseReport(request, env.Today(), violations),
              .event_id = env.ids.Next(),
              .organization_id = env.ids.Next()};
  draft.report.id = env.ids.Next();
  if (request.has_new_organization()) {
    draft.new_organization = ParseNewOrganization(
        request.new_organization(), EvidenceOf(draft.report), violations);
  }
  return draft;
}

// Replaces all ids by canonical ones.
absl::Status ResolveIds(CustodyReport& report, DirectoryTransaction& txn) {
  for (std::string* id : {&report.organization, &report.origin_organization,
                          &report.to_organization, &report.reported_by}) {
    CUSTODIA_RETURN_IF_ERROR(ResolveOrganization(*id, txn));
  }
  CUSTODIA_RETURN_IF_ERROR(ResolvePractitioner(report.practitioner, txn));
  return ResolvePractitioners(report.scope.practitioners, txn);
}

// Returns who gave the records up: `organization` where it made them or custody
// is known to have come to it. Otherwise it only knows where they went, as a
// society does, and they went from where they were made.
absl::StatusOr<std::string> GivenUpBy(const CustodyReport& report,
                                      DirectoryTransaction& txn) {
  if (report.origin_organization.empty()) return report.organization;
  CUSTODIA_ASSIGN_OR_RETURN(
      const bool held,
      CustodyLeads(report.origin_organization, report.organization, txn));
  return held ? report.organization : report.origin_organization;
}

// Returns whether `event` says what a report of `other` would say again.
bool SaysTheSame(const SuccessionEvent& event, const SuccessionEvent& other) {
  return event.to == other.to && event.kind == other.kind &&
         event.scope == other.scope &&
         event.effective_date == other.effective_date;
}

// Records the transfer, or adds to the sources of one that is recorded.
absl::Status PutTransfer(SuccessionEvent event, DirectoryTransaction& txn) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::vector<SuccessionEvent> known,
                            txn.SuccessionsFrom(event.from));
  const auto same = std::find_if(
      known.begin(), known.end(),
      [&](const SuccessionEvent& one) { return SaysTheSame(one, event); });
  if (same != known.end()) {
    std::vector<Evidence> evidence = std::move(event.evidence);
    event = *same;
    event.evidence.insert(event.evidence.end(), evidence.begin(),
                          evidence.end());
  }
  return txn.Put(event).status();
}

absl::Status RecordTransfer(const Draft& draft, CustodyReport& report,
                            DirectoryTransaction& txn) {
  if (draft.new_organization.has_value()) {
    CUSTODIA_ASSIGN_OR_RETURN(
        report.to_organization,
        FindOrPutOrganization(*draft.new_organization, draft.organization_id,
                              txn));
  }
  if (report.to_organization == report.organization) {
    return error::InvalidField("to_organization",
                               "another organization than `organization`");
  }
  CUSTODIA_ASSIGN_OR_RETURN(const std::string from, GivenUpBy(report, txn));
  // "Ask where they were made" is no transfer.
  if (from == report.to_organization) return absl::OkStatus();
  SuccessionEvent event{.id = draft.event_id,
                        .from = from,
                        .to = report.to_organization,
                        .kind = SuccessionKind::kCustodyTransfer,
                        .effective_date = report.effective_date,
                        .scope = report.scope,
                        .evidence = report.evidence};
  if (event.scope.practitioners.empty() && !report.practitioner.empty()) {
    event.scope.practitioners = {report.practitioner};
  }
  return PutTransfer(std::move(event), txn);
}

absl::StatusOr<std::string> Make(const Draft& draft,
                                 DirectoryTransaction& txn) {
  CustodyReport report = draft.report;
  CUSTODIA_RETURN_IF_ERROR(ResolveIds(report, txn));
  report.evidence = {EvidenceOf(report)};
  if (report.finding == Finding::kTransferred) {
    CUSTODIA_RETURN_IF_ERROR(RecordTransfer(draft, report, txn));
  }
  CUSTODIA_RETURN_IF_ERROR(txn.Put(report).status());
  return report.id;
}

absl::StatusOr<CustodyReport> LoadReport(absl::string_view id,
                                         std::string organization,
                                         DirectoryTransaction& txn) {
  CUSTODIA_RETURN_IF_ERROR(ResolveOrganization(organization, txn));
  CUSTODIA_ASSIGN_OR_RETURN(const std::vector<CustodyReport> reports,
                            txn.ReportsAbout(organization));
  const auto found =
      std::find_if(reports.begin(), reports.end(),
                   [&](const CustodyReport& one) { return one.id == id; });
  // Facts end, and are not destroyed.
  if (found == reports.end()) return error::StoreFailed();
  return *found;
}

}  // namespace

absl::StatusOr<v1::ReportCustodyResponse> ReportCustody(
    const CallContext& /*call*/, const v1::ReportCustodyRequest& request,
    const Environment& env) {
  error::FieldViolations violations;
  const WriteKey key = ParseWriteKey("ReportCustody", request, violations);
  const Draft draft = ParseDraft(request, env, violations);
  CUSTODIA_RETURN_IF_ERROR(violations.ToStatus());

  CustodyReport stored;
  CUSTODIA_RETURN_IF_ERROR(WriteOnce(
      env, key, [&](DirectoryTransaction& txn) { return Make(draft, txn); },
      [&](absl::string_view id, DirectoryTransaction& txn) -> absl::Status {
        CUSTODIA_ASSIGN_OR_RETURN(
            stored, LoadReport(id, draft.report.organization, txn));
        return absl::OkStatus();
      }));
  v1::ReportCustodyResponse response;
  *response.mutable_evidence() = wire::ToProto(stored.evidence.front());
  return response;
}

}  // namespace custodia::directory
