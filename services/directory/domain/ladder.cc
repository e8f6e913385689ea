#include "services/directory/domain/ladder.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "common/status_macros.h"
#include "services/directory/domain/climb.h"
#include "services/directory/domain/hospital_rungs.h"
#include "services/directory/domain/sentences.h"

namespace custodia::directory {
namespace {

class Ladder {
 public:
  Ladder(const Inquiry& inquiry, const Surroundings& around, Findings& findings)
      : referrals_(inquiry, around, findings),
        climb_{inquiry, around, findings, referrals_} {}

  absl::Status Run() {
    const bool served =
        !climb_.inquiry.laboratory &&
        (climb_.inquiry.practitioner == nullptr ||
         ServedByMedicalSocieties(*climb_.inquiry.practitioner));
    CUSTODIA_RETURN_IF_ERROR(AskedItself());
    if (served) {
      CUSTODIA_RETURN_IF_ERROR(LocalSocieties());
      CUSTODIA_RETURN_IF_ERROR(
          StateWide(Rung::kStateMedicalSociety, StatesOf(/*holders=*/true)));
    } else {
      for (const Rung rung :
           {Rung::kLocalMedicalSociety, Rung::kStateMedicalSociety}) {
        referrals_.Note(rung, Outcome::kNotApplicable, "",
                        Say(climb_.inquiry, WhoseRecords(climb_.inquiry),
                            climb_.inquiry.laboratory
                                ? " is a laboratory; medical societies serve "
                                  "physicians"
                                : " is no physician; medical societies do not "
                                  "serve the profession"));
      }
    }
    CUSTODIA_RETURN_IF_ERROR(Boards(served));
    CUSTODIA_RETURN_IF_ERROR(AddHospitalsWithPrivileges(climb_));
    CUSTODIA_RETURN_IF_ERROR(AddAreaHospitals(climb_));
    return Courts();
  }

 private:
  absl::Status AskedItself();
  absl::Status LocalSocieties();
  absl::Status StateWide(Rung rung,
                         const std::vector<absl::string_view>& states);
  absl::Status Boards(bool served);
  absl::Status Courts();

  absl::StatusOr<SharedOrganizations> Serving(Rung rung,
                                              absl::string_view area);
  std::vector<absl::string_view> StatesOf(bool holders) const;

  Referrals referrals_;
  const Climb climb_;
};

absl::StatusOr<SharedOrganizations> Ladder::Serving(Rung rung,
                                                    absl::string_view area) {
  const OrganizationType type = rung == Rung::kLocalMedicalSociety
                                    ? OrganizationType::kLocalMedicalSociety
                                : rung == Rung::kStateMedicalSociety
                                    ? OrganizationType::kStateMedicalSociety
                                    : OrganizationType::kStateMedicalBoard;
  CUSTODIA_ASSIGN_OR_RETURN(
      SharedOrganizations serving,
      climb_.inquiry.facts.reader().OrganizationsServing(type, area));
  if (rung != Rung::kStateMedicalBoard) return serving;
  serving.erase(std::remove_if(serving.begin(), serving.end(),
                               [&](const Organization& board) {
                                 return !Licenses(board,
                                                  climb_.inquiry.practitioner);
                               }),
                serving.end());
  return serving;
}

std::vector<absl::string_view> Ladder::StatesOf(bool holders) const {
  std::vector<absl::string_view> states;
  const auto add = [&](const std::vector<Place>& places) {
    for (const Place& place : places) {
      if (!place.state.empty() && std::find(states.begin(), states.end(),
                                            place.state) == states.end()) {
        states.push_back(place.state);
      }
    }
  };
  add(climb_.around.care);
  if (holders) add(climb_.around.holders);
  return states;
}

absl::Status Ladder::AskedItself() {
  if (climb_.inquiry.organization == nullptr) return absl::OkStatus();
  const OrganizationFacts& asked = *climb_.inquiry.organization;
  const Rung rung = RungOfReferrer(asked.type);
  if (rung == Rung::kUnspecified) return absl::OkStatus();
  return referrals_.Reach(
      climb_.inquiry.facts.Share(asked),
      {.rung = rung,
       .evidence = Why(climb_.inquiry, asked.evidence),
       .why = Say(climb_.inquiry, asked.display_name, " was asked for")});
}

absl::Status Ladder::LocalSocieties() {
  const Rung rung = Rung::kLocalMedicalSociety;
  for (const Place* place : CountiesToAsk(climb_, rung, /*holders=*/true)) {
    CUSTODIA_ASSIGN_OR_RETURN(const auto societies,
                              Serving(rung, place->county->fips));
    for (const auto& society : societies) {
      CUSTODIA_RETURN_IF_ERROR(referrals_.Reach(
          society, {.rung = rung,
                    .evidence = Why(climb_.inquiry, society->evidence),
                    .why = Say(climb_.inquiry, society->display_name,
                               " serves ", LabelOf(climb_.inquiry, *place))}));
    }
    if (societies.empty()) {
      referrals_.Note(
          rung, Outcome::kNothingKnown, "",
          Say(climb_.inquiry, "No local medical society is known to serve ",
              LabelOf(climb_.inquiry, *place)));
    }
  }
  return absl::OkStatus();
}

absl::Status Ladder::StateWide(Rung rung,
                               const std::vector<absl::string_view>& states) {
  const absl::string_view what = rung == Rung::kStateMedicalSociety
                                     ? "state medical society"
                                     : "state medical board";
  for (const absl::string_view state : states) {
    CUSTODIA_ASSIGN_OR_RETURN(const auto serving, Serving(rung, state));
    for (const auto& one : serving) {
      CUSTODIA_RETURN_IF_ERROR(referrals_.Reach(
          one,
          {.rung = rung,
           .evidence = Why(climb_.inquiry, one->evidence),
           .why = Say(climb_.inquiry, one->display_name, " serves ", state)}));
    }
    if (serving.empty()) {
      referrals_.Note(
          rung, Outcome::kNothingKnown, "",
          Say(climb_.inquiry, "No ", what, " is known for ", state));
    }
  }
  if (states.empty()) {
    referrals_.Note(
        rung, Outcome::kNothingKnown, "",
        Say(climb_.inquiry, "No state is known for the place, so no ", what));
  }
  return absl::OkStatus();
}

// A board knows those whom it licenses, of whatever profession.
absl::Status Ladder::Boards(bool served) {
  const Rung rung = Rung::kStateMedicalBoard;
  const std::vector<absl::string_view> states = StatesOf(/*holders=*/false);
  bool any = served;
  for (const absl::string_view state : states) {
    if (any || climb_.inquiry.laboratory) break;
    CUSTODIA_ASSIGN_OR_RETURN(const auto serving, Serving(rung, state));
    any = !serving.empty();
  }
  if (any) return StateWide(rung, states);
  referrals_.Note(
      rung, Outcome::kNotApplicable, "",
      Say(climb_.inquiry, WhoseRecords(climb_.inquiry),
          climb_.inquiry.laboratory
              ? " is a laboratory; boards license practitioners"
              : " is no physician, and no board of the profession is "
                "known for the place"));
  return absl::OkStatus();
}

// A doctor's estate is known to the court that settles it.
absl::Status Ladder::Courts() {
  const Rung rung = Rung::kEstate;
  const Practitioner* doctor = climb_.inquiry.practitioner;
  const bool died = doctor != nullptr &&
                    (doctor->death_date.known()
                         ? climb_.inquiry.facts.Begun(doctor->death_date)
                         : doctor->status == PractitionerStatus::kDeceased);
  if (!died || !climb_.around.practice_ended) {
    referrals_.Note(rung, Outcome::kNotApplicable, "",
                    !died ? Say(climb_.inquiry, WhoseRecords(climb_.inquiry),
                                " is not known to have ",
                                doctor == nullptr ? "an estate" : "died")
                          : Say(climb_.inquiry, "No practice of ",
                                WhoseRecords(climb_.inquiry),
                                " is known to have ended with the doctor"));
    return absl::OkStatus();
  }
  bool any =
      std::any_of(climb_.findings.leads.begin(), climb_.findings.leads.end(),
                  [](const Lead& lead) { return lead.rung == Rung::kEstate; });
  const std::vector<const Place*> counties =
      CountiesToAsk(climb_, rung, /*holders=*/false);
  for (const Place* place : counties) {
    CUSTODIA_ASSIGN_OR_RETURN(
        const auto courts, climb_.inquiry.facts.reader().OrganizationsInCounty(
                               OrganizationType::kCourt, place->county->fips));
    for (const auto& court : courts) {
      any = true;
      CUSTODIA_RETURN_IF_ERROR(referrals_.Reach(
          court,
          {.rung = rung,
           .evidence = Why(climb_.inquiry, court->evidence),
           .why = Say(
               climb_.inquiry, court->display_name, " stands in ",
               LabelOf(climb_.inquiry, *place), ", and ",
               WhoseRecords(climb_.inquiry), " died",
               doctor->death_date.known() ? When(doctor->death_date) : "")}));
    }
  }
  if (!any) {
    std::string clause =
        Say(climb_.inquiry, "No estate of ", WhoseRecords(climb_.inquiry),
            " and no court of the county is known");
    for (const Place* place : counties) {
      absl::StrAppend(&clause, "; the probate court of ",
                      LabelOf(climb_.inquiry, *place),
                      " can name the executor");
    }
    referrals_.Note(rung, Outcome::kNothingKnown, "", clause);
  }
  return absl::OkStatus();
}

}  // namespace

Rung RungOfReferrer(OrganizationType type) {
  switch (type) {
    case OrganizationType::kLocalMedicalSociety:
      return Rung::kLocalMedicalSociety;
    case OrganizationType::kStateMedicalSociety:
      return Rung::kStateMedicalSociety;
    case OrganizationType::kStateMedicalBoard:
      return Rung::kStateMedicalBoard;
    case OrganizationType::kCourt:
      return Rung::kEstate;
    default:
      return Rung::kUnspecified;
  }
}

absl::Status AddReferrers(const Inquiry& inquiry,
                          const Surroundings& surroundings,
                          Findings& findings) {
  return Ladder(inquiry, surroundings, findings).Run();
}

}  // namespace custodia::directory
