#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_ANSWER_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_ANSWER_H_

#include <vector>

#include "absl/status/statusor.h"
#include "services/directory/domain/inquiry.h"

namespace custodia::directory {

// Answers a question by its inquiries, in their turns; there is at least one.
// The reader's errors.
absl::StatusOr<Resolution> Answer(const std::vector<Inquiry>& inquiries);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_ANSWER_H_
