#include "services/directory/wire/succession.h"

#include "absl/strings/str_cat.h"
#include "common/wire/date.h"
#include "services/directory/wire/enums.h"
#include "services/directory/wire/evidence.h"
#include "services/directory/wire/names.h"

namespace custodia::directory::wire {

using ::custodia::wire::ParseDate;
using ::custodia::wire::ToProto;

namespace {

void CheckEnds(const SuccessionEvent& event, const v1::SuccessionEvent& message,
               absl::string_view field, error::FieldViolations& violations) {
  const std::string to = absl::StrCat(field, ".to");
  if (event.kind == SuccessionKind::kClosure) {
    if (!message.to().empty()) violations.Add(to, "empty for CLOSURE");
  } else if (message.to().empty()) {
    violations.Add(to, "set but for CLOSURE");
  } else if (event.to == event.from && !event.from.empty()) {
    violations.Add(to, "another organization than `from`");
  }
}

// Who has the records now belongs to TRANSFERRED and to nothing else.
void CheckTarget(const v1::ReportCustodyRequest& request,
                 error::FieldViolations& violations) {
  const bool known = !request.to_organization().empty();
  const bool described = request.has_new_organization();
  if (request.finding() == v1::ReportCustodyRequest::TRANSFERRED) {
    if (known == described) {
      violations.Add("to_organization",
                     "set for TRANSFERRED, or else `new_organization`");
    }
    return;
  }
  if (known) violations.Add("to_organization", "empty but for TRANSFERRED");
  if (described) {
    violations.Add("new_organization", "absent but for TRANSFERRED");
  }
}

void CheckReportDates(const CustodyReport& report, absl::CivilDay today,
                      error::FieldViolations& violations) {
  CheckOrder(report.report_date, PartialDate::Of(today), "report_date",
             "not in the future", violations);
  CheckOrder(report.effective_date, report.report_date, "effective_date",
             "not after `report_date`", violations);
}

}  // namespace

void CheckOrder(const PartialDate& start, const PartialDate& end,
                absl::string_view field, absl::string_view want,
                error::FieldViolations& violations) {
  if (start.known() && end.known() && *start.FirstDay() > *end.LastDay()) {
    violations.Add(field, want);
  }
}

DayRange ParseRange(const v1::DateRange& range, absl::string_view field,
                    error::FieldViolations& violations) {
  const std::string end_field = absl::StrCat(field, ".end");
  const PartialDate start =
      ParseDate(range.start(), absl::StrCat(field, ".start"), violations);
  const PartialDate end = ParseDate(range.end(), end_field, violations);
  CheckOrder(start, end, end_field, "not before `start`", violations);
  return {.first = start.FirstDay(), .last = end.LastDay()};
}

CustodyScope ParseScope(const v1::CustodyScope& scope, absl::string_view field,
                        error::FieldViolations& violations) {
  const auto at = [&](absl::string_view name) {
    return absl::StrCat(field, ".", name);
  };
  CustodyScope parsed;
  parsed.service_start = ParseDate(scope.service_dates().start(),
                                   at("service_dates.start"), violations);
  parsed.service_end = ParseDate(scope.service_dates().end(),
                                 at("service_dates.end"), violations);
  CheckOrder(parsed.service_start, parsed.service_end, at("service_dates.end"),
             "not before `start`", violations);
  for (int i = 0; i < scope.practitioners_size(); ++i) {
    parsed.practitioners.push_back(RequirePractitionerName(
        scope.practitioners(i), Element(at("practitioners"), i), violations));
  }
  parsed.patient_group = ParseEnum<PatientGroup>(
      scope.patient_group(), at("patient_group"), violations);
  return parsed;
}

SuccessionEvent ParseSuccession(const v1::SuccessionEvent& event,
                                absl::string_view field,
                                error::FieldViolations& violations) {
  const auto at = [&](absl::string_view name) {
    return absl::StrCat(field, ".", name);
  };
  SuccessionEvent parsed;
  parsed.from = RequireOrganizationName(event.from(), at("from"), violations);
  parsed.to = ParseOrganizationName(event.to(), at("to"), violations);
  parsed.kind =
      RequireEnum<SuccessionKind>(event.kind(), at("kind"), violations);
  // Without a known kind, nothing can be said of `to`.
  if (parsed.kind != SuccessionKind::kUnspecified) {
    CheckEnds(parsed, event, field, violations);
  }
  parsed.effective_date =
      ParseDate(event.effective_date(), at("effective_date"), violations);
  parsed.scope = ParseScope(event.scope(), at("scope"), violations);
  parsed.transfer_pending = event.transfer_pending();
  parsed.evidence = ParseEvidence(event.evidence(), at("evidence"), violations);
  return parsed;
}

CustodyReport ParseReport(const v1::ReportCustodyRequest& request,
                          absl::CivilDay today,
                          error::FieldViolations& violations) {
  CustodyReport report;
  report.organization = RequireOrganizationName(request.organization(),
                                                "organization", violations);
  report.practitioner =
      ParsePractitionerName(request.practitioner(), "practitioner", violations);
  report.origin_organization = ParseOrganizationName(
      request.origin_organization(), "origin_organization", violations);
  report.finding =
      RequireEnum<Finding>(request.finding(), "finding", violations);
  report.to_organization = ParseOrganizationName(request.to_organization(),
                                                 "to_organization", violations);
  CheckTarget(request, violations);
  report.effective_date =
      ParseDate(request.effective_date(), "effective_date", violations);
  report.scope = ParseScope(request.scope(), "scope", violations);
  report.rule = request.rule();
  if (!report.rule.empty() && report.finding != Finding::kDestroyed) {
    violations.Add("rule", "empty but for DESTROYED");
  }
  report.reported_by =
      ParseOrganizationName(request.reported_by(), "reported_by", violations);
  report.report_date =
      ParseDate(request.report_date(), "report_date", violations);
  if (!report.report_date.known()) report.report_date = PartialDate::Of(today);
  CheckReportDates(report, today, violations);
  return report;
}

v1::DateRange ToProto(const DayRange& range) {
  v1::DateRange proto;
  if (range.first) *proto.mutable_start() = ToProto(*range.first);
  if (range.last) *proto.mutable_end() = ToProto(*range.last);
  return proto;
}

v1::CustodyScope ToProto(const CustodyScope& scope) {
  v1::CustodyScope proto;
  if (scope.service_start.known()) {
    *proto.mutable_service_dates()->mutable_start() =
        ToProto(scope.service_start);
  }
  if (scope.service_end.known()) {
    *proto.mutable_service_dates()->mutable_end() = ToProto(scope.service_end);
  }
  for (const std::string& id : scope.practitioners) {
    proto.add_practitioners(PractitionerName(id));
  }
  proto.set_patient_group(
      static_cast<v1::CustodyScope::PatientGroup>(scope.patient_group));
  return proto;
}

v1::SuccessionEvent ToProto(const SuccessionEvent& event) {
  v1::SuccessionEvent proto;
  proto.set_name(SuccessionEventName(event.id));
  proto.set_from(OrganizationName(event.from));
  proto.set_to(OrganizationName(event.to));
  proto.set_kind(static_cast<v1::SuccessionEvent::Kind>(event.kind));
  if (event.effective_date.known()) {
    *proto.mutable_effective_date() = ToProto(event.effective_date);
  }
  if (event.scope != CustodyScope{}) {
    *proto.mutable_scope() = ToProto(event.scope);
  }
  proto.set_transfer_pending(event.transfer_pending);
  SetEvidence(event.evidence, *proto.mutable_evidence());
  return proto;
}

}  // namespace custodia::directory::wire
