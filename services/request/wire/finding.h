#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_FINDING_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_FINDING_H_

#include "custodia/directory/v1/directory_service.pb.h"
#include "services/request/domain/findings.h"

namespace custodia::request::wire {

// Returns the report of a finding, without `request_id`. `new_organization`
// bears the name that we chose for it.
directory::v1::ReportCustodyRequest ToProto(const CustodyFinding& finding);

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_FINDING_H_
