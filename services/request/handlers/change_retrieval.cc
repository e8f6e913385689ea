#include "services/request/handlers/change_retrieval.h"

#include <algorithm>
#include <utility>

#include "common/status_macros.h"
#include "common/telemetry/log.h"
#include "services/request/domain/errors.h"
#include "services/request/wire/amendment.h"
#include "services/request/wire/names.h"
#include "services/request/wire/retrieval.h"

namespace custodia::request::handlers {
namespace {

absl::StatusOr<Retrieval> LocateAndRead(const CallContext& call,
                                        absl::string_view id,
                                        const Environment& env) {
  const absl::Time patience = env.clock.Now() + env.locate_timeout;
  CUSTODIA_RETURN_IF_ERROR(
      env.locator.Locate(id, std::min(call.deadline, patience)));
  return ReadRetrieval(id, env);
}

// Returns `committed` located, where that is what it waits for and can be done
// now.
Retrieval Settle(const CallContext& call, Retrieval committed,
                 const Environment& env) {
  if (StateOf(committed) != RetrievalState::kLocating) return committed;
  absl::StatusOr<Retrieval> located = LocateAndRead(call, committed.id, env);
  if (located.ok()) return *std::move(located);
  log::Warning("locate_postponed",
               {{"resource", wire::RetrievalName(committed.id)},
                {"reason", error::Reason(located.status())}});
  env.locator.Wake();
  return committed;
}

CommitTools ToolsOf(const Environment& env) {
  return {.clock = env.clock,
          .ids = env.ids,
          .store = env.store,
          .rules = env.rules,
          .referrer_follow_up_days = env.referrer_follow_up_days};
}

}  // namespace

absl::StatusOr<Retrieval> ReadRetrieval(absl::string_view id,
                                        const Environment& env) {
  Retrieval retrieval;
  CUSTODIA_RETURN_IF_ERROR(
      env.store.Read([&](RequestSnapshot& store) -> absl::Status {
        CUSTODIA_ASSIGN_OR_RETURN(retrieval, store.Get(id));
        return absl::OkStatus();
      }));
  return retrieval;
}

absl::StatusOr<v1::Retrieval> ChangeRetrieval(const CallContext& call,
                                              Change change,
                                              const Environment& env) {
  change.actor = call.caller;
  CUSTODIA_ASSIGN_OR_RETURN(Committed committed, Commit(change, ToolsOf(env)));
  if (committed.learned) env.locator.Wake();
  return wire::ToProto(Settle(call, std::move(committed.retrieval), env),
                       env.clock.Now());
}

absl::StatusOr<v1::Retrieval> ChangeAttempt(const CallContext& call,
                                            absl::string_view name,
                                            Change change,
                                            const Environment& env) {
  absl::StatusOr<v1::Retrieval> changed =
      ChangeRetrieval(call, std::move(change), env);
  if (error::Reason(changed.status()) == "RETRIEVAL_NOT_FOUND") {
    return error::AttemptNotFound(name);
  }
  return changed;
}

absl::StatusOr<v1::Amendment> ChangeAmendment(const CallContext& call,
                                              const wire::AmendmentId& id,
                                              Change change,
                                              const Environment& env) {
  change.actor = call.caller;
  change.retrieval = id.retrieval;
  const absl::StatusOr<Committed> committed = Commit(change, ToolsOf(env));
  if (error::Reason(committed.status()) == "RETRIEVAL_NOT_FOUND") {
    return error::AmendmentNotFound(
        wire::AmendmentName(id.retrieval, id.amendment));
  }
  CUSTODIA_RETURN_IF_ERROR(committed.status());
  return wire::ToProto(*FindAmendment(committed->retrieval, id.amendment),
                       id.retrieval, env.clock.Now());
}

}  // namespace custodia::request::handlers
