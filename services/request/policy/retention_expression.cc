#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/errors.h"
#include "common/status_macros.h"
#include "services/request/policy/calendar.h"
#include "services/request/policy/retention.h"

namespace custodia::request::policy {
namespace {

// No law counts further, and no sum of them leaves the calendar.
constexpr int kMostYears = 999;

absl::Status BirthDateMissing() {
  return error::Make(absl::StatusCode::kFailedPrecondition,
                     "BIRTH_DATE_MISSING",
                     "The retention rule counts from the patient's birth.");
}

absl::Status MajorityUnknown() {
  return error::Make(absl::StatusCode::kFailedPrecondition, "MAJORITY_UNKNOWN",
                     "The retention rule counts from an age of majority that "
                     "is not known.");
}

// Reads an expression from left to right and works it out on the way.
class Evaluator {
 public:
  Evaluator(absl::string_view text, const RetentionDays& days)
      : text_(text), days_(days) {}

  absl::StatusOr<absl::CivilDay> Whole() {
    CUSTODIA_ASSIGN_OR_RETURN(const absl::CivilDay day, Expression());
    SkipSpace();
    if (at_ != text_.size()) return Expected("the end");
    return day;
  }

 private:
  // NOLINTBEGIN(misc-no-recursion): as deep as the expression is nested.
  absl::StatusOr<absl::CivilDay> Expression() {
    SkipSpace();
    const size_t start = at_;
    const absl::string_view word = Word();
    if (word == "max" || word == "min") return Pair(word == "max");
    if (word == "age") return Age();
    if (word == "last" || word == "created" || word == "majority") {
      return Later(word);
    }
    at_ = start;
    return Expected("last, created, majority, age, max or min");
  }

  // (e,e)
  absl::StatusOr<absl::CivilDay> Pair(bool later) {
    CUSTODIA_RETURN_IF_ERROR(Take('('));
    CUSTODIA_ASSIGN_OR_RETURN(const absl::CivilDay first, Expression());
    CUSTODIA_RETURN_IF_ERROR(Take(','));
    CUSTODIA_ASSIGN_OR_RETURN(const absl::CivilDay second, Expression());
    CUSTODIA_RETURN_IF_ERROR(Take(')'));
    return later ? std::max(first, second) : std::min(first, second);
  }
  // NOLINTEND(misc-no-recursion)

  // :N
  absl::StatusOr<absl::CivilDay> Age() {
    CUSTODIA_RETURN_IF_ERROR(Take(':'));
    CUSTODIA_ASSIGN_OR_RETURN(const int age, Number());
    if (!days_.birth) return BirthDateMissing();
    return AddYears(*days_.birth, age);
  }

  // +Ny
  absl::StatusOr<absl::CivilDay> Later(absl::string_view word) {
    CUSTODIA_RETURN_IF_ERROR(Take('+'));
    CUSTODIA_ASSIGN_OR_RETURN(const int years, Number());
    CUSTODIA_RETURN_IF_ERROR(Take('y'));
    if (word == "last") return AddYears(days_.last, years);
    if (word == "created") return AddYears(days_.created, years);
    if (!days_.birth) return BirthDateMissing();
    if (!days_.majority_age) return MajorityUnknown();
    return AddYears(AddYears(*days_.birth, *days_.majority_age), years);
  }

  absl::StatusOr<int> Number() {
    SkipSpace();
    const size_t start = at_;
    while (at_ < text_.size() && absl::ascii_isdigit(text_[at_])) ++at_;
    int number = 0;
    if (!absl::SimpleAtoi(text_.substr(start, at_ - start), &number) ||
        number > kMostYears) {
      at_ = start;
      return Expected(absl::StrCat("a number up to ", kMostYears));
    }
    return number;
  }

  absl::string_view Word() {
    const size_t start = at_;
    while (at_ < text_.size() && absl::ascii_islower(text_[at_])) ++at_;
    return text_.substr(start, at_ - start);
  }

  absl::Status Take(char wanted) {
    SkipSpace();
    if (at_ == text_.size() || text_[at_] != wanted) {
      return Expected(absl::StrCat("'", std::string(1, wanted), "'"));
    }
    ++at_;
    return absl::OkStatus();
  }

  void SkipSpace() {
    while (at_ < text_.size() && absl::ascii_isspace(text_[at_])) ++at_;
  }

  // Positions count from 1, as editors do.
  absl::Status Expected(absl::string_view what) const {
    return error::Make(absl::StatusCode::kInvalidArgument,
                       "RETENTION_EXPRESSION_INVALID",
                       absl::StrCat("Retention expression: expected ", what,
                                    " at position ", at_ + 1, "."));
  }

  const absl::string_view text_;
  const RetentionDays& days_;
  size_t at_ = 0;
};

}  // namespace

absl::StatusOr<absl::CivilDay> EvaluateRetention(absl::string_view expression,
                                                 const RetentionDays& days) {
  return Evaluator(expression, days).Whole();
}

}  // namespace custodia::request::policy
