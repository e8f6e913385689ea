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

// What a change rests on that only the store knows.
struct Found {
  Retrieval before;
  std::string twin;  // name of a retrieval, or ""
};

// What a change comes to, given what was found.
struct Outcome {
  std::optional<PreparedAppend> append;  // nothing where nothing happens
  Retrieval unchanged;                   // then
  std::vector<CustodyFinding> findings;
};

absl::StatusOr<std::string> FindTwin(absl::string_view key,
                                     RequestSnapshot& store) {
  if (key.empty()) return "";
  CUSTODIA_ASSIGN_OR_RETURN(const std::optional<std::string> twin,
                            store.FindOpenTwin(key));
  return twin ? NameOfRetrieval(*twin) : "";
}

std::string TwinKeyOf(const Change& change) {
  const auto* create = std::get_if<Create>(&change.command);
  return create != nullptr ? TwinKey(create->order) : "";
}

absl::StatusOr<Found> Find(const Change& change, absl::string_view twin_key,
                           RequestSnapshot& store) {
  if (std::holds_alternative<Create>(change.command)) {
    CUSTODIA_ASSIGN_OR_RETURN(std::string twin, FindTwin(twin_key, store));
    return Found{.before = {.id = change.retrieval}, .twin = std::move(twin)};
  }
  CUSTODIA_ASSIGN_OR_RETURN(Retrieval before, store.Get(change.retrieval));
  return Found{.before = std::move(before)};
}

absl::string_view ZoneOf(const Retrieval& before, const Command& command) {
  const auto* create = std::get_if<Create>(&command);
  return create != nullptr ? create->order.time_zone : before.order.time_zone;
}

absl::StatusOr<std::vector<Event>> DecideOn(const Found& found,
                                            const Change& change,
                                            absl::Time now,
                                            const CommitTools& tools) {
  const Context context = {
      .today = Today(now, ZoneOf(found.before, change.command)),
      .rules = tools.rules,
      .referrer_follow_up_days = tools.referrer_follow_up_days};
  if (found.twin.empty()) return Decide(found.before, change.command, context);
  Create create = std::get<Create>(change.command);
  create.duplicate_of = found.twin;
  return Decide(found.before, create, context);
}

absl::StatusOr<Outcome> WorkOut(Found found, const Change& change,
                                absl::Time now, const CommitTools& tools) {
  if (change.expected_sequence.value_or(found.before.sequence) !=
      found.before.sequence) {
    return error::EtagMismatch(NameOfRetrieval(change.retrieval));
  }
  CUSTODIA_ASSIGN_OR_RETURN(const std::vector<Event> events,
                            DecideOn(found, change, now, tools));
  Outcome outcome{.findings = FindingsOf(found.before, events)};
  if (events.empty()) {
    outcome.unchanged = std::move(found.before);
  } else {
    outcome.append =
        PrepareAppend(std::move(found.before), events,
                      {.actor = change.actor,
                       .command = std::string(NameOf(change.command)),
                       .time = now});
  }
  return outcome;
}

// Works a change out before its transaction, in which others wait: for what a
// snapshot has, or for a new retrieval as one without a twin, as nearly all
// are. Nothing where that comes to nothing that can be written: only the
// transaction can tell whether that is so. STORE_BUSY, STORE_FAILED.
absl::StatusOr<std::optional<Outcome>> Guess(const Change& change,
                                             absl::Time now,
                                             const CommitTools& tools) {
  Found found{.before = {.id = change.retrieval}};
  if (!std::holds_alternative<Create>(change.command)) {
    const absl::Status read =
        tools.store.Read([&](RequestSnapshot& store) -> absl::Status {
          CUSTODIA_ASSIGN_OR_RETURN(found, Find(change, "", store));
          return absl::OkStatus();
        });
    if (error::Reason(read) == "RETRIEVAL_NOT_FOUND") return std::nullopt;
    CUSTODIA_RETURN_IF_ERROR(read);
  }
  absl::StatusOr<Outcome> outcome =
      WorkOut(std::move(found), change, now, tools);
  if (!outcome.ok() || !outcome->append) return std::nullopt;
  return *std::move(outcome);
}

// Makes one change.
class Commitment {
 public:
  Commitment(const Change& change, const CommitTools& tools)
      : change_(change),
        tools_(tools),
        now_(tools.clock.Now()),
        twin_key_(TwinKeyOf(change)) {}

  absl::StatusOr<Committed> Run() && {
    CUSTODIA_ASSIGN_OR_RETURN(guess_, Guess(change_, now_, tools_));
    CUSTODIA_RETURN_IF_ERROR(tools_.store.Write(
        [this](RequestTransaction& txn) { return WriteIn(txn); }));
    if (earlier_) {
      return Committed{.retrieval = *std::move(earlier_), .repeated = true};
    }
    return Committed{.retrieval = written_->append
                                      ? std::move(written_->append->retrieval)
                                      : std::move(written_->unchanged),
                     .learned = !written_->findings.empty()};
  }

 private:
  absl::Status WriteIn(RequestTransaction& txn) {
    earlier_.reset();
    if (change_.write) {
      CUSTODIA_ASSIGN_OR_RETURN(const std::optional<std::string> earlier,
                                FindEarlier(*change_.write, txn));
      if (earlier) {
        CUSTODIA_ASSIGN_OR_RETURN(earlier_, txn.Get(*earlier));
        return absl::OkStatus();
      }
    }
    CUSTODIA_RETURN_IF_ERROR(WriteOutcome(txn));
    for (const CustodyFinding& finding : written_->findings) {
      CUSTODIA_RETURN_IF_ERROR(txn.Enqueue(tools_.ids.Next(), finding));
    }
    if (!change_.write) return absl::OkStatus();
    return txn.RecordRequest(change_.write->request_id,
                             {.method = change_.write->method,
                              .fingerprint = change_.write->fingerprint,
                              .retrieval = change_.retrieval});
  }

  // Writes the guess; where the transaction finds another state than that was
  // for, what comes of this one.
  absl::Status WriteOutcome(RequestTransaction& txn) {
    CUSTODIA_ASSIGN_OR_RETURN(const std::string twin, FindTwin(twin_key_, txn));
    if (guess_ && twin.empty()) {
      absl::Status appended = txn.Append(*guess_->append);
      written_ = &*guess_;
      if (error::Reason(appended) != "ETAG_MISMATCH") return appended;
    }
    CUSTODIA_ASSIGN_OR_RETURN(Found found, Find(change_, twin_key_, txn));
    CUSTODIA_ASSIGN_OR_RETURN(fresh_,
                              WorkOut(std::move(found), change_, now_, tools_));
    written_ = &fresh_;
    return fresh_.append ? txn.Append(*fresh_.append) : absl::OkStatus();
  }

  const Change& change_;
  const CommitTools& tools_;
  const absl::Time now_;
  const std::string twin_key_;
  std::optional<Outcome> guess_;

  // Of the last run of the transaction.
  std::optional<Retrieval> earlier_;
  Outcome fresh_;
  Outcome* written_ = nullptr;  // the guess or the fresh one
};

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
  return Commitment(change, tools).Run();
}

}  // namespace custodia::request
