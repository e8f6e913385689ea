#include "absl/strings/str_cat.h"
#include "services/request/letters/letters.h"
#include "services/request/letters/refusal.h"

namespace custodia::request::letters {
namespace {

// Returns the grounds of the refusal that can be reviewed; none where there was
// no refusal.
BulletList ReviewableGrounds(const Occasion& occasion) {
  BulletList grounds;
  if (!occasion.attempt.denial) return grounds;
  for (const policy::GroundFinding& one : JudgeRefusal(occasion).findings) {
    if (!one.reviewable) continue;
    grounds.items.push_back(
        absl::StrCat(one.basis.explanation, " (", one.basis.citation, ")"));
  }
  return grounds;
}

}  // namespace

absl::StatusOr<Letter> WriteReviewRequest(const Occasion& occasion) {
  const BulletList grounds = ReviewableGrounds(occasion);
  Needs needs;
  needs.RequirePeople(occasion.order());
  needs.Require(occasion.attempt.denial.has_value(), "denial");
  needs.Require(!grounds.items.empty(), "denial.grounds");
  const absl::Status complete = needs.ToStatus();
  if (!complete.ok()) return complete;

  Letter letter = LetterFrom(occasion);
  letter.subject = "Request for the review of a refusal of access";
  letter.body.emplace_back(Paragraph{absl::StrCat(
      WhatWasRefused(occasion),
      ". I ask for its review by a licensed health care professional whom you "
      "designate and who took no part in the refusal (45 CFR "
      "164.524(a)(4)).")});
  letter.body.emplace_back(RequestFields(occasion));
  letter.body.emplace_back(Paragraph{
      "You refused on a ground that can be reviewed, and that stands only "
      "under these conditions:"});
  letter.body.emplace_back(grounds);
  letter.body.emplace_back(Paragraph{
      "Please refer this request promptly, tell me who decides it, send me the "
      "decision in writing, and do as it says (45 CFR 164.524(d)(4)). What the "
      "ground does not reach, please give me at once (45 CFR "
      "164.524(d)(1))."});
  return letter;
}

}  // namespace custodia::request::letters
