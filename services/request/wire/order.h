#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_ORDER_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_ORDER_H_

#include "custodia/directory/v1/directory_service.pb.h"
#include "custodia/request/v1/retrieval.pb.h"
#include "services/request/domain/order.h"

namespace custodia::request::wire {

// Returns a retrieval of which what the patient gave is set, nothing else.
v1::Retrieval ToProto(const Order& order);

// Returns what the patient gave, as it was stored; see parse_order.h for what
// a caller sent.
Order OrderFromProto(const v1::Retrieval& proto);

directory::v1::PractitionerQuery ToProto(const PractitionerQuery& query);

v1::MissingItem ToProto(const MissingItem& item);
MissingItem FromProto(const v1::MissingItem& proto);

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_ORDER_H_
