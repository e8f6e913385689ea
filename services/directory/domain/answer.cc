#include "services/directory/domain/answer.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/directory/domain/custody_trail.h"
#include "services/directory/domain/holders.h"
#include "services/directory/domain/ladder.h"
#include "services/directory/domain/reports.h"
#include "services/directory/domain/sentences.h"
#include "services/directory/domain/stretches.h"
#include "services/directory/domain/surroundings.h"
#include "services/directory/domain/trail.h"

namespace custodia::directory {
namespace {

using Holdings = std::vector<const Holding*>;

// Some of the dates asked, and who has or had the records of them.
struct Stretch {
  DayRange dates;
  Holdings holdings;  // none: nobody is known to have made any
  std::set<std::string> keys;
};

// One of the ways to ask, and where the records are made that it finds.
struct Way {
  const Inquiry& inquiry;
  Origins origins;
};

// Custody differs where some of the records are said to be destroyed.
std::vector<const CustodyReport*> Destructions(const Holding& holding) {
  std::vector<const CustodyReport*> destructions;
  for (const CustodyReport& one : holding.reports) {
    if (one.finding == Finding::kDestroyed) destructions.push_back(&one);
  }
  return destructions;
}

class Answerer {
 public:
  explicit Answerer(const std::vector<Inquiry>& inquiries)
      : question_(inquiries.front().question) {
    for (const Inquiry& one : inquiries) ways_.push_back({.inquiry = one});
    answer_.practitioner = inquiries.front().owner;
  }

  absl::StatusOr<Resolution> Run();

 private:
  absl::Status FindWhereMade(Way& way);
  absl::Status FollowOrigins(const Way& way);
  void NoteOutside(const Way& way);
  std::vector<Stretch> Cut() const;
  absl::Status AddStretch(const Stretch& stretch);
  static absl::Status TellHolders(const Way& way, const Stretch& stretch,
                                  std::vector<TrailStep>& trail);
  void KeepMost();

  const Question& question_;
  std::vector<Way> ways_;
  DayRange asked_;
  std::vector<Holding> holdings_;
  Resolution answer_;
};

absl::StatusOr<Resolution> Answerer::Run() {
  std::vector<DayRange> known;
  for (Way& way : ways_) {
    CUSTODIA_RETURN_IF_ERROR(FindWhereMade(way));
    for (const Origin& one : way.origins.origins) known.push_back(one.known);
  }
  asked_ = Narrowed(question_.service_dates, known);
  for (Way& way : ways_) {
    for (TrailStep& note : way.origins.notes) {
      note.service_dates = asked_;
      answer_.trail.push_back(std::move(note));
    }
    CUSTODIA_RETURN_IF_ERROR(FollowOrigins(way));
    if (question_.explained) NoteOutside(way);
  }
  for (const Stretch& stretch : Cut()) {
    CUSTODIA_RETURN_IF_ERROR(AddStretch(stretch));
  }
  KeepMost();
  if (!question_.explained) answer_.trail.clear();
  return std::move(answer_);
}

absl::Status Answerer::FindWhereMade(Way& way) {
  const OrganizationFacts* organization = way.inquiry.organization;
  // A society or a court has no records of its own.
  const bool own_records =
      organization == nullptr ||
      RungOfReferrer(organization->type) == Rung::kUnspecified;
  if (!own_records) return absl::OkStatus();
  CUSTODIA_ASSIGN_OR_RETURN(way.origins,
                            FindOrigins(question_, way.inquiry.practitioner,
                                        organization, way.inquiry.facts));
  return absl::OkStatus();
}

absl::Status Answerer::FollowOrigins(const Way& way) {
  const Inquiry& inquiry = way.inquiry;
  holdings_.reserve(holdings_.size() + way.origins.origins.size());
  for (const Origin& origin : way.origins.origins) {
    const auto dates = Intersect(origin.service_dates, asked_);
    if (!dates) continue;
    CUSTODIA_ASSIGN_OR_RETURN(
        Walk walk, FollowCustody({.organization = origin.organization,
                                  .service_dates = *dates,
                                  .there_by = origin.there_by,
                                  .practitioner = inquiry.owner},
                                 inquiry.excluded, inquiry.facts));
    for (Custody& custody : walk.ends) {
      Holding holding{.inquiry = &inquiry,
                      .origin = &origin,
                      .custody = std::move(custody)};
      holding.reports = ReportsOn(inquiry, holding);
      holdings_.push_back(std::move(holding));
    }
    if (!walk.cut) continue;
    answer_.trail.push_back(
        {.rung = Rung::kSuccessor,
         .outcome = Outcome::kFanOutLimit,
         .organization = origin.organization->id,
         .explanation = absl::StrCat(
             "The records of ", origin.organization->display_name,
             " went more than ", kMaxBranches, " ways; the rest was left out."),
         .service_dates = *dates});
  }
  return absl::OkStatus();
}

// Says of places that are not among the answer why they are not.
void Answerer::NoteOutside(const Way& way) {
  const Inquiry& inquiry = way.inquiry;
  std::set<const Organization*> inside;
  for (const Origin& origin : way.origins.origins) {
    if (Intersect(origin.service_dates, asked_)) {
      inside.insert(origin.organization);
    }
  }
  for (const Origin& origin : way.origins.origins) {
    if (inside.contains(origin.organization)) continue;
    answer_.trail.push_back(
        {.rung =
             inquiry.laboratory ? Rung::kLaboratory : Rung::kOperatingPractice,
         .outcome = Outcome::kOutsideDates,
         .organization = origin.organization->id,
         .explanation = absl::StrCat(
             inquiry.practitioner == nullptr ? "Records"
                                             : WhoseRecords(inquiry),
             inquiry.practitioner == nullptr ? " were made at "
                                             : " practised at ",
             origin.organization->display_name, " ", Span(origin.service_dates),
             " only."),
         .evidence = origin.evidence,
         .service_dates = asked_});
  }
}

std::vector<Stretch> Answerer::Cut() const {
  std::vector<DayRange> ranges;
  for (const Holding& holding : holdings_) {
    ranges.push_back(holding.custody.service_dates);
    for (const CustodyReport* one : Destructions(holding)) {
      ranges.push_back(DaysOf(*one));
    }
  }
  std::vector<Stretch> stretches;
  const std::vector<DayRange> pieces = CutAt(asked_, ranges);
  for (const DayRange& piece : pieces) {
    Stretch next{.dates = piece};
    for (const Holding& holding : holdings_) {
      if (!Covers(holding.custody.service_dates, piece)) continue;
      next.holdings.push_back(&holding);
      if (pieces.size() == 1) continue;  // There is none to compare with.
      std::string key = HoldingKey(holding);
      for (const CustodyReport* one : Destructions(holding)) {
        if (Covers(DaysOf(*one), piece)) absl::StrAppend(&key, "\n", one->id);
      }
      next.keys.insert(std::move(key));
    }
    if (!stretches.empty() && stretches.back().keys == next.keys) {
      Stretch& last = stretches.back();
      last.dates.last = piece.last;
      for (const Holding* one : next.holdings) {
        if (std::find(last.holdings.begin(), last.holdings.end(), one) ==
            last.holdings.end()) {
          last.holdings.push_back(one);
        }
      }
    } else {
      stretches.push_back(std::move(next));
    }
  }
  return stretches;
}

absl::Status Answerer::TellHolders(const Way& way, const Stretch& stretch,
                                   std::vector<TrailStep>& trail) {
  for (const Holding* holding : stretch.holdings) {
    if (holding->inquiry != &way.inquiry) continue;
    CUSTODIA_RETURN_IF_ERROR(
        AddCustodyTrail(way.inquiry, stretch.dates, *holding, trail));
    CUSTODIA_RETURN_IF_ERROR(
        AddReports(way.inquiry, stretch.dates, *holding, trail));
  }
  return absl::OkStatus();
}

absl::Status Answerer::AddStretch(const Stretch& stretch) {
  answer_.stretches.push_back(stretch.dates);
  if (stretch.holdings.empty()) answer_.uncovered.push_back(stretch.dates);
  constexpr size_t kUsualLeads = 16;
  Findings findings;
  findings.leads.reserve(kUsualLeads);
  CUSTODIA_RETURN_IF_ERROR(
      AddHolders(stretch.dates, stretch.holdings, findings.leads));
  for (const Way& way : ways_) {
    if (question_.explained) {
      CUSTODIA_RETURN_IF_ERROR(TellHolders(way, stretch, findings.trail));
    }
    if (way.inquiry.climbs) {
      CUSTODIA_ASSIGN_OR_RETURN(
          const Surroundings around,
          Surround(way.inquiry, way.origins, stretch.dates, stretch.holdings));
      CUSTODIA_RETURN_IF_ERROR(AddReferrers(way.inquiry, around, findings));
    }
    if (!question_.explained) continue;
    CompleteTrail(way.inquiry, stretch.dates, findings.trail);
    for (TrailStep& step : findings.trail) {
      answer_.trail.push_back(std::move(step));
    }
    findings.trail.clear();
  }
  if (answer_.leads.empty()) {
    answer_.leads = std::move(findings.leads);
  } else {
    for (Lead& lead : findings.leads) answer_.leads.push_back(std::move(lead));
  }
  return absl::OkStatus();
}

// Keeps the first `max_leads`, holders before referrers.
void Answerer::KeepMost() {
  const auto max = static_cast<size_t>(std::max(question_.max_leads, 0));
  std::vector<Lead>& leads = answer_.leads;
  if (leads.size() <= max) return;
  size_t room = max;
  std::set<size_t> kept;
  for (const Role role : {Role::kHolder, Role::kReferrer}) {
    for (size_t i = 0; i < leads.size() && room > 0; ++i) {
      if (leads[i].role != role) continue;
      kept.insert(i);
      --room;
    }
  }
  const size_t dropped = leads.size() - kept.size();
  std::vector<Lead> most;
  std::optional<Rung> first_dropped;
  for (size_t i = 0; i < leads.size(); ++i) {
    if (kept.contains(i)) {
      most.push_back(std::move(leads[i]));
    } else if (!first_dropped) {
      first_dropped = leads[i].rung;
    }
  }
  leads = std::move(most);
  answer_.trail.push_back(
      {.rung = *first_dropped,
       .outcome = Outcome::kFanOutLimit,
       .explanation = absl::StrCat("There are ", dropped,
                                   " more leads than were asked for."),
       .service_dates = asked_});
}

}  // namespace

absl::StatusOr<Resolution> Answer(const std::vector<Inquiry>& inquiries) {
  return Answerer(inquiries).Run();
}

}  // namespace custodia::directory
