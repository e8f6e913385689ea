#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_PRACTITIONER_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_PRACTITIONER_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/dates.h"
#include "services/directory/domain/evidence.h"
#include "services/directory/domain/organization.h"

namespace custodia::directory {

enum class PractitionerStatus {
  kUnspecified = 0,
  kActive,
  kInactive,
  kDeceased
};

// A person's name as a source wrote it.
struct PersonName {
  std::string given;
  std::string middle;
  std::string family;
  std::string suffix;

  bool operator==(const PersonName&) const = default;
};

// A health care practitioner.
struct Practitioner {
  std::string id;   // equals `npi` where there is one
  std::string npi;  // "" where never issued
  PersonName name;
  std::vector<PersonName> other_names;
  std::vector<std::string> taxonomy_codes;  // NUCC, primary first
  PractitionerStatus status = PractitionerStatus::kUnspecified;
  PartialDate death_date;
  std::string city;   // where the source places the practitioner; for search
  std::string state;  // two letters
  std::vector<Evidence> evidence;
  std::string etag;

  bool operator==(const Practitioner&) const = default;
};

// Returns "Jane Q. Roe Jr".
std::string DisplayName(const PersonName& name);

// Returns whether medical societies and boards serve this practitioner:
// physicians (NUCC grouping 20...), and those whose profession is not known.
bool ServedByMedicalSocieties(const Practitioner& practitioner);

// Returns whether `text` is a NUCC taxonomy code (ten capitals and digits) or
// the beginning of one.
bool IsTaxonomyPrefix(absl::string_view text);

// Returns whether the board licenses this practitioner, or one whose profession
// is not known (nullptr): then and by default physicians.
bool Licenses(const Organization& board, const Practitioner* practitioner);

enum class AffiliationKind {
  kUnspecified = 0,
  kMember,          // charts belong to the organization
  kSoleProprietor,  // the practice is the practitioner's own
  kPrivileges,      // admitting or clinical privileges
  kColocated,       // same address only; graded kInferred
};

// One practitioner at one organization for some time.
struct Affiliation {
  std::string id;
  std::string practitioner;  // id
  std::string organization;  // id
  AffiliationKind kind = AffiliationKind::kUnspecified;
  PartialDate start;  // unknown where the source does not date it
  PartialDate end;    // unknown: not known to have ended
  std::string department;
  std::vector<Evidence> evidence;

  bool operator==(const Affiliation&) const = default;
};

// Returns whether `npi` has ten digits and its check digit is right (Luhn over
// the number with 80840 before it; 45 CFR 162.406).
bool IsValidNpi(absl::string_view npi);

// Returns whether `code` has the form of a NUCC taxonomy code: ten digits and
// capitals.
bool IsTaxonomyCode(absl::string_view code);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_PRACTITIONER_H_
