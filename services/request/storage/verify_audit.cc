#include "services/request/storage/verify_audit.h"

#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/sqlite/database.h"
#include "common/sqlite/store_file.h"
#include "common/status_macros.h"
#include "services/request/storage/audit_key.h"
#include "services/request/storage/schema.h"
#include "services/request/storage/seal.h"

namespace custodia::request {
namespace {

// In the order of the chain, each seal with the hash of the event before and
// with its event, where that is still there.
constexpr char kChain[] =
    "SELECT s.position, s.retrieval, s.sequence, s.hash, s.link, p.hash, "
    "e.time_micros, e.actor, e.command, e.kind, e.payload FROM seals s "
    "LEFT JOIN seals p ON p.retrieval = s.retrieval "
    "AND p.sequence = s.sequence - 1 "
    "LEFT JOIN events e ON e.retrieval = s.retrieval "
    "AND e.sequence = s.sequence ORDER BY s.position";

constexpr char kUnsealed[] =
    "SELECT retrieval, sequence FROM events e WHERE NOT EXISTS "
    "(SELECT 1 FROM seals s WHERE s.retrieval = e.retrieval "
    "AND s.sequence = e.sequence) ORDER BY retrieval, sequence LIMIT 1";

// Seals whose retrieval has no seal just before.
constexpr char kAfterGap[] =
    "SELECT retrieval, sequence - 1 FROM seals s WHERE sequence > 1 "
    "AND NOT EXISTS (SELECT 1 FROM seals p WHERE p.retrieval = s.retrieval "
    "AND p.sequence = s.sequence - 1) ORDER BY position LIMIT 1";

// Rows that count more events than are sealed.
constexpr char kEndGone[] =
    "SELECT r.id, 1 + (SELECT coalesce(max(sequence), 0) FROM seals s "
    "WHERE s.retrieval = r.id) AS next FROM retrievals r "
    "WHERE r.sequence >= next ORDER BY r.id LIMIT 1";

constexpr char kRowDisagrees[] =
    "SELECT e.retrieval, 0 FROM "
    "(SELECT retrieval, max(sequence) AS last FROM events GROUP BY retrieval) "
    "e LEFT JOIN retrievals r ON r.id = e.retrieval "
    "WHERE r.sequence IS NOT e.last LIMIT 1";

// Walks the chain of one store. To be used once.
class Verifier {
 public:
  Verifier(sqlite::Connection& db, const HashKey& key,
           const std::optional<AuditAnchor>& expected)
      : db_(db), key_(key), expected_(expected) {}

  AuditReport Run() {
    std::optional<AuditBreak> broken = CheckSeals();
    if (!broken) broken = CheckHead();
    if (!broken) broken = CheckAnchorWasReached();
    if (!broken) broken = Find(kUnsealed, AuditFault::kEventUnsealed, 0);
    if (!broken) broken = Find(kRowDisagrees, AuditFault::kRowDisagrees, 0);
    return {.broken = broken,
            .reached = {.position = last_.position,
                        .link = absl::BytesToHexString(last_.link)}};
  }

 private:
  std::optional<AuditBreak> CheckSeals() {
    sqlite::Query row = db_.Prepare(kChain);
    while (row.Step()) {
      const sql::Seal seal{.position = row.Int(0),
                           .retrieval = row.Text(1),
                           .sequence = row.Int(2),
                           .hash = row.Text(3)};
      if (seal.position != last_.position + 1) {
        return Gap(AuditFault::kSealMissing);
      }
      if (const auto fault = CheckSeal(seal, row)) {
        return AuditBreak{.fault = *fault,
                          .position = seal.position,
                          .retrieval = seal.retrieval,
                          .sequence = seal.sequence};
      }
      last_ = {.position = seal.position, .link = row.Text(4)};
    }
    return std::nullopt;
  }

  std::optional<AuditFault> CheckSeal(const sql::Seal& seal,
                                      const sqlite::Query& row) const {
    const std::string link = row.Text(4);
    if (link != sql::LinkOf(seal, last_.link, key_)) {
      return AuditFault::kSealChanged;
    }
    if (row.IsNull(6)) return AuditFault::kEventMissing;
    const EventRow event{.retrieval = seal.retrieval,
                         .sequence = seal.sequence,
                         .time_micros = row.Int(6),
                         .actor = row.Text(7),
                         .command = row.Text(8),
                         .kind = row.Text(9),
                         .payload = row.Text(10)};
    if (seal.hash != sql::HashOf(event, row.Text(5), key_)) {
      return AuditFault::kEventChanged;
    }
    if (expected_ && expected_->position == seal.position &&
        expected_->link != absl::BytesToHexString(link)) {
      return AuditFault::kAnchorMissed;
    }
    return std::nullopt;
  }

  std::optional<AuditBreak> CheckHead() {
    if (!sql::IsSealed(db_)) return AuditBreak{AuditFault::kHeadMissing};
    const auto head = sql::ReadHead(db_, key_);
    if (!head.ok()) return AuditBreak{AuditFault::kHeadChanged};
    if ((*head)->position > last_.position) {
      return Gap(AuditFault::kEndMissing);
    }
    // Made with the key, but of an earlier chain.
    if ((*head)->link != last_.link)
      return AuditBreak{AuditFault::kHeadChanged};
    return std::nullopt;
  }

  std::optional<AuditBreak> CheckAnchorWasReached() const {
    if (!expected_ || expected_->position <= last_.position) {
      return std::nullopt;
    }
    return AuditBreak{.fault = AuditFault::kAnchorMissed,
                      .position = last_.position + 1};
  }

  // Names the event at the position after the last, as far as what is left
  // tells.
  AuditBreak Gap(AuditFault fault) {
    const int64_t position = last_.position + 1;
    for (const char* query : {kUnsealed, kAfterGap, kEndGone}) {
      if (const auto found = Find(query, fault, position)) return *found;
    }
    return {.fault = fault, .position = position};
  }

  // Returns the event that `query` finds.
  std::optional<AuditBreak> Find(const char* query, AuditFault fault,
                                 int64_t position) {
    sqlite::Query row = db_.Prepare(query);
    if (!row.Step()) return std::nullopt;
    return AuditBreak{.fault = fault,
                      .position = position,
                      .retrieval = row.Text(0),
                      .sequence = row.Int(1)};
  }

  sqlite::Connection& db_;
  const HashKey& key_;
  const std::optional<AuditAnchor>& expected_;
  sql::SealHead last_;
};

}  // namespace

std::string FormatAnchor(const AuditAnchor& anchor) {
  return absl::StrCat(anchor.position, ":", anchor.link);
}

std::optional<AuditAnchor> ParseAnchor(absl::string_view text) {
  const std::vector<std::string> parts = absl::StrSplit(text, ':');
  AuditAnchor anchor;
  if (parts.size() != 2 || !absl::SimpleAtoi(parts[0], &anchor.position) ||
      anchor.position < 0 ||
      parts[1].size() != (anchor.position > 0 ? 2 * KeyedHash::kBytes : 0)) {
    return std::nullopt;
  }
  anchor.link = absl::AsciiStrToLower(parts[1]);
  return anchor;
}

absl::string_view NameOf(AuditFault fault) {
  switch (fault) {
    case AuditFault::kEventChanged:
      return "EVENT_CHANGED";
    case AuditFault::kEventMissing:
      return "EVENT_MISSING";
    case AuditFault::kEventUnsealed:
      return "EVENT_UNSEALED";
    case AuditFault::kSealMissing:
      return "SEAL_MISSING";
    case AuditFault::kSealChanged:
      return "SEAL_CHANGED";
    case AuditFault::kHeadMissing:
      return "HEAD_MISSING";
    case AuditFault::kHeadChanged:
      return "HEAD_CHANGED";
    case AuditFault::kEndMissing:
      return "END_MISSING";
    case AuditFault::kAnchorMissed:
      return "ANCHOR_MISSED";
    case AuditFault::kRowDisagrees:
      return "ROW_DISAGREES";
  }
  return "";
}

absl::StatusOr<AuditReport> VerifyAudit(
    absl::string_view uri, const std::string& audit_key_file,
    const std::optional<AuditAnchor>& expected) {
  CUSTODIA_ASSIGN_OR_RETURN(const std::string path, sqlite::FileOf(uri));
  CUSTODIA_ASSIGN_OR_RETURN(
      const HashKey key,
      ReadAuditKey(audit_key_file.empty() ? DefaultAuditKeyFile(path)
                                          : audit_key_file));
  AuditReport report;
  CUSTODIA_RETURN_IF_ERROR(sqlite::Database::Inspect(
      path, static_cast<int>(Migrations().size()), [&](sqlite::Connection& db) {
        report = Verifier(db, key, expected).Run();
        return absl::OkStatus();
      }));
  return report;
}

}  // namespace custodia::request
