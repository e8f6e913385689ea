#ifndef CUSTODIA_COMMON_RESOURCE_NAMES_H_
#define CUSTODIA_COMMON_RESOURCE_NAMES_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace custodia {

// Resource names are `collection/{id}` or `collection/{id}/collection/{id}`
// (https://google.aip.dev/122). An id has 1 to 100 characters of
// [A-Za-z0-9._-], not `.` or `..`: it can stand in a log or a URL as it is.

// Returns whether `id` may be an id.
bool IsResourceId(absl::string_view id);

// Returns the ids in `name`, which must consist of `collections` in this
// order: ParseName("retrievals/r1/attempts/a2", {"retrievals", "attempts"})
// is {"r1", "a2"}. Nothing where it does not.
std::optional<std::vector<std::string>> ParseName(
    absl::string_view name, const std::vector<absl::string_view>& collections);

// Returns the id in `collection/{id}`, or nothing.
std::optional<std::string> ParseName(absl::string_view name,
                                     absl::string_view collection);

// Returns whether `text` is a UUID of 36 characters (RFC 4122), as
// `request_id` must be (https://google.aip.dev/155).
bool IsUuid(absl::string_view text);

}  // namespace custodia

#endif  // CUSTODIA_COMMON_RESOURCE_NAMES_H_
