#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_CUSTODY_SHARE_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_CUSTODY_SHARE_H_

#include <optional>
#include <string>
#include <vector>

#include "common/dates.h"
#include "services/directory/domain/succession.h"

namespace custodia::directory {

// Some of the records that an organization has: those of services on certain
// days, and where custody was split, of certain practitioners or patients.
struct Share {
  DayRange service_dates;
  // When they came there; nothing: they were made there, on the day of service.
  // A date that is not known() is one that nobody told.
  std::optional<PartialDate> arrived;
  PatientGroup group = PatientGroup::kUnspecified;
  std::vector<std::string> practitioners;  // empty: all, or all others
  // What events named on the way here; says in the end which charts these are.
  CustodyScope named;

  bool operator==(const Share&) const = default;
};

// What an event did to a share.
struct Division {
  std::optional<Share> taken;
  std::vector<Share> left;
  // Whether more or less may have been taken: the event, or when the records
  // came, has no date, or the dates are too coarse to tell which was first.
  bool uncertain = false;
};

// Divides `share` by what `event` took: all that was there on its effective
// date and that its scope names. `practitioner` is the one whose records are
// asked for, or "": then records are divided by practitioner.
Division Divide(const Share& share, const SuccessionEvent& event,
                const std::string& practitioner);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_CUSTODY_SHARE_H_
