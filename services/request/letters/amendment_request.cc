#include <string>

#include "absl/strings/str_cat.h"
#include "services/request/domain/law.h"
#include "services/request/letters/letters.h"
#include "services/request/letters/words.h"
#include "services/request/policy/due_dates.h"

namespace custodia::request::letters {
namespace {

bool KeptElsewhere(const Lead& lead) {
  return !lead.origin_organization.empty() &&
         lead.origin_organization != lead.organization;
}

// Returns the time to act and the law that sets it, as of a letter that comes
// today; "" where none is known.
std::string TimeToAct(const AmendmentOccasion& occasion) {
  Amendment received = occasion.amendment;
  received.received_date = PartialDate::Of(occasion.today);
  if (!DutyKnown(received.lead)) return "";
  const policy::DueAnswer answer = policy::ComputeDueDates(
      occasion.rules, DueQuestionOf(occasion.order(), received));
  if (!answer.due) return "";
  return absl::StrCat("within ", *answer.due - occasion.today,
                      " days of receiving this letter (",
                      answer.basis.front().citation, ")");
}

void AddWhatIsWrong(const AmendmentOccasion& occasion, Letter& letter) {
  const Correction& correction = occasion.amendment.correction;
  letter.body.emplace_back(Paragraph{"What is wrong, and how it should read:"});
  letter.body.emplace_back(Paragraph{correction.statement});
  if (!correction.reason.empty()) {
    letter.body.emplace_back(Paragraph{"Why it is wrong:"});
    letter.body.emplace_back(Paragraph{correction.reason});
  }
}

void AddWhomToTell(const AmendmentOccasion& occasion, Letter& letter) {
  const std::vector<std::string>& persons =
      occasion.amendment.correction.persons_to_notify;
  if (persons.empty()) return;
  letter.body.emplace_back(
      Paragraph{"I agree that you tell these persons of the amendment, who "
                "need it:"});
  letter.body.emplace_back(BulletList{persons});
}

// Who keeps what another made cannot send the patient back to who is gone.
void AddOrigin(const AmendmentOccasion& occasion, Letter& letter) {
  const Lead& lead = occasion.amendment.lead;
  if (!KeptElsewhere(lead)) return;
  letter.body.emplace_back(Paragraph{absl::StrCat(
      "You keep these records, and ",
      lead.origin_name.empty() ? "another provider" : lead.origin_name,
      " made them. Where who made a record can no longer amend it, the request "
      "is for you to decide (45 CFR 164.526(a)(2)(i)).")});
}

// What the law asks of the custodian, either way.
void AddDuties(const AmendmentOccasion& occasion, Letter& letter) {
  const std::string time = TimeToAct(occasion);
  letter.body.emplace_back(Paragraph{absl::StrCat(
      "Please act ", time.empty() ? "promptly" : time,
      ": find the records that are affected, add the amendment to them or a "
      "link to it, tell me that you did, and tell those who have the "
      "information and may rely on it (45 CFR 164.526(c)).")});
  letter.body.emplace_back(Paragraph{
      "Should you refuse all of it or a part, please send me a written denial "
      "in plain language that states its basis, that I may submit a statement "
      "of disagreement and how, that I may have this request and the denial go "
      "with later disclosures, and how to complain to you and to the U.S. "
      "Department of Health and Human Services, with a name or title and a "
      "telephone number (45 CFR 164.526(d)(1)). A record that is accurate and "
      "complete, that you did not make, that is no part of the designated "
      "record set or that is not open to my access may be left as it is; "
      "nothing else may (45 CFR 164.526(a)(2))."});
  if (occasion.amendment.correction.attach_if_denied) {
    letter.body.emplace_back(Paragraph{
        "Should you refuse, and should I submit no statement of disagreement, "
        "I ask that this request and your denial go with every later "
        "disclosure of the information (45 CFR 164.526(d)(1)(iii), "
        "(d)(5)(ii))."});
  }
}

}  // namespace

absl::StatusOr<Letter> WriteAmendmentRequest(
    const AmendmentOccasion& occasion) {
  Needs needs;
  needs.RequirePeople(occasion.order());
  needs.Require(!occasion.amendment.lead.display_name.empty(), "organization");
  const absl::Status complete = needs.ToStatus();
  if (!complete.ok()) return complete;

  const bool by_right = ByRight(occasion);
  Letter letter = LetterFrom(occasion);
  letter.subject = "Request to amend medical records";
  letter.body.emplace_back(Paragraph{absl::StrCat(
      "I ask you to amend the medical records of the patient named below",
      by_right ? " (45 CFR 164.526)." : ".")});
  letter.body.emplace_back(AmendmentFields(occasion));
  AddWhatIsWrong(occasion, letter);
  AddWhomToTell(occasion, letter);
  if (by_right) {
    AddOrigin(occasion, letter);
    AddDuties(occasion, letter);
  } else {
    letter.body.emplace_back(
        Paragraph{"Please tell me in writing what you have amended. Should you "
                  "amend nothing, please keep this letter with the records."});
  }
  return letter;
}

}  // namespace custodia::request::letters
