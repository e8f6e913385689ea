#include "services/request/letters/amendment_occasion.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/request/letters/occasion.h"
#include "services/request/letters/words.h"

namespace custodia::request::letters {

bool ByRight(const AmendmentOccasion& occasion) {
  return occasion.amendment.lead.duty != Duty::kNotCovered &&
         occasion.order().requester.relationship != Relationship::kThirdParty;
}

Letter LetterFrom(const AmendmentOccasion& occasion) {
  return LetterToHolder(occasion.order(), occasion.amendment.lead,
                        occasion.today);
}

FieldTable AmendmentFields(const AmendmentOccasion& occasion) {
  const Amendment& amendment = occasion.amendment;
  std::vector<Field> fields = PatientFields(occasion.order(), occasion.ssn);
  const std::string& doctor = amendment.lead.practitioner_name;
  if (!doctor.empty()) fields.push_back({"Doctor", doctor});
  if (amendment.sent_date.known()) {
    const std::string channel = InWords(amendment.channel);
    fields.push_back({"Request to amend sent",
                      absl::StrCat(InWords(amendment.sent_date),
                                   channel.empty() ? "" : ", ", channel)});
  }
  fields.push_back(
      {"My reference", absl::StrCat(occasion.retrieval.id, "/", amendment.id)});
  return {std::move(fields)};
}

}  // namespace custodia::request::letters
