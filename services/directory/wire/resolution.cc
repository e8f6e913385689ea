#include "services/directory/wire/resolution.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "common/address.h"
#include "common/wire/address.h"
#include "common/wire/date.h"
#include "services/directory/wire/enums.h"
#include "services/directory/wire/names.h"
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
