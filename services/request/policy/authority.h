#ifndef CUSTODIA_SERVICES_REQUEST_POLICY_AUTHORITY_H_
#define CUSTODIA_SERVICES_REQUEST_POLICY_AUTHORITY_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/request/policy/rules.h"

namespace custodia::request::policy {

// Who asks, to the patient.
enum class Relation {
  kUnspecified = 0,
  kSelf,
  kParent,
  kGuardian,
  kPersonalRepresentative,
  kExecutor,
  kThirdParty,
  kInLocoParentis,
  kSpouse,
  kChild,
};

enum class Paper {
  kUnspecified = 0,
  kAuthorization,
  kGuardianshipOrder,
  kHealthCarePowerOfAttorney,
  kLettersTestamentary,
  kBirthCertificate,
  kCourtOrder,
  kFinancialPowerOfAttorney,
  kThirdPartyDirective,
  kDeathCertificate,
};

// The elements of 45 CFR 164.508(c), as far as a decision rests on them: texts
// are given as whether they are there.
struct AuthorizationFacts {
  bool has_information = false;
  bool has_discloser = false;
  bool has_recipient = false;
  bool has_purpose = false;
  bool has_expiry_event = false;
  std::optional<absl::CivilDay> expiry_event_on;
  std::optional<absl::CivilDay> expires_on;
  std::optional<absl::CivilDay> signed_on;
  bool has_signer = false;
  bool signed_by_representative = false;
  bool has_signer_authority = false;
  bool states_right_to_revoke = false;
  bool states_conditioning = false;
  bool states_redisclosure = false;
  bool plain_language = false;
  std::optional<absl::CivilDay> revoked_on;
  bool unlawfully_combined = false;
  bool unlawfully_conditioned = false;
  bool known_false = false;
  bool psychotherapy_notes_only = false;
  bool part_2_consent = false;
  bool has_send_to = false;
};

struct AuthorityPaper {
  Paper kind = Paper::kUnspecified;
  std::optional<absl::CivilDay> issued_on;
  std::optional<absl::CivilDay> expires_on;
  AuthorizationFacts authorization;
};

// Care that a parent may have no say in. 45 CFR 164.502(g)(3)(i).
struct SensitiveItem {
  // The minor, a court or another authorized person did, and no consent of a
  // parent was needed: (A), (B).
  bool minor_consented = false;
  bool parent_assented_to_confidentiality = false;  // (C)
  bool minor_named_parent = false;                  // lifts minor_consented
};

// What a custodian may believe of a representative. 45 CFR 164.502(g)(5)(i).
enum class ElectionReason {
  kUnspecified = 0,
  kAbuse,         // (A): domestic violence, abuse or neglect, done or feared
  kEndangerment,  // (B)
};

// The custodian's own decision not to treat somebody as a representative.
struct Election {
  ElectionReason reason = ElectionReason::kUnspecified;
  bool has_decider = false;
  std::optional<absl::CivilDay> decided_on;
  bool against_best_interest = false;  // (ii), by professional judgment
};

struct AuthorityQuestion {
  Relation relation = Relation::kUnspecified;
  std::string state;
  absl::CivilDay as_of;  // the day of disclosure
  std::optional<absl::CivilDay> birth_date;
  std::optional<absl::CivilDay> death_date;
  bool emancipated = false;
  std::vector<AuthorityPaper> papers;
  bool wants_psychotherapy_notes = false;
  bool wants_other_records = true;  // than psychotherapy notes
  bool wants_substance_use_records = false;
  std::vector<SensitiveItem> sensitive_items;
  bool electronic_copy = false;  // of an electronic format
  bool held_in_ehr = false;
  std::optional<Election> election;
};

enum class Route {
  kUnspecified = 0,
  kAccess,
  kAuthorization,
  kThirdPartyDirective,
  kCustodianPolicy,
};

enum class Decision {
  kUnspecified = 0,
  kAllowed,
  kRefused,
  kProfessionalJudgment,
  kUnknown,
};

// Something that is not there or not good; `field` is its path, e.g.
// `requester.authority_documents[0].authorization.purposes`.
struct MissingPaper {
  std::string field;
  std::string explanation;

  bool operator==(const MissingPaper&) const = default;
};

struct AuthorityAnswer {
  // For all but the sensitive items, which are judged one by one.
  Decision decision = Decision::kUnspecified;
  Route route = Route::kUnspecified;
  std::vector<MissingPaper> missing;
  std::vector<Basis> basis;
  std::vector<Decision> item_decisions;  // one per sensitive item
  // Why the election does not count; `field` is below `election`.
  std::vector<MissingPaper> election_lacks;
};

// Returns whether the requester may have the records, by which route, and what
// is missing (R-WHO, R-AUT, R-TPD).
AuthorityAnswer CheckAuthority(const Ruleset& rules,
                               const AuthorityQuestion& question);

}  // namespace custodia::request::policy

#endif  // CUSTODIA_SERVICES_REQUEST_POLICY_AUTHORITY_H_
