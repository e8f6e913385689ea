#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_SUCCESSION_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_SUCCESSION_H_

#include <string>
#include <vector>

#include "common/dates.h"
#include "services/directory/domain/evidence.h"

namespace custodia::directory {

enum class SuccessionKind {
  kUnspecified = 0,
  kSale,
  kMerger,
  kRename,
  kClosure,
  kCustodyTransfer,  // the records alone moved
  kAppointment,      // a court or board appointed a custodian
};

enum class PatientGroup { kUnspecified = 0, kActive, kInactive, kMinors };

// Part of an organization's records; everything where nothing is set.
struct CustodyScope {
  PartialDate service_start;               // unknown: from the beginning
  PartialDate service_end;                 // unknown: to the end
  std::vector<std::string> practitioners;  // ids; empty: everybody's
  PatientGroup patient_group = PatientGroup::kUnspecified;

  bool operator==(const CustodyScope&) const = default;
};

// A change of who an organization is or who keeps its records.
struct SuccessionEvent {
  std::string id;
  std::string from;  // organization id
  std::string to;    // organization id; "" for kClosure
  SuccessionKind kind = SuccessionKind::kUnspecified;
  PartialDate effective_date;
  CustodyScope scope;
  bool transfer_pending = false;
  std::string note;  // in the source's words; never about a patient
  std::vector<Evidence> evidence;

  bool operator==(const SuccessionEvent&) const = default;
};

// What a custodian or referrer answered about somebody's records.
enum class Finding {
  kUnspecified = 0,
  kHolds,
  kNeverHeld,
  kTransferred,
  kDestroyed,
  kKnowsNothing,
  kUnreachable,
};

struct CustodyReport {
  std::string id;
  std::string organization;         // id: who is spoken of
  std::string practitioner;         // id, or "": whose records
  std::string origin_organization;  // id of who made them, or "": whoever did
  Finding finding = Finding::kUnspecified;
  std::string to_organization;  // id, for kTransferred
  PartialDate effective_date;
  CustodyScope scope;
  std::string rule;         // for kDestroyed
  std::string reported_by;  // organization id, or ""
  PartialDate report_date;
  std::vector<Evidence> evidence;

  bool operator==(const CustodyReport&) const = default;
};

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_SUCCESSION_H_
