#include "services/directory/domain/organization.h"

namespace custodia::directory {

bool MakesRecords(OrganizationType type) {
  return type == OrganizationType::kPractice ||
         type == OrganizationType::kHospital ||
         type == OrganizationType::kLaboratory ||
         type == OrganizationType::kOtherFacility;
}

}  // namespace custodia::directory
