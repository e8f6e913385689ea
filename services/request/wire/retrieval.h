#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_RETRIEVAL_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_RETRIEVAL_H_

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "custodia/request/v1/request_service.pb.h"
#include "custodia/request/v1/retrieval.pb.h"
#include "services/request/domain/events.h"
#include "services/request/domain/next_action.h"
#include "services/request/domain/retrieval.h"

namespace custodia::request::wire {

// Returns the retrieval as callers see it at `now`: with its state, what to do
// next, what is overdue, and its sequence as etag.
v1::Retrieval ToProto(const Retrieval& retrieval, absl::Time now);

// Returns what is to be done in the retrieval with id `retrieval`.
v1::NextAction ToProto(const NextAction& action, absl::string_view retrieval);

// Returns the etag that ToProto() gives.
std::string EtagOf(const Retrieval& retrieval);

// Returns an event of the retrieval with id `retrieval`, without what it says
// of the patient.
v1::Event ToProto(const RecordedEvent& event, absl::string_view retrieval);

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_RETRIEVAL_H_
