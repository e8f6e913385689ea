#include "services/directory/domain/custody_share.h"

#include <algorithm>
#include <utility>

namespace custodia::directory {
namespace {

using Group = PatientGroup;

// How a group of charts is divided by an event that names one.
struct GroupDivision {
  std::optional<Group> taken;
  std::optional<Group> left;
  bool uncertain = false;
};

GroupDivision DivideGroup(Group has, Group takes) {
  if (takes == Group::kUnspecified || takes == has) return {.taken = has};
  if (has == Group::kUnspecified) {
    switch (takes) {
      case Group::kActive:
        return {.taken = takes, .left = Group::kInactive};
      case Group::kInactive:
        return {.taken = takes, .left = Group::kActive};
      default:  // Adults remain, who have no name of their own.
        return {.taken = takes, .left = has};
    }
  }
  if (takes == Group::kMinors) return {.taken = takes, .left = has};
  // A minor may have been an active patient or not.
  if (has == Group::kMinors) {
    return {.taken = has, .left = has, .uncertain = true};
  }
  return {.left = has};
}

bool Contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

// Which practitioners' records an event takes.
struct PractitionerDivision {
  bool any_taken = true;
  std::vector<std::string> taken;
  bool any_left = false;
  std::vector<std::string> left;
};

PractitionerDivision DividePractitioners(const std::vector<std::string>& has,
                                         const std::vector<std::string>& takes,
                                         const std::string& practitioner) {
  if (takes.empty()) return {.taken = has};
  if (!practitioner.empty()) {
    const bool named = Contains(takes, practitioner);
    return {.any_taken = named, .taken = has, .any_left = !named, .left = has};
  }
  if (has.empty()) return {.taken = takes, .any_left = true};
  PractitionerDivision division;
  for (const std::string& one : has) {
    (Contains(takes, one) ? division.taken : division.left).push_back(one);
  }
  division.any_taken = !division.taken.empty();
  division.any_left = !division.left.empty();
  return division;
}

// The days of service that the event takes; nothing where it takes none.
std::optional<DayRange> DaysTaken(const Share& share,
                                  const SuccessionEvent& event) {
  const std::optional<absl::CivilDay> effective =
      event.effective_date.LastDay();
  DayRange there = share.service_dates;
  if (!share.arrived) {
    if (effective && (!there.last || *effective < *there.last)) {
      there.last = effective;
    }
  } else if (effective && share.arrived->known() &&
             *share.arrived->FirstDay() > *effective) {
    return std::nullopt;
  }
  if (there.Inverted()) return std::nullopt;
  return Intersect(there, {event.scope.service_start.FirstDay(),
                           event.scope.service_end.LastDay()});
}

// The days before and after `part`, which lies in `whole`.
std::vector<DayRange> Around(const DayRange& whole, const DayRange& part) {
  std::vector<DayRange> rest;
  if (part.first && (!whole.first || *whole.first < *part.first)) {
    rest.push_back({whole.first, *part.first - 1});
  }
  if (part.last && (!whole.last || *part.last < *whole.last)) {
    rest.push_back({*part.last + 1, whole.last});
  }
  return rest;
}

bool Coarse(const Share& share, const SuccessionEvent& event) {
  if (!event.effective_date.known()) return true;
  if (!share.arrived) return false;
  return !share.arrived->known() ||
         *share.arrived->LastDay() > *event.effective_date.LastDay();
}

// Notes on the share which charts the event named.
void Name(const SuccessionEvent& event, const std::string& practitioner,
          Share& share) {
  const CustodyScope& scope = event.scope;
  CustodyScope& named = share.named;
  if (scope.service_start.known()) {
    named.service_start = std::max(named.service_start, scope.service_start);
  }
  if (scope.service_end.known()) {
    named.service_end = named.service_end.known()
                            ? std::min(named.service_end, scope.service_end)
                            : scope.service_end;
  }
  if (!scope.practitioners.empty() && !practitioner.empty()) {
    named.practitioners = {practitioner};
  }
}

}  // namespace

Division Divide(const Share& share, const SuccessionEvent& event,
                const std::string& practitioner) {
  const std::optional<DayRange> days = DaysTaken(share, event);
  const GroupDivision group =
      DivideGroup(share.group, event.scope.patient_group);
  const PractitionerDivision whose = DividePractitioners(
      share.practitioners, event.scope.practitioners, practitioner);
  if (!days || !group.taken || !whose.any_taken) return {.left = {share}};

  Division division{.uncertain = Coarse(share, event) || group.uncertain};
  Share taken = share;
  taken.service_dates = *days;
  taken.arrived = event.effective_date;
  taken.group = *group.taken;
  taken.practitioners = whose.taken;
  Name(event, practitioner, taken);
  division.taken = std::move(taken);

  for (const DayRange& around : Around(share.service_dates, *days)) {
    division.left.push_back(share);
    division.left.back().service_dates = around;
  }
  if (group.left) {
    Share left = share;
    left.service_dates = *days;
    left.group = *group.left;
    left.practitioners = whose.taken;
    division.left.push_back(std::move(left));
  }
  if (whose.any_left) {
    Share left = share;
    left.service_dates = *days;
    left.practitioners = whose.left;
    division.left.push_back(std::move(left));
  }
  return division;
}

}  // namespace custodia::directory
