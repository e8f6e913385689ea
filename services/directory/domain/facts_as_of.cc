#include "services/directory/domain/facts_as_of.h"

#include <algorithm>
#include <utility>

#include "common/status_macros.h"

namespace custodia::directory {
namespace {

// Whether the event left nothing of `from` behind but what was made later.
bool TookTheWhole(const SuccessionEvent& event) {
  return event.scope == CustodyScope{} &&
         (event.kind == SuccessionKind::kSale ||
          event.kind == SuccessionKind::kMerger ||
          event.kind == SuccessionKind::kRename);
}

}  // namespace

absl::StatusOr<const OrganizationFacts*> FactsAsOf::Find(absl::string_view id) {
  const auto found = organizations_.find(id);
  if (found != organizations_.end()) {
    return found->second ? &**found->second : nullptr;
  }
  CUSTODIA_ASSIGN_OR_RETURN(const auto read, reader_.ShareOrganization(id));
  if (!read.has_value()) {
    organizations_.try_emplace(id, std::nullopt);
    return nullptr;
  }
  // By an alias and by its own id it is the same.
  const Shared<OrganizationFacts> kept =
      *organizations_.try_emplace((*read)->id, *read).first->second;
  if (kept->id != id) organizations_.try_emplace(id, kept);
  return &*kept;
}

const OrganizationFacts& FactsAsOf::Keep(
    const Shared<OrganizationFacts>& organization) {
  return **organizations_.try_emplace(organization->id, organization)
               .first->second;
}

Shared<OrganizationFacts> FactsAsOf::Share(
    const Organization& organization) const {
  return *organizations_.find(organization.id)->second;
}

std::vector<SuccessionEvent> FactsAsOf::EventsFrom(
    const OrganizationFacts& organization) const {
  std::vector<SuccessionEvent> begun;
  std::copy_if(organization.successions.begin(), organization.successions.end(),
               std::back_inserter(begun), [&](const SuccessionEvent& event) {
                 return Begun(event.effective_date);
               });
  return begun;
}

std::vector<CustodyReport> FactsAsOf::ReportsAbout(
    const OrganizationFacts& organization) const {
  std::vector<CustodyReport> said;
  std::copy_if(organization.reports.begin(), organization.reports.end(),
               std::back_inserter(said), [&](const CustodyReport& report) {
                 return Begun(report.report_date);
               });
  return said;
}

Standing FactsAsOf::StandingOf(const OrganizationFacts& organization) const {
  std::optional<absl::CivilDay> taken;  // The last day before it was taken.
  bool taken_undated = false;
  bool closure = false;
  std::optional<absl::CivilDay> closure_day;
  bool ends_later = false;
  for (const SuccessionEvent& event : organization.successions) {
    const bool closes = event.kind == SuccessionKind::kClosure;
    if (!closes && !TookTheWhole(event)) continue;
    const std::optional<absl::CivilDay> day = event.effective_date.LastDay();
    if (!Begun(event.effective_date)) {
      ends_later = true;
    } else if (closes) {
      closure = true;
      if (day && (!closure_day || *day < *closure_day)) closure_day = day;
    } else if (!day) {
      taken_undated = true;
    } else if (!taken || *taken < *day) {
      taken = day;
    }
  }

  Standing standing;
  if (organization.closed_on.known()) {
    standing.closed = *organization.closed_on.LastDay() < as_of_;
    standing.last_day = organization.closed_on.LastDay();
  } else if (closure) {
    standing.closed = true;
    standing.last_day = closure_day;
  } else {
    // A status without a date is today's. What was sold or closed after the
    // day asked about was still there on that day.
    standing.closed =
        organization.status == OrganizationStatus::kClosed && !ends_later;
    standing.last_day = taken;
  }
  if (!standing.closed) standing.last_day = std::nullopt;
  standing.gone = standing.closed || taken.has_value() || taken_undated;
  return standing;
}

bool FactsAsOf::Begun(const PartialDate& date) const {
  return !date.known() || *date.FirstDay() <= as_of_;
}

}  // namespace custodia::directory
