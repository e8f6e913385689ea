#include "services/directory/domain/sentences.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace custodia::directory {

std::string When(const PartialDate& date) {
  if (!date.known()) return " on an unknown day";
  return absl::StrCat(date.complete() ? " on " : " in ", FormatDate(date));
}

std::string EventClause(SuccessionKind kind, absl::string_view from,
                        absl::string_view to, const PartialDate& date) {
  const std::string when = When(date);
  switch (kind) {
    case SuccessionKind::kSale:
      return absl::StrCat(from, " was sold to ", to, when);
    case SuccessionKind::kMerger:
      return absl::StrCat(from, " merged into ", to, when);
    case SuccessionKind::kRename:
      return absl::StrCat(from, " was renamed ", to, when);
    case SuccessionKind::kClosure:
      return absl::StrCat(from, " closed", when);
    case SuccessionKind::kCustodyTransfer:
      return absl::StrCat(from, " transferred its records to ", to, when);
    case SuccessionKind::kAppointment:
      return absl::StrCat(to, " was appointed custodian of the records of ",
                          from, when);
    case SuccessionKind::kUnspecified:
      break;
  }
  return absl::StrCat(from, " was followed by ", to, when);
}

std::string Charts(const CustodyScope& scope, absl::string_view all) {
  switch (scope.patient_group) {
    case PatientGroup::kActive:
      return "charts of active patients";
    case PatientGroup::kInactive:
      return "charts of inactive patients";
    case PatientGroup::kMinors:
      return "charts of minors";
    case PatientGroup::kUnspecified:
      break;
  }
  return std::string(all);
}

std::string Span(const DayRange& days) {
  if (days.first && days.last) {
    return absl::StrCat("from ", FormatDay(*days.first), " to ",
                        FormatDay(*days.last));
  }
  if (days.first) return absl::StrCat("from ", FormatDay(*days.first), " on");
  if (days.last) return absl::StrCat("until ", FormatDay(*days.last));
  return "of all dates";
}

std::string Titled(const Practitioner& practitioner) {
  const std::string name = DisplayName(practitioner.name);
  const auto& codes = practitioner.taxonomy_codes;
  // Physicians, dentists, chiropractors, optometrists, podiatrists.
  const bool doctor =
      codes.empty() ||
      std::any_of(codes.begin(), codes.end(), [](const std::string& code) {
        return absl::StartsWith(code, "20") || absl::StartsWith(code, "122") ||
               absl::StartsWith(code, "111N") ||
               absl::StartsWith(code, "152W") || absl::StartsWith(code, "213E");
      });
  return doctor ? absl::StrCat("Dr. ", name) : name;
}

}  // namespace custodia::directory
