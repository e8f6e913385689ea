#include "services/directory/wire/names.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "common/resource_names.h"

namespace custodia::directory::wire {
namespace {

constexpr char kPractitioners[] = "practitioners";
constexpr char kAffiliations[] = "affiliations";

std::string Name(absl::string_view collection, absl::string_view id) {
  return id.empty() ? "" : absl::StrCat(collection, "/", id);
}

std::string Require(absl::string_view name, absl::string_view collection,
                    absl::string_view field,
                    error::FieldViolations& violations) {
  std::optional<std::string> id = ParseName(name, collection);
  if (id.has_value()) return *std::move(id);
  violations.Add(field, absl::StrCat("a name of the form ", collection,
                                     "/{id}, the id 1 to 100 characters of "
                                     "letters, digits, `.`, `_` and `-`"));
  return "";
}

}  // namespace

std::string PractitionerName(absl::string_view id) {
  return Name(kPractitioners, id);
}
std::string OrganizationName(absl::string_view id) {
  return Name(kOrganizations, id);
}
std::string AffiliationName(absl::string_view id) {
  return Name(kAffiliations, id);
}
std::string SuccessionEventName(absl::string_view id) {
  return Name("successionEvents", id);
}
std::string FactName(absl::string_view id) { return Name(kFacts, id); }
std::string ImportName(absl::string_view id) { return Name("imports", id); }

std::string ParsePractitionerName(absl::string_view name,
                                  absl::string_view field,
                                  error::FieldViolations& violations) {
  if (name.empty()) return "";
  return RequirePractitionerName(name, field, violations);
}

std::string ParseOrganizationName(absl::string_view name,
                                  absl::string_view field,
                                  error::FieldViolations& violations) {
  if (name.empty()) return "";
  return RequireOrganizationName(name, field, violations);
}

std::string RequirePractitionerName(absl::string_view name,
                                    absl::string_view field,
                                    error::FieldViolations& violations) {
  return Require(name, kPractitioners, field, violations);
}

std::string RequireOrganizationName(absl::string_view name,
                                    absl::string_view field,
                                    error::FieldViolations& violations) {
  return Require(name, kOrganizations, field, violations);
}

std::string RequireAffiliationName(absl::string_view name,
                                   absl::string_view field,
                                   error::FieldViolations& violations) {
  return Require(name, kAffiliations, field, violations);
}

std::string RequireFactName(absl::string_view name, absl::string_view field,
                            error::FieldViolations& violations) {
  return Require(name, kFacts, field, violations);
}

std::string Element(absl::string_view field, int index) {
  return absl::StrCat(field, "[", index, "]");
}

}  // namespace custodia::directory::wire
