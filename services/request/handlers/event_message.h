#ifndef CUSTODIA_SERVICES_REQUEST_HANDLERS_EVENT_MESSAGE_H_
#define CUSTODIA_SERVICES_REQUEST_HANDLERS_EVENT_MESSAGE_H_

#include "absl/strings/string_view.h"
#include "custodia/request/v1/request_service.pb.h"
#include "services/request/storage/request_store.h"
#include "services/request/wire/retrieval.h"

namespace custodia::request::handlers {

// Returns an event of the retrieval with this id as callers see it.
inline v1::Event EventMessage(const SealedEvent& event,
                              absl::string_view retrieval) {
  v1::Event message = wire::ToProto(event, retrieval);
  message.set_previous_hash(event.previous_hash);
  message.set_hash(event.hash);
  return message;
}

}  // namespace custodia::request::handlers

#endif  // CUSTODIA_SERVICES_REQUEST_HANDLERS_EVENT_MESSAGE_H_
