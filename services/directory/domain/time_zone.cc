#include "absl/container/flat_hash_map.h"
#include "services/directory/domain/organization.h"

namespace custodia::directory {

// Where a state lies in two zones, the one in which most of its people live.
std::string TimeZoneOfState(absl::string_view state) {
  constexpr absl::string_view kEastern = "America/New_York";
  constexpr absl::string_view kCentral = "America/Chicago";
  constexpr absl::string_view kMountain = "America/Denver";
  constexpr absl::string_view kPacific = "America/Los_Angeles";
  static const auto& kZones =
      *new absl::flat_hash_map<absl::string_view, absl::string_view>({
          {"AK", "America/Anchorage"},
          {"AL", kCentral},
          {"AR", kCentral},
          {"AS", "Pacific/Pago_Pago"},
          {"AZ", "America/Phoenix"},
          {"CA", kPacific},
          {"CO", kMountain},
          {"CT", kEastern},
          {"DC", kEastern},
          {"DE", kEastern},
          {"FL", kEastern},
          {"GA", kEastern},
          {"GU", "Pacific/Guam"},
          {"HI", "Pacific/Honolulu"},
          {"IA", kCentral},
          {"ID", "America/Boise"},
          {"IL", kCentral},
          {"IN", "America/Indiana/Indianapolis"},
          {"KS", kCentral},
          {"KY", kEastern},
          {"LA", kCentral},
          {"MA", kEastern},
          {"MD", kEastern},
          {"ME", kEastern},
          {"MI", "America/Detroit"},
          {"MN", kCentral},
          {"MO", kCentral},
          {"MP", "Pacific/Guam"},
          {"MS", kCentral},
          {"MT", kMountain},
          {"NC", kEastern},
          {"ND", kCentral},
          {"NE", kCentral},
          {"NH", kEastern},
          {"NJ", kEastern},
          {"NM", kMountain},
          {"NV", kPacific},
          {"NY", kEastern},
          {"OH", kEastern},
          {"OK", kCentral},
          {"OR", kPacific},
          {"PA", kEastern},
          {"PR", "America/Puerto_Rico"},
          {"RI", kEastern},
          {"SC", kEastern},
          {"SD", kCentral},
          {"TN", kCentral},
          {"TX", kCentral},
          {"UT", kMountain},
          {"VA", kEastern},
          {"VI", "America/Puerto_Rico"},
          {"VT", kEastern},
          {"WA", kPacific},
          {"WI", kCentral},
          {"WV", kEastern},
          {"WY", kMountain},
      });
  const auto found = kZones.find(state);
  return found == kZones.end() ? "" : std::string(found->second);
}

}  // namespace custodia::directory
