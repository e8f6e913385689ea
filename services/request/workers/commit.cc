#include "services/request/workers/commit.h"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "services/request/domain/errors.h"
#include "services/request/domain/findings.h"

namespace custodia::request {
namespace {

std::string NameOfRetrieval(absl::string_view id) {
  return absl::StrCat("retrievals/", id);
}

// Returns the retrieval that `write` changed when it came first, if it did.
absl::StatusOr<std::optional<std::string>> FindEarlier(
    const NamedWrite& write, RequestTransaction& txn) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::optional<RecordedRequest> earlier,
                            txn.FindRequest(write.request_id));
  if (!earlier.has_value()) return std::nullopt;
  if (earlier->method != write.method ||
      earlier->fingerprint != write.fingerprint) {
    return error::RequestIdReused();
  }
  return earlier->retrieval;
}

absl::StatusOr<Retrieval> Before(const Change& change,
                                 RequestTransaction& txn) {
  if (std::holds_alternative<Create>(change.command)) {
    return Retrieval{.id = change.retrieval};
  }
  CUSTODIA_ASSIGN_OR_RETURN(Retrieval before, txn.Get(change.retrieval));
  if (change.expected_sequence.has_value() &&
      *change.expected_sequence != before.sequence) {
    return error::EtagMismatch(NameOfRetrieval(change.retrieval));
  }
  return before;
}

// Completes the command with what only the store knows.
absl::StatusOr<Command> Complete(Command command, RequestTransaction& txn) {
  if (auto* create = std::get_if<Create>(&command)) {
    const std::string key = TwinKey(create->order);
    if (key.empty()) return command;
    CUSTODIA_ASSIGN_OR_RETURN(const std::optional<std::string> twin,
                              txn.FindOpenTwin(key));
    if (twin.has_value()) create->duplicate_of = NameOfRetrieval(*twin);
  }
  return command;
}

absl::string_view ZoneOf(const Retrieval& before, const Command& command) {
  const auto* create = std::get_if<Create>(&command);
  return create != nullptr ? create->order.time_zone : before.order.time_zone;
}

absl::StatusOr<Committed> CommitIn(RequestTransaction& txn,
                                   const Change& change, absl::Time now,
                                   const CommitTools& tools) {
  Committed result;
  if (change.write.has_value()) {
    CUSTODIA_ASSIGN_OR_RETURN(const std::optional<std::string> earlier,
                              FindEarlier(*change.write, txn));
    if (earlier.has_value()) {
      CUSTODIA_ASSIGN_OR_RETURN(result.retrieval, txn.Get(*earlier));
      result.repeated = true;
      return result;
    }
  }

  CUSTODIA_ASSIGN_OR_RETURN(const Retrieval before, Before(change, txn));
  CUSTODIA_ASSIGN_OR_RETURN(const Command command,
                            Complete(change.command, txn));
  CUSTODIA_ASSIGN_OR_RETURN(
      const std::vector<Event> events,
      Decide(before, command,
             {.today = Today(now, ZoneOf(before, command)),
              .rules = tools.rules,
              .referrer_follow_up_days = tools.referrer_follow_up_days}));
  result.retrieval = before;
  if (!events.empty()) {
    CUSTODIA_ASSIGN_OR_RETURN(
        result.retrieval, txn.Append(change.retrieval, before.sequence, events,
                                     {.actor = change.actor,
                                      .command = std::string(NameOf(command)),
                                      .time = now}));
  }
  for (const CustodyFinding& finding : FindingsOf(before, events)) {
    CUSTODIA_RETURN_IF_ERROR(txn.Enqueue(tools.ids.Next(), finding));
    result.learned = true;
  }
  if (change.write.has_value()) {
    CUSTODIA_RETURN_IF_ERROR(txn.RecordRequest(
        change.write->request_id, {.method = change.write->method,
                                   .fingerprint = change.write->fingerprint,
                                   .retrieval = change.retrieval}));
  }
  return result;
}

}  // namespace

absl::CivilDay Today(absl::Time now, absl::string_view time_zone) {
  const absl::CivilDay utc = absl::ToCivilDay(now, absl::UTCTimeZone());
  absl::TimeZone zone;
  if (time_zone.empty() || !absl::LoadTimeZone(std::string(time_zone), &zone)) {
    return utc;
  }
  return std::max(utc, absl::ToCivilDay(now, zone));
}

absl::StatusOr<Committed> Commit(const Change& change,
                                 const CommitTools& tools) {
  const absl::Time now = tools.clock.Now();
  Committed result;
  CUSTODIA_RETURN_IF_ERROR(
      tools.store.Write([&](RequestTransaction& txn) -> absl::Status {
        CUSTODIA_ASSIGN_OR_RETURN(result, CommitIn(txn, change, now, tools));
        return absl::OkStatus();
      }));
  return result;
}

}  // namespace custodia::request
