#include "services/request/policy/amendment.h"

#include <algorithm>
#include <string>

#include "absl/strings/string_view.h"

namespace custodia::request::policy {
namespace {

// What every notice must have.
struct Content {
  bool AmendmentNotice::*has;
  absl::string_view code;
  absl::string_view citation;
  absl::string_view explanation;
};

constexpr Content kContents[] = {
    {&AmendmentNotice::states_basis, "DENIAL_WITHOUT_BASIS",
     "45 CFR 164.526(d)(1)(i)", "The denial does not state its basis."},
    {&AmendmentNotice::states_disagreement_right,
     "DENIAL_WITHOUT_DISAGREEMENT_RIGHT", "45 CFR 164.526(d)(1)(ii)",
     "The denial does not say that the patient may disagree in writing, and "
     "how."},
    {&AmendmentNotice::states_attachment_right,
     "DENIAL_WITHOUT_ATTACHMENT_RIGHT", "45 CFR 164.526(d)(1)(iii)",
     "The denial does not say that the patient may have the request and the "
     "denial go with later disclosures."},
    {&AmendmentNotice::states_complaint_route, "DENIAL_WITHOUT_COMPLAINT_ROUTE",
     "45 CFR 164.526(d)(1)(iv)",
     "The denial does not say how to complain, to the custodian and to HHS, "
     "with a contact."},
};

// 164.526(a)(2)(i): the holder stands in for who can no longer be asked.
bool Stands(AmendmentGround ground, const AmendmentNotice& notice) {
  return ground != AmendmentGround::kUnspecified &&
         (ground != AmendmentGround::kNotCreatedByHolder ||
          !notice.originator_unavailable);
}

}  // namespace

AmendmentDenialAnswer CheckAmendmentDenial(const AmendmentNotice& notice) {
  AmendmentDenialAnswer answer;
  for (const AmendmentGround ground : notice.grounds) {
    answer.stands |= Stands(ground, notice);
  }
  const bool not_theirs =
      std::find(notice.grounds.begin(), notice.grounds.end(),
                AmendmentGround::kNotCreatedByHolder) != notice.grounds.end();
  if (not_theirs && notice.originator_unavailable) {
    answer.defects.push_back(
        {.code = "ORIGINATOR_UNAVAILABLE",
         .citation = "45 CFR 164.526(a)(2)(i)",
         .explanation = "That the holder did not make the record is no ground "
                        "where who made it can no longer amend it.",
         .remedy = "Say why the originator can no longer be asked, and ask the "
                   "holder to decide."});
  }
  for (const Content& content : kContents) {
    if (notice.*content.has) continue;
    answer.defects.push_back(
        {.code = std::string(content.code),
         .citation = std::string(content.citation),
         .explanation = std::string(content.explanation),
         .remedy = "Ask for a notice that has all that 45 CFR 164.526(d)(1) "
                   "asks for."});
  }
  return answer;
}

}  // namespace custodia::request::policy
