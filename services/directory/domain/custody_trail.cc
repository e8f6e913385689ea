#include "services/directory/domain/custody_trail.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/directory/domain/custody_order.h"
#include "services/directory/domain/sentences.h"

namespace custodia::directory {
namespace {

bool IsFacility(const Organization& organization) {
  return organization.type == OrganizationType::kHospital ||
         organization.type == OrganizationType::kLaboratory ||
         organization.type == OrganizationType::kOtherFacility;
}

// Whether a hospital or facility is asked for its own records.
bool AskedForItsOwn(const Inquiry& inquiry, const Organization& origin) {
  if (inquiry.laboratory) return false;  // For its results only.
  return IsFacility(origin) &&
         (inquiry.question.record_kind == RecordKind::kHospital ||
          (inquiry.organization != nullptr &&
           IsFacility(*inquiry.organization)));
}

Rung RungOfOrigin(const Inquiry& inquiry, const Organization& origin) {
  if (origin.type == OrganizationType::kEstate) return Rung::kEstate;
  if (origin.type == OrganizationType::kRecordsCustodian) {
    return Rung::kAppointedCustodian;
  }
  if (inquiry.laboratory) return Rung::kLaboratory;
  return AskedForItsOwn(inquiry, origin) ? Rung::kFacility
                                         : Rung::kOperatingPractice;
}

Rung RungOfEvent(SuccessionKind kind) {
  return MovesRecordsAlone(kind) ? Rung::kAppointedCustodian : Rung::kSuccessor;
}

// Writes the steps of one holding.
class Teller {
 public:
  Teller(const Inquiry& inquiry, const DayRange& stretch,
         const Holding& holding, std::vector<TrailStep>& trail)
      : inquiry_(inquiry),
        stretch_(stretch),
        holding_(holding),
        custody_(holding.custody),
        trail_(trail) {}

  absl::Status Tell() {
    const bool to_itself =
        custody_.outcome == Outcome::kCycle && custody_.hops.empty();
    if (!to_itself) CUSTODIA_RETURN_IF_ERROR(TellOrigin());
    for (size_t i = 0; i < custody_.hops.size(); ++i) {
      CUSTODIA_RETURN_IF_ERROR(TellHop(i));
    }
    TellLimits();
    for (const Overruling& one : custody_.overruled) {
      CUSTODIA_RETURN_IF_ERROR(TellOverruled(one));
    }
    for (const SuccessionEvent& event : custody_.stored) {
      CUSTODIA_RETURN_IF_ERROR(TellStored(event));
    }
    return absl::OkStatus();
  }

 private:
  void Add(Rung rung, Outcome outcome, absl::string_view organization,
           absl::string_view sentence, std::vector<Evidence> evidence) {
    trail_.push_back({.rung = rung,
                      .outcome = outcome,
                      .organization = std::string(organization),
                      .explanation = absl::StrCat(sentence, "."),
                      .evidence = std::move(evidence),
                      .service_dates = stretch_});
  }

  absl::StatusOr<std::string> NameOf(absl::string_view id) {
    CUSTODIA_ASSIGN_OR_RETURN(const Organization* found,
                              inquiry_.facts.Find(id));
    return found ? found->display_name
                 : std::string("an organization not in the directory");
  }

  absl::StatusOr<std::string> ClauseOf(const SuccessionEvent& event) {
    CUSTODIA_ASSIGN_OR_RETURN(const std::string from, NameOf(event.from));
    CUSTODIA_ASSIGN_OR_RETURN(const std::string to, NameOf(event.to));
    return EventClause(event.kind, from, to, event.effective_date);
  }

  // "it closed on 2015-03-01".
  std::string ClosedClause(absl::string_view subject,
                           const OrganizationFacts& organization) const {
    PartialDate date = organization.closed_on;
    for (const SuccessionEvent& event :
         inquiry_.facts.EventsFrom(organization)) {
      if (event.kind == SuccessionKind::kClosure && !date.known()) {
        date = event.effective_date;
      }
    }
    return absl::StrCat(subject, " closed", date.known() ? When(date) : "");
  }

  std::string OriginClause() const;
  absl::StatusOr<Outcome> OutcomeOnTheWay(absl::string_view id);
  // What is said of the last organization, called `subject`.
  std::string EndClause(absl::string_view subject) const;
  Outcome EndOutcome() const;
  absl::Status TellOrigin();
  absl::Status TellHop(size_t i);
  void TellLimits();
  absl::Status TellOverruled(const Overruling& one);
  absl::Status TellStored(const SuccessionEvent& event);

  const Inquiry& inquiry_;
  const DayRange& stretch_;
  const Holding& holding_;
  const Custody& custody_;
  std::vector<TrailStep>& trail_;
};

std::string Teller::OriginClause() const {
  const Organization& origin = *holding_.origin->organization;
  if (inquiry_.practitioner == nullptr) {
    return absl::StrCat(inquiry_.laboratory ? "The results are those of "
                                            : "The records are those of ",
                        origin.display_name);
  }
  const absl::string_view doctor = WhoseRecords(inquiry_);
  if (origin.is_site) {
    return absl::StrCat(origin.display_name,
                        " is the practice location that NPPES names for ",
                        doctor);
  }
  if (holding_.origin->inferred) {
    return absl::StrCat(origin.display_name, " stands at the same address as ",
                        doctor, " practised at");
  }
  if (holding_.origin->kind == AffiliationKind::kSoleProprietor) {
    return absl::StrCat(origin.display_name, " was the own practice of ",
                        doctor);
  }
  return absl::StrCat(doctor, " practised at ", origin.display_name);
}

Outcome Teller::EndOutcome() const {
  if (custody_.outcome != Outcome::kLeadFound) return custody_.outcome;
  if (inquiry_.excluded.contains(custody_.organization_id)) {
    return Outcome::kExcluded;
  }
  return MayBeAsked(inquiry_) ? Outcome::kLeadFound : Outcome::kNotApplicable;
}

std::string Teller::EndClause(absl::string_view subject) const {
  switch (EndOutcome()) {
    case Outcome::kLeadFound:
      return absl::StrCat(subject, " operates");
    case Outcome::kExcluded:
      return absl::StrCat(subject, " is excluded from the answer");
    case Outcome::kNotApplicable:
      return "laboratories answer patients since 2014-10-06 only (42 CFR "
             "493.1291(l))";
    case Outcome::kNotOperating:
      return absl::StrCat(ClosedClause(subject, *custody_.organization),
                          ", and nobody is known to have taken its ",
                          Charts(custody_.scope, "records"));
    default:
      return "nothing more is known";
  }
}

// What is said of an organization that passed the records on.
absl::StatusOr<Outcome> Teller::OutcomeOnTheWay(absl::string_view id) {
  if (inquiry_.excluded.contains(std::string(id))) return Outcome::kExcluded;
  CUSTODIA_ASSIGN_OR_RETURN(const OrganizationFacts* found,
                            inquiry_.facts.Find(id));
  if (found == nullptr) return Outcome::kNothingKnown;
  return inquiry_.facts.StandingOf(*found).closed ? Outcome::kNotOperating
                                                  : Outcome::kNotApplicable;
}

absl::Status Teller::TellOrigin() {
  const OrganizationFacts& origin = *holding_.origin->organization;
  const Rung rung = RungOfOrigin(inquiry_, origin);
  const bool ends_here =
      custody_.hops.empty() && (custody_.outcome == Outcome::kLeadFound ||
                                custody_.outcome == Outcome::kNotOperating);
  if (ends_here) {
    Add(rung, EndOutcome(), origin.id,
        absl::StrCat(OriginClause(), "; ", EndClause("it")),
        holding_.origin->evidence);
    return absl::OkStatus();
  }
  CUSTODIA_ASSIGN_OR_RETURN(const Outcome outcome, OutcomeOnTheWay(origin.id));
  std::string end = "these records have left it";
  if (outcome == Outcome::kNotOperating) {
    end = ClosedClause("it", origin);
  }
  Add(rung, outcome, origin.id, absl::StrCat(OriginClause(), "; ", end),
      holding_.origin->evidence);
  return absl::OkStatus();
}

absl::Status Teller::TellHop(size_t i) {
  const Hop& hop = custody_.hops[i];
  CUSTODIA_ASSIGN_OR_RETURN(const std::string from, NameOf(hop.from));
  CUSTODIA_ASSIGN_OR_RETURN(const std::string to, NameOf(hop.to));
  std::string clause = EventClause(hop.kind, from, to, hop.effective_date);
  if (i + 1 < custody_.hops.size()) {
    CUSTODIA_ASSIGN_OR_RETURN(const Outcome outcome, OutcomeOnTheWay(hop.to));
    Add(RungOfEvent(hop.kind), outcome, hop.to, clause, hop.evidence);
    return absl::OkStatus();
  }
  Outcome outcome = EndOutcome();
  if (outcome == Outcome::kCycle || outcome == Outcome::kHopLimit) {
    CUSTODIA_ASSIGN_OR_RETURN(outcome, OutcomeOnTheWay(hop.to));
  } else if (outcome != Outcome::kLeadFound) {
    absl::StrAppend(&clause, "; ", EndClause(to));
  } else if (custody_.scope.patient_group != PatientGroup::kUnspecified) {
    absl::StrAppend(&clause, ", with the ", Charts(custody_.scope, ""));
  }
  const Rung rung = outcome == Outcome::kLeadFound ? RungOf(inquiry_, holding_)
                                                   : RungOfEvent(hop.kind);
  Add(rung, outcome, hop.to, clause, hop.evidence);
  return absl::OkStatus();
}

void Teller::TellLimits() {
  const Rung rung = custody_.hops.empty()
                        ? Rung::kSuccessor
                        : RungOfEvent(custody_.hops.back().kind);
  const std::string& last = custody_.organization
                                ? custody_.organization->display_name
                                : custody_.organization_id;
  if (custody_.outcome == Outcome::kCycle) {
    Add(rung, Outcome::kCycle, custody_.organization_id,
        absl::StrCat("Custody leads from ", last,
                     " back to where it was; the walk ended there"),
        {});
  } else if (custody_.outcome == Outcome::kHopLimit) {
    Add(rung, Outcome::kHopLimit, custody_.organization_id,
        absl::StrCat("Custody moved more than ", kMaxHops,
                     " times; the walk ended at ", last),
        {});
  }
}

absl::Status Teller::TellOverruled(const Overruling& one) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::string loser, ClauseOf(one.loser));
  CUSTODIA_ASSIGN_OR_RETURN(const std::string winner, ClauseOf(one.winner));
  Add(RungOfEvent(one.loser.kind), Outcome::kOverruled, one.loser.to,
      absl::StrCat(loser, ", but ", winner, ", which counts for more"),
      one.loser.evidence);
  return absl::OkStatus();
}

absl::Status Teller::TellStored(const SuccessionEvent& event) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::string from, NameOf(event.from));
  CUSTODIA_ASSIGN_OR_RETURN(const std::string to, NameOf(event.to));
  Add(Rung::kAppointedCustodian, Outcome::kNotApplicable, event.to,
      absl::StrCat(to, " stores ", Charts(event.scope, "records"), " for ",
                   from, ", which still operates and answers for them"),
      event.evidence);
  return absl::OkStatus();
}

}  // namespace

Rung RungOf(const Inquiry& inquiry, const Holding& holding) {
  const Custody& custody = holding.custody;
  const Organization& origin = *holding.origin->organization;
  if (custody.hops.empty()) return RungOfOrigin(inquiry, origin);
  const Organization& holder = *custody.organization;
  if (holder.type == OrganizationType::kEstate) return Rung::kEstate;
  if (MovesRecordsAlone(custody.hops.back().kind) ||
      holder.type == OrganizationType::kRecordsCustodian) {
    return Rung::kAppointedCustodian;
  }
  if (inquiry.laboratory && holder.type == OrganizationType::kLaboratory) {
    return Rung::kLaboratory;
  }
  return IsFacility(holder) && AskedForItsOwn(inquiry, origin)
             ? Rung::kFacility
             : Rung::kSuccessor;
}

absl::Status AddCustodyTrail(const Inquiry& inquiry, const DayRange& stretch,
                             const Holding& holding,
                             std::vector<TrailStep>& trail) {
  return Teller(inquiry, stretch, holding, trail).Tell();
}

}  // namespace custodia::directory
