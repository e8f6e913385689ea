#ifndef CUSTODIA_SERVICES_REQUEST_HANDLERS_FULL_PAGE_H_
#define CUSTODIA_SERVICES_REQUEST_HANDLERS_FULL_PAGE_H_

#include <cstddef>

namespace custodia::request::handlers {

// A page is full once it has so many bytes, however few elements. gRPC clients
// refuse more than 4 MiB unless told otherwise; the rest is left to the last
// element and the token.
inline constexpr size_t kFullPageBytes = 3 << 20;

}  // namespace custodia::request::handlers

#endif  // CUSTODIA_SERVICES_REQUEST_HANDLERS_FULL_PAGE_H_
