#ifndef CUSTODIA_SERVICES_REQUEST_HANDLERS_WATCH_RETRIEVAL_H_
#define CUSTODIA_SERVICES_REQUEST_HANDLERS_WATCH_RETRIEVAL_H_

#include "absl/status/status.h"
#include "common/call_context.h"
#include "custodia/request/v1/request_service.pb.h"
#include "services/request/handlers/environment.h"

namespace custodia::request::handlers {

// Where a watch's events go.
class EventSink {
 public:
  virtual ~EventSink() = default;

  // Sends `event`; waits while the caller takes no more. An error where going
  // on is of no use, which the call then ends with.
  virtual absl::Status Send(const v1::Event& event) = 0;

  // Returns the error that Send() would return, if any.
  virtual absl::Status Check() = 0;
};

// Serves RequestService.WatchRetrieval; the proto states the contract. Returns
// only when the watch ends, and never OK. Holds a bounded number of events,
// however slowly they are taken.
absl::Status WatchRetrieval(const CallContext& call,
                            const v1::WatchRetrievalRequest& message,
                            const Environment& env, EventSink& sink);

}  // namespace custodia::request::handlers

#endif  // CUSTODIA_SERVICES_REQUEST_HANDLERS_WATCH_RETRIEVAL_H_
