#include <algorithm>
#include <optional>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/request/domain/judge_reply.h"
#include "services/request/domain/law.h"

namespace custodia::request {
namespace {

// Words by which a release's form is known; the first that is found tells.
struct FormWord {
  absl::string_view word;
  DeliveryFormat format;
};

constexpr FormWord kFormWords[] = {
    {"dicom", DeliveryFormat::kDicom},
    {"fhir", DeliveryFormat::kStructured},
    {"c-cda", DeliveryFormat::kStructured},
    {"ccda", DeliveryFormat::kStructured},
    {"xml", DeliveryFormat::kStructured},
    {"pdf", DeliveryFormat::kPdf},
    {"paper", DeliveryFormat::kPaper},
    {"photocop", DeliveryFormat::kPaper},
    {"printout", DeliveryFormat::kPaper},
    {"printed", DeliveryFormat::kPaper},
};

std::optional<DeliveryFormat> FormatIn(const std::string& words) {
  const std::string lower = absl::AsciiStrToLower(words);
  for (const FormWord& known : kFormWords) {
    if (absl::StrContains(lower, known.word)) return known.format;
  }
  return std::nullopt;
}

// Returns whether a refusal of all ended the clock before anything came.
bool WasRefused(const Attempt& attempt) {
  return attempt.denial && attempt.denial->withheld_categories.empty();
}

void JudgeTime(const ReplyCase& facts, const Fulfilment& release,
               std::vector<policy::Defect>& defects) {
  const LegalClock& clock = facts.attempt.clock;
  const std::optional<absl::CivilDay> day = release.date.FirstDay();
  if (!clock.due || !day || *day <= *clock.due || WasRefused(facts.attempt)) {
    return;
  }
  defects.push_back(
      {.code = "ACCESS_LATE",
       .citation = clock.citation,
       .explanation = absl::StrCat(
           "Access was due by ", FormatDay(*clock.due), " and was given on ",
           FormatDay(*day),
           facts.attempt.received_date_assumed
               ? "; the day on which the request was received is assumed."
               : "."),
       .remedy = "Complain of the delay, though the records came."});
}

void JudgeForm(const ReplyCase& facts, const Fulfilment& release,
               std::vector<policy::Defect>& defects) {
  const DeliveryFormat wanted = facts.order.delivery.format;
  const std::optional<DeliveryFormat> came = FormatIn(release.format);
  if (wanted == DeliveryFormat::kUnspecified || !came || *came == wanted ||
      !BoundByHipaa(facts.attempt.lead)) {
    return;
  }
  defects.push_back(
      {.code = "FORMAT_NOT_AS_REQUESTED",
       .citation = "45 CFR 164.524(c)(2)",
       .explanation = "The records came in another form than was asked for.",
       .remedy = "Ask for the form that was asked for, unless the custodian "
                 "cannot readily produce it."});
}

// What was lawfully or unlawfully withheld is the refusal's own matter.
bool RestWithheld(const Attempt& attempt) { return attempt.denial.has_value(); }

void JudgeExtent(const ReplyCase& facts, const Fulfilment& release,
                 std::vector<policy::Defect>& defects) {
  if (release.complete || RestWithheld(facts.attempt) ||
      !BoundByHipaa(facts.attempt.lead)) {
    return;
  }
  defects.push_back(
      {.code = "RELEASE_INCOMPLETE",
       .citation = "45 CFR 164.524(a)(1), (b)(2)(i)",
       .explanation = "A part of what was asked for did not come, and was not "
                      "refused.",
       .remedy = "Ask for the rest; the clock runs on until it came or was "
                 "refused in writing."});
}

void JudgeCharge(const ReplyCase& facts, const Fulfilment& release,
                 std::vector<policy::Defect>& defects) {
  const std::optional<FeeQuote>& quote = facts.attempt.fee_quote;
  if (!release.charged_cents || !quote) return;
  policy::Cents quoted = 0;
  for (const policy::FeeItem& item : quote->items) quoted += item.amount;
  if (*release.charged_cents <= quoted) return;
  defects.push_back(
      {.code = "CHARGED_OVER_QUOTE",
       .citation = "45 CFR 164.524(c)(4)",
       .explanation = "More was charged than was quoted.",
       .remedy = "Ask for what was charged over the quote to be paid back."});
}

}  // namespace

std::vector<policy::Defect> JudgeRelease(const ReplyCase& facts,
                                         const Fulfilment& release) {
  std::vector<policy::Defect> defects;
  JudgeTime(facts, release, defects);
  JudgeForm(facts, release, defects);
  JudgeExtent(facts, release, defects);
  JudgeCharge(facts, release, defects);
  return defects;
}

}  // namespace custodia::request
