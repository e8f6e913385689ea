#ifndef CUSTODIA_SERVICES_REQUEST_WORKERS_WORK_PLAN_H_
#define CUSTODIA_SERVICES_REQUEST_WORKERS_WORK_PLAN_H_

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/request/storage/request_store.h"

namespace custodia::request {

// Plans for `now` the work that has changed with time alone since it was
// planned, so that RequestSnapshot::ListWork() tells that of `now`. Some at a
// time, each lot in a transaction of its own, so that no writer waits long, and
// only while `go_on` says so, which is asked before each. Returns whether all
// is planned.
//
// The store's errors; what was planned before stays planned.
absl::StatusOr<bool> PlanWork(RequestStore& store, absl::Time now,
                              absl::FunctionRef<bool()> go_on);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_WORKERS_WORK_PLAN_H_
