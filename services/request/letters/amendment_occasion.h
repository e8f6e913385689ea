#ifndef CUSTODIA_SERVICES_REQUEST_LETTERS_AMENDMENT_OCCASION_H_
#define CUSTODIA_SERVICES_REQUEST_LETTERS_AMENDMENT_OCCASION_H_

#include <string>

#include "absl/time/civil_time.h"
#include "services/request/domain/retrieval.h"
#include "services/request/letters/letter.h"
#include "services/request/policy/rules.h"

// What a letter about an amendment is written from, and what both kinds of it
// share.
namespace custodia::request::letters {

// Borrows; nothing of it is kept.
struct AmendmentOccasion {
  const Retrieval& retrieval;
  const Amendment& amendment;  // of `retrieval`
  const policy::Ruleset& rules;
  absl::CivilDay today;  // in the patient's zone
  std::string ssn;       // nine digits, or ""; for this letter alone

  const Order& order() const { return retrieval.order; }
};

// Returns whether the letter exercises a right under HIPAA: the patient's or a
// representative's, of a custodian that HIPAA is not known to leave out.
bool ByRight(const AmendmentOccasion& occasion);

// Returns a letter with head, date and signature, but no subject and no body.
Letter LetterFrom(const AmendmentOccasion& occasion);

// Returns the fields that say who the patient is and which request it is.
FieldTable AmendmentFields(const AmendmentOccasion& occasion);

}  // namespace custodia::request::letters

#endif  // CUSTODIA_SERVICES_REQUEST_LETTERS_AMENDMENT_OCCASION_H_
