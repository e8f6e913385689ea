#include "services/directory/domain/inquiry.h"

#include <algorithm>
#include <iterator>

namespace custodia::directory {

int LadderPosition(Rung rung) {
  // A facility asked for its own records stands where a practice does.
  constexpr Rung kLadder[] = {Rung::kLaboratory,
                              Rung::kOperatingPractice,
                              Rung::kFacility,
                              Rung::kSuccessor,
                              Rung::kAppointedCustodian,
                              Rung::kLocalMedicalSociety,
                              Rung::kStateMedicalSociety,
                              Rung::kStateMedicalBoard,
                              Rung::kHospitalWithPrivileges,
                              Rung::kAreaHospital,
                              Rung::kEstate};
  return static_cast<int>(
      std::find(std::begin(kLadder), std::end(kLadder), rung) - kLadder);
}

const std::string& PractitionerName(const Inquiry& inquiry) {
  return inquiry.title;
}

absl::string_view WhoseRecords(const Inquiry& inquiry) {
  if (inquiry.practitioner != nullptr) return inquiry.title;
  if (inquiry.organization != nullptr &&
      (inquiry.laboratory || !inquiry.question.query)) {
    return inquiry.organization->display_name;
  }
  return "the doctor";
}

bool MayBeAsked(const Inquiry& inquiry) {
  return !inquiry.laboratory ||
         inquiry.question.as_of >= absl::CivilDay(2014, 10, 6);
}

}  // namespace custodia::directory
