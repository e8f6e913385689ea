#ifndef CUSTODIA_SERVICES_REQUEST_CLIENTS_DIRECTORY_CLIENT_H_
#define CUSTODIA_SERVICES_REQUEST_CLIENTS_DIRECTORY_CLIENT_H_

#include <string>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/request/domain/findings.h"
#include "services/request/domain/lead.h"
#include "services/request/domain/order.h"

namespace custodia::request {

// Who holds the records? Names a practitioner, a place and dates; nothing of
// the patient.
struct LocationQuestion {
  std::string practitioner;  // resource names, or ""
  std::string organization;
  PractitionerQuery query;
  DateSpan service_dates;
  RecordKind record_kind = RecordKind::kUnspecified;
  std::vector<std::string> excluded_organizations;  // resource names
  // For kLaboratory, resource names or "": `practitioner` ordered the tests.
  std::string laboratory;
  std::string primary_care_practitioner;
};

// The directory cannot tell who is meant.
struct Unclear {
  std::vector<Candidate> candidates;  // empty: nobody has the name
};

using LocationAnswer = std::variant<Location, Unclear>;

// The provider directory, as the request service sees it. Thread-safe.
class DirectoryClient {
 public:
  virtual ~DirectoryClient() = default;

  // DIRECTORY_UNAVAILABLE where no answer came by `deadline`: ask again later.
  // Other errors are the directory's own (INVALID_FIELD,
  // ORGANIZATION_NOT_FOUND, ...): asking again will not help.
  virtual absl::StatusOr<LocationAnswer> Locate(
      const LocationQuestion& question, absl::Time deadline) = 0;

  // Tells the directory what a reply taught. `request_id` is a UUID: telling
  // it twice under the same id tells it once. Errors as above.
  virtual absl::Status Report(const CustodyFinding& finding,
                              absl::string_view request_id,
                              absl::Time deadline) = 0;
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_CLIENTS_DIRECTORY_CLIENT_H_
