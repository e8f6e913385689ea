#ifndef CUSTODIA_SERVICES_REQUEST_STORAGE_STORED_FINDING_H_
#define CUSTODIA_SERVICES_REQUEST_STORAGE_STORED_FINDING_H_

#include "custodia/request/storage/v1/finding.pb.h"
#include "services/request/domain/findings.h"

namespace custodia::request {

// Between a finding and what is stored of it; nothing of it is lost.
storage::v1::Finding ToStored(const CustodyFinding& finding);
CustodyFinding FromStored(const storage::v1::Finding& stored);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_STORAGE_STORED_FINDING_H_
