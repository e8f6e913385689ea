#include "absl/strings/str_cat.h"
#include "services/request/letters/letters.h"
#include "services/request/letters/refusal.h"

namespace custodia::request::letters {
namespace {

// What is judged here needs a refusal to be there.
policy::DenialAnswer Judged(const Occasion& occasion) {
  return occasion.attempt.denial ? JudgeRefusal(occasion)
                                 : policy::DenialAnswer();
}

Letter Object(const Occasion& occasion, const policy::DenialAnswer& judged) {
  Letter letter = LetterFrom(occasion);
  letter.subject = "Objection to a refusal of access to medical records";
  letter.body.emplace_back(
      Paragraph{absl::StrCat(WhatWasRefused(occasion), ". I object to it.")});
  letter.body.emplace_back(RequestFields(occasion));
  letter.body.emplace_back(Paragraph{"What is wrong with it:"});
  letter.body.emplace_back(Defects(judged.defects));
  letter.body.emplace_back(Paragraph{
      judged.stands
          ? "Please send a notice that says all that 45 CFR 164.524(d)(2) asks "
            "for, and give me everything that the ground does not reach (45 "
            "CFR 164.524(d)(1))."
          : "Please give access to the records now. Should a ground remain for "
            "a part of them, give me the rest (45 CFR 164.524(d)(1)), and "
            "refuse that part in a notice that says all that 45 CFR "
            "164.524(d)(2) asks for."});
  if (judged.reviewable) {
    letter.body.emplace_back(Paragraph{
        "This objection does not give up the right to have the refusal "
        "reviewed by a licensed health care professional who took no part in "
        "it (45 CFR 164.524(a)(4))."});
  }
  letter.body.emplace_back(ComplaintWarning(occasion));
  return letter;
}

}  // namespace

absl::StatusOr<Letter> WriteDenialObjection(const Occasion& occasion) {
  const policy::DenialAnswer judged = Judged(occasion);
  Needs needs;
  needs.RequirePeople(occasion.order());
  needs.Require(occasion.attempt.denial.has_value(), "denial");
  needs.Require(!judged.defects.empty(), "defects");
  const absl::Status complete = needs.ToStatus();
  if (!complete.ok()) return complete;
  return Object(occasion, judged);
}

}  // namespace custodia::request::letters
