#ifndef CUSTODIA_SERVICES_REQUEST_TESTING_LETTER_CASES_H_
#define CUSTODIA_SERVICES_REQUEST_TESTING_LETTER_CASES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/request/letters/letters.h"
#include "services/request/testing/rule_text.h"

namespace custodia::request::testing {

// An occasion to write of, and what it borrows. Its people are invented.
struct LetterScene {
  LetterScene();

  letters::Occasion occasion() const {
    return {.retrieval = retrieval,
            .attempt = retrieval.attempts.front(),
            .rules = ShippedRules(),
            .today = today,
            .ssn = ssn};
  }

  Order& order() { return retrieval.order; }
  Attempt& attempt() { return retrieval.attempts.front(); }
  // The letter went to a medical society instead.
  void AskReferrer();
  // It went by certified mail, and where a law binds whom was asked, is due.
  void Send();
  // A refusal came that does not stand, on a ground that can be reviewed.
  void Refuse();

  Retrieval retrieval;
  absl::CivilDay today;
  std::string ssn;
};

// The same of a correction that is to be asked of who gave the records.
struct AmendmentScene {
  AmendmentScene();

  letters::AmendmentOccasion occasion() const {
    return {.retrieval = retrieval,
            .amendment = retrieval.amendments.front(),
            .rules = ShippedRules(),
            .today = today,
            .ssn = ssn};
  }

  Amendment& amendment() { return retrieval.amendments.front(); }
  // It was refused, by a notice that does not say how to complain, and the
  // patient disagreed.
  void Refuse();

  Retrieval retrieval;
  absl::CivilDay today;
  std::string ssn;
};

// A letter with a name to keep it by, e.g. `access_request_by_parent`.
struct LetterCase {
  std::string name;
  absl::StatusOr<letters::Letter> letter;
};

// Returns a letter of each kind, and of each form that it takes.
std::vector<LetterCase> LetterCases();

}  // namespace custodia::request::testing

#endif  // CUSTODIA_SERVICES_REQUEST_TESTING_LETTER_CASES_H_
