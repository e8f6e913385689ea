#ifndef CUSTODIA_SERVICES_REQUEST_HANDLERS_RENDER_DOCUMENT_H_
#define CUSTODIA_SERVICES_REQUEST_HANDLERS_RENDER_DOCUMENT_H_

#include "absl/status/statusor.h"
#include "common/call_context.h"
#include "custodia/request/v1/request_service.pb.h"
#include "services/request/handlers/environment.h"

namespace custodia::request::handlers {

// Serves RequestService.RenderDocument; the proto states the contract. The
// letter, and a Social Security number passed for it, are neither stored nor
// logged.
absl::StatusOr<v1::RenderDocumentResponse> RenderDocument(
    const CallContext& call, const v1::RenderDocumentRequest& message,
    const Environment& env);

}  // namespace custodia::request::handlers

#endif  // CUSTODIA_SERVICES_REQUEST_HANDLERS_RENDER_DOCUMENT_H_
