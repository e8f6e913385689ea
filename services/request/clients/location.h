#ifndef CUSTODIA_SERVICES_REQUEST_CLIENTS_LOCATION_H_
#define CUSTODIA_SERVICES_REQUEST_CLIENTS_LOCATION_H_

#include <optional>

#include "absl/status/status.h"
#include "custodia/directory/v1/directory_service.pb.h"
#include "services/request/clients/directory_client.h"

// Between a location's question and answer and the directory's messages.
namespace custodia::request {

directory::v1::ResolveCustodianRequest RequestOf(
    const LocationQuestion& question);

// Returns each stretch with its leads, in the directory's order.
Location LocationOf(const directory::v1::ResolveCustodianResponse& response);

// Returns who may be meant where `status` says that the directory cannot tell;
// nothing for any other error.
std::optional<Unclear> UnclearOf(const absl::Status& status);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_CLIENTS_LOCATION_H_
