#include "services/request/workers/questions.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace custodia::request {
namespace {

PartialDate ToDate(const std::optional<absl::CivilDay>& day) {
  return day.has_value() ? PartialDate::Of(*day) : PartialDate{};
}

// Results were made by a laboratory, which an organization without a doctor is,
// and ordered by the first doctor named; the second gives primary care.
void AskForResults(const Provider& provider, LocationQuestion& question) {
  const bool by_name = !question.query.empty();
  if (question.practitioner.empty() && !by_name) {
    question.laboratory = std::exchange(question.organization, "");
  }
  for (const std::string& doctor : provider.other_practitioners) {
    if (question.practitioner.empty() && !by_name) {
      question.practitioner = doctor;
    } else if (question.primary_care_practitioner.empty() &&
               doctor != question.practitioner) {
      question.primary_care_practitioner = doctor;
    }
  }
}

// Whoever was asked is not to be offered again. The awaited organization is the
// question itself: what it was asked as before, the decision looks at.
std::vector<std::string> Asked(const Retrieval& retrieval, const Part& part) {
  std::vector<std::string> asked;
  for (const Attempt& attempt : retrieval.attempts) {
    const std::string& organization = attempt.lead.organization;
    if (attempt.part == part.number && !organization.empty() &&
        organization != part.awaited_organization &&
        std::find(asked.begin(), asked.end(), organization) == asked.end()) {
      asked.push_back(organization);
    }
  }
  return asked;
}

}  // namespace

LocationQuestion QuestionAboutWhole(const Order& order) {
  LocationQuestion question{.practitioner = order.provider.practitioner,
                            .organization = order.provider.organization,
                            .query = order.provider.query,
                            .service_dates = order.records.service_dates,
                            .record_kind = order.record_kind};
  if (order.record_kind == RecordKind::kLaboratory) {
    AskForResults(order.provider, question);
  }
  return question;
}

LocationQuestion QuestionAboutPart(const Retrieval& retrieval,
                                   const Part& part) {
  // Nobody named: the whole is asked anew, for the days of the part.
  const bool anew = part.awaited_organization.empty();
  const Provider& provider = retrieval.order.provider;
  return {
      .practitioner = retrieval.practitioner,
      .organization = anew ? provider.organization : part.awaited_organization,
      .query = anew && retrieval.practitioner.empty() ? provider.query
                                                      : PractitionerQuery{},
      .service_dates = {.start = ToDate(part.service_dates.first),
                        .end = ToDate(part.service_dates.last)},
      .record_kind = retrieval.order.record_kind,
      .excluded_organizations = Asked(retrieval, part)};
}

bool IsFinal(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kNotFound:
    case absl::StatusCode::kFailedPrecondition:
    case absl::StatusCode::kOutOfRange:
      return true;
    default:
      return false;
  }
}

}  // namespace custodia::request
