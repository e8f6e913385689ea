#include "absl/strings/str_cat.h"
#include "services/request/letters/letters.h"
#include "services/request/letters/words.h"

namespace custodia::request::letters {
namespace {

Letter OfRequest(const Occasion& occasion) {
  Letter letter = LetterFrom(occasion);
  letter.subject = "A request for medical records is withdrawn";
  letter.body.emplace_back(Paragraph{absl::StrCat(
      "On ", InWords(occasion.attempt.sent_date),
      " I asked you for the medical records named below. I withdraw that "
      "request. Please do no more about it and send nothing; no fee is due.")});
  letter.body.emplace_back(RequestFields(occasion));
  letter.body.emplace_back(Paragraph{
      "This ends that request alone. The right to ask again stays, and so does "
      "your duty to keep the records as long as the law says."});
  return letter;
}

Letter OfInquiry(const Occasion& occasion) {
  Letter letter = LetterFrom(occasion);
  letter.subject = absl::StrCat("No more need to look for the records of ",
                                CareOf(occasion));
  letter.body.emplace_back(Paragraph{
      absl::StrCat("On ", InWords(occasion.attempt.sent_date),
                   " I asked whether you know who keeps the medical records "
                   "that the following doctor or practice made. I no longer "
                   "need an answer.")});
  letter.body.emplace_back(InquiryFields(occasion));
  return letter;
}

}  // namespace

absl::StatusOr<Letter> WriteWithdrawalNotice(const Occasion& occasion) {
  Needs needs;
  needs.Require(occasion.attempt.sent(), "sent_date");
  // Else it would say what is not so.
  needs.Require(occasion.retrieval.withdrawn ||
                    occasion.attempt.state == AttemptState::kAbandoned,
                "WithdrawRetrieval");
  if (occasion.to_holder()) {
    needs.RequirePeople(occasion.order());
  } else {
    needs.Require(!CareOf(occasion).empty(), "lead.practitioner_display_name");
  }
  const absl::Status complete = needs.ToStatus();
  if (!complete.ok()) return complete;
  return occasion.to_holder() ? OfRequest(occasion) : OfInquiry(occasion);
}

}  // namespace custodia::request::letters
