#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_ORDER_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_ORDER_H_

#include <string>
#include <vector>

#include "common/dates.h"
#include "services/request/domain/patient.h"

namespace custodia::request {

// A stretch of service dates as a patient states it.
struct DateSpan {
  PartialDate start;  // unknown: from the beginning
  PartialDate end;    // unknown: to now

  // Returns the days that are meant: the first of the start, the last of the
  // end.
  DayRange Days() const { return {start.FirstDay(), end.LastDay()}; }

  bool operator==(const DateSpan&) const = default;
};

enum class RecordKind { kUnspecified = 0, kClinic, kHospital, kLaboratory };

enum class RecordCategory {
  kUnspecified = 0,
  kAll,
  kDoctorNotes,
  kTestResults,
  kLabReports,
  kImaging,
  kBilling,
  kImmunizations,
  kMedications,
  kOther,
  kPsychotherapyNotes,
  kSubstanceUse,
};

enum class Access { kUnspecified = 0, kCopy, kInspection, kInspectionAndCopy };

enum class Purpose {
  kUnspecified = 0,
  kSocialSecurity,
  kNeedsBasedBenefit,
  kDisability,
  kWorkersCompensation,
  kImmunization,
  kCurrentCare,
  kLitigation,
  kContinuingCare,
};

// Care to which a minor may consent. 45 CFR 164.502(g)(3).
struct SensitiveItem {
  DateSpan service_dates;
  RecordCategory category = RecordCategory::kUnspecified;
  bool minor_consented = false;
  bool parent_assented_to_confidentiality = false;
  bool minor_named_parent = false;

  bool operator==(const SensitiveItem&) const = default;
};

// What is wanted.
struct RecordsSought {
  std::vector<RecordCategory> categories;
  std::string description;
  DateSpan service_dates;
  Access access = Access::kUnspecified;
  Purpose purpose = Purpose::kUnspecified;
  bool purpose_proven = false;
  int copies = 0;  // 0: not said
  std::vector<SensitiveItem> sensitive_items;

  bool operator==(const RecordsSought&) const = default;
};

// A practitioner by name and place.
struct PractitionerQuery {
  std::string given_name;
  std::string family_name;
  std::string state;
  std::string city;

  bool empty() const { return *this == PractitionerQuery{}; }
  bool operator==(const PractitionerQuery&) const = default;
};

// Whose records, of the care's giver.
struct Provider {
  std::string practitioner;  // `practitioners/{practitioner}`, or ""
  std::string organization;  // `organizations/{organization}`, or ""
  std::string description;   // in the patient's words; stays here
  PractitionerQuery query;
  std::vector<std::string> other_practitioners;

  bool operator==(const Provider&) const = default;
};

enum class DeliveryMethod {
  kUnspecified = 0,
  kPickUp,
  kFax,
  kEmail,
  kMail,
  kPortal,
  kMedia,
};

enum class DeliveryFormat {
  kUnspecified = 0,
  kPaper,
  kPdf,
  kStructured,
  kDicom
};

// How it shall come.
struct Delivery {
  DeliveryMethod method = DeliveryMethod::kUnspecified;
  std::string destination;
  DeliveryFormat format = DeliveryFormat::kUnspecified;
  Address address;
  std::string recipient_name;
  bool unencrypted_accepted = false;

  bool operator==(const Delivery&) const = default;
};

struct Signature {
  PartialDate signed_on;
  std::string signer_name;

  bool operator==(const Signature&) const = default;
};

// What a patient asks for: all that CreateRetrieval takes.
struct Order {
  Patient patient;
  Requester requester;
  Provider provider;
  RecordKind record_kind = RecordKind::kUnspecified;
  RecordsSought records;
  Delivery delivery;
  Signature signature;
  std::string client_reference;
  std::string time_zone;  // IANA, of the patient; "" where not said

  bool operator==(const Order&) const = default;
};

// Something not given.
struct MissingItem {
  std::string field;        // path, e.g. `patient.birth_date`
  std::string explanation;  // one sentence
  bool blocking = false;    // nothing goes out without it

  bool operator==(const MissingItem&) const = default;
};

// Returns what `order` lacks: the fields of the letter (the guide's list; SSN,
// e-mail and maiden name are never missed), blocking where no request can be
// made without.
std::vector<MissingItem> MissingItems(const Order& order);

// Returns a key that is equal for two orders of the same patient, provider and
// scope, so that an open twin is found; "" where it does not say who the
// patient or the provider is, which makes it no one's twin. Holds what the
// patient wrote: never to be logged.
std::string TwinKey(const Order& order);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_ORDER_H_
