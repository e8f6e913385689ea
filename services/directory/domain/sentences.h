#ifndef CUSTODIA_SERVICES_DIRECTORY_DOMAIN_SENTENCES_H_
#define CUSTODIA_SERVICES_DIRECTORY_DOMAIN_SENTENCES_H_

#include <string>

#include "absl/strings/string_view.h"
#include "services/directory/domain/practitioner.h"
#include "services/directory/domain/succession.h"

// How the answers are worded. Everything in them is the directory's own; what a
// caller wrote is never repeated.
namespace custodia::directory {

// Returns " on 2015-03-01", " in 2015-03", " in 2015", or " on an unknown day".
std::string When(const PartialDate& date);

// Returns "Elm was sold to North on 2015-03-01", without a full stop.
std::string EventClause(SuccessionKind kind, absl::string_view from,
                        absl::string_view to, const PartialDate& date);

// Returns "charts of inactive patients", or `all` where the scope names no
// group.
std::string Charts(const CustodyScope& scope, absl::string_view all);

// Returns "from 2005-01-01 to 2012-06-30", "until ...", "from ... on" or "of
// all dates".
std::string Span(const DayRange& days);

// Returns "Dr. Jane Q. Roe"; without the title for those who have none.
std::string Titled(const Practitioner& practitioner);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_DOMAIN_SENTENCES_H_
