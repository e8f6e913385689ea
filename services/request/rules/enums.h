#ifndef CUSTODIA_SERVICES_REQUEST_RULES_ENUMS_H_
#define CUSTODIA_SERVICES_REQUEST_RULES_ENUMS_H_

#include <string>
#include <vector>

#include "services/request/rules/place.h"

// The data's enums are policy's, number by number, so that a cast converts
// them. Each file that casts asserts so for each value.
namespace custodia::request::rules {

template <typename Policy, typename Proto>
constexpr bool Same(Policy policy, Proto proto) {
  return static_cast<int>(policy) == static_cast<int>(proto);
}

// Returns the entries of the repeated enum field `field` as those of `To`.
// Reports an entry that is 0.
template <typename To, typename Entries>
std::vector<To> ReadEnums(const Entries& entries, const std::string& field,
                          const Place& place) {
  std::vector<To> read;
  for (int i = 0; i < entries.size(); ++i) {
    if (entries[i] == 0) place.Wrong(field, "must not be unspecified", i);
    read.push_back(static_cast<To>(entries[i]));
  }
  return read;
}

}  // namespace custodia::request::rules

#endif  // CUSTODIA_SERVICES_REQUEST_RULES_ENUMS_H_
