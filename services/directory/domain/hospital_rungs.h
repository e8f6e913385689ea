#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_HOSPITAL_RUNGS_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_HOSPITAL_RUNGS_H_

#include "absl/status/status.h"
#include "services/directory/domain/climb.h"

namespace custodia::directory {

// Add the hospitals where the doctor had privileges, and those of the counties
// where care was given, nearest first, at most kMaxAreaHospitals. The reader's
// errors.
absl::Status AddHospitalsWithPrivileges(const Climb& climb);
absl::Status AddAreaHospitals(const Climb& climb);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_HOSPITAL_RUNGS_H_
