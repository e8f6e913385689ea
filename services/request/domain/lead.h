#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_LEAD_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_LEAD_H_

#include <string>
#include <vector>

#include "common/address.h"
#include "common/dates.h"
#include "services/request/domain/patient.h"

namespace custodia::request {

enum class Role { kUnspecified = 0, kHolder, kReferrer };

enum class PatientGroup { kUnspecified = 0, kActive, kInactive, kMinors };

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

// Which law binds an organization.
enum class Duty {
  kUnspecified = 0,
  kCoveredEntity,
  kBusinessAssociate,
  kNotCovered,
  kUnknown,
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

struct ContactPoint {
  std::string value;       // number, address or URL; "" for post
  std::string department;  // "" for the whole
  ContactKind kind = ContactKind::kUnspecified;
  Address address;  // for kMail

  bool operator==(const ContactPoint&) const = default;
};

// Someone to ask: the part of the directory's lead that decisions rest on, and
// the whole of it for whoever reads the retrieval.
struct Lead {
  std::string organization;         // `organizations/{organization}`
  std::string origin_organization;  // who made the records, likewise, or ""
  std::string origin_name;          // its name, or ""
  std::string practitioner_name;    // "Dr. Jane Q. Roe", or ""
  std::string display_name;
  Address address;  // for the letter; its state's law binds the lead
  Role role = Role::kUnspecified;
  std::vector<std::string> departments;  // to be asked in turn
  std::vector<ContactPoint> contact_points;
  std::string time_zone;  // IANA, or ""
  PatientGroup patient_group = PatientGroup::kUnspecified;
  OrganizationType organization_type = OrganizationType::kUnspecified;
  // What the provider was that made the records.
  OrganizationType origin_type = OrganizationType::kUnspecified;
  Duty duty = Duty::kUnspecified;
  std::string origin_region;  // the state where care was given, or ""
  // custodia.directory.v1.Lead, serialized, as the directory gave it. Opaque
  // here: nothing of it is lost, whatever a newer directory adds.
  std::string as_given;

  bool operator==(const Lead&) const = default;
};

// The leads for one stretch of dates, best first.
struct Stretch {
  DayRange service_dates;
  std::vector<Lead> leads;

  bool operator==(const Stretch&) const = default;
};

// Who may be meant by a name.
struct Candidate {
  std::string practitioner;  // `practitioners/{practitioner}`
  std::string display_name;
  Address address;

  bool operator==(const Candidate&) const = default;
};

// What the directory answered.
struct Location {
  std::string practitioner;  // `practitioners/{practitioner}`, or ""
  std::string revision;      // of the directory
  std::vector<Stretch> stretches;

  bool operator==(const Location&) const = default;
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_LEAD_H_
