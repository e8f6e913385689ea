#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/request/letters/letters.h"
#include "services/request/letters/words.h"
#include "services/request/policy/fees.h"

namespace custodia::request::letters {
namespace {

std::vector<policy::Defect> FeeDefects(const Attempt& attempt) {
  std::vector<policy::Defect> defects;
  for (const policy::Defect& defect : attempt.defects) {
    if (absl::StartsWith(defect.code, "FEE_") ||
        defect.code == "CHARGED_OVER_QUOTE") {
      defects.push_back(defect);
    }
  }
  return defects;
}

std::string NameOf(const policy::FeeItem& item) {
  const std::string name =
      item.description.empty() ? InWords(item.kind) : item.description;
  return item.units > 0 ? absl::StrCat(name, " (", item.units, ")") : name;
}

FieldTable LinesOf(const FeeQuote& quote) {
  FieldTable table;
  policy::Cents total = 0;
  for (const policy::FeeItem& item : quote.items) {
    total += item.amount;
    table.fields.push_back(
        {NameOf(item),
         absl::StrCat(Dollars(item.amount),
                      item.allowed ? ""
                                   : absl::StrCat("; may not be charged (",
                                                  item.citation, ")"))});
  }
  table.fields.push_back({"In all", Dollars(total)});
  return table;
}

std::string Offer(const FeeQuote& quote) {
  if (!quote.payable) {
    return "Please send a new quote that leaves out what may not be charged.";
  }
  return absl::StrCat("I will pay ", Dollars(*quote.payable),
                      ", which is what may be charged. Please send the records "
                      "and a bill for that amount.");
}

}  // namespace

absl::StatusOr<Letter> WriteFeeObjection(const Occasion& occasion) {
  const Attempt& attempt = occasion.attempt;
  const std::vector<policy::Defect> defects = FeeDefects(attempt);
  Needs needs;
  needs.RequirePeople(occasion.order());
  needs.Require(attempt.fee_quote.has_value(), "fee_quote");
  needs.Require(!defects.empty(), "defects");
  const absl::Status complete = needs.ToStatus();
  if (!complete.ok()) return complete;

  const FeeQuote& quote = *attempt.fee_quote;
  Letter letter = LetterFrom(occasion);
  letter.subject = "Objection to the fee for a copy of medical records";
  letter.body.emplace_back(Paragraph{absl::StrCat(
      "You asked a fee",
      quote.quote_date.known() ? absl::StrCat(" on ", InWords(quote.quote_date))
                               : "",
      " for the copy of the medical records that I requested. I object to it: "
      "not all of it may be charged.")});
  letter.body.emplace_back(RequestFields(occasion));
  letter.body.emplace_back(Paragraph{"You asked for:"});
  letter.body.emplace_back(LinesOf(quote));
  letter.body.emplace_back(Paragraph{"What is wrong with it:"});
  letter.body.emplace_back(Defects(defects));
  letter.body.emplace_back(Paragraph{Offer(quote)});
  const std::string last_day = LastDayOf(attempt);
  if (!last_day.empty()) {
    letter.body.emplace_back(Paragraph{absl::StrCat(
        "Neither a question about the fee nor waiting for it stops the time to "
        "act, of which the last day is ",
        last_day, ".")});
  }
  return letter;
}

}  // namespace custodia::request::letters
