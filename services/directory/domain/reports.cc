#include "services/directory/domain/reports.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/directory/domain/custody_trail.h"
#include "services/directory/domain/sentences.h"
#include "services/directory/domain/stretches.h"

namespace custodia::directory {
namespace {

bool Denies(const CustodyReport& report) {
  return report.finding == Finding::kDestroyed ||
         report.finding == Finding::kNeverHeld;
}

// Whether it says that the records are there, or are not.
bool Claims(const CustodyReport& report) {
  return report.finding == Finding::kHolds || Denies(report);
}

// A transfer is an event, and who knows nothing says nothing.
bool Told(const CustodyReport& report) {
  return Claims(report) || report.finding == Finding::kUnreachable;
}

// Whether it speaks of the records of one of `all`; empty: of everybody's.
bool Includes(const std::vector<std::string>& all, const std::string& one) {
  return all.empty() || std::find(all.begin(), all.end(), one) != all.end();
}

// The practitioner whose records these are; "" where they are several's.
std::string OwnerOf(const Inquiry& inquiry, const Custody& custody) {
  if (!inquiry.owner.empty()) return inquiry.owner;
  const std::vector<std::string>& whose = custody.scope.practitioners;
  return whose.size() == 1 ? whose.front() : "";
}

// Whether the records had come there when that was said or done of them.
bool WereThere(const CustodyReport& report, const Custody& custody) {
  if (custody.hops.empty()) return true;
  const auto arrived = custody.hops.back().effective_date.FirstDay();
  const PartialDate& then =
      report.finding == Finding::kDestroyed && report.effective_date.known()
          ? report.effective_date
          : report.report_date;
  return !arrived || !then.known() || *arrived <= *then.LastDay();
}

bool Concerns(const CustodyReport& report, const std::string& owner,
              const Holding& holding) {
  const Custody& custody = holding.custody;
  if (report.finding == Finding::kUnreachable) return true;
  const PatientGroup said = report.scope.patient_group;
  const PatientGroup has = custody.scope.patient_group;
  return (report.practitioner.empty() || report.practitioner == owner) &&
         Includes(report.scope.practitioners, owner) &&
         (report.origin_organization.empty() ||
          report.origin_organization == holding.origin->organization->id) &&
         (said == PatientGroup::kUnspecified ||
          has == PatientGroup::kUnspecified || said == has) &&
         WereThere(report, custody) &&
         Intersect(DaysOf(report), custody.service_dates).has_value();
}

// Whether it speaks of all these records, and not of some charts among them.
// Who says to hold some of them is the one to ask for all.
bool CoversAll(const CustodyReport& report, const Holding& holding,
               const DayRange& stretch) {
  if (report.finding == Finding::kHolds) {
    return Intersect(DaysOf(report), stretch).has_value();
  }
  const PatientGroup said = report.scope.patient_group;
  return Covers(DaysOf(report), stretch) &&
         (said == PatientGroup::kUnspecified ||
          said == holding.custody.scope.patient_group);
}

// Whether the records are there: the report that counts, or nullptr.
const CustodyReport* ClaimOn(const Holding& holding, const DayRange& stretch) {
  const auto found =
      std::find_if(holding.reports.begin(), holding.reports.end(),
                   [&](const CustodyReport& one) {
                     return Claims(one) && CoversAll(one, holding, stretch);
                   });
  return found == holding.reports.end() ? nullptr : &*found;
}

Outcome OutcomeOf(const CustodyReport& report, const Inquiry& inquiry) {
  switch (report.finding) {
    case Finding::kDestroyed:
      return Outcome::kReportedDestroyed;
    case Finding::kNeverHeld:
      return Outcome::kReportedNeverHeld;
    default:
      if (inquiry.excluded.contains(report.organization)) {
        return Outcome::kExcluded;
      }
      return MayBeAsked(inquiry) ? Outcome::kLeadFound
                                 : Outcome::kNotApplicable;
  }
}

std::string Fate(const CustodyReport& report, const std::string& holder) {
  const CustodyScope& scope = report.scope;
  std::string charts = Charts(scope, "records");
  if (scope.service_start.known() || scope.service_end.known()) {
    absl::StrAppend(
        &charts, " ",
        Span({scope.service_start.FirstDay(), scope.service_end.LastDay()}));
  }
  switch (report.finding) {
    case Finding::kDestroyed:
      return absl::StrCat(
          "the ", charts, " at ", holder, " were destroyed",
          report.effective_date.known() ? When(report.effective_date) : "",
          report.rule.empty() ? ""
                              : absl::StrCat(", as ", report.rule, " allows"));
    case Finding::kNeverHeld:
      return absl::StrCat(holder, " never held the ", charts);
    case Finding::kHolds:
      return absl::StrCat(holder, " holds the ", charts);
    default:
      return absl::StrCat(holder, " cannot be reached");
  }
}

// "Vault reported on 2022-01-05 that Vault never held the records".
absl::StatusOr<std::string> Clause(const Inquiry& inquiry,
                                   const CustodyReport& report) {
  CUSTODIA_ASSIGN_OR_RETURN(const Organization* about,
                            inquiry.facts.Find(report.organization));
  const std::string holder = about ? about->display_name : report.organization;
  std::string speaker = holder;
  if (!report.reported_by.empty()) {
    CUSTODIA_ASSIGN_OR_RETURN(const Organization* by,
                              inquiry.facts.Find(report.reported_by));
    if (by != nullptr) speaker = by->display_name;
  } else if (report.finding == Finding::kUnreachable) {
    return absl::StrCat("It was reported", When(report.report_date), " that ",
                        Fate(report, holder));
  }
  return absl::StrCat(speaker, " reported", When(report.report_date), " that ",
                      Fate(report, holder));
}

}  // namespace

DayRange DaysOf(const CustodyReport& report) {
  DayRange days{report.scope.service_start.FirstDay(),
                report.scope.service_end.LastDay()};
  if (report.finding != Finding::kDestroyed) return days;
  for (const PartialDate& date : {report.effective_date, report.report_date}) {
    if (!date.known()) continue;
    days.last = std::min(days.last.value_or(*date.LastDay()), *date.LastDay());
  }
  return days;
}

std::vector<CustodyReport> ReportsOn(const Inquiry& inquiry,
                                     const Holding& holding) {
  const Custody& custody = holding.custody;
  std::vector<CustodyReport> concerning;
  if (custody.outcome != Outcome::kLeadFound &&
      custody.outcome != Outcome::kNotOperating) {
    return concerning;
  }
  std::vector<CustodyReport> all =
      inquiry.facts.ReportsAbout(*custody.organization);
  if (all.empty()) return concerning;  // As of most.
  const std::string owner = OwnerOf(inquiry, custody);
  std::copy_if(all.begin(), all.end(), std::back_inserter(concerning),
               [&](const CustodyReport& one) {
                 return Told(one) && Concerns(one, owner, holding);
               });
  std::sort(concerning.begin(), concerning.end(),
            [](const CustodyReport& a, const CustodyReport& b) {
              const Weight of_a = WeightOf(a.evidence);
              const Weight of_b = WeightOf(b.evidence);
              return of_a != of_b ? of_a > of_b : a.id < b.id;
            });
  return concerning;
}

Word WordOn(const Holding& holding, const DayRange& stretch) {
  const CustodyReport* claim = ClaimOn(holding, stretch);
  if (claim != nullptr && Denies(*claim)) return Word::kDenied;
  for (const CustodyReport& one : holding.reports) {
    if (&one == claim) return Word::kHolds;
    if (one.finding == Finding::kUnreachable) return Word::kUnreachable;
  }
  return Word::kNothing;
}

std::vector<Evidence> Confirmations(const Holding& holding,
                                    const DayRange& stretch) {
  const CustodyReport* claim = ClaimOn(holding, stretch);
  if (claim == nullptr || Denies(*claim)) return {};
  return claim->evidence;
}

absl::Status AddReports(const Inquiry& inquiry, const DayRange& stretch,
                        const Holding& holding, std::vector<TrailStep>& trail) {
  const CustodyReport* claim = ClaimOn(holding, stretch);
  for (const CustodyReport& one : holding.reports) {
    if (!Intersect(DaysOf(one), stretch)) continue;
    CUSTODIA_ASSIGN_OR_RETURN(std::string clause, Clause(inquiry, one));
    Outcome outcome = OutcomeOf(one, inquiry);
    const bool rival = claim != nullptr && claim != &one && Claims(one) &&
                       one.finding != claim->finding &&
                       CoversAll(one, holding, stretch);
    if (rival) {
      CUSTODIA_ASSIGN_OR_RETURN(const std::string winner,
                                Clause(inquiry, *claim));
      absl::StrAppend(&clause, ", but ", winner, ", which counts for more");
      outcome = Outcome::kOverruled;
    } else if (outcome == Outcome::kLeadFound &&
               holding.custody.outcome != Outcome::kLeadFound) {
      outcome = holding.custody.outcome;  // It closed: nobody can be asked.
    }
    trail.push_back({.rung = RungOf(inquiry, holding),
                     .outcome = outcome,
                     .organization = one.organization,
                     .explanation = absl::StrCat(clause, "."),
                     .evidence = one.evidence,
                     .service_dates = stretch});
  }
  return absl::OkStatus();
}

}  // namespace custodia::directory
