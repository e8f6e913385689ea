#ifndef CUSTODIA_SERVICES_DIRECTORY_IMPORTS_VOCABULARY_H_
#define CUSTODIA_SERVICES_DIRECTORY_IMPORTS_VOCABULARY_H_

#include <utility>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/directory/domain/evidence.h"
#include "services/directory/domain/organization.h"
#include "services/directory/domain/practitioner.h"
#include "services/directory/domain/succession.h"

// The words that our own formats have for the values of enumerations: those of
// the contract.
namespace custodia::directory {

template <typename E>
using Vocabulary = absl::Span<const std::pair<absl::string_view, E>>;

// Returns all words for values of E.
template <typename E>
Vocabulary<E> WordsOf();

template <>
Vocabulary<bool> WordsOf<bool>();
template <>
Vocabulary<Grade> WordsOf<Grade>();
template <>
Vocabulary<OrganizationType> WordsOf<OrganizationType>();
template <>
Vocabulary<OrganizationStatus> WordsOf<OrganizationStatus>();
template <>
Vocabulary<IdentifierSystem> WordsOf<IdentifierSystem>();
template <>
Vocabulary<ContactKind> WordsOf<ContactKind>();
template <>
Vocabulary<PractitionerStatus> WordsOf<PractitionerStatus>();
template <>
Vocabulary<AffiliationKind> WordsOf<AffiliationKind>();
template <>
Vocabulary<SuccessionKind> WordsOf<SuccessionKind>();
template <>
Vocabulary<PatientGroup> WordsOf<PatientGroup>();
template <>
Vocabulary<Finding> WordsOf<Finding>();

// Returns the word for `value`, or "" where there is none: for what is not
// specified.
template <typename E>
absl::string_view WordFor(E value) {
  for (const auto& [word, one] : WordsOf<E>()) {
    if (one == value) return word;
  }
  return "";
}

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_IMPORTS_VOCABULARY_H_
