#include "services/request/domain/plan.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/request/domain/asking.h"

namespace custodia::request {
namespace {

std::vector<PatientGroup> GroupsOf(const Stretch& stretch) {
  std::vector<PatientGroup> groups;
  for (const Lead& lead : stretch.leads) {
    if (lead.role == Role::kHolder &&
        lead.patient_group != PatientGroup::kUnspecified &&
        std::find(groups.begin(), groups.end(), lead.patient_group) ==
            groups.end()) {
      groups.push_back(lead.patient_group);
    }
  }
  if (groups.empty()) groups.push_back(PatientGroup::kUnspecified);
  return groups;
}

std::vector<Lead> LeadsFor(PatientGroup group, const Stretch& stretch) {
  std::vector<Lead> leads;
  for (const Lead& lead : stretch.leads) {
    // A referrer may know of any chart, and so may a holder of no known group.
    if (lead.role == Role::kReferrer ||
        lead.patient_group == PatientGroup::kUnspecified ||
        lead.patient_group == group) {
      leads.push_back(lead);
    }
  }
  return leads;
}

bool MayPlan(const Retrieval& retrieval, const Part& part) {
  return !retrieval.withdrawn && !part.fulfilled && part.open_attempt.empty() &&
         part.awaited_organization.empty();
}

// Returns whether whom `attempt` asks has said that it is not the custodian,
// in answer to whatever letter.
bool HasAnswered(const Retrieval& retrieval, const Attempt& attempt) {
  return std::any_of(retrieval.attempts.begin(), retrieval.attempts.end(),
                     [&](const Attempt& other) {
                       return other.answer != NotCustodianKind::kUnspecified &&
                              other.part == attempt.part &&
                              other.lead.organization ==
                                  attempt.lead.organization &&
                              other.lead.role == attempt.lead.role &&
                              other.department == attempt.department;
                     });
}

void Plan(const Lead& lead, const std::string& department, int part,
          Draft& draft) {
  const Retrieval& retrieval = draft.retrieval();
  draft.Add(AttemptPlanned{
      .attempt = absl::StrCat(retrieval.attempts.size() + 1),
      .part = part,
      .lead = lead,
      .department = department,
      .failed_contacts = FailedContacts(retrieval, part, lead.organization)});
}

}  // namespace

std::vector<Part> PartsOf(const Location& location, const DayRange& asked) {
  std::vector<Part> parts;
  for (const Stretch& stretch : location.stretches) {
    for (const PatientGroup group : GroupsOf(stretch)) {
      parts.push_back({.number = static_cast<int>(parts.size()) + 1,
                       .service_dates = stretch.service_dates,
                       .patient_group = group,
                       .leads = LeadsFor(group, stretch)});
    }
  }
  if (parts.empty()) parts.push_back({.number = 1, .service_dates = asked});
  return parts;
}

std::vector<Lead> NewLeads(const Retrieval& retrieval, int part,
                           const Location& location) {
  std::vector<Lead> leads;
  const auto known = [&](const Lead& lead) {
    return WasAsked(retrieval, part, lead.organization, lead.role) ||
           std::any_of(leads.begin(), leads.end(), [&](const Lead& other) {
             return other.organization == lead.organization &&
                    other.role == lead.role;
           });
  };
  for (const Stretch& stretch : location.stretches) {
    for (const Lead& lead : stretch.leads) {
      if (!known(lead)) leads.push_back(lead);
    }
  }
  return leads;
}

void PlanNext(int number, Draft& draft) {
  const Retrieval& retrieval = draft.retrieval();
  const Part* part = FindPart(retrieval, number);
  if (part == nullptr || !MayPlan(retrieval, *part) || part->leads.empty()) {
    return;
  }
  const Lead& next = part->leads.front();
  Plan(next, next.departments.empty() ? "" : next.departments.front(), number,
       draft);
}

void PlanAgain(absl::string_view id, Draft& draft) {
  const Retrieval& retrieval = draft.retrieval();
  const Attempt* attempt = FindAttempt(retrieval, id);
  const Part* part =
      attempt == nullptr ? nullptr : FindPart(retrieval, attempt->part);
  if (part == nullptr || !MayPlan(retrieval, *part)) return;
  const std::vector<std::string> failed =
      FailedContacts(retrieval, part->number, attempt->lead.organization);
  if (!HasAnswered(retrieval, *attempt) &&
      CanReach(attempt->lead, attempt->department, failed)) {
    Plan(attempt->lead, attempt->department, part->number, draft);
  } else {
    PlanNext(part->number, draft);
  }
}

}  // namespace custodia::request
