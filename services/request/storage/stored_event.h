#ifndef CUSTODIA_SERVICES_REQUEST_STORAGE_STORED_EVENT_H_
#define CUSTODIA_SERVICES_REQUEST_STORAGE_STORED_EVENT_H_

#include <optional>

#include "custodia/request/storage/v1/event.pb.h"
#include "services/request/domain/events.h"

namespace custodia::request {

// Returns the event as it is stored; nothing of it is lost.
storage::v1::Event ToStored(const Event& event);

// Returns the event that ToStored() made `stored` of; nothing where this
// release does not know it.
std::optional<Event> FromStored(const storage::v1::Event& stored);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_STORAGE_STORED_EVENT_H_
