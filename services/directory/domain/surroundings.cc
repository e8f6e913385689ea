#include "services/directory/domain/surroundings.h"

#include <algorithm>
#include <utility>

#include "common/status_macros.h"

namespace custodia::directory {
namespace {

// Where care was given; for dates of which nothing is known, where the doctor
// was at other times.
absl::StatusOr<std::vector<Place>> CarePlaces(
    const Inquiry& inquiry, const Origins& origins,
    const std::vector<const Holding*>& holdings) {
  FactReader& reader = inquiry.facts.reader();
  std::vector<Place> places;
  const auto add = [&](const Organization& organization) -> absl::Status {
    CUSTODIA_ASSIGN_OR_RETURN(Place place, PlaceOf(organization, reader));
    if (std::find(places.begin(), places.end(), place) == places.end()) {
      places.push_back(std::move(place));
    }
    return absl::OkStatus();
  };
  for (const Holding* holding : holdings) {
    CUSTODIA_RETURN_IF_ERROR(add(*holding->origin->organization));
  }
  if (!places.empty()) return places;
  for (const Origin& origin : origins.origins) {
    CUSTODIA_RETURN_IF_ERROR(add(*origin.organization));
  }
  if (!places.empty()) return places;
  if (inquiry.organization != nullptr) {
    CUSTODIA_RETURN_IF_ERROR(add(*inquiry.organization));
    return places;
  }
  if (inquiry.practitioner != nullptr) {
    return PlacesOfCity(inquiry.practitioner->city, inquiry.practitioner->state,
                        reader);
  }
  const auto& query = inquiry.question.query;
  return PlacesOfCity(query->city, query->state, reader);
}

Provenance MadeFirst(const Inquiry& inquiry,
                     const std::vector<const Holding*>& holdings,
                     const std::vector<Place>& care) {
  Provenance made{.state = care.empty() ? "" : std::string(care.front().state),
                  .practitioner = PractitionerName(inquiry)};
  if (!holdings.empty()) {
    const Organization& origin = *holdings.front()->origin->organization;
    made.organization = origin.id;
    made.organization_name = origin.display_name;
    made.organization_type = origin.type;
  }
  return made;
}

}  // namespace

absl::StatusOr<Surroundings> Surround(
    const Inquiry& inquiry, const Origins& origins, const DayRange& stretch,
    const std::vector<const Holding*>& holdings) {
  Surroundings around{.stretch = stretch, .privileges = origins.privileges};
  std::vector<const Holding*> own;
  std::copy_if(holdings.begin(), holdings.end(), std::back_inserter(own),
               [&](const Holding* one) { return one->inquiry == &inquiry; });
  CUSTODIA_ASSIGN_OR_RETURN(around.care, CarePlaces(inquiry, origins, own));
  for (const Holding* holding : own) {
    const OrganizationFacts& origin = *holding->origin->organization;
    const Custody& custody = holding->custody;
    if (!custody.hops.empty() && custody.organization != nullptr) {
      CUSTODIA_ASSIGN_OR_RETURN(
          Place place, PlaceOf(*custody.organization, inquiry.facts.reader()));
      around.holders.push_back(std::move(place));
    }
    const bool proprietor =
        holding->origin->kind == AffiliationKind::kSoleProprietor;
    const bool lost =
        custody.hops.empty() && origin.type == OrganizationType::kPractice;
    around.practice_ended |=
        (proprietor || lost) && inquiry.facts.StandingOf(origin).closed;
  }
  around.provenance = MadeFirst(inquiry, own, around.care);
  return around;
}

}  // namespace custodia::directory
