#include "services/directory/domain/answer.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/directory/domain/holders.h"
#include "services/directory/domain/ladder.h"
#include "services/directory/domain/places.h"
#include "services/directory/domain/reports.h"
#include "services/directory/domain/sentences.h"
#include "services/directory/domain/stretches.h"
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
  explicit Answerer(const Inquiry& inquiry) : inquiry_(inquiry) {}

  absl::StatusOr<Resolution> Run();

 private:
  absl::Status FollowOrigins();
  void NoteOutside();
  std::vector<Stretch> Cut() const;
  absl::Status AddStretch(const Stretch& stretch);
  absl::StatusOr<Surroundings> Surround(const Stretch& stretch) const;
  absl::StatusOr<std::vector<Place>> CarePlaces(const Stretch& stretch) const;
  void KeepMost();

  const Inquiry& inquiry_;
  Origins origins_;
  DayRange asked_;
  std::vector<Holding> holdings_;
  Resolution answer_;
};

absl::StatusOr<Resolution> Answerer::Run() {
  const Organization* organization = inquiry_.organization;
  // A society or a court has no records of its own.
  const bool own_records =
      organization == nullptr ||
      RungOfReferrer(organization->type) == Rung::kUnspecified;
  if (own_records) {
    CUSTODIA_ASSIGN_OR_RETURN(
        origins_, FindOrigins(inquiry_.question, inquiry_.practitioner,
                              organization, inquiry_.facts));
  }
  std::vector<DayRange> known;
  for (const Origin& origin : origins_.origins) known.push_back(origin.known);
  asked_ = Narrowed(inquiry_.question.service_dates, known);
  if (inquiry_.practitioner != nullptr) {
    answer_.practitioner = inquiry_.practitioner->id;
  }
  for (TrailStep& note : origins_.notes) {
    note.service_dates = asked_;
    answer_.trail.push_back(std::move(note));
  }
  CUSTODIA_RETURN_IF_ERROR(FollowOrigins());
  NoteOutside();
  for (const Stretch& stretch : Cut()) {
    CUSTODIA_RETURN_IF_ERROR(AddStretch(stretch));
  }
  KeepMost();
  return std::move(answer_);
}

absl::Status Answerer::FollowOrigins() {
  for (const Origin& origin : origins_.origins) {
    const auto dates = Intersect(origin.service_dates, asked_);
    if (!dates) continue;
    CUSTODIA_ASSIGN_OR_RETURN(
        Walk walk, FollowCustody({.organization = origin.organization,
                                  .service_dates = *dates,
                                  .there_by = origin.there_by,
                                  .practitioner = answer_.practitioner},
                                 inquiry_.excluded, inquiry_.facts));
    for (Custody& custody : walk.ends) {
      Holding holding{.origin = &origin, .custody = std::move(custody)};
      CUSTODIA_ASSIGN_OR_RETURN(holding.reports, ReportsOn(inquiry_, holding));
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
void Answerer::NoteOutside() {
  std::set<const Organization*> inside;
  for (const Origin& origin : origins_.origins) {
    if (Intersect(origin.service_dates, asked_)) {
      inside.insert(origin.organization);
    }
  }
  for (const Origin& origin : origins_.origins) {
    if (inside.contains(origin.organization)) continue;
    answer_.trail.push_back(
        {.rung = Rung::kOperatingPractice,
         .outcome = Outcome::kOutsideDates,
         .organization = origin.organization->id,
         .explanation = absl::StrCat(
             inquiry_.practitioner == nullptr ? "Records"
                                              : WhoseRecords(inquiry_),
             inquiry_.practitioner == nullptr ? " were made at "
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
  for (const DayRange& piece : CutAt(asked_, ranges)) {
    Stretch next{.dates = piece};
    for (const Holding& holding : holdings_) {
      if (!Covers(holding.custody.service_dates, piece)) continue;
      next.holdings.push_back(&holding);
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

// Where care was given; for dates of which nothing is known, where the doctor
// was at other times.
absl::StatusOr<std::vector<Place>> Answerer::CarePlaces(
    const Stretch& stretch) const {
  std::vector<Place> places;
  const auto add = [&](const Organization& organization) -> absl::Status {
    CUSTODIA_ASSIGN_OR_RETURN(Place place,
                              PlaceOf(organization, inquiry_.facts.reader()));
    if (std::find(places.begin(), places.end(), place) == places.end()) {
      places.push_back(std::move(place));
    }
    return absl::OkStatus();
  };
  for (const Holding* holding : stretch.holdings) {
    CUSTODIA_RETURN_IF_ERROR(add(*holding->origin->organization));
  }
  if (!places.empty()) return places;
  for (const Origin& origin : origins_.origins) {
    CUSTODIA_RETURN_IF_ERROR(add(*origin.organization));
  }
  if (!places.empty()) return places;
  if (inquiry_.organization != nullptr) {
    CUSTODIA_RETURN_IF_ERROR(add(*inquiry_.organization));
    return places;
  }
  const auto& query = inquiry_.question.query;
  return inquiry_.practitioner != nullptr
             ? PlacesOfCity(inquiry_.practitioner->city,
                            inquiry_.practitioner->state,
                            inquiry_.facts.reader())
             : PlacesOfCity(query->city, query->state, inquiry_.facts.reader());
}

absl::StatusOr<Surroundings> Answerer::Surround(const Stretch& stretch) const {
  Surroundings around{.stretch = stretch.dates,
                      .privileges = origins_.privileges};
  CUSTODIA_ASSIGN_OR_RETURN(around.care, CarePlaces(stretch));
  for (const Holding* holding : stretch.holdings) {
    const Organization& origin = *holding->origin->organization;
    const Custody& custody = holding->custody;
    if (around.origin_organization.empty()) {
      around.origin_organization = origin.id;
      around.origin_name = origin.display_name;
      around.origin_type = origin.type;
    }
    if (!custody.hops.empty() && custody.organization != nullptr) {
      CUSTODIA_ASSIGN_OR_RETURN(
          Place place, PlaceOf(*custody.organization, inquiry_.facts.reader()));
      around.holders.push_back(std::move(place));
    }
    CUSTODIA_ASSIGN_OR_RETURN(const Standing standing,
                              inquiry_.facts.StandingOf(origin));
    const bool own = holding->origin->kind == AffiliationKind::kSoleProprietor;
    const bool lost =
        custody.hops.empty() && origin.type == OrganizationType::kPractice;
    around.practice_ended |= standing.closed && (own || lost);
  }
  return around;
}

absl::Status Answerer::AddStretch(const Stretch& stretch) {
  answer_.stretches.push_back(stretch.dates);
  if (stretch.holdings.empty()) answer_.uncovered.push_back(stretch.dates);
  Findings findings;
  CUSTODIA_RETURN_IF_ERROR(
      AddHolders(inquiry_, stretch.dates, stretch.holdings, findings));
  CUSTODIA_ASSIGN_OR_RETURN(const Surroundings around, Surround(stretch));
  CUSTODIA_RETURN_IF_ERROR(AddReferrers(inquiry_, around, findings));
  CompleteTrail(inquiry_, stretch.dates, findings.trail);
  for (Lead& lead : findings.leads) answer_.leads.push_back(std::move(lead));
  for (TrailStep& step : findings.trail) {
    answer_.trail.push_back(std::move(step));
  }
  return absl::OkStatus();
}

// Keeps the first `max_leads`, holders before referrers.
void Answerer::KeepMost() {
  const auto max =
      static_cast<size_t>(std::max(inquiry_.question.max_leads, 0));
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

absl::StatusOr<Resolution> Answer(const Inquiry& inquiry) {
  return Answerer(inquiry).Run();
}

}  // namespace custodia::directory
