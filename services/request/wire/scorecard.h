#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_SCORECARD_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_SCORECARD_H_

#include "custodia/request/v1/request_service.pb.h"
#include "services/request/domain/scorecard.h"

namespace custodia::request::wire {

v1::Scorecard ToProto(const Scorecard& card);

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_SCORECARD_H_
