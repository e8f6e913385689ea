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
         part.awaited_organization.empty() && !part.relocating;
}

// Returns whether whom `attempt` asks has said that it is not the custodian, or
// has refused, in answer to whatever letter.
bool HasAnswered(const Retrieval& retrieval, const Attempt& attempt) {
  return std::any_of(
      retrieval.attempts.begin(), retrieval.attempts.end(),
      [&](const Attempt& other) {
        return (other.denial.has_value() ||
                other.answer != NotCustodianKind::kUnspecified) &&
               other.part == attempt.part &&
               other.lead.organization == attempt.lead.organization &&
               other.lead.role == attempt.lead.role &&
               other.department == attempt.department;
      });
}

// Returns the leads for the awaited organization itself, if it was asked before
// and is not now.
std::vector<Lead> LeadsAgain(const Retrieval& retrieval, const Part& part,
                             const Location& location) {
  std::vector<Lead> leads;
  for (const Stretch& stretch : location.stretches) {
    for (const Lead& lead : stretch.leads) {
      if (lead.organization == part.awaited_organization &&
          WasAsked(retrieval, part.number, lead.organization, lead.role) &&
          std::find(leads.begin(), leads.end(), lead) == leads.end()) {
        leads.push_back(lead);
      }
    }
  }
  return leads;
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

std::vector<Lead> LeadsNamed(const Retrieval& retrieval, const Part& part,
                             const Location& location) {
  std::vector<Lead> leads = NewLeads(retrieval, part.number, location);
  const Attempt* named_by = FindAttempt(retrieval, part.awaited_attempt);
  if (named_by == nullptr) {
    const std::vector<Lead> again = LeadsAgain(retrieval, part, location);
    leads.insert(leads.begin(), again.begin(), again.end());
    return leads;
  }
  if (named_by->lead.origin_organization.empty()) return leads;
  for (Lead& lead : leads) {
    lead.origin_organization = named_by->lead.origin_organization;
    lead.origin_name = named_by->lead.origin_name;
    lead.practitioner_name = named_by->lead.practitioner_name;
  }
  return leads;
}

std::vector<Lead> LeadsAnew(const Retrieval& retrieval, const Part& part,
                            const Location& location) {
  Location for_group = location;
  if (part.patient_group != PatientGroup::kUnspecified) {
    for (Stretch& stretch : for_group.stretches) {
      stretch.leads = LeadsFor(part.patient_group, stretch);
    }
  }
  return NewLeads(retrieval, part.number, for_group);
}

Lead LeadNamed(const NamedOrganization& named, const std::string& name,
               const Lead& about) {
  Lead lead{.organization = name,
            .origin_organization = about.origin_organization,
            .origin_name = about.origin_name,
            .practitioner_name = about.practitioner_name,
            .display_name = named.display_name,
            .address = named.address,
            .role = named.role,
            .patient_group = about.patient_group,
            .origin_type = about.origin_type,
            .origin_region = about.origin_region};
  const auto add = [&](const std::string& value, ContactKind kind) {
    if (!value.empty()) {
      lead.contact_points.push_back({.value = value, .kind = kind});
    }
  };
  // A fax is there the same day and leaves a receipt.
  add(named.fax, ContactKind::kFax);
  add(named.email, ContactKind::kEmail);
  if (!named.address.empty()) {
    lead.contact_points.push_back(
        {.kind = ContactKind::kMail, .address = named.address});
  }
  add(named.phone, ContactKind::kPhone);
  return lead;
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
