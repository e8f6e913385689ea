#ifndef CUSTODIA_SERVICES_REQUEST_POLICY_RULES_H_
#define CUSTODIA_SERVICES_REQUEST_POLICY_RULES_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

// The rules as data: what the law says, where it says so, and how sure we are.
// rules/ fills these structs from text files and validates them; policy/
// answers from them. Something that is not here is UNKNOWN, never a guess.
namespace custodia::request::policy {

// United States cents.
using Cents = int64_t;

// How far a rule is trusted (R-DAT-01).
enum class Confidence { kUnknown = 0, kLow, kMedium, kHigh };

// Where a rule comes from and when it is in force.
struct Source {
  std::string citation;  // CFR section, statute or rule of a board
  std::string source;    // where it was read
  Confidence confidence = Confidence::kUnknown;
  std::optional<absl::CivilDay> effective_from;  // absent: not known to begin
  std::optional<absl::CivilDay> effective_to;    // inclusive; absent: open

  // Returns whether the rule is in force on `day`.
  bool InForce(absl::CivilDay day) const {
    return (!effective_from || *effective_from <= day) &&
           (!effective_to || day <= *effective_to);
  }

  bool operator==(const Source&) const = default;
};

// Which column of the rules a holder falls in (R-DAT-04).
enum class HolderType {
  kUnspecified = 0,
  kPhysician,
  kHospital,
  kLaboratory,
  kOtherFacility,
};

enum class Clock { kUnspecified = 0, kAccess, kAmendment, kAccounting };

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

// Who asks, as far as clocks and fees tell people apart.
enum class Payer {
  kUnspecified = 0,
  kIndividual,
  kPersonalRepresentative,
  kThirdParty,
};

enum class Media { kUnspecified = 0, kPaper, kElectronic };

enum class Tri { kEither = 0, kYes, kNo };

// When a rule applies: every part that is set must match. A list matches where
// it is empty or has the value.
struct Condition {
  std::vector<HolderType> holder_types;
  std::vector<Payer> payers;
  std::vector<Purpose> purposes;
  std::vector<Access> access;  // kCopy or kInspection
  std::vector<Media> media;
  Tri records_outside_state = Tri::kEither;  // NV
  Tri covered_entity = Tri::kEither;         // MT
  Tri inpatient = Tri::kEither;              // CO
  Tri medicaid = Tri::kEither;               // WI
  int copy_number_from = 0;  // KY: from the second copy on; 0: any
  int copy_number_to = 0;    // 0: any
  bool proof = false;        // the purpose must be proven

  bool operator==(const Condition&) const = default;
};

// What is known of more time.
enum class ExtensionRule {
  kUnknown = 0,  // a base under 30 days stays; one of 30 or more yields to the
                 // federal extension at confidence LOW
  kNone,         // this law grants none
  kAllowed,      // up to `extended_limit`
};

enum class Unit { kUnspecified = 0, kCalendarDays, kBusinessDays, kHours };

// A clock. All that match bind; the earliest resulting date wins (R-DAY-10).
struct Period {
  std::string id;  // e.g. "US.ACCESS", "WA.ACCESS": names the rule in answers
  Clock clock = Clock::kUnspecified;
  Condition when;
  int limit = 0;  // after receipt, in `unit`
  Unit unit = Unit::kCalendarDays;
  ExtensionRule extension = ExtensionRule::kUnknown;
  int extended_limit = 0;  // counted from receipt, in `unit`
  Source source;

  bool operator==(const Period&) const = default;
};

// What a quote's line is for.
enum class FeeKind {
  kUnspecified = 0,
  kPages,
  kCopyingLabor,
  kSupplies,
  kPostage,
  kSearch,
  kHandling,
  kCertification,
  kPortableMedia,
  kSummary,
  kFlatElectronic,
  kNonPaper,
  kTax,
  kRush,
  kUnpaidCare,
  kOther,
};

// Some of the pages. Tiers are marginal: each page costs what its tier says.
struct Tier {
  int from_page = 0;
  int to_page = 0;             // 0: no end
  int64_t per_page_mills = 0;  // thousandths of a dollar
  std::optional<Cents> flat;   // for the whole tier, even one page of it

  bool operator==(const Tier&) const = default;
};

// What may be charged beside the pages.
struct Component {
  FeeKind kind = FeeKind::kUnspecified;
  Cents amount = 0;            // fixed, or per unit
  bool per_unit = false;       // e.g. per film, per year searched
  bool actual = false;         // actual cost, no fixed amount
  int percent = 0;             // of the pages (MS: 10% postage and handling)
  std::vector<Payer> not_for;  // state law itself forbids it to these

  bool operator==(const Component&) const = default;
};

// A cap on some kinds together. The first cap whose page range fits applies
// for its set of kinds.
struct Cap {
  std::vector<FeeKind> kinds;  // empty: all
  int from_pages = 0;          // the copy has at least so many pages; 0: any
  int up_to_pages = 0;         // and at most so many; 0: any
  Cents amount = 0;
  int64_t per_page_over_mills = 0;  // plus this for each page ...
  int pages_over = 0;               // ... over this number
  bool no_records = false;          // only where no record is available (MN)

  bool operator==(const Cap&) const = default;
};

// A fee schedule. The first in force whose condition matches is used.
struct FeeSchedule {
  std::string id;  // e.g. "TX.PHYSICIAN.PAPER"
  Condition when;
  bool free = false;           // nothing may be charged (KY first copy)
  bool no_cap = false;         // the state is known to set none
  bool price_unknown = false;  // it sets one, which was not seen
  std::vector<Tier> tiers;
  std::vector<Component> components;
  std::vector<Cap> caps;
  Cents minimum = 0;  // NC 10.00, VT max(5.00, ...): pages are at least this
  int percent_of_total = 0;               // WI Medicaid 25; 0: all
  bool postage_excluded = false;          // else the actual postage is allowed
  std::vector<std::string> not_modelled;  // in words
  Source source;

  bool operator==(const FeeSchedule&) const = default;
};

enum class RetentionTrigger {
  kUnspecified = 0,
  kLastEncounter,
  kDischarge,
  kCreated,
};

// How long records must be kept.
struct Retention {
  std::string id;      // e.g. "MD.MINOR"
  Condition when;      // holder types
  bool minor = false;  // for those who were minors at the date of service
  // last+Ny | created+Ny | age:N | majority+Ny | max(e,e) | min(e,e) (R-RET-03)
  std::string expression;
  RetentionTrigger trigger = RetentionTrigger::kUnspecified;
  std::string category;  // a RecordsSought category, or "" for all
  // OK: where the patient died, at most so many years after the death.
  int after_death_years = 0;  // 0: no difference
  Source source;

  bool operator==(const Retention&) const = default;
};

// What forbids destroying records while it is open (R-RET-06).
enum class HoldKind {
  kUnspecified = 0,
  kLitigation,
  kOpenRequest,
  kOpenAmendment,
  kOpenAccounting,
};

struct HoldRule {
  std::string id;  // e.g. "ND.HOLD.LITIGATION"
  HoldKind kind = HoldKind::kUnspecified;
  Condition when;  // holder types
  Source source;

  bool operator==(const HoldRule&) const = default;
};

struct Majority {
  int age = 0;
  Source source;

  bool operator==(const Majority&) const = default;
};

// Somebody to complain to, or who reviews denials, in a state (R-DEN-17).
struct ComplaintBody {
  std::string name;
  std::string about;  // e.g. "denied access", "fees"
  bool reviews_denials = false;
  Source source;

  bool operator==(const ComplaintBody&) const = default;
};

// Harm for which a state's own law would let a holder refuse a patient, where
// that is more than HIPAA lets it: a covered entity may not use it (R-DEN-18).
struct WiderGround {
  std::string harm;  // in words
  Source source;

  bool operator==(const WiderGround&) const = default;
};

// Somebody whom closing practices must tell where their records are.
struct RecordRegistry {
  std::string name;
  bool published = false;
  std::string note;
  Source source;

  bool operator==(const RecordRegistry&) const = default;
};

// R-WHO-04: what a state says of a parent's access to care to which the minor
// consented.
enum class ParentAccess { kUnknown = 0, kPermitted, kProhibited, kSilent };

struct MinorConsentRule {
  ParentAccess parent_access = ParentAccess::kUnknown;
  std::string service;  // class of service, "" for any
  Source source;

  bool operator==(const MinorConsentRule&) const = default;
};

// R-WHO-07: who stands for the dead where there is no executor, in order.
enum class Survivor {
  kUnspecified = 0,
  kExecutor,
  kSpouse,
  kChild,
  kParent,
  kAny
};

struct SurvivorRule {
  std::vector<Survivor> order;
  Source source;

  bool operator==(const SurvivorRule&) const = default;
};

// R-AUT-05: a state's own limit on an authorization.
struct AuthorizationLimit {
  int months = 0;
  bool default_only = false;  // lapses after that only where none is stated
  Source source;

  bool operator==(const AuthorizationLimit&) const = default;
};

// The rules of one jurisdiction.
struct Jurisdiction {
  std::string code;  // "US" or two letters
  std::string name;
  std::optional<Majority> majority;
  std::vector<Period> periods;
  std::vector<FeeSchedule> fee_schedules;
  std::vector<Retention> retentions;
  std::vector<HoldRule> hold_rules;
  std::vector<ComplaintBody> complaint_bodies;
  std::vector<WiderGround> wider_grounds;
  std::vector<RecordRegistry> registries;
  std::vector<MinorConsentRule> minor_consent;
  std::optional<SurvivorRule> survivors;
  std::optional<AuthorizationLimit> authorization_limit;

  bool operator==(const Jurisdiction&) const = default;
};

// Every rule. Immutable once loaded, so it may be read from any thread.
struct Ruleset {
  std::string version;  // digest of the files it was read from
  Jurisdiction federal;
  std::map<std::string, Jurisdiction> states;  // by code

  // Returns the state's rules, or null where the code is not one.
  const Jurisdiction* Find(absl::string_view state) const {
    const auto it = states.find(std::string(state));
    return it == states.end() ? nullptr : &it->second;
  }
};

// Where an answer comes from: one rule that had a say.
struct Basis {
  std::string rule;  // id of the rule, e.g. "WA.ACCESS" or "R-DAY-04"
  std::string citation;
  std::optional<absl::CivilDay> date;  // that it gives
  Confidence confidence = Confidence::kUnknown;
  std::string explanation;  // one sentence

  bool operator==(const Basis&) const = default;
};

// What is wrong with something that a custodian did or sent.
struct Defect {
  std::string code;  // stable, e.g. "EXTENSION_NOTICE_LATE"
  std::string citation;
  std::string explanation;  // one sentence
  std::string remedy;       // what to do

  bool operator==(const Defect&) const = default;
};

}  // namespace custodia::request::policy

#endif  // CUSTODIA_SERVICES_REQUEST_POLICY_RULES_H_
