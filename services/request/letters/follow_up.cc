#include <optional>

#include "absl/strings/str_cat.h"
#include "services/request/domain/law.h"
#include "services/request/letters/letters.h"
#include "services/request/letters/words.h"

namespace custodia::request::letters {
namespace {

std::string Received(const Attempt& attempt) {
  if (!attempt.received_date.known()) return "";
  return absl::StrCat(attempt.received_date_assumed
                          ? " I take it that you received it by "
                          : " You received it on ",
                      InWords(attempt.received_date), ".");
}

bool SomeCame(const Attempt& attempt) {
  return attempt.state == AttemptState::kPartiallyFulfilled;
}

bool Late(const Occasion& occasion) {
  const std::optional<absl::CivilDay>& due = occasion.attempt.clock.due;
  return due && *due < occasion.today;
}

std::string Deadline(const Occasion& occasion) {
  const std::string day = LastDayOf(occasion.attempt);
  if (day.empty()) return "";
  if (!Late(occasion))
    return absl::StrCat(" The last day to act is ", day, ".");
  return absl::StrCat(" The last day to act was ", day, ".",
                      SomeCame(occasion.attempt)
                          ? " That day has passed."
                          : " That day has passed, and I have neither the "
                            "records nor a refusal in writing.");
}

Letter Reminder(const Occasion& occasion) {
  Letter letter = LetterFrom(occasion);
  const Attempt& attempt = occasion.attempt;
  letter.subject = SomeCame(attempt)
                       ? "The records that have not come"
                       : "Reminder of a request for medical records";
  letter.body.emplace_back(Paragraph{absl::StrCat(
      "On ", InWords(attempt.sent_date),
      " I asked you for the medical records ",
      occasion.by_patient() ? "named below." : "of the patient named below.",
      Received(attempt),
      SomeCame(attempt) ? " Some of them have come; please send the rest." : "",
      Deadline(occasion))});
  letter.body.emplace_back(RequestFields(occasion));
  letter.body.emplace_back(Paragraph{
      "Please send the records now, or tell me in writing what keeps you: a "
      "refusal with its ground, or who else has the records if you do not. If "
      "the request did not reach you, tell me, and I will send it again."});
  if (BoundByHipaa(attempt.lead)) {
    letter.body.emplace_back(ComplaintWarning(occasion));
  }
  return letter;
}

Letter ReminderOfInquiry(const Occasion& occasion) {
  Letter letter = LetterFrom(occasion);
  letter.subject = absl::StrCat("Reminder: who keeps the records of ",
                                CareOf(occasion), "?");
  letter.body.emplace_back(Paragraph{
      absl::StrCat("On ", InWords(occasion.attempt.sent_date),
                   " I asked whether you know who keeps the medical records "
                   "that the following doctor or practice made. I have no "
                   "answer yet.")});
  letter.body.emplace_back(InquiryFields(occasion));
  letter.body.emplace_back(Paragraph{
      "A short answer helps, also that you do not know. Please quote the "
      "reference above, and send it to:"});
  letter.body.emplace_back(
      Paragraph{"____________________________________________________"});
  return letter;
}

}  // namespace

absl::StatusOr<Letter> WriteFollowUp(const Occasion& occasion) {
  Needs needs;
  needs.Require(occasion.attempt.sent(), "sent_date");
  if (occasion.to_holder()) {
    needs.RequirePeople(occasion.order());
  } else {
    needs.Require(!CareOf(occasion).empty(), "lead.practitioner_display_name");
  }
  const absl::Status complete = needs.ToStatus();
  if (!complete.ok()) return complete;
  return occasion.to_holder() ? Reminder(occasion)
                              : ReminderOfInquiry(occasion);
}

}  // namespace custodia::request::letters
