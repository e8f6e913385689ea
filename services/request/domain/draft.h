#ifndef CUSTODIA_SERVICES_REQUEST_DOMAIN_DRAFT_H_
#define CUSTODIA_SERVICES_REQUEST_DOMAIN_DRAFT_H_

#include <utility>
#include <vector>

#include "services/request/domain/events.h"

namespace custodia::request {

// A decision in the making: the events so far, and the retrieval as they leave
// it, on which the next step decides. Not thread-safe.
class Draft {
 public:
  explicit Draft(Retrieval retrieval) : retrieval_(std::move(retrieval)) {}

  // As all events added so far make it.
  const Retrieval& retrieval() const { return retrieval_; }

  void Add(Event event) {
    Apply({.sequence = retrieval_.sequence + 1,
           .time = retrieval_.update_time,
           .event = event},
          retrieval_);
    events_.push_back(std::move(event));
  }

  std::vector<Event> Finish() && { return std::move(events_); }

 private:
  Retrieval retrieval_;
  std::vector<Event> events_;
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_DOMAIN_DRAFT_H_
