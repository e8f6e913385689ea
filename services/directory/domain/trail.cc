#include "services/directory/domain/trail.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "services/directory/domain/sentences.h"

namespace custodia::directory {
namespace {

std::string NothingKnown(const Inquiry& inquiry, const DayRange& stretch,
                         Rung rung) {
  switch (rung) {
    case Rung::kLaboratory:
      return "No laboratory is named that made the results.";
    case Rung::kOperatingPractice:
      if (inquiry.question.query && inquiry.practitioner == nullptr) {
        return "The directory knows no practitioner of the name asked for.";
      }
      return absl::StrCat("It is not known where the records of ",
                          WhoseRecords(inquiry), " ", Span(stretch),
                          " were made.");
    case Rung::kSuccessor:
      return "No sale, merger or renaming is known that moved these records.";
    case Rung::kAppointedCustodian:
      return "No custodian is known to have been appointed for these records.";
    case Rung::kAreaHospital:
      return "No hospital of the county is known that is not named already.";
    default:
      return "Nobody is known on this rung who is not named already.";
  }
}

// The rungs that an inquiry has to say something of.
std::vector<Rung> RungsOf(const Inquiry& inquiry) {
  std::vector<Rung> rungs;
  if (inquiry.question.record_kind == RecordKind::kLaboratory &&
      inquiry.turn == 0) {
    rungs.push_back(Rung::kLaboratory);
  }
  if (!inquiry.laboratory) rungs.push_back(Rung::kOperatingPractice);
  rungs.insert(rungs.end(), {Rung::kSuccessor, Rung::kAppointedCustodian});
  if (!inquiry.climbs) return rungs;
  rungs.insert(rungs.end(),
               {Rung::kLocalMedicalSociety, Rung::kStateMedicalSociety,
                Rung::kStateMedicalBoard, Rung::kHospitalWithPrivileges,
                Rung::kAreaHospital, Rung::kEstate});
  return rungs;
}

// By the ladder; steps of one rung stay in their order.
std::vector<TrailStep> InOrder(std::vector<TrailStep> trail) {
  std::vector<std::pair<int, size_t>> order;
  order.reserve(trail.size());
  for (size_t i = 0; i < trail.size(); ++i) {
    order.emplace_back(LadderPosition(trail[i].rung), i);
  }
  std::sort(order.begin(), order.end());
  std::vector<TrailStep> sorted;
  sorted.reserve(trail.size());
  for (const auto& [position, i] : order) sorted.push_back(std::move(trail[i]));
  return sorted;
}

// Leaves out steps that say what another said; its evidence is added to that.
std::vector<TrailStep> SaidOnce(std::vector<TrailStep> trail) {
  using Said = std::tuple<Rung, Outcome, absl::string_view, absl::string_view>;
  absl::flat_hash_map<Said, size_t> first;  // borrows the texts of `trail`
  first.reserve(trail.size());
  std::vector<size_t> kept;
  kept.reserve(trail.size());
  for (size_t i = 0; i < trail.size(); ++i) {
    TrailStep& step = trail[i];
    const auto [place, added] = first.try_emplace(
        {step.rung, step.outcome, step.organization, step.explanation}, i);
    if (added) {
      kept.push_back(i);
      continue;
    }
    std::vector<Evidence>& known = trail[place->second].evidence;
    for (Evidence& one : step.evidence) {
      if (std::find(known.begin(), known.end(), one) == known.end()) {
        known.push_back(std::move(one));
      }
    }
  }
  if (kept.size() == trail.size()) return trail;
  std::vector<TrailStep> once;
  once.reserve(kept.size());
  for (const size_t i : kept) once.push_back(std::move(trail[i]));
  return once;
}

}  // namespace

void CompleteTrail(const Inquiry& inquiry, const DayRange& stretch,
                   std::vector<TrailStep>& trail) {
  const auto has = [&](Rung rung) {
    return std::any_of(trail.begin(), trail.end(), [&](const TrailStep& step) {
      return step.rung == rung;
    });
  };
  for (const Rung rung : RungsOf(inquiry)) {
    if (has(rung)) continue;
    if (rung == Rung::kOperatingPractice && has(Rung::kFacility)) continue;
    trail.push_back({.rung = rung,
                     .outcome = Outcome::kNothingKnown,
                     .explanation = NothingKnown(inquiry, stretch, rung),
                     .service_dates = stretch});
  }
  trail = SaidOnce(InOrder(std::move(trail)));
}

}  // namespace custodia::directory
