#include "services/request/letters/refusal.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/request/domain/law.h"
#include "services/request/letters/words.h"

namespace custodia::request::letters {

policy::DenialAnswer JudgeRefusal(const Occasion& occasion) {
  const Attempt& attempt = occasion.attempt;
  return policy::CheckDenial(
      occasion.rules,
      DenialQuestionOf(occasion.order(), attempt, *attempt.denial,
                       attempt.denial_received));
}

std::string WhatWasRefused(const Occasion& occasion) {
  std::vector<std::string> withheld;
  for (const RecordCategory category :
       occasion.attempt.denial->withheld_categories) {
    withheld.push_back(InWords(category));
  }
  return absl::StrCat("On ", InWords(occasion.attempt.denial_received),
                      " I received your refusal of access to ",
                      withheld.empty()
                          ? "the medical records named below"
                          : absl::StrCat("a part of the medical records named "
                                         "below (",
                                         Listed(withheld), ")"));
}

}  // namespace custodia::request::letters
