#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/request/domain/judge_reply.h"
#include "services/request/domain/law.h"
#include "services/request/policy/fees.h"

namespace custodia::request {
namespace {

constexpr policy::Cents kCentsPerDollar = 100;

std::string Dollars(policy::Cents cents) {
  return absl::StrFormat("%d.%02d USD", cents / kCentsPerDollar,
                         cents % kCentsPerDollar);
}

bool WantsPaper(const Delivery& delivery) {
  if (delivery.format != DeliveryFormat::kUnspecified) {
    return delivery.format == DeliveryFormat::kPaper;
  }
  return delivery.method != DeliveryMethod::kEmail &&
         delivery.method != DeliveryMethod::kPortal &&
         delivery.method != DeliveryMethod::kMedia;
}

int PagesOf(const FeeQuote& quote) {
  int pages = 0;
  for (const policy::FeeItem& item : quote.items) {
    if (item.kind == policy::FeeKind::kPages) pages += item.units;
  }
  return pages;
}

policy::FeeQuestion QuestionOf(const ReplyCase& facts, const FeeQuote& quote) {
  const Order& order = facts.order;
  const Lead& lead = facts.attempt.lead;
  return {.state = lead.address.state,
          .holder_type = HolderTypeOf(lead),
          .payer = PayerOf(order.requester.relationship),
          .request_date = *facts.attempt.sent_date.FirstDay(),
          .media = WantsPaper(order.delivery) ? policy::Media::kPaper
                                              : policy::Media::kElectronic,
          .pages = PagesOf(quote),
          .portable_media_requested =
              order.delivery.method == DeliveryMethod::kMedia,
          .purpose = static_cast<policy::Purpose>(order.records.purpose),
          .purpose_proven = order.records.purpose_proven,
          .covered_entity = BoundByHipaa(lead),
          .quoted_items = quote.items};
}

constexpr char kRemedy[] =
    "Object to the fee in writing, and offer what may be charged; the clock "
    "runs on.";

policy::Defect Excessive(const policy::FeeAnswer& answer) {
  return {
      .code = "FEE_EXCESSIVE",
      .citation = answer.basis.empty() ? "45 CFR 164.524(c)(4)"
                                       : answer.basis.front().citation,
      .explanation = absl::StrCat(
          "The quote is ", Dollars(*answer.excess), " over what may be charged",
          answer.payable
              ? absl::StrCat(", which is ", Dollars(*answer.payable), ".")
              : "."),
      .remedy = kRemedy};
}

}  // namespace

std::vector<policy::Defect> JudgeFeeQuote(const ReplyCase& facts,
                                          FeeQuote& quote) {
  const policy::FeeAnswer answer =
      policy::EstimateFee(facts.context.rules, QuestionOf(facts, quote));
  quote.items = answer.items;
  quote.payable = answer.payable;
  quote.excess = answer.excess;
  std::vector<policy::Defect> defects;
  if (answer.excess.value_or(0) > 0) defects.push_back(Excessive(answer));
  for (const policy::FeeItem& item : answer.items) {
    if (item.allowed || item.amount == 0) continue;
    const policy::Defect forbidden{
        .code = "FEE_ITEM_FORBIDDEN",
        .citation = item.citation,
        .explanation =
            "A line of the quote is for something that may not be "
            "charged to this requester.",
        .remedy = kRemedy};
    if (std::find(defects.begin(), defects.end(), forbidden) == defects.end()) {
      defects.push_back(forbidden);
    }
  }
  return defects;
}

}  // namespace custodia::request
