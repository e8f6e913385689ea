#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_PEOPLE_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_PEOPLE_H_

#include "custodia/request/v1/authority.pb.h"
#include "services/request/domain/patient.h"

namespace custodia::request::wire {

v1::Patient ToProto(const Patient& patient);
// Takes `ssn_last4`; `ssn` is for ParseOrder() alone.
Patient FromProto(const v1::Patient& proto);

v1::Requester ToProto(const Requester& requester);
Requester FromProto(const v1::Requester& proto);

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_PEOPLE_H_
