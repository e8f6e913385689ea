#ifndef CUSTODIA_SERVICES_DIRECTORY_STORAGE_STORED_VALUES_H_
#define CUSTODIA_SERVICES_DIRECTORY_STORAGE_STORED_VALUES_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/dates.h"
#include "services/directory/domain/organization.h"
#include "services/directory/domain/practitioner.h"
#include "services/directory/domain/succession.h"

// How the domain's values are kept in columns.
namespace custodia::directory::sql {

// An enumeration is kept as its number: a value may be added at the end of one,
// never moved. These fail to compile where one was put between.
static_assert(static_cast<int>(Grade::kOfficial) == 4);
static_assert(static_cast<int>(OrganizationType::kOtherFacility) == 10);
static_assert(static_cast<int>(OrganizationStatus::kUnknown) == 3);
static_assert(static_cast<int>(IdentifierSystem::kClia) == 5);
static_assert(static_cast<int>(ContactKind::kRequestForm) == 6);
static_assert(static_cast<int>(PractitionerStatus::kDeceased) == 3);
static_assert(static_cast<int>(AffiliationKind::kColocated) == 4);
static_assert(static_cast<int>(SuccessionKind::kAppointment) == 6);
static_assert(static_cast<int>(PatientGroup::kMinors) == 3);
static_assert(static_cast<int>(Finding::kUnreachable) == 6);

template <typename Enum>
int64_t NumberOf(Enum value) {
  return static_cast<int64_t>(value);
}

// Returns the date that FormatDate() wrote.
inline PartialDate DateOf(absl::string_view text) {
  return ParseDate(text).value_or(PartialDate());
}

// Returns `lines` as one text, a line feed behind each, and back. A line feed
// within a line becomes a space.
std::string JoinLines(const std::vector<std::string>& lines);
std::vector<std::string> SplitLines(absl::string_view text);

// Returns the address as it is read back.
Address AsStored(Address address);

// Returns the first five digits of a ZIP code or ZIP+4.
inline std::string Zip5(absl::string_view zip) {
  return std::string(zip.substr(0, 5));
}

}  // namespace custodia::directory::sql

#endif  // CUSTODIA_SERVICES_DIRECTORY_STORAGE_STORED_VALUES_H_
