#include "services/directory/domain/hospital_rungs.h"

#include <string>
#include <vector>

#include "absl/status/statusor.h"
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

// What was named already, or is not to be, speaks for its twins.
absl::StatusOr<Twins> SettledHospitals(const Climb& climb) {
  Twins twins;
  for (const Lead& lead : climb.findings.leads) {
    twins.Add(lead.organization, true);
  }
  for (const std::string& id : climb.inquiry.excluded) {
    CUSTODIA_ASSIGN_OR_RETURN(const Organization* excluded,
                              climb.inquiry.facts.Find(id));
    if (excluded != nullptr) twins.Add(*excluded, true);
  }
  return twins;
}

}  // namespace

absl::Status AddHospitalsWithPrivileges(const Climb& climb) {
  const Inquiry& inquiry = climb.inquiry;
  const Rung rung = Rung::kHospitalWithPrivileges;
  if (inquiry.practitioner == nullptr ||
      inquiry.question.record_kind == RecordKind::kHospital) {
    climb.referrals.Note(
        rung, Outcome::kNotApplicable, "",
        inquiry.practitioner == nullptr
            ? "No doctor is known whose privileges would lead to a hospital"
            : "Hospitals are asked for their own records");
    return absl::OkStatus();
  }
  const absl::string_view doctor = WhoseRecords(inquiry);
  if (climb.around.privileges.empty()) {
    climb.referrals.Note(
        rung, Outcome::kNothingKnown, "",
        Say(inquiry, "No hospital is known where ", doctor, " had privileges"));
  }
  for (const Privileges& one : climb.around.privileges) {
    const std::string why =
        Say(inquiry, doctor, " had privileges at ", one.hospital->display_name);
    if (!Intersect(one.service_dates, climb.around.stretch)) {
      climb.referrals.Note(
          rung, Outcome::kOutsideDates, one.hospital->id,
          Say(inquiry, why, " ", Span(one.service_dates), " only"),
          one.evidence);
      continue;
    }
    CUSTODIA_RETURN_IF_ERROR(
        climb.referrals.Reach(inquiry.facts.Share(*one.hospital),
                              {.rung = rung,
                               .evidence = Why(inquiry, one.evidence),
                               .departments = DepartmentsOf(one),
                               .why = why}));
  }
  return absl::OkStatus();
}

absl::Status AddAreaHospitals(const Climb& climb) {
  const Inquiry& inquiry = climb.inquiry;
  const Rung rung = Rung::kAreaHospital;
  CUSTODIA_ASSIGN_OR_RETURN(Twins twins, SettledHospitals(climb));
  std::vector<Shared<Neighbourhood>> seen;  // `twins` borrow
  int offered = 0;
  bool cut = false;
  for (const Place* place : CountiesToAsk(climb, rung, /*holders=*/false)) {
    if (!seen.empty()) {  // Twins may stand in two counties.
      for (const Neighbour& one : *seen.back()) twins.Add(*one.hospital, false);
    }
    CUSTODIA_ASSIGN_OR_RETURN(
        seen.emplace_back(),
        inquiry.facts.reader().HospitalsNear(place->county->fips, place->zip));
    const Neighbourhood& hospitals = seen.back();
    const std::string county = LabelOf(inquiry, *place);
    if (hospitals.empty()) {
      climb.referrals.Note(rung, Outcome::kNothingKnown, "",
                           Say(inquiry, "No hospital is known in ", county));
    }
    for (const Neighbour& neighbour : hospitals) {
      const OrganizationFacts& one = neighbour.hospital;
      if (climb.referrals.Has(one)) continue;
      const Organization* const twin =
          inquiry.excluded.contains(one.id)
              ? nullptr
              : twins.NamedInstead(one, neighbour.twin);
      if (twin != nullptr) {
        climb.referrals.Note(
            rung, Outcome::kOverruled, one.id,
            Say(inquiry, one.display_name, " has the address and name of ",
                twin->display_name, ", and is taken for the same hospital"),
            one.evidence);
        continue;
      }
      const std::string why =
          Say(inquiry, one.display_name, " stands in ", county);
      if (inquiry.facts.StandingOf(one).closed) {
        climb.referrals.Note(rung, Outcome::kNotOperating, one.id,
                             Say(inquiry, why, " and closed"), one.evidence);
        continue;
      }
      if (offered == kMaxAreaHospitals) {
        cut = true;
        break;
      }
      if (!inquiry.excluded.contains(one.id)) ++offered;
      climb.referrals.Offer(
          neighbour.hospital,
          {.rung = rung, .evidence = Why(inquiry, one.evidence), .why = why});
    }
  }
  if (cut) {
    climb.referrals.Note(
        rung, Outcome::kFanOutLimit, "",
        Say(inquiry, "More than ", kMaxAreaHospitals,
            " hospitals stand in the county; the rest was left out"));
  }
  return absl::OkStatus();
}

}  // namespace custodia::directory
