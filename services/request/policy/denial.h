#ifndef CUSTODIA_SERVICES_REQUEST_POLICY_DENIAL_H_
#define CUSTODIA_SERVICES_REQUEST_POLICY_DENIAL_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/request/policy/authority.h"
#include "services/request/policy/rules.h"

namespace custodia::request::policy {

enum class Ground {
  kUnspecified = 0,
  kPsychotherapyNotes,
  kLitigation,
  kInmate,
  kResearch,
  kPrivacyAct,
  kConfidentialSource,
  kNotInDesignatedRecordSet,
  kNotMaintained,
  kEndangerment,
  kRefersToOtherPerson,
  kRepresentativeHarm,
  kEmotionalUpset,
  kUnpaidBill,
  kOther,
  kNotAuthorized,
  kOriginElsewhere,
  kBurden,
};

// The facts on which a ground stands, as the notice gives them.
struct GroundFacts {
  Ground ground = Ground::kUnspecified;
  bool professional_determination = false;
  bool copy_jeopardizes = false;
  bool agreed_at_consent = false;
  bool told_access_returns = false;
  bool source_is_provider = false;
  bool kept_separately = false;
  bool physical = false;
  bool knows_where_held = false;

  bool operator==(const GroundFacts&) const = default;
};

// A refusal as received. 45 CFR 164.524(d)(2).
struct DenialNotice {
  std::optional<absl::CivilDay> date;
  bool written = false;
  bool plain_language = false;
  bool states_basis = false;
  bool states_review_right = false;
  bool states_complaint_to_custodian = false;
  bool states_complaint_to_hhs = false;
  bool states_contact = false;
  bool states_where_held = false;
  bool partial = false;  // part is withheld, the rest given
  std::vector<GroundFacts> ground_facts;
};

// Who reviewed a refusal. 45 CFR 164.524(a)(4).
struct DenialReview {
  bool took_part = false;  // in the refusal
  bool licensed = false;   // a licensed health care professional
};

struct DenialQuestion {
  std::vector<Ground> grounds;
  Relation requester = Relation::kSelf;
  bool wants_copy = true;
  std::optional<absl::CivilDay> received;
  std::optional<absl::CivilDay> due;
  std::optional<absl::CivilDay> known;  // when the patient knew of it
  std::string state;
  std::optional<DenialNotice> notice;  // absent: only the grounds are judged
  std::optional<DenialReview> review;  // absent: none was held
};

// One ground judged.
struct GroundFinding {
  Ground ground = Ground::kUnspecified;
  bool stands = false;
  bool reviewable = false;            // of its kind, even if it falls
  bool inspection_still_due = false;  // though a copy may be refused
  Basis basis;
};

struct DenialAnswer {
  bool stands = false;                  // every ground does
  bool reviewable = false;              // any ground is
  std::vector<GroundFinding> findings;  // one per ground, in order
  std::vector<Defect> defects;
  std::optional<absl::CivilDay> ocr_complaint_by;  // 180 days; 160.306(b)(3)
  // State law: its wider grounds, which do not stand (R-DEN-18), where they may
  // have been meant; its bodies (R-DEN-17).
  std::vector<Basis> basis;
};

// Returns whether a denial stands, ground by ground, and what is wrong with
// its notice and with who reviewed it (R-DEN).
DenialAnswer CheckDenial(const Ruleset& rules, const DenialQuestion& question);

}  // namespace custodia::request::policy

#endif  // CUSTODIA_SERVICES_REQUEST_POLICY_DENIAL_H_
