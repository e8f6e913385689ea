#include "services/directory/domain/ladder.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "common/status_macros.h"
#include "services/directory/domain/neighbourhood.h"
#include "services/directory/domain/sentences.h"
#include "services/directory/domain/twins.h"

namespace custodia::directory {
namespace {

// Those who may remember a doctor with privileges, the doctor's own first.
std::vector<std::string> DepartmentsOf(const Privileges& privileges) {
  std::vector<std::string> departments;
  if (!privileges.department.empty()) {
    departments.push_back(privileges.department);
  }
  for (const char* one : {"Surgery", "Internal Medicine", "Human Resources",
                          "Medical Staff Office", "Medical Records"}) {
    if (one != privileges.department) departments.emplace_back(one);
  }
  return departments;
}

class Ladder {
 public:
  Ladder(const Inquiry& inquiry, const Surroundings& around, Findings& findings)
      : inquiry_(inquiry),
        around_(around),
        findings_(findings),
        referrals_(inquiry, around, findings) {}

  absl::Status Climb() {
    const bool served = !inquiry_.laboratory &&
                        (inquiry_.practitioner == nullptr ||
                         ServedByMedicalSocieties(*inquiry_.practitioner));
    CUSTODIA_RETURN_IF_ERROR(AskedItself());
    if (served) {
      CUSTODIA_RETURN_IF_ERROR(LocalSocieties());
      CUSTODIA_RETURN_IF_ERROR(
          StateWide(Rung::kStateMedicalSociety, StatesOf(/*holders=*/true)));
    } else {
      for (const Rung rung :
           {Rung::kLocalMedicalSociety, Rung::kStateMedicalSociety}) {
        referrals_.Note(rung, Outcome::kNotApplicable, "",
                        Say(inquiry_, WhoseRecords(inquiry_),
                            inquiry_.laboratory
                                ? " is a laboratory; medical societies serve "
                                  "physicians"
                                : " is no physician; medical societies do not "
                                  "serve the profession"));
      }
    }
    CUSTODIA_RETURN_IF_ERROR(Boards(served));
    CUSTODIA_RETURN_IF_ERROR(HospitalsWithPrivileges());
    CUSTODIA_RETURN_IF_ERROR(AreaHospitals());
    return Courts();
  }

 private:
  absl::Status AskedItself();
  absl::Status LocalSocieties();
  absl::Status StateWide(Rung rung,
                         const std::vector<absl::string_view>& states);
  absl::Status Boards(bool served);
  absl::Status HospitalsWithPrivileges();
  absl::StatusOr<Twins> SettledHospitals();
  absl::Status AreaHospitals();
  absl::Status Courts();

  absl::StatusOr<SharedOrganizations> Serving(Rung rung,
                                              absl::string_view area);
  std::vector<const Place*> Counties(bool holders, Rung rung);
  std::string LabelOf(const Place& place) const;
  std::vector<absl::string_view> StatesOf(bool holders) const;

  const Inquiry& inquiry_;
  const Surroundings& around_;
  const Findings& findings_;
  Referrals referrals_;
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
      inquiry_.facts.reader().OrganizationsServing(type, area));
  if (rung != Rung::kStateMedicalBoard) return serving;
  serving.erase(std::remove_if(serving.begin(), serving.end(),
                               [&](const Organization& board) {
                                 return !Licenses(board, inquiry_.practitioner);
                               }),
                serving.end());
  return serving;
}

// The places whose county is known, each county once; says where none is.
std::vector<const Place*> Ladder::Counties(bool holders, Rung rung) {
  std::vector<const Place*> counties;
  std::vector<absl::string_view> unknown;  // names of such places
  const auto note_unknown = [&](absl::string_view name) {
    if (std::find(unknown.begin(), unknown.end(), name) != unknown.end()) {
      return;
    }
    unknown.push_back(name);
    referrals_.Note(
        rung, Outcome::kCountyUnknown, "",
        name.empty() ? "No county is known for the place"
                     : Say(inquiry_, "The county of ", name, " is not known"));
  };
  const auto add = [&](const std::vector<Place>& places) {
    for (const Place& place : places) {
      const std::string& fips = place.county->fips;
      if (fips.empty()) {
        note_unknown(place.name);
      } else if (std::none_of(counties.begin(), counties.end(),
                              [&](const Place* one) {
                                return one->county->fips == fips;
                              })) {
        counties.push_back(&place);
      }
    }
  };
  add(around_.care);
  if (holders) add(around_.holders);
  if (around_.care.empty() && (!holders || around_.holders.empty())) {
    referrals_.Note(rung, Outcome::kCountyUnknown, "",
                    "It is not known where care was given");
  }
  return counties;
}

// "Norfolk County, MA", for what is said.
std::string Ladder::LabelOf(const Place& place) const {
  return place.county->name.empty()
             ? Say(inquiry_, "county ", place.county->fips)
             : Say(inquiry_, place.county->name, ", ", place.state);
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
  add(around_.care);
  if (holders) add(around_.holders);
  return states;
}

absl::Status Ladder::AskedItself() {
  if (inquiry_.organization == nullptr) return absl::OkStatus();
  const OrganizationFacts& asked = *inquiry_.organization;
  const Rung rung = RungOfReferrer(asked.type);
  if (rung == Rung::kUnspecified) return absl::OkStatus();
  return referrals_.Reach(
      inquiry_.facts.Share(asked),
      {.rung = rung,
       .evidence = Why(inquiry_, asked.evidence),
       .why = Say(inquiry_, asked.display_name, " was asked for")});
}

absl::Status Ladder::LocalSocieties() {
  const Rung rung = Rung::kLocalMedicalSociety;
  for (const Place* place : Counties(/*holders=*/true, rung)) {
    CUSTODIA_ASSIGN_OR_RETURN(const auto societies,
                              Serving(rung, place->county->fips));
    for (const auto& society : societies) {
      CUSTODIA_RETURN_IF_ERROR(referrals_.Reach(
          society, {.rung = rung,
                    .evidence = Why(inquiry_, society->evidence),
                    .why = Say(inquiry_, society->display_name, " serves ",
                               LabelOf(*place))}));
    }
    if (societies.empty()) {
      referrals_.Note(
          rung, Outcome::kNothingKnown, "",
          Say(inquiry_, "No local medical society is known to serve ",
              LabelOf(*place)));
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
          one, {.rung = rung,
                .evidence = Why(inquiry_, one->evidence),
                .why = Say(inquiry_, one->display_name, " serves ", state)}));
    }
    if (serving.empty()) {
      referrals_.Note(rung, Outcome::kNothingKnown, "",
                      Say(inquiry_, "No ", what, " is known for ", state));
    }
  }
  if (states.empty()) {
    referrals_.Note(
        rung, Outcome::kNothingKnown, "",
        Say(inquiry_, "No state is known for the place, so no ", what));
  }
  return absl::OkStatus();
}

// A board knows those whom it licenses, of whatever profession.
absl::Status Ladder::Boards(bool served) {
  const Rung rung = Rung::kStateMedicalBoard;
  const std::vector<absl::string_view> states = StatesOf(/*holders=*/false);
  bool any = served;
  for (const absl::string_view state : states) {
    if (any || inquiry_.laboratory) break;
    CUSTODIA_ASSIGN_OR_RETURN(const auto serving, Serving(rung, state));
    any = !serving.empty();
  }
  if (any) return StateWide(rung, states);
  referrals_.Note(
      rung, Outcome::kNotApplicable, "",
      Say(inquiry_, WhoseRecords(inquiry_),
          inquiry_.laboratory
              ? " is a laboratory; boards license practitioners"
              : " is no physician, and no board of the profession is "
                "known for the place"));
  return absl::OkStatus();
}

absl::Status Ladder::HospitalsWithPrivileges() {
  const Rung rung = Rung::kHospitalWithPrivileges;
  if (inquiry_.practitioner == nullptr ||
      inquiry_.question.record_kind == RecordKind::kHospital) {
    referrals_.Note(
        rung, Outcome::kNotApplicable, "",
        inquiry_.practitioner == nullptr
            ? "No doctor is known whose privileges would lead to a hospital"
            : "Hospitals are asked for their own records");
    return absl::OkStatus();
  }
  const absl::string_view doctor = WhoseRecords(inquiry_);
  if (around_.privileges.empty()) {
    referrals_.Note(rung, Outcome::kNothingKnown, "",
                    Say(inquiry_, "No hospital is known where ", doctor,
                        " had privileges"));
  }
  for (const Privileges& one : around_.privileges) {
    const std::string why = Say(inquiry_, doctor, " had privileges at ",
                                one.hospital->display_name);
    if (!Intersect(one.service_dates, around_.stretch)) {
      referrals_.Note(rung, Outcome::kOutsideDates, one.hospital->id,
                      Say(inquiry_, why, " ", Span(one.service_dates), " only"),
                      one.evidence);
      continue;
    }
    CUSTODIA_RETURN_IF_ERROR(
        referrals_.Reach(inquiry_.facts.Share(*one.hospital),
                         {.rung = rung,
                          .evidence = Why(inquiry_, one.evidence),
                          .departments = DepartmentsOf(one),
                          .why = why}));
  }
  return absl::OkStatus();
}

// What was named already, or is not to be, speaks for its twins.
absl::StatusOr<Twins> Ladder::SettledHospitals() {
  Twins twins;
  for (const Lead& lead : findings_.leads) twins.Add(lead.organization, true);
  for (const std::string& id : inquiry_.excluded) {
    CUSTODIA_ASSIGN_OR_RETURN(const Organization* excluded,
                              inquiry_.facts.Find(id));
    if (excluded != nullptr) twins.Add(*excluded, true);
  }
  return twins;
}

absl::Status Ladder::AreaHospitals() {
  const Rung rung = Rung::kAreaHospital;
  CUSTODIA_ASSIGN_OR_RETURN(Twins twins, SettledHospitals());
  std::vector<Shared<Neighbourhood>> seen;  // `twins` borrow
  int offered = 0;
  bool cut = false;
  for (const Place* place : Counties(/*holders=*/false, rung)) {
    if (!seen.empty()) {  // Twins may stand in two counties.
      for (const Neighbour& one : *seen.back()) twins.Add(*one.hospital, false);
    }
    CUSTODIA_ASSIGN_OR_RETURN(
        seen.emplace_back(),
        inquiry_.facts.reader().HospitalsNear(place->county->fips, place->zip));
    const Neighbourhood& hospitals = seen.back();
    const std::string county = LabelOf(*place);
    if (hospitals.empty()) {
      referrals_.Note(rung, Outcome::kNothingKnown, "",
                      Say(inquiry_, "No hospital is known in ", county));
    }
    for (const Neighbour& neighbour : hospitals) {
      const OrganizationFacts& one = neighbour.hospital;
      if (referrals_.Has(one)) continue;
      const Organization* const twin =
          inquiry_.excluded.contains(one.id)
              ? nullptr
              : twins.NamedInstead(one, neighbour.twin);
      if (twin != nullptr) {
        referrals_.Note(
            rung, Outcome::kOverruled, one.id,
            Say(inquiry_, one.display_name, " has the address and name of ",
                twin->display_name, ", and is taken for the same hospital"),
            one.evidence);
        continue;
      }
      const std::string why =
          Say(inquiry_, one.display_name, " stands in ", county);
      if (inquiry_.facts.StandingOf(one).closed) {
        referrals_.Note(rung, Outcome::kNotOperating, one.id,
                        Say(inquiry_, why, " and closed"), one.evidence);
        continue;
      }
      if (offered == kMaxAreaHospitals) {
        cut = true;
        break;
      }
      if (!inquiry_.excluded.contains(one.id)) ++offered;
      referrals_.Offer(
          neighbour.hospital,
          {.rung = rung, .evidence = Why(inquiry_, one.evidence), .why = why});
    }
  }
  if (cut) {
    referrals_.Note(
        rung, Outcome::kFanOutLimit, "",
        Say(inquiry_, "More than ", kMaxAreaHospitals,
            " hospitals stand in the county; the rest was left out"));
  }
  return absl::OkStatus();
}

// A doctor's estate is known to the court that settles it.
absl::Status Ladder::Courts() {
  const Rung rung = Rung::kEstate;
  const Practitioner* doctor = inquiry_.practitioner;
  const bool died = doctor != nullptr &&
                    (doctor->death_date.known()
                         ? inquiry_.facts.Begun(doctor->death_date)
                         : doctor->status == PractitionerStatus::kDeceased);
  if (!died || !around_.practice_ended) {
    referrals_.Note(
        rung, Outcome::kNotApplicable, "",
        !died ? Say(inquiry_, WhoseRecords(inquiry_), " is not known to have ",
                    doctor == nullptr ? "an estate" : "died")
              : Say(inquiry_, "No practice of ", WhoseRecords(inquiry_),
                    " is known to have ended with the doctor"));
    return absl::OkStatus();
  }
  bool any =
      std::any_of(findings_.leads.begin(), findings_.leads.end(),
                  [](const Lead& lead) { return lead.rung == Rung::kEstate; });
  const std::vector<const Place*> counties = Counties(/*holders=*/false, rung);
  for (const Place* place : counties) {
    CUSTODIA_ASSIGN_OR_RETURN(
        const auto courts, inquiry_.facts.reader().OrganizationsInCounty(
                               OrganizationType::kCourt, place->county->fips));
    for (const auto& court : courts) {
      any = true;
      CUSTODIA_RETURN_IF_ERROR(referrals_.Reach(
          court,
          {.rung = rung,
           .evidence = Why(inquiry_, court->evidence),
           .why = Say(
               inquiry_, court->display_name, " stands in ", LabelOf(*place),
               ", and ", WhoseRecords(inquiry_), " died",
               doctor->death_date.known() ? When(doctor->death_date) : "")}));
    }
  }
  if (!any) {
    std::string clause = Say(inquiry_, "No estate of ", WhoseRecords(inquiry_),
                             " and no court of the county is known");
    for (const Place* place : counties) {
      absl::StrAppend(&clause, "; the probate court of ", LabelOf(*place),
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
  return Ladder(inquiry, surroundings, findings).Climb();
}

}  // namespace custodia::directory
