#ifndef CUSTODIA_SERVICES_REQUEST_POLICY_AUTHORITY_PAPERS_H_
#define CUSTODIA_SERVICES_REQUEST_POLICY_AUTHORITY_PAPERS_H_

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/request/policy/authority.h"

namespace custodia::request::policy {

// The path of all papers.
inline constexpr absl::string_view kPapersField =
    "requester.authority_documents";

// Returns the path of a field of paper `index`.
std::string PaperField(size_t index, absl::string_view field);

// Returns the last day of a paper: the earlier of those it names; absent: open.
std::optional<absl::CivilDay> LastDay(const AuthorityPaper& paper);

// Returns whether there is a paper of one of the kinds, in force or not.
bool HasPaper(const AuthorityQuestion& question,
              std::initializer_list<Paper> kinds);

// Returns whether a paper of one of the kinds is in force on the day of
// disclosure. Where none is, adds each that is not to `missing`, or else
// `explanation`.
bool RequirePaper(const AuthorityQuestion& question,
                  std::initializer_list<Paper> kinds,
                  absl::string_view explanation, AuthorityAnswer& answer);

}  // namespace custodia::request::policy

#endif  // CUSTODIA_SERVICES_REQUEST_POLICY_AUTHORITY_PAPERS_H_
