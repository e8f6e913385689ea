#ifndef CUSTODIA_SERVICES_DIRECTORY_WIRE_NAMES_H_
#define CUSTODIA_SERVICES_DIRECTORY_WIRE_NAMES_H_

#include <string>

#include "absl/strings/string_view.h"
#include "services/directory/domain/errors.h"

// Between the directory's public messages and domain/. A parser adds all that
// is wrong with its message to `violations`, under paths that begin with
// `field`; what it returns then is good only for finding further faults.
namespace custodia::directory::wire {

// What comes before an id, and a slash, in a resource's name.
inline constexpr absl::string_view kOrganizations = "organizations";
inline constexpr absl::string_view kFacts = "facts";

// Return the resource's name; "" for the id "".
std::string PractitionerName(absl::string_view id);
std::string OrganizationName(absl::string_view id);
std::string AffiliationName(absl::string_view id);
std::string SuccessionEventName(absl::string_view id);
std::string FactName(absl::string_view id);
std::string ImportName(absl::string_view id);

// Return the id in a resource's name; "" where the name is empty or at fault.
std::string ParsePractitionerName(absl::string_view name,
                                  absl::string_view field,
                                  error::FieldViolations& violations);
std::string ParseOrganizationName(absl::string_view name,
                                  absl::string_view field,
                                  error::FieldViolations& violations);

// The same where an empty name is at fault too.
std::string RequirePractitionerName(absl::string_view name,
                                    absl::string_view field,
                                    error::FieldViolations& violations);
std::string RequireOrganizationName(absl::string_view name,
                                    absl::string_view field,
                                    error::FieldViolations& violations);
std::string RequireAffiliationName(absl::string_view name,
                                   absl::string_view field,
                                   error::FieldViolations& violations);
std::string RequireFactName(absl::string_view name, absl::string_view field,
                            error::FieldViolations& violations);

// Returns `field`[`index`], the path of an element.
std::string Element(absl::string_view field, int index);

}  // namespace custodia::directory::wire

#endif  // CUSTODIA_SERVICES_DIRECTORY_WIRE_NAMES_H_
