// Compares Resolve() with a second, slower and plainer reading of the rules: it
// follows one record at a time, where Resolve() divides whole stretches.

#include <algorithm>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/directory/testing/resolver_fixture.h"

namespace custodia::directory {
namespace {

using Ids = std::set<std::string>;

constexpr int kGraphs = 3000;
const absl::CivilDay kAsOf(2024, 1, 1);
const absl::CivilDay kFirstDay(1990, 1, 1);
const absl::CivilDay kLastDay(2010, 12, 31);

// Organizations and what happened to them. Jane was at "o0" from kFirstDay to
// kLastDay.
struct Graph {
  std::vector<Organization> organizations;
  std::vector<SuccessionEvent> events;
};

std::string Print(const Graph& graph) {
  std::string text;
  for (const Organization& one : graph.organizations) {
    absl::StrAppend(
        &text, one.id,
        one.type == OrganizationType::kRecordsCustodian ? " custodian" : "",
        one.status == OrganizationStatus::kClosed ? " closed" : "",
        one.closed_on.known() ? absl::StrCat(" ", FormatDate(one.closed_on))
                              : "",
        "\n");
  }
  for (const SuccessionEvent& one : graph.events) {
    absl::StrAppend(&text, one.id, ": ", one.from, " -> ", one.to, " kind ",
                    static_cast<int>(one.kind), " on '",
                    FormatDate(one.effective_date), "' grade ",
                    static_cast<int>(one.evidence[0].grade), " scope '",
                    FormatDate(one.scope.service_start), "'/'",
                    FormatDate(one.scope.service_end), "' group ",
                    static_cast<int>(one.scope.patient_group), " of ",
                    absl::StrJoin(one.scope.practitioners, ","),
                    one.transfer_pending ? " pending" : "", "\n");
  }
  return text;
}

// Makes graphs; the same for the same seed everywhere.
class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}

  int Below(int n) { return static_cast<int>(engine_() % n); }
  bool OneIn(int n) { return Below(n) == 0; }

  PartialDate Date(int first_year, int last_year) {
    PartialDate date{.year = first_year + Below(last_year - first_year + 1)};
    if (OneIn(3)) return date;
    // Few days, so that several things happen on one.
    date.month = 1 + 6 * Below(2);
    if (!OneIn(3)) date.day = 1;
    return date;
  }

  absl::CivilDay Day() {
    return kFirstDay + Below(static_cast<int>(kLastDay - kFirstDay) + 1);
  }

  Graph Make() {
    Graph graph;
    const int organizations = 2 + Below(6);
    for (int i = 0; i < organizations; ++i) {
      Organization one{.id = absl::StrCat("o", i),
                       .display_name = absl::StrCat("o", i),
                       .type = OneIn(4) ? OrganizationType::kRecordsCustodian
                                        : OrganizationType::kPractice,
                       .status = OneIn(3) ? OrganizationStatus::kClosed
                                          : OrganizationStatus::kOperating};
      if (one.status == OrganizationStatus::kClosed && OneIn(3)) {
        one.closed_on = Date(1995, 2026);
      }
      graph.organizations.push_back(one);
    }
    const int events = Below(2 * organizations + 1);
    for (int i = 0; i < events; ++i) {
      graph.events.push_back(Event(absl::StrCat("e", i), organizations));
    }
    return graph;
  }

 private:
  SuccessionEvent Event(std::string id, int organizations) {
    constexpr SuccessionKind kKinds[] = {
        SuccessionKind::kSale,        SuccessionKind::kMerger,
        SuccessionKind::kRename,      SuccessionKind::kCustodyTransfer,
        SuccessionKind::kAppointment, SuccessionKind::kCustodyTransfer,
        SuccessionKind::kClosure};
    constexpr Grade kGrades[] = {Grade::kInferred, Grade::kReported,
                                 Grade::kPublished, Grade::kOfficial};
    SuccessionEvent event{
        .id = std::move(id),
        .from = absl::StrCat("o", Below(organizations)),
        // Now and then one that the directory does not have.
        .to = absl::StrCat("o", OneIn(20) ? 99 : Below(organizations)),
        .kind = kKinds[Below(7)],
        .evidence = {{.source = "dice", .grade = kGrades[Below(4)]}}};
    if (event.kind == SuccessionKind::kClosure) event.to = "";
    if (!OneIn(5)) {
      event.effective_date = OneIn(3) ? Date(1988, 2026) : Date(2004, 2007);
    }
    if (OneIn(3)) event.evidence[0].date = Date(2015, 2017);
    if (OneIn(5)) event.scope.service_start = Date(1990, 2005);
    if (OneIn(5)) event.scope.service_end = Date(1995, 2010);
    if (OneIn(6)) event.scope.practitioners = {OneIn(2) ? "jane" : "john"};
    if (OneIn(6)) {
      event.scope.patient_group =
          OneIn(2) ? PatientGroup::kActive : PatientGroup::kInactive;
    }
    event.transfer_pending = !event.to.empty() && OneIn(8);
    return event;
  }

  std::mt19937 engine_;
};

// Where one of Jane's records ends. Written to be read beside the rules.
class Oracle {
 public:
  Oracle(const Graph& graph, absl::CivilDay made, PatientGroup group)
      : graph_(graph), made_(made), group_(group) {}

  // Who has the record and operates: nobody, one, or while it is in transit
  // several.
  Ids Holders() {
    std::string at = "o0";
    // When it came there: made on the day of service, moved on an event's.
    PartialDate arrived = PartialDate::Of(made_);
    Ids used;
    while (true) {
      const Organization* here = Find(at);
      if (here == nullptr) return holders_;
      const SuccessionEvent* event = FirstThatTakes(*here, arrived);
      if (event == nullptr) {
        if (!Closed(*here)) holders_.insert(at);
        return holders_;
      }
      if (event->transfer_pending && !Closed(*here)) holders_.insert(at);
      if (!used.insert(event->id).second) return holders_;  // In a circle.
      at = event->to;
      arrived = event->effective_date;
    }
  }

 private:
  const Organization* Find(const std::string& id) const {
    for (const Organization& one : graph_.organizations) {
      if (one.id == id) return &one;
    }
    return nullptr;
  }

  static bool Begun(const SuccessionEvent& event) {
    return !event.effective_date.known() ||
           *event.effective_date.FirstDay() <= kAsOf;
  }
  static bool OfRecordsAlone(const SuccessionEvent& event) {
    return event.kind == SuccessionKind::kCustodyTransfer ||
           event.kind == SuccessionKind::kAppointment;
  }
  static bool OfTheWhole(const SuccessionEvent& event) {
    return event.kind != SuccessionKind::kClosure && !OfRecordsAlone(event) &&
           event.scope == CustodyScope{};
  }
  static bool OnAFile(const SuccessionEvent& event) {
    return event.evidence[0].grade == Grade::kPublished ||
           event.evidence[0].grade == Grade::kOfficial;
  }

  // A last day tells; else a closure; else the status, unless it is today's and
  // an end to come explains it.
  bool Closed(const Organization& here) const {
    if (here.closed_on.known()) return *here.closed_on.LastDay() < kAsOf;
    bool ends_later = false;
    for (const SuccessionEvent& event : graph_.events) {
      if (event.from != here.id) continue;
      const bool closure = event.kind == SuccessionKind::kClosure;
      if (closure && Begun(event)) return true;
      if ((closure || OfTheWhole(event)) && !Begun(event)) ends_later = true;
    }
    return here.status == OrganizationStatus::kClosed && !ends_later;
  }

  bool Gone(const Organization& here) const {
    if (Closed(here)) return true;
    for (const SuccessionEvent& event : graph_.events) {
      if (event.from == here.id && OfTheWhole(event) && Begun(event)) {
        return true;
      }
    }
    return false;
  }

  // A company that stores the records of a practice that answers for them.
  bool IsStorage(const SuccessionEvent& event, const Organization& here) const {
    const Organization* to = Find(event.to);
    return event.kind == SuccessionKind::kCustodyTransfer && !Gone(here) &&
           here.type != OrganizationType::kRecordsCustodian && to != nullptr &&
           to->type == OrganizationType::kRecordsCustodian;
  }

  // Whether the record was there on the day of the event, and its scope names
  // it.
  bool Takes(const SuccessionEvent& event, const PartialDate& arrived) const {
    if (event.effective_date.known() && arrived.known() &&
        *arrived.FirstDay() > *event.effective_date.LastDay()) {
      return false;
    }
    const CustodyScope& scope = event.scope;
    if (scope.service_start.known() &&
        made_ < *scope.service_start.FirstDay()) {
      return false;
    }
    if (scope.service_end.known() && made_ > *scope.service_end.LastDay()) {
      return false;
    }
    if (!scope.practitioners.empty() && scope.practitioners[0] != "jane") {
      return false;
    }
    return scope.patient_group == PatientGroup::kUnspecified ||
           scope.patient_group == group_;
  }

  // Grade, then recency, then identifier.
  static bool Beats(const SuccessionEvent& a, const SuccessionEvent& b) {
    const Evidence& of_a = a.evidence[0];
    const Evidence& of_b = b.evidence[0];
    if (of_a.grade != of_b.grade) return of_a.grade > of_b.grade;
    if (of_a.date != of_b.date) return of_a.date > of_b.date;
    return a.id < b.id;
  }

  // 0: transfers; 1: sales; 2: transfers that are hearsay, if a file knows of a
  // sale.
  int ClassOf(const SuccessionEvent& event) const {
    if (!OfRecordsAlone(event)) return 1;
    if (OnAFile(event)) return 0;
    for (const SuccessionEvent& other : graph_.events) {
      if (other.from == event.from && Begun(other) && OnAFile(other) &&
          !OfRecordsAlone(other) && other.kind != SuccessionKind::kClosure) {
        return 2;
      }
    }
    return 0;
  }

  // Who comes first takes: by class; then dated ones by date and on one day by
  // strength; one without a date before the first dated one that it beats.
  std::vector<const SuccessionEvent*> InOrder(const Organization& here) const {
    std::vector<const SuccessionEvent*> order;
    for (int one_class = 0; one_class < 3; ++one_class) {
      std::vector<const SuccessionEvent*> dated;
      std::vector<const SuccessionEvent*> undated;
      for (const SuccessionEvent& event : graph_.events) {
        if (event.from != here.id || !Begun(event) || event.to.empty() ||
            ClassOf(event) != one_class) {
          continue;
        }
        (event.effective_date.known() ? dated : undated).push_back(&event);
      }
      std::sort(dated.begin(), dated.end(), [](const auto* a, const auto* b) {
        const absl::CivilDay of_a = *a->effective_date.LastDay();
        const absl::CivilDay of_b = *b->effective_date.LastDay();
        return of_a != of_b ? of_a < of_b : Beats(*a, *b);
      });
      std::sort(undated.begin(), undated.end(),
                [](const auto* a, const auto* b) { return Beats(*a, *b); });
      for (const SuccessionEvent* next : dated) {
        while (!undated.empty() && Beats(*undated.front(), *next)) {
          order.push_back(undated.front());
          undated.erase(undated.begin());
        }
        order.push_back(next);
      }
      order.insert(order.end(), undated.begin(), undated.end());
    }
    return order;
  }

  const SuccessionEvent* FirstThatTakes(const Organization& here,
                                        const PartialDate& arrived) const {
    for (const SuccessionEvent* event : InOrder(here)) {
      if (event->to == here.id || IsStorage(*event, here)) continue;
      if (Takes(*event, arrived)) return event;
    }
    return nullptr;
  }

  const Graph& graph_;
  const absl::CivilDay made_;
  const PatientGroup group_;
  Ids holders_;
};

Ids Expected(const Graph& graph, absl::CivilDay day) {
  Ids holders = Oracle(graph, day, PatientGroup::kActive).Holders();
  holders.merge(Oracle(graph, day, PatientGroup::kInactive).Holders());
  return holders;
}

Ids Actual(const Graph& graph, absl::CivilDay day) {
  FakeFacts facts;
  facts.AddPractitioner("jane", "Jane", "Roe");
  for (const Organization& one : graph.organizations) {
    facts.AddOrganization(one.id, one.type, one.id) = one;
  }
  for (const SuccessionEvent& one : graph.events) {
    facts.AddEvent(one.from, one.kind, one.to) = one;
  }
  facts.AddAffiliation("jane", "o0", FormatDay(kFirstDay), FormatDay(kLastDay));
  const Question question{
      .practitioner = "jane", .service_dates = {day, day}, .as_of = kAsOf};
  std::vector<Practitioner> candidates;
  const auto resolution = ResolveTwice(question, facts, candidates);
  EXPECT_THAT(resolution, testing::IsOk());
  Ids holders;
  if (!resolution.ok()) return holders;
  EXPECT_EQ(resolution->stretches.size(), 1U);
  for (const Lead& lead : resolution->leads) {
    if (lead.role == Role::kHolder) holders.insert(lead.organization->id);
  }
  return holders;
}

// Leaves out every event without which the two still differ.
Graph Shrunk(Graph graph, absl::CivilDay day) {
  for (size_t i = 0; i < graph.events.size();) {
    Graph smaller = graph;
    smaller.events.erase(smaller.events.begin() + static_cast<int>(i));
    if (Expected(smaller, day) != Actual(smaller, day)) {
      graph = smaller;
    } else {
      ++i;
    }
  }
  return graph;
}

TEST(ResolveOracleTest, EveryRecordIsFoundWhereTheRulesTakeIt) {
  int somewhere = 0;
  int moved = 0;
  for (unsigned seed = 1; seed <= kGraphs; ++seed) {
    Dice dice(seed);
    const Graph graph = dice.Make();
    for (int i = 0; i < 3; ++i) {
      const absl::CivilDay day = dice.Day();
      const Ids expected = Expected(graph, day);
      somewhere += expected.empty() ? 0 : 1;
      moved += expected.empty() || expected == Ids{"o0"} ? 0 : 1;
      if (Actual(graph, day) == expected) continue;
      const Graph small = Shrunk(graph, day);
      FAIL() << "seed " << seed << ", a record of " << FormatDay(day)
             << "\nexpected: " << absl::StrJoin(Expected(small, day), " ")
             << "\n  actual: " << absl::StrJoin(Actual(small, day), " ") << "\n"
             << Print(small);
    }
  }
  // The graphs are worth asking about.
  EXPECT_GT(somewhere, kGraphs);
  EXPECT_GT(moved, kGraphs / 3);
}

}  // namespace
}  // namespace custodia::directory
