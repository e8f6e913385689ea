#include "services/request/storage/current_row.h"

#include <utility>

#include "common/crypto/digest.h"
#include "services/request/domain/climb.h"
#include "services/request/domain/law_today.h"

namespace custodia::request {
namespace {

// Hexadecimal digits of a hash: 128 bits, which no two keys share by chance.
constexpr size_t kTwinHashSize = 32;

bool HasEnded(RetrievalState state) {
  switch (state) {
    case RetrievalState::kUnspecified:
    case RetrievalState::kNeedsInformation:
    case RetrievalState::kLocating:
    case RetrievalState::kReadyToSend:
    case RetrievalState::kAwaitingReply:
      return false;
    case RetrievalState::kFulfilled:
    case RetrievalState::kPartiallyFulfilled:
    case RetrievalState::kDenied:
    case RetrievalState::kUnresolved:
    case RetrievalState::kWithdrawn:
      return true;
  }
  return false;
}

std::optional<int64_t> OverdueMicros(const Retrieval& retrieval) {
  std::optional<int64_t> first;
  for (const Attempt& attempt : retrieval.attempts) {
    const std::optional<absl::Time> overdue = OverdueFrom(attempt);
    if (!overdue) continue;
    const int64_t micros = absl::ToUnixMicros(*overdue);
    if (!first || micros < *first) first = micros;
  }
  return first;
}

std::vector<std::string> Approached(const Retrieval& retrieval) {
  std::vector<std::string> organizations;
  for (const Attempt& attempt : retrieval.attempts) {
    organizations.push_back(attempt.lead.organization);
  }
  return organizations;
}

std::vector<CurrentRow::Asked> AskedIn(const Retrieval& retrieval) {
  std::vector<CurrentRow::Asked> asked;
  for (const Attempt& attempt : retrieval.attempts) {
    std::optional<Conduct> conduct = ConductIn(attempt);
    if (!conduct) continue;
    asked.push_back(
        {attempt.id, attempt.lead.organization, *std::move(conduct)});
  }
  return asked;
}

}  // namespace

CurrentRow CurrentRowOf(const Retrieval& retrieval, absl::Time now) {
  const RetrievalState state = StateOf(retrieval);
  Agenda agenda = AgendaAt(retrieval, now);
  return {.state = state,
          .open = !HasEnded(state),
          .twin = TwinHash(TwinKey(retrieval.order)),
          .overdue_micros = OverdueMicros(retrieval),
          .approached = Approached(retrieval),
          .asked = AskedIn(retrieval),
          .work = std::move(agenda.actions),
          .replan_micros = ReplanMicros(agenda),
          .may_climb = MayClimb(retrieval)};
}

std::string TwinHash(absl::string_view twin_key) {
  if (twin_key.empty()) return "";
  return Sha256(twin_key).substr(0, kTwinHashSize);
}

std::optional<int64_t> ReplanMicros(const Agenda& agenda) {
  if (agenda.until == absl::InfiniteFuture()) return std::nullopt;
  return absl::ToUnixMicros(agenda.until);
}

}  // namespace custodia::request
