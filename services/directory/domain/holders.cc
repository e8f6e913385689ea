#include "services/directory/domain/holders.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/status_macros.h"
#include "services/directory/domain/custody_order.h"
#include "services/directory/domain/custody_trail.h"
#include "services/directory/domain/reports.h"
#include "services/directory/domain/sentences.h"

namespace custodia::directory {
namespace {

// A lead, with what decides its place among others.
struct Ranked {
  Lead lead;
  int turn = 0;
  bool inferred = false;
  Word word = Word::kNothing;
};

bool Certain(const Holding& holding) {
  const Custody& custody = holding.custody;
  return !holding.origin->uncertain && !custody.uncertain &&
         custody.organization->status != OrganizationStatus::kUnknown &&
         custody.organization->status != OrganizationStatus::kUnspecified;
}

// Says who stores the records of a holder that still operates.
absl::StatusOr<std::string> StorageClause(const Inquiry& inquiry,
                                          const Custody& custody) {
  std::vector<std::string> stores;
  for (const SuccessionEvent& event : custody.stored) {
    CUSTODIA_ASSIGN_OR_RETURN(const Organization* agent,
                              inquiry.facts.Find(event.to));
    const std::string one = absl::StrCat(agent->display_name, " stores its ",
                                         Charts(event.scope, "charts"));
    if (std::find(stores.begin(), stores.end(), one) == stores.end()) {
      stores.push_back(one);
    }
  }
  if (stores.empty()) return std::string();
  return absl::StrCat("; ", absl::StrJoin(stores, ", "));
}

// What the charts are called that are asked for.
absl::string_view NameOfRecords(const Inquiry& inquiry) {
  // Results that are not complete yet are not due.
  if (inquiry.laboratory) return "completed test reports";
  return inquiry.question.record_kind == RecordKind::kLaboratory
             ? "laboratory results"
             : "records";
}

// `dates` as Span() words them.
absl::StatusOr<std::string> AskOf(const Inquiry& inquiry,
                                  const Holding& holding,
                                  absl::string_view dates) {
  const Custody& custody = holding.custody;
  const std::string& holder = custody.organization->display_name;
  const std::string& origin = holding.origin->organization->display_name;
  const bool covered =
      DutyOfHolder(custody.organization->type) != Duty::kNotCovered;
  const bool estate = custody.organization->type == OrganizationType::kEstate;
  std::string ask = absl::StrCat(
      covered  ? "Send an access request for "
      : estate ? "Ask the executor for a copy of the "
               : "Ask for a copy of the ",
      Charts(custody.scope, NameOfRecords(inquiry)), " ", dates, "; ");
  if (custody.transfer_pending && custody.hops.empty()) {
    absl::StrAppend(&ask, holder,
                    " is handing them over and may still have them");
  } else if (!custody.hops.empty()) {
    const Hop& last = custody.hops.back();
    CUSTODIA_ASSIGN_OR_RETURN(const Organization* giver,
                              inquiry.facts.Find(last.from));
    const bool direct = giver == nullptr || custody.hops.size() == 1;
    absl::StrAppend(&ask, holder, " took over the charts of ",
                    direct
                        ? origin
                        : absl::StrCat(giver->display_name,
                                       ", among them those of ", origin, ","),
                    When(last.effective_date));
    if (custody.transfer_pending) {
      absl::StrAppend(&ask, " and may not have received them all");
    }
  } else if (holding.origin->organization->is_site) {
    absl::StrAppend(&ask, "it is the practice location that NPPES names for ",
                    WhoseRecords(inquiry));
  } else if (holding.origin->inferred) {
    absl::StrAppend(&ask, holder, " stands at the same address as ",
                    WhoseRecords(inquiry), " practised at");
  } else if (inquiry.practitioner != nullptr) {
    absl::StrAppend(&ask, WhoseRecords(inquiry), " practised at ", holder);
  } else if (inquiry.laboratory) {
    absl::StrAppend(&ask, holder, " made them and answers patients itself");
  } else {
    absl::StrAppend(&ask, holder, " keeps its own records");
  }
  CUSTODIA_ASSIGN_OR_RETURN(const std::string storage,
                            StorageClause(inquiry, custody));
  absl::StrAppend(&ask, storage, ".");
  return ask;
}

template <typename T>
void AddMissing(const std::vector<T>& from, std::vector<T>& to) {
  for (const T& one : from) {
    if (std::find(to.begin(), to.end(), one) == to.end()) to.push_back(one);
  }
}

Provenance ProvenanceOf(const Inquiry& inquiry, const Organization& origin) {
  return {.organization = origin.id,
          .organization_name = origin.display_name,
          .organization_type = origin.type,
          .state = origin.address.state,
          .practitioner = PractitionerName(inquiry)};
}

// `dates` are those of the stretch, as Span() words them.
absl::StatusOr<Ranked> LeadOf(const Inquiry& inquiry, const Holding& holding,
                              const DayRange& stretch,
                              absl::string_view dates) {
  const Origin& origin = *holding.origin;
  const Custody& custody = holding.custody;
  CUSTODIA_ASSIGN_OR_RETURN(std::string ask, AskOf(inquiry, holding, dates));
  Lead lead{
      .rung = RungOf(inquiry, holding),
      .role = Role::kHolder,
      .organization = inquiry.facts.Share(*custody.organization),
      .service_dates = stretch,
      .ask = std::move(ask),
      .hops = custody.hops,
      .evidence = origin.evidence,
      .transfer_pending = custody.transfer_pending,
      .provenance = ProvenanceOf(inquiry, *origin.organization),
      .duty = DutyOfHolder(custody.organization->type),
      .coverage = Certain(holding) ? Coverage::kCovers : Coverage::kMayCover,
      .scope = custody.scope};
  if (lead.rung == Rung::kFacility) lead.departments = {"Medical Records"};
  if (custody.hops.empty() && !origin.department.empty()) {
    lead.departments.push_back(origin.department);
  }
  if (inquiry.question.explained) {
    AddMissing(Confirmations(holding, stretch), lead.evidence);
  }
  return Ranked{.lead = std::move(lead),
                .turn = inquiry.turn,
                .inferred = origin.inferred,
                .word = WordOn(holding, stretch)};
}

// Two ways led to one organization: it is asked once, for all.
void Combine(Ranked&& other, Ranked& lead) {
  if (std::tie(other.turn, other.inferred, other.lead.coverage) <
      std::tie(lead.turn, lead.inferred, lead.lead.coverage)) {
    std::swap(lead, other);
  }
  AddMissing(other.lead.hops, lead.lead.hops);
  AddMissing(other.lead.evidence, lead.lead.evidence);
  AddMissing(other.lead.departments, lead.lead.departments);
  if (other.lead.scope != lead.lead.scope) lead.lead.scope = {};
  lead.lead.transfer_pending |= other.lead.transfer_pending;
  lead.word = std::min(lead.word, other.word);  // What it has is not denied.
}

bool Before(const Ranked& a, const Ranked& b) {
  const auto rank = [](const Ranked& one) {
    return std::make_tuple(one.word == Word::kDenied, one.turn, one.inferred,
                           LadderPosition(one.lead.rung), one.lead.coverage,
                           one.word);
  };
  return rank(a) < rank(b);
}

}  // namespace

Duty DutyOfHolder(OrganizationType type) {
  switch (type) {
    case OrganizationType::kPractice:
    case OrganizationType::kHospital:
    case OrganizationType::kLaboratory:
    case OrganizationType::kOtherFacility:
      return Duty::kCoveredEntity;
    case OrganizationType::kRecordsCustodian:
      return Duty::kBusinessAssociate;
    case OrganizationType::kUnspecified:
      return Duty::kUnknown;
    default:
      return Duty::kNotCovered;
  }
}

std::string HoldingKey(const Holding& holding) {
  const Custody& custody = holding.custody;
  const Origin& origin = *holding.origin;
  const CustodyScope& scope = custody.scope;
  std::string key = absl::StrCat(
      holding.inquiry->turn, "\n", origin.organization->id, "\n",
      origin.inferred, origin.uncertain, custody.uncertain,
      custody.transfer_pending, "\n", origin.department, "\n",
      custody.organization_id, "\n", static_cast<int>(custody.outcome), "\n",
      static_cast<int>(scope.patient_group), "\n",
      absl::StrJoin(scope.practitioners, ","), "\n",
      FormatDate(scope.service_start), "/", FormatDate(scope.service_end));
  for (const Hop& hop : custody.hops) {
    absl::StrAppend(&key, "\n", hop.succession_event);
  }
  return key;
}

absl::Status AddHolders(const DayRange& stretch,
                        const std::vector<const Holding*>& holdings,
                        std::vector<Lead>& leads) {
  std::vector<Ranked> ranked;
  ranked.reserve(holdings.size());
  const std::string dates = Span(stretch);
  for (const Holding* holding : holdings) {
    const Inquiry& inquiry = *holding->inquiry;
    const Custody& custody = holding->custody;
    if (custody.outcome != Outcome::kLeadFound || !MayBeAsked(inquiry) ||
        inquiry.excluded.contains(custody.organization_id)) {
      continue;
    }
    CUSTODIA_ASSIGN_OR_RETURN(Ranked lead,
                              LeadOf(inquiry, *holding, stretch, dates));
    const auto same =
        std::find_if(ranked.begin(), ranked.end(), [&](const Ranked& one) {
          return one.lead.organization->id == lead.lead.organization->id;
        });
    if (same == ranked.end()) {
      ranked.push_back(std::move(lead));
    } else {
      Combine(std::move(lead), *same);
    }
  }
  if (ranked.size() > 1) {  // It asks for memory even for one.
    std::stable_sort(ranked.begin(), ranked.end(), Before);
  }
  for (Ranked& one : ranked) leads.push_back(std::move(one.lead));
  return absl::OkStatus();
}

}  // namespace custodia::directory
