#ifndef CUSTODIA_SERVICES_REQUEST_STORAGE_EVENT_ROW_H_
#define CUSTODIA_SERVICES_REQUEST_STORAGE_EVENT_ROW_H_

#include <cstdint>
#include <string>

namespace custodia::request {

// All of an event's row.
struct EventRow {
  std::string retrieval;
  int64_t sequence = 0;
  int64_t time_micros = 0;
  std::string actor;
  std::string command;
  std::string kind;     // KindOf(), for whoever reads the store
  std::string payload;  // a serialized custodia.request.storage.v1.Event
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_STORAGE_EVENT_ROW_H_
