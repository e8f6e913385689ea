#ifndef CUSTODIA_SERVICES_REQUEST_WORKERS_LOCATOR_H_
#define CUSTODIA_SERVICES_REQUEST_WORKERS_LOCATOR_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/request/domain/lead.h"

namespace custodia::request {

// Asks the directory for what a retrieval still waits to learn. Thread-safe.
class Locator {
 public:
  virtual ~Locator() = default;

  // Locates retrieval `id`, wholly or those of its parts that await an
  // organization; nothing to do is OK. DIRECTORY_UNAVAILABLE leaves it
  // LOCATING, for the worker to try again. The store's errors.
  virtual absl::Status Locate(absl::string_view id, absl::Time deadline) = 0;

  // Returns the organization of this resource name as somebody who holds
  // records: as the directory offers it, or its name alone where the directory
  // has it and offers others. ORGANIZATION_NOT_FOUND; DIRECTORY_UNAVAILABLE.
  virtual absl::StatusOr<Lead> Find(const std::string& organization,
                                    absl::Time deadline) = 0;

  // Returns at once; the worker soon looks for retrievals to locate and
  // findings to report.
  virtual void Wake() = 0;
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_WORKERS_LOCATOR_H_
