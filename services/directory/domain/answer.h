#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_ANSWER_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_ANSWER_H_

#include "absl/status/statusor.h"
#include "services/directory/domain/inquiry.h"

namespace custodia::directory {

// Answers a question whose names have been looked up. The reader's errors.
absl::StatusOr<Resolution> Answer(const Inquiry& inquiry);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_ANSWER_H_
