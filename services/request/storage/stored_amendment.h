#ifndef CUSTODIA_SERVICES_REQUEST_STORAGE_STORED_AMENDMENT_H_
#define CUSTODIA_SERVICES_REQUEST_STORAGE_STORED_AMENDMENT_H_

#include <optional>

#include "custodia/request/storage/v1/event.pb.h"
#include "services/request/domain/events.h"

// What happened to a correction, to and from its stored form.
namespace custodia::request {

storage::v1::AmendmentRequested ToStored(const AmendmentRequested& event);
AmendmentRequested FromStored(const storage::v1::AmendmentRequested& stored);

storage::v1::AmendmentSent ToStored(const AmendmentSent& event);
AmendmentSent FromStored(const storage::v1::AmendmentSent& stored);

storage::v1::AmendmentReplied ToStored(const AmendmentReplied& event);
// Nothing where it has no reply that this release knows.
std::optional<Event> FromStored(const storage::v1::AmendmentReplied& stored);

storage::v1::DisagreementSubmitted ToStored(const DisagreementSubmitted& event);
DisagreementSubmitted FromStored(
    const storage::v1::DisagreementSubmitted& stored);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_STORAGE_STORED_AMENDMENT_H_
