#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_RESOLUTION_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_RESOLUTION_H_

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "common/dates.h"
#include "services/directory/domain/fact_reader.h"
#include "services/directory/domain/shared.h"

namespace custodia::directory {

// The step of the ladder that a lead stands on.
enum class Rung {
  kUnspecified = 0,
  kOperatingPractice,
  kSuccessor,
  kAppointedCustodian,
  kLocalMedicalSociety,
  kStateMedicalSociety,
  kStateMedicalBoard,
  kHospitalWithPrivileges,
  kAreaHospital,
  kLaboratory,
  kFacility,
  kEstate,
};

enum class Role { kUnspecified = 0, kHolder, kReferrer };

// Which law binds a lead.
enum class Duty {
  kUnspecified = 0,
  kCoveredEntity,
  kBusinessAssociate,
  kNotCovered,
  kUnknown,
};

// Whether the dates asked are known to be covered.
enum class Coverage { kUnspecified = 0, kCovers, kMayCover };

enum class RecordKind { kUnspecified = 0, kClinic, kHospital, kLaboratory };

// One step of custody.
struct Hop {
  std::string succession_event;  // id
  std::string from;              // organization id
  std::string to;
  SuccessionKind kind = SuccessionKind::kUnspecified;
  PartialDate effective_date;
  std::vector<Evidence> evidence;

  bool operator==(const Hop&) const = default;
};

// Whose records are asked for, and where they were made: many leads share it.
struct Provenance {
  std::string organization;  // id of who made them; "" where not known
  std::string organization_name;
  OrganizationType organization_type = OrganizationType::kUnspecified;
  std::string state;         // where care was given
  std::string practitioner;  // as a letter says it, or ""

  bool operator==(const Provenance&) const = default;
};

// Someone to ask.
struct Lead {
  Rung rung = Rung::kUnspecified;
  Role role = Role::kUnspecified;
  Shared<Organization> organization;
  std::vector<std::string> departments;     // to be asked one after the other
  DayRange service_dates;                   // lies within one stretch
  Shared<std::string> ask = std::string();  // one sentence
  std::vector<Hop> hops;                    // how custody came here
  std::vector<Evidence> evidence;           // why this lead
  bool transfer_pending = false;
  Shared<Provenance> provenance = Provenance();
  Duty duty = Duty::kUnspecified;
  Coverage coverage = Coverage::kUnspecified;
  CustodyScope scope;  // which charts, where custody was split

  bool operator==(const Lead&) const = default;
};

enum class Outcome {
  kUnspecified = 0,
  kLeadFound,
  kNothingKnown,
  kNotOperating,
  kExcluded,
  kCycle,
  kHopLimit,
  kOutsideDates,
  kNotApplicable,
  kOverruled,
  kFanOutLimit,
  kCountyUnknown,
  kReportedDestroyed,
  kReportedNeverHeld,
};

// One rung tried.
struct TrailStep {
  Rung rung = Rung::kUnspecified;
  Outcome outcome = Outcome::kUnspecified;
  std::string organization;  // id, or ""
  std::string explanation;   // one sentence
  std::vector<Evidence> evidence;
  DayRange service_dates;

  bool operator==(const TrailStep&) const = default;
};

// Who holds a practitioner's (or an organization's) records for these dates?
struct Question {
  std::string practitioner;        // id, or ""
  std::string organization;        // id, or ""; with a practitioner: there only
  std::optional<NameQuery> query;  // instead of `practitioner`
  DayRange service_dates;          // open ends: all that is known
  absl::CivilDay as_of;
  std::set<std::string> excluded_organizations;  // ids
  RecordKind record_kind = RecordKind::kClinic;
  // For kLaboratory, ids or "". The results are asked of the laboratory, then
  // of `practitioner`, who ordered them, then of the primary care doctor.
  std::string laboratory;
  std::string primary_care_practitioner;
  int max_leads = 50;
  // Whether the answer has its trail, and its leads their evidence.
  bool explained = true;
};

struct Resolution {
  std::string practitioner;         // id of whom the answer is about, or ""
  std::vector<Lead> leads;          // by stretch, best first within each
  std::vector<TrailStep> trail;     // empty where not asked for
  std::vector<DayRange> stretches;  // in order of time
  std::vector<DayRange> uncovered;  // in order of time

  bool operator==(const Resolution&) const = default;
};

// Limits that keep every answer bounded.
inline constexpr int kMaxHops = 64;
inline constexpr int kMaxBranches = 256;
inline constexpr int kMaxAreaHospitals = 10;
inline constexpr int kMaxCandidates = 20;

// Climbs the ladder. Pure: the same facts and question give the same answer.
// Where no laboratory is named, an organization that is one is taken as it.
//
// PRACTITIONER_NOT_FOUND where a practitioner named by id is not there, or one
// asked by name is not and nothing can be said of the place.
// ORGANIZATION_NOT_FOUND. PRACTITIONER_AMBIGUOUS where several practitioners
// have the name; `candidates` then holds at most kMaxCandidates of them. The
// reader's errors.
absl::StatusOr<Resolution> Resolve(const Question& question, FactReader& facts,
                                   std::vector<Practitioner>& candidates);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_RESOLUTION_H_
