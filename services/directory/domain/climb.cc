#include "services/directory/domain/climb.h"

#include <algorithm>

#include "absl/strings/string_view.h"

namespace custodia::directory {

std::vector<const Place*> CountiesToAsk(const Climb& climb, Rung rung,
                                        bool holders) {
  std::vector<const Place*> counties;
  std::vector<absl::string_view> unknown;  // names of such places
  const auto note_unknown = [&](absl::string_view name) {
    if (std::find(unknown.begin(), unknown.end(), name) != unknown.end()) {
      return;
    }
    unknown.push_back(name);
    climb.referrals.Note(rung, Outcome::kCountyUnknown, "",
                         name.empty() ? "No county is known for the place"
                                      : Say(climb.inquiry, "The county of ",
                                            name, " is not known"));
  };
  const auto add = [&](const std::vector<Place>& places) {
    for (const Place& place : places) {
      const std::string& fips = place.county->fips;
      if (fips.empty()) {
        note_unknown(place.name);
      } else if (std::none_of(counties.begin(), counties.end(),
                              [&](const Place* one) {
                                return one->county->fips == fips;
                              })) {
        counties.push_back(&place);
      }
    }
  };
  add(climb.around.care);
  if (holders) add(climb.around.holders);
  if (climb.around.care.empty() && (!holders || climb.around.holders.empty())) {
    climb.referrals.Note(rung, Outcome::kCountyUnknown, "",
                         "It is not known where care was given");
  }
  return counties;
}

std::string LabelOf(const Inquiry& inquiry, const Place& place) {
  return place.county->name.empty()
             ? Say(inquiry, "county ", place.county->fips)
             : Say(inquiry, place.county->name, ", ", place.state);
}

}  // namespace custodia::directory
