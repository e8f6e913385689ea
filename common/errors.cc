#include "common/errors.h"

#include <algorithm>

#include "absl/strings/cord.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace custodia::error {
namespace {

constexpr absl::string_view kReasonUrl = "custodia.dev/reason";
constexpr absl::string_view kViolationsUrl = "custodia.dev/violations";
constexpr absl::string_view kDetailUrl = "type.googleapis.com/";

// Separators that no field path and no description of ours contains.
constexpr char kUnitSeparator = '\x1f';
constexpr char kRecordSeparator = '\x1e';

// An error travels in the headers of a call, for which gRPC has 8 KiB: its
// message twice, once within the details, which grow by a third there. More
// violations than that, some 40, are counted and not told.
constexpr size_t kMaxMessageBytes = 400;
constexpr size_t kMaxViolationBytes = 4'400;
constexpr size_t kViolationOverhead = 6;  // Tags and lengths.

}  // namespace

absl::Status Make(absl::StatusCode code, absl::string_view reason,
                  absl::string_view message) {
  absl::Status status(code, message);
  status.SetPayload(kReasonUrl, absl::Cord(reason));
  return status;
}

void FieldViolations::Add(absl::string_view field, absl::string_view want) {
  violations_.push_back({.field = std::string(field),
                         .description = absl::StrCat("must be ", want)});
}

absl::Status FieldViolations::ToStatus() const {
  if (violations_.empty()) return absl::OkStatus();
  std::string message;
  std::vector<std::string> records;
  size_t told = 0;
  size_t bytes = 0;
  for (const FieldViolation& violation : violations_) {
    bytes += violation.field.size() + violation.description.size() +
             kViolationOverhead;
    if (bytes > kMaxViolationBytes) break;
    records.push_back(absl::StrCat(violation.field,
                                   std::string(1, kUnitSeparator),
                                   violation.description));
    if (message.size() > kMaxMessageBytes) continue;
    absl::StrAppend(&message, told == 0 ? "`" : " `", violation.field, "` ",
                    violation.description, ".");
    ++told;
  }
  if (told < violations_.size()) {
    absl::StrAppend(&message, " ", violations_.size() - told, " more of ",
                    violations_.size(), " violations are not told here.");
  }
  absl::Status status =
      Make(absl::StatusCode::kInvalidArgument, "INVALID_FIELD", message);
  status.SetPayload(
      kViolationsUrl,
      absl::Cord(absl::StrJoin(records, std::string(1, kRecordSeparator))));
  return status;
}

absl::Status InvalidField(absl::string_view field, absl::string_view want) {
  FieldViolations violations;
  violations.Add(field, want);
  return violations.ToStatus();
}

absl::Status RequestIdReused() {
  return Make(absl::StatusCode::kInvalidArgument, "REQUEST_ID_REUSED",
              "`request_id` was used for a call with other content; "
              "choose a new UUID.");
}

absl::Status PageTokenInvalid() {
  return Make(absl::StatusCode::kInvalidArgument, "PAGE_TOKEN_INVALID",
              "`page_token` must be one that this list returned for the same "
              "filters.");
}

absl::Status EtagMismatch(absl::string_view name) {
  return Make(absl::StatusCode::kAborted, "ETAG_MISMATCH",
              absl::StrCat("`", name, "` changed since it was read."));
}

absl::Status StoreBusy() {
  return Make(absl::StatusCode::kUnavailable, "STORE_BUSY",
              "The store is busy; retry with the same `request_id`.");
}

absl::Status StoreFailed() {
  return Make(absl::StatusCode::kInternal, "STORE_FAILED",
              "The store failed; nothing was written.");
}

absl::Status SchemaNewer(int found, int known) {
  return Make(absl::StatusCode::kFailedPrecondition, "SCHEMA_NEWER",
              absl::StrCat("The store has schema version ", found,
                           "; this release knows versions up to ", known,
                           ". Use a newer release."));
}

absl::Status SchemaOlder(int found, int wanted) {
  return Make(absl::StatusCode::kFailedPrecondition, "SCHEMA_OLDER",
              absl::StrCat("The store has schema version ", found,
                           "; this release reads version ", wanted,
                           ". Migrate it first."));
}

void AttachDetail(absl::Status& status, absl::string_view type_name,
                  absl::string_view serialized) {
  status.SetPayload(absl::StrCat(kDetailUrl, type_name),
                    absl::Cord(serialized));
}

std::vector<Detail> Details(const absl::Status& status) {
  std::vector<Detail> details;
  status.ForEachPayload([&](absl::string_view url, const absl::Cord& payload) {
    if (absl::ConsumePrefix(&url, kDetailUrl)) {
      details.push_back(
          {.type_name = std::string(url), .serialized = std::string(payload)});
    }
  });
  std::sort(details.begin(), details.end(), [](const auto& a, const auto& b) {
    return a.type_name < b.type_name;
  });
  return details;
}

std::string Reason(const absl::Status& status) {
  const auto payload = status.GetPayload(kReasonUrl);
  return payload.has_value() ? std::string(*payload) : std::string();
}

std::vector<FieldViolation> Violations(const absl::Status& status) {
  std::vector<FieldViolation> violations;
  const auto payload = status.GetPayload(kViolationsUrl);
  if (!payload.has_value()) return violations;
  const std::string records(*payload);
  for (const absl::string_view record :
       absl::StrSplit(records, kRecordSeparator)) {
    const std::pair<std::string, std::string> parts =
        absl::StrSplit(record, absl::MaxSplits(kUnitSeparator, 1));
    violations.push_back({.field = parts.first, .description = parts.second});
  }
  return violations;
}

}  // namespace custodia::error
