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
  std::string at;
  Share share;
  Custody so_far;  // hops, uncertain, transfer_pending, overruled
};

class Walker {
 public:
  Walker(const std::string& practitioner,
         const std::set<std::string>& walked_through, FactsAsOf& facts)
      : practitioner_(practitioner),
        walked_through_(walked_through),
        facts_(facts) {}

  absl::StatusOr<Walk> Run(Carried start) {
    waiting_.push_back(std::move(start));
    while (visited_ < waiting_.size()) {
      const Carried next = std::move(waiting_[visited_++]);
      CUSTODIA_RETURN_IF_ERROR(Visit(next));
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

  absl::Status Visit(const Carried& carried);
  absl::Status Move(const Carried& carried, const Organization& from,
                    const SuccessionEvent& event, Share taken, bool uncertain,
                    std::vector<Overruling> overruled);
  void End(const Carried& carried, const Share& share,
           const Organization* organization, Outcome outcome);
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

void Walker::End(const Carried& carried, const Share& share,
                 const Organization* organization, Outcome outcome) {
  if (!HasRoom()) return;
  Custody end = carried.so_far;
  end.service_dates = share.service_dates;
  end.organization_id = organization ? organization->id : carried.at;
  end.organization = organization;
  end.outcome = outcome;
  end.scope = share.named;
  end.scope.patient_group = share.group;
  if (practitioner_.empty()) end.scope.practitioners = share.practitioners;
  walk_.ends.push_back(std::move(end));
}

absl::Status Walker::Move(const Carried& carried, const Organization& from,
                          const SuccessionEvent& event, Share taken,
                          bool uncertain, std::vector<Overruling> overruled) {
  CUSTODIA_ASSIGN_OR_RETURN(const Organization* to, facts_.Find(event.to));
  Carried moved = carried;
  moved.at = to ? to->id : event.to;
  Custody& so_far = moved.so_far;
  so_far.uncertain |= uncertain;
  for (Overruling& one : overruled) so_far.overruled.push_back(std::move(one));
  so_far.transfer_pending = event.transfer_pending;

  const bool used = std::any_of(
      so_far.hops.begin(), so_far.hops.end(),
      [&](const Hop& hop) { return hop.succession_event == event.id; });
  if (used || so_far.hops.size() >= kMaxHops) {
    End(moved, taken, &from, used ? Outcome::kCycle : Outcome::kHopLimit);
    return absl::OkStatus();
  }
  if (!HasRoom()) return absl::OkStatus();
  so_far.hops.push_back({.succession_event = event.id,
                         .from = from.id,
                         .to = moved.at,
                         .kind = event.kind,
                         .effective_date = event.effective_date,
                         .evidence = event.evidence});
  moved.share = std::move(taken);
  waiting_.push_back(std::move(moved));
  return absl::OkStatus();
}

absl::Status Walker::Visit(const Carried& carried) {
  CUSTODIA_ASSIGN_OR_RETURN(const Organization* here, facts_.Find(carried.at));
  if (here == nullptr) {
    End(carried, carried.share, nullptr, Outcome::kNothingKnown);
    return absl::OkStatus();
  }
  CUSTODIA_ASSIGN_OR_RETURN(const Standing standing, facts_.StandingOf(*here));
  CUSTODIA_ASSIGN_OR_RETURN(auto events, facts_.EventsFrom(here->id));
  const Outcome outcome =
      standing.closed ? Outcome::kNotOperating : Outcome::kLeadFound;
  if (events.empty()) {  // As with most.
    End(carried, carried.share, here, outcome);
    return absl::OkStatus();
  }
  events = InOrderOfClaim(std::move(events));

  std::vector<Share> rest = {carried.share};
  Carried staying = carried;
  for (auto event = events.begin(); event != events.end(); ++event) {
    CUSTODIA_ASSIGN_OR_RETURN(const Organization* to, facts_.Find(event->to));
    const bool to_itself = to == here;
    const bool storage = IsStorage(*event, *here, standing, to);
    std::vector<Share> left;
    for (const Share& share : rest) {
      Division division = Divide(share, *event, practitioner_);
      if (!division.taken || to_itself || storage) {
        if (division.taken && to_itself) {
          End(carried, *division.taken, here, Outcome::kCycle);
        } else if (division.taken) {
          staying.so_far.stored.push_back(*event);
        }
        left.push_back(share);
        continue;
      }
      Share contested = *division.taken;
      contested.arrived = share.arrived;
      CUSTODIA_RETURN_IF_ERROR(
          Move(carried, *here, *event, *std::move(division.taken),
               division.uncertain,
               OverruledBy(*event, contested, {event + 1, events.end()})));
      if (event->transfer_pending && !standing.closed) {
        // Still in transit: this side may have to be asked, too.
        Carried both = carried;
        both.so_far.uncertain = true;
        both.so_far.transfer_pending = true;
        End(both, contested, here, Outcome::kLeadFound);
      }
      left.insert(left.end(), division.left.begin(), division.left.end());
    }
    rest = std::move(left);
  }
  for (const Share& share : rest) End(staying, share, here, outcome);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Walk> FollowCustody(const WalkStart& start,
                                   const std::set<std::string>& walked_through,
                                   FactsAsOf& facts) {
  Carried carried{.at = start.organization->id,
                  .share = {.service_dates = start.service_dates,
                            .arrived = start.there_by}};
  return Walker(start.practitioner, walked_through, facts)
      .Run(std::move(carried));
}

}  // namespace custodia::directory
