#ifndef CUSTODIA_SERVICES_REQUEST_STORAGE_STORED_LEAD_H_
#define CUSTODIA_SERVICES_REQUEST_STORAGE_STORED_LEAD_H_

#include "custodia/request/storage/v1/event.pb.h"
#include "services/request/domain/retrieval.h"

namespace custodia::request {

storage::v1::Lead ToStored(const Lead& lead);
Lead FromStored(const storage::v1::Lead& stored);

// A part as the directory's answer makes it: number, dates, group and leads.
storage::v1::Part ToStored(const Part& part);
Part FromStored(const storage::v1::Part& stored);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_STORAGE_STORED_LEAD_H_
