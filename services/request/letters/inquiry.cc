#include "absl/strings/str_cat.h"
#include "services/request/letters/letters.h"
#include "services/request/letters/words.h"

namespace custodia::request::letters {

absl::StatusOr<Letter> WriteInquiry(const Occasion& occasion) {
  const std::string care = CareOf(occasion);
  Needs needs;
  needs.Require(!care.empty(), "lead.practitioner_display_name");
  needs.Require(!occasion.attempt.lead.display_name.empty(),
                "lead.display_name");
  const absl::Status complete = needs.ToStatus();
  if (!complete.ok()) return complete;

  Letter letter = LetterFrom(occasion);
  if (occasion.attempt.sent())
    letter.date = InWords(occasion.attempt.sent_date);
  letter.subject = absl::StrCat("Who keeps the records of ", care, "?");
  letter.body.emplace_back(Paragraph{
      "I look for the medical records that the following doctor or practice "
      "made, and ask whether you know who keeps them now."});
  letter.body.emplace_back(InquiryFields(occasion));
  letter.body.emplace_back(Paragraph{"What would help most:"});
  letter.body.emplace_back(BulletList{
      {"the name, address and telephone number of whoever holds the records: "
       "a practice that took over, a storage company, the doctor or the "
       "doctor's estate;",
       "when they went there, and which dates of care they cover;",
       "if you know that they were destroyed: when, and under which rule;",
       "if you do not know: who else might."}});
  letter.body.emplace_back(Paragraph{
      "I do not ask you for a record, so this letter names no patient. Please "
      "quote the reference above in your answer, and send it to:"});
  letter.body.emplace_back(
      Paragraph{"____________________________________________________"});
  return letter;
}

}  // namespace custodia::request::letters
