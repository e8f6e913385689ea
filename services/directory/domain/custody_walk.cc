#include "services/directory/domain/custody_walk.h"

#include <algorithm>
#include <utility>

#include "common/status_macros.h"
#include "services/directory/domain/custody_order.h"
#include "services/directory/domain/custody_share.h"

namespace custodia::directory {
namespace {

// Records on their way.
struct Carried {
  Share share;
  Custody so_far;  // organization, hops, uncertain, transfer_pending, overruled
};

class Walker {
 public:
  Walker(const std::string& practitioner,
         const std::set<std::string>& walked_through, FactsAsOf& facts)
      : practitioner_(practitioner),
        walked_through_(walked_through),
        facts_(facts) {}

  absl::StatusOr<Walk> Run(Carried start) {
    CUSTODIA_RETURN_IF_ERROR(Visit(std::move(start)));
    while (visited_ < waiting_.size()) {
      Carried next = std::move(waiting_[visited_++]);
      CUSTODIA_RETURN_IF_ERROR(Visit(std::move(next)));
    }
    return std::move(walk_);
  }

 private:
  // Whether one more way can be followed. There is room for at least one
  // for each share of records that is visited: it has left the queue.
  bool HasRoom() {
    const size_t waiting = waiting_.size() - visited_;
    const bool room = waiting + walk_.ends.size() < kMaxBranches;
    walk_.cut |= !room;
    return room;
  }

  absl::Status Visit(Carried carried);
  void Move(Custody so_far, const SuccessionEvent& event,
            const OrganizationFacts* to, Share taken, bool uncertain,
            std::vector<Overruling> overruled);
  void End(Custody so_far, const Share& share, Outcome outcome);
  bool IsStorage(const SuccessionEvent& event, const Organization& from,
                 const Standing& standing, const Organization* to) const;
  std::vector<Overruling> OverruledBy(
      const SuccessionEvent& winner, const Share& contested,
      const std::vector<SuccessionEvent>& later) const;

  const std::string& practitioner_;
  const std::set<std::string>& walked_through_;
  FactsAsOf& facts_;
  std::vector<Carried> waiting_;
  size_t visited_ = 0;  // of `waiting_`
  Walk walk_;
};

// The practice answers for records that a company stores for it.
bool Walker::IsStorage(const SuccessionEvent& event, const Organization& from,
                       const Standing& standing, const Organization* to) const {
  return event.kind == SuccessionKind::kCustodyTransfer && !standing.gone &&
         from.type != OrganizationType::kRecordsCustodian && to != nullptr &&
         to->type == OrganizationType::kRecordsCustodian &&
         !walked_through_.contains(from.id);
}

std::vector<Overruling> Walker::OverruledBy(
    const SuccessionEvent& winner, const Share& contested,
    const std::vector<SuccessionEvent>& later) const {
  std::vector<Overruling> overruled;
  for (const SuccessionEvent& event : later) {
    if (Overrules(winner, event) &&
        Divide(contested, event, practitioner_).taken) {
      overruled.push_back({.loser = event, .winner = winner});
    }
  }
  return overruled;
}

// Ends where the records are `so_far`.
void Walker::End(Custody so_far, const Share& share, Outcome outcome) {
  if (!HasRoom()) return;
  so_far.service_dates = share.service_dates;
  so_far.outcome = outcome;
  so_far.scope = share.named;
  so_far.scope.patient_group = share.group;
  if (practitioner_.empty()) so_far.scope.practitioners = share.practitioners;
  walk_.ends.push_back(std::move(so_far));
}

// `to` is nullptr where the directory does not know the organization.
void Walker::Move(Custody so_far, const SuccessionEvent& event,
                  const OrganizationFacts* to, Share taken, bool uncertain,
                  std::vector<Overruling> overruled) {
  so_far.uncertain |= uncertain;
  for (Overruling& one : overruled) so_far.overruled.push_back(std::move(one));
  so_far.transfer_pending = event.transfer_pending;

  const bool used = std::any_of(
      so_far.hops.begin(), so_far.hops.end(),
      [&](const Hop& hop) { return hop.succession_event == event.id; });
  if (used || so_far.hops.size() >= kMaxHops) {
    End(std::move(so_far), taken, used ? Outcome::kCycle : Outcome::kHopLimit);
    return;
  }
  if (!HasRoom()) return;
  std::string from =
      std::exchange(so_far.organization_id, to ? to->id : event.to);
  so_far.organization = to;
  so_far.hops.push_back({.succession_event = event.id,
                         .from = std::move(from),
                         .to = so_far.organization_id,
                         .kind = event.kind,
                         .effective_date = event.effective_date,
                         .evidence = event.evidence});
  waiting_.push_back({.share = std::move(taken), .so_far = std::move(so_far)});
}

absl::Status Walker::Visit(Carried carried) {
  const OrganizationFacts* const here = carried.so_far.organization;
  if (here == nullptr) {
    End(std::move(carried.so_far), carried.share, Outcome::kNothingKnown);
    return absl::OkStatus();
  }
  const Standing standing = facts_.StandingOf(*here);
  const Outcome outcome =
      standing.closed ? Outcome::kNotOperating : Outcome::kLeadFound;
  std::vector<SuccessionEvent> events = facts_.EventsFrom(*here);
  if (events.empty()) {  // As with most.
    End(std::move(carried.so_far), carried.share, outcome);
    return absl::OkStatus();
  }
  events = InOrderOfClaim(std::move(events));

  std::vector<Share> rest = {carried.share};
  std::vector<SuccessionEvent> stored;
  for (auto event = events.begin(); event != events.end(); ++event) {
    CUSTODIA_ASSIGN_OR_RETURN(const OrganizationFacts* to,
                              facts_.Find(event->to));
    const bool to_itself = to == here;
    const bool storage = IsStorage(*event, *here, standing, to);
    std::vector<Share> left;
    for (const Share& share : rest) {
      Division division = Divide(share, *event, practitioner_);
      if (!division.taken || to_itself || storage) {
        if (division.taken && to_itself) {
          End(carried.so_far, *division.taken, Outcome::kCycle);
        } else if (division.taken) {
          stored.push_back(*event);
        }
        left.push_back(share);
        continue;
      }
      Share contested = *division.taken;
      contested.arrived = share.arrived;
      Move(carried.so_far, *event, to, *std::move(division.taken),
           division.uncertain,
           OverruledBy(*event, contested, {event + 1, events.end()}));
      if (event->transfer_pending && !standing.closed) {
        // Still in transit: this side may have to be asked, too.
        Custody both = carried.so_far;
        both.uncertain = true;
        both.transfer_pending = true;
        End(std::move(both), contested, Outcome::kLeadFound);
      }
      left.insert(left.end(), division.left.begin(), division.left.end());
    }
    rest = std::move(left);
  }
  carried.so_far.stored = std::move(stored);
  for (const Share& share : rest) End(carried.so_far, share, outcome);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Walk> FollowCustody(const WalkStart& start,
                                   const std::set<std::string>& walked_through,
                                   FactsAsOf& facts) {
  Carried carried{.share = {.service_dates = start.service_dates,
                            .arrived = start.there_by},
                  .so_far = {.organization_id = start.organization->id,
                             .organization = start.organization}};
  return Walker(start.practitioner, walked_through, facts)
      .Run(std::move(carried));
}

}  // namespace custodia::directory
