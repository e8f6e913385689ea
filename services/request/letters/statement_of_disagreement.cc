#include <string>

#include "absl/strings/str_cat.h"
#include "services/request/letters/letters.h"
#include "services/request/letters/words.h"

namespace custodia::request::letters {
namespace {

// Returns "On June 1, 2024 you refused to amend ...".
std::string WhatWasRefused(const Amendment& amendment) {
  if (!amendment.denial) {
    return absl::StrCat("On ", InWords(amendment.acceptance->date),
                        " you amended a part of the medical records named "
                        "below as I had asked, and left the rest as it was");
  }
  return absl::StrCat("On ", InWords(amendment.denial->date),
                      " you refused to amend ",
                      amendment.acceptance ? "a part of the" : "the",
                      " medical records named below");
}

// What the law asks of the custodian now.
Paragraph Duties(const Amendment& amendment) {
  return {absl::StrCat(
      "Please add to the record that is in dispute, or link to it, my "
      "request, ",
      amendment.denial ? "your denial, " : "",
      "this statement, and your rebuttal if you write one (45 CFR "
      "164.526(d)(4)), and send them with every later disclosure of it (45 CFR "
      "164.526(d)(5)(i)). Of a rebuttal please send me a copy (45 CFR "
      "164.526(d)(3)).")};
}

}  // namespace

absl::StatusOr<Letter> WriteStatementOfDisagreement(
    const AmendmentOccasion& occasion) {
  const Amendment& amendment = occasion.amendment;
  Needs needs;
  needs.RequirePeople(occasion.order());
  needs.Require(!amendment.lead.display_name.empty(), "organization");
  needs.Require(!amendment.disagreement.empty(), "disagreement");
  const absl::Status complete = needs.ToStatus();
  if (!complete.ok()) return complete;

  const bool by_right = ByRight(occasion);
  Letter letter = LetterFrom(occasion);
  letter.subject = "Statement of disagreement with a refusal to amend";
  letter.body.emplace_back(
      Paragraph{absl::StrCat(WhatWasRefused(amendment), ". I disagree",
                             by_right ? " (45 CFR 164.526(d)(2))." : ".")});
  letter.body.emplace_back(AmendmentFields(occasion));
  letter.body.emplace_back(Paragraph{"What I asked you to amend:"});
  letter.body.emplace_back(Paragraph{amendment.correction.statement});
  letter.body.emplace_back(Paragraph{"My statement:"});
  letter.body.emplace_back(Paragraph{amendment.disagreement});
  if (!amendment.defects.empty()) {
    letter.body.emplace_back(
        Paragraph{"What is wrong with how my request was answered:"});
    letter.body.emplace_back(Defects(amendment.defects));
  }
  letter.body.emplace_back(
      by_right ? Duties(amendment)
               : Paragraph{"Please keep my request and this statement with the "
                           "records, and send them wherever the records go."});
  return letter;
}

}  // namespace custodia::request::letters
