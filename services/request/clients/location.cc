#include "services/request/clients/location.h"

#include <string>
#include <utility>

#include "common/errors.h"
#include "services/request/wire/dates.h"
#include "services/request/wire/enums.h"
#include "services/request/wire/lead.h"
#include "services/request/wire/order.h"

namespace custodia::request {
namespace {

using directory::v1::AmbiguousPractitioner;
using directory::v1::ResolveCustodianRequest;

constexpr int kMaxLeads = 50;

// Returns the stretch that a lead for `days` is for, or null. Stretches do not
// meet, and a lead lies within one.
Stretch* StretchFor(const DayRange& days, std::vector<Stretch>& stretches) {
  for (Stretch& stretch : stretches) {
    if (Intersect(days, stretch.service_dates)) return &stretch;
  }
  return nullptr;
}

}  // namespace

ResolveCustodianRequest RequestOf(const LocationQuestion& question) {
  ResolveCustodianRequest request;
  request.set_practitioner(question.practitioner);
  request.set_organization(question.organization);
  if (!question.query.empty()) {
    *request.mutable_practitioner_query() = wire::ToProto(question.query);
  }
  if (question.service_dates != DateSpan{}) {
    *request.mutable_service_dates() = wire::ToProto(question.service_dates);
  }
  request.set_record_kind(wire::ToProto(question.record_kind));
  *request.mutable_excluded_organizations() = {
      question.excluded_organizations.begin(),
      question.excluded_organizations.end()};
  request.set_laboratory(question.laboratory);
  request.set_primary_care_practitioner(question.primary_care_practitioner);
  request.set_max_leads(kMaxLeads);
  request.set_view(ResolveCustodianRequest::FULL);
  return request;
}

Location LocationOf(const directory::v1::ResolveCustodianResponse& response) {
  Location location{.practitioner = response.practitioner(),
                    .revision = response.revision()};
  for (const directory::v1::DateRange& range : response.stretches()) {
    location.stretches.push_back({.service_dates = wire::DaysFromProto(range)});
  }
  for (const directory::v1::Lead& lead : response.leads()) {
    Stretch* stretch = StretchFor(wire::DaysFromProto(lead.service_dates()),
                                  location.stretches);
    if (stretch == nullptr) {  // Which no directory sends: not to be lost.
      stretch = &location.stretches.emplace_back(
          Stretch{.service_dates = wire::DaysFromProto(lead.service_dates())});
    }
    stretch->leads.push_back(wire::LeadFromDirectory(lead));
  }
  return location;
}

std::optional<Unclear> UnclearOf(const absl::Status& status) {
  const std::string reason = error::Reason(status);
  if (reason != "PRACTITIONER_NOT_FOUND" &&
      reason != "PRACTITIONER_AMBIGUOUS") {
    return std::nullopt;
  }
  Unclear unclear;
  for (const error::Detail& detail : error::Details(status)) {
    AmbiguousPractitioner ambiguous;
    if (detail.type_name != AmbiguousPractitioner::descriptor()->full_name() ||
        !ambiguous.ParseFromString(detail.serialized)) {
      continue;
    }
    for (const auto& candidate : ambiguous.candidates()) {
      unclear.candidates.push_back(wire::FromProto(candidate));
    }
  }
  return unclear;
}

}  // namespace custodia::request
