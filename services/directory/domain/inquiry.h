#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_INQUIRY_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_INQUIRY_H_

#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "services/directory/domain/custody_walk.h"
#include "services/directory/domain/facts_as_of.h"
#include "services/directory/domain/origins.h"
#include "services/directory/domain/resolution.h"

namespace custodia::directory {

// A question whose names have been looked up. The pointers are borrowed.
// Laboratory results are asked in several ways, each an inquiry of its own: of
// the laboratory, of who ordered them, of the primary care doctor.
struct Inquiry {
  const Question& question;
  FactsAsOf& facts;
  const Practitioner* practitioner = nullptr;  // nullptr: none, or unknown
  std::string title;  // of the practitioner: "Dr. Jane Roe", or ""
  const OrganizationFacts* organization = nullptr;  // nullptr: none asked for
  std::set<std::string> excluded;                   // canonical ids
  // id of whose records: the practitioner's, or for a laboratory whoever
  // ordered the tests; "" where not known.
  std::string owner;
  // Whether `organization` is asked as the laboratory that made the results.
  bool laboratory = false;
  int turn = 0;        // 0 for the way that is tried first
  bool climbs = true;  // whether referrers are asked, too
};

// Some of the records asked for: where made, and where they are.
struct Holding {
  const Inquiry* inquiry = nullptr;  // which was answered by it
  const Origin* origin = nullptr;
  Custody custody;
  // What was said of them where they are, what counts for most first.
  std::vector<CustodyReport> reports;
};

// What was found for one stretch of the dates.
struct Findings {
  std::vector<Lead> leads;
  std::vector<TrailStep> trail;
};

// Returns the position of a rung on the ladder, from 0.
int LadderPosition(Rung rung);

// Returns "Dr. Jane Roe", or "" where no practitioner was found.
const std::string& PractitionerName(const Inquiry& inquiry);

// Returns "Dr. Jane Roe", "the doctor" where unknown, or the organization asked
// for where no doctor was.
absl::string_view WhoseRecords(const Inquiry& inquiry);

// Return what only an answer that is explained needs, and nothing for others:
// a sentence, put together of `parts`, or evidence.
template <typename... Parts>
std::string Say(const Inquiry& inquiry, const Parts&... parts) {
  return inquiry.question.explained ? absl::StrCat(parts...) : std::string();
}
inline std::vector<Evidence> Why(const Inquiry& inquiry,
                                 const std::vector<Evidence>& evidence) {
  return inquiry.question.explained ? evidence : std::vector<Evidence>();
}

// Returns whether a patient may ask at all: a laboratory must answer for what
// it holds, whenever made, since 2014-10-06 (42 CFR 493.1291(l); 45 CFR 164.524
// as of 79 FR 7290).
bool MayBeAsked(const Inquiry& inquiry);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_INQUIRY_H_
