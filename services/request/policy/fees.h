#ifndef CUSTODIA_SERVICES_REQUEST_POLICY_FEES_H_
#define CUSTODIA_SERVICES_REQUEST_POLICY_FEES_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/request/policy/rules.h"

namespace custodia::request::policy {

// How a holder computes the federal cost basis (R-FEE-03).
enum class FeeMethod { kUnspecified = 0, kActual, kFlat, kAverage };

// A line of a quote.
struct FeeItem {
  FeeKind kind = FeeKind::kUnspecified;
  Cents amount = 0;
  std::string description;  // words on the invoice
  int units = 0;            // e.g. pages; 0: not said
  // Judged. False only where a rule, which is cited, refuses the whole line.
  bool allowed = false;
  std::string citation;

  bool operator==(const FeeItem&) const = default;
};

struct FeeQuestion {
  std::string state;  // of the holder; "": federal law alone is asked
  HolderType holder_type = HolderType::kUnspecified;
  Payer payer = Payer::kIndividual;
  absl::CivilDay request_date;  // chooses among schedules (R-FEE-12)
  Media media = Media::kPaper;
  int pages = 0;
  int labor_minutes = 0;  // of copying alone
  Cents labor_hourly_rate = 0;
  Cents supplies = 0;        // actual
  Cents postage = 0;         // actual
  Cents agreed_summary = 0;  // the fee to which the patient agreed before
  bool certified = false;
  FeeMethod method = FeeMethod::kUnspecified;
  Cents average_cost = 0;  // for kAverage
  bool held_electronically = false;
  bool portable_media_requested = false;
  Purpose purpose = Purpose::kUnspecified;
  bool purpose_proven = false;
  int copy_number = 1;
  bool no_records_available = false;
  int years_searched = 0;
  int non_paper_units = 0;
  bool medicaid = false;
  bool covered_entity = true;
  std::vector<FeeItem> quoted_items;
};

// What is known of the state's cap.
enum class CapStatus {
  kUnspecified = 0,
  kKnown,
  kNoCap,
  kUnknown,
  kNotApplicable
};

struct FeeAnswer {
  std::optional<Cents> payable;          // absent where unknown
  std::optional<Cents> hipaa_allowable;  // absent for third parties
  std::optional<Cents> state_cap;
  CapStatus state_cap_status = CapStatus::kUnspecified;
  std::vector<FeeItem> items;  // computed, or the quoted ones as judged
  // What the quoted items are over what is payable, item by item; at least so
  // much where payable is absent. Absent where nothing is known.
  std::optional<Cents> excess;
  std::vector<Basis> basis;
  std::vector<std::string> not_modelled;
};

// Returns what a copy may cost (R-FEE-01 to R-FEE-14). For an individual or a
// personal representative that is the lower of the HIPAA cost basis
// (45 CFR 164.524(c)(4)) and the state's cap, component by component (state
// pages bound HIPAA labour and supplies, postage bounds postage), then in
// total. For a third party, and where the holder is no covered entity, it is
// the state's schedule alone. Costs that the question does not tell are those
// that the holder quotes. Where one of the bounds is not known, neither is what
// is payable: the other is then in the answer, as the most that it can be.
FeeAnswer EstimateFee(const Ruleset& rules, const FeeQuestion& question);

}  // namespace custodia::request::policy

#endif  // CUSTODIA_SERVICES_REQUEST_POLICY_FEES_H_
