#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_GRIEVANCE_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_GRIEVANCE_H_

#include "custodia/request/v1/attempt.pb.h"
#include "services/request/domain/grievance.h"

namespace custodia::request::wire {

v1::Review ToProto(const Review& review);
Review FromProto(const v1::Review& proto);

v1::Complaint ToProto(const Complaint& complaint);
Complaint FromProto(const v1::Complaint& proto);

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_GRIEVANCE_H_
