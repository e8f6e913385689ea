#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_ORGANIZATION_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_ORGANIZATION_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/address.h"
#include "common/dates.h"
#include "services/directory/domain/evidence.h"
#include "services/directory/domain/memo.h"

namespace custodia::directory {

enum class OrganizationType {
  kUnspecified = 0,
  kPractice,
  kHospital,
  kLaboratory,
  kLocalMedicalSociety,
  kStateMedicalSociety,
  kStateMedicalBoard,
  kRecordsCustodian,
  kEstate,
  kCourt,
  kOtherFacility,
};

// Returns whether an organization of this type may hold records of its own.
bool MakesRecords(OrganizationType type);

enum class OrganizationStatus {
  kUnspecified = 0,
  kOperating,
  kClosed,
  kUnknown
};

enum class IdentifierSystem {
  kUnspecified = 0,
  kNpi,
  kCcn,
  kPac,
  kEnrollment,
  kClia,
};

enum class ContactKind {
  kUnspecified = 0,
  kPhone,
  kFax,
  kEmail,
  kMail,
  kWeb,
  kRequestForm,
};

struct Identifier {
  IdentifierSystem system = IdentifierSystem::kUnspecified;
  std::string value;

  bool operator==(const Identifier&) const = default;
};

// One way to reach an organization.
struct ContactPoint {
  ContactKind kind = ContactKind::kUnspecified;
  std::string value;       // number, address or URL; "" for kMail
  std::string department;  // "" for the whole
  Address address;         // for kMail
  std::vector<Evidence> evidence;

  bool operator==(const ContactPoint&) const = default;
};

// What is worked out once from an organization that many answers share.
enum class OrganizationText {
  kAddressKey,
  kNameKeys,
  // Fields of a lead as they go over the wire (wire/encoded_resolution.cc).
  kContactsOfLead,
  kContactsOfLeadWithEvidence,
  kAddressOfLead,
};

// A practice, hospital, laboratory, society, board or custodian.
struct Organization {
  std::string id;
  std::string display_name;
  std::vector<std::string> other_names;
  OrganizationType type = OrganizationType::kUnspecified;
  OrganizationStatus status = OrganizationStatus::kUnspecified;
  PartialDate opened_on;
  PartialDate closed_on;  // last day open
  std::vector<Identifier> identifiers;
  Address address;
  std::string county_fips;  // five digits; "" where not known
  std::string time_zone;    // IANA; "" where not known
  std::vector<ContactPoint> contact_points;
  // For societies and boards: county FIPS codes and two-letter states served.
  std::vector<std::string> jurisdictions;
  // For boards: beginnings of the NUCC codes of those licensed; empty:
  // physicians.
  std::vector<std::string> professions;
  // Stands only for an address at which practitioners say they practise
  // (NPPES names no employer); nobody has said that an organization is there.
  bool is_site = false;
  std::vector<Evidence> evidence;
  std::string etag;
  Memo<OrganizationText, 5> memo;

  bool operator==(const Organization&) const = default;
};

// Returns the same key for two ways to write one address ("12 N Main Street,
// Suite 3" and "12 NORTH MAIN ST STE 3"), so that organizations can be found
// by where they stand; "" where street or ZIP is missing.
std::string AddressKey(const Address& address);

// The key of where the organization stands; remembers it.
const std::string& AddressKeyOf(const Organization& organization);

// Returns the IANA zone in which most of `state` (two letters) lies, or "".
std::string TimeZoneOfState(absl::string_view state);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_ORGANIZATION_H_
