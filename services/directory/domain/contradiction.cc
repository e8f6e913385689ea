#include "services/directory/domain/contradiction.h"

#include <algorithm>
#include <map>
#include <utility>

#include "services/directory/domain/custody_order.h"

namespace custodia::directory {
namespace {

using Graph = std::map<std::string, std::vector<std::string>>;

// Finds the strongly connected components of `graph` (Tarjan), with a stack of
// its own: a chain of owners may be longer than the program's.
class Components {
 public:
  explicit Components(const Graph& graph) : graph_(graph) {
    for (const auto& [node, next] : graph_) {
      if (!states_.contains(node)) Walk(node);
    }
  }

  // Returns a number that two nodes share where each leads to the other.
  int Of(const std::string& node) const { return states_.at(node).component; }

 private:
  struct State {
    int index = 0;
    int low = 0;
    int component = -1;  // while its walk goes on
  };
  struct Frame {
    const std::string* node;
    size_t next = 0;
  };

  void Enter(const std::string& node, std::vector<Frame>& frames) {
    const int index = static_cast<int>(states_.size());
    states_[node] = {.index = index, .low = index};
    open_.push_back(&node);
    frames.push_back({.node = &node});
  }

  void Leave(const std::string& node) {
    if (states_[node].low != states_[node].index) return;
    const std::string* last = nullptr;
    do {
      last = open_.back();
      open_.pop_back();
      states_[*last].component = components_;
    } while (*last != node);
    ++components_;
  }

  void Walk(const std::string& start) {
    std::vector<Frame> frames;
    Enter(start, frames);
    while (!frames.empty()) {
      const std::string& node = *frames.back().node;
      const std::vector<std::string>& next = graph_.at(node);
      if (frames.back().next == next.size()) {
        Leave(node);
        frames.pop_back();
        if (frames.empty()) break;
        State& parent = states_[*frames.back().node];
        parent.low = std::min(parent.low, states_[node].low);
        continue;
      }
      const std::string& to = graph_.find(next[frames.back().next++])->first;
      const auto seen = states_.find(to);
      if (seen == states_.end()) {
        Enter(to, frames);
      } else if (seen->second.component < 0) {
        states_[node].low = std::min(states_[node].low, seen->second.index);
      }
    }
  }

  const Graph& graph_;
  std::map<std::string, State> states_;
  std::vector<const std::string*> open_;
  int components_ = 0;
};

bool MaySameDay(const SuccessionEvent& a, const SuccessionEvent& b) {
  if (!a.effective_date.known() || !b.effective_date.known()) return true;
  return Intersect({a.effective_date.FirstDay(), a.effective_date.LastDay()},
                   {b.effective_date.FirstDay(), b.effective_date.LastDay()})
      .has_value();
}

bool Overlap(const CustodyScope& a, const CustodyScope& b) {
  if (a.patient_group != b.patient_group &&
      a.patient_group != PatientGroup::kUnspecified &&
      b.patient_group != PatientGroup::kUnspecified) {
    return false;
  }
  const auto& of_b = b.practitioners;
  if (!a.practitioners.empty() && !of_b.empty() &&
      std::none_of(a.practitioners.begin(), a.practitioners.end(),
                   [&](const std::string& one) {
                     return std::find(of_b.begin(), of_b.end(), one) !=
                            of_b.end();
                   })) {
    return false;
  }
  return Intersect({a.service_start.FirstDay(), a.service_end.LastDay()},
                   {b.service_start.FirstDay(), b.service_end.LastDay()})
      .has_value();
}

// An inference gives way to what somebody said, and one without a date to one
// that has a date.
bool GivesWay(const SuccessionEvent& a, const SuccessionEvent& b) {
  const auto inferred = [](const SuccessionEvent& event) {
    return WeightOf(event.evidence).grade == Grade::kInferred;
  };
  return inferred(a) && (!inferred(b) || (!a.effective_date.known() &&
                                          b.effective_date.known()));
}

}  // namespace

std::string NameOf(ContradictionKind kind) {
  switch (kind) {
    case ContradictionKind::kCycle:
      return "CYCLE";
    case ContradictionKind::kOpenAfterMerger:
      return "OPEN_AFTER_MERGER";
    case ContradictionKind::kClosedTerminal:
      return "CLOSED_TERMINAL";
    case ContradictionKind::kDateInversion:
      return "DATE_INVERSION";
    case ContradictionKind::kOverlappingClaims:
      return "OVERLAPPING_CLAIMS";
    case ContradictionKind::kDanglingReference:
      return "DANGLING_REFERENCE";
    case ContradictionKind::kNoCoverage:
      return "NO_COVERAGE";
    case ContradictionKind::kNoCounty:
      return "NO_COUNTY";
    case ContradictionKind::kUnspecified:
      break;
  }
  return "KIND_UNSPECIFIED";
}

std::vector<std::vector<std::string>> FindCycles(
    const std::vector<CustodyEdge>& edges) {
  Graph graph;
  for (const CustodyEdge& edge : edges) {
    graph[edge.from].push_back(edge.to);
    graph.try_emplace(edge.to);
  }
  const Components components(graph);
  std::map<int, std::vector<std::string>> events;
  for (const CustodyEdge& edge : edges) {
    const int component = components.Of(edge.from);
    if (component == components.Of(edge.to)) {
      events[component].push_back(edge.event);
    }
  }
  std::vector<std::vector<std::string>> cycles;
  for (auto& [component, ids] : events) {
    std::sort(ids.begin(), ids.end());
    cycles.push_back(std::move(ids));
  }
  std::sort(cycles.begin(), cycles.end());
  return cycles;
}

bool Compete(const SuccessionEvent& a, const SuccessionEvent& b) {
  return a.from == b.from && a.to != b.to && !a.to.empty() && !b.to.empty() &&
         MovesRecordsAlone(a.kind) == MovesRecordsAlone(b.kind) &&
         !GivesWay(a, b) && !GivesWay(b, a) && MaySameDay(a, b) &&
         Overlap(a.scope, b.scope);
}

}  // namespace custodia::directory
