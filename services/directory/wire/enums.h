#ifndef CUSTODIA_SERVICES_DIRECTORY_WIRE_ENUMS_H_
#define CUSTODIA_SERVICES_DIRECTORY_WIRE_ENUMS_H_

#include <google/protobuf/generated_enum_reflection.h>

#include "absl/strings/string_view.h"
#include "services/directory/domain/errors.h"

namespace custodia::directory::wire {

// domain/ numbers its enums as the contract does (enums.cc holds it to that),
// so that a value converts by its number.

// Returns the value, unspecified where absent. A number that the contract does
// not have is at fault.
template <typename Ours, typename Theirs>
Ours ParseEnum(Theirs value, absl::string_view field,
               error::FieldViolations& violations) {
  if (google::protobuf::GetEnumDescriptor<Theirs>()->FindValueByNumber(value) ==
      nullptr) {
    violations.Add(field, "a value that the contract names");
    return Ours();
  }
  return static_cast<Ours>(value);
}

// The same where absence is at fault too.
template <typename Ours, typename Theirs>
Ours RequireEnum(Theirs value, absl::string_view field,
                 error::FieldViolations& violations) {
  if (static_cast<int>(value) == 0) violations.Add(field, "set");
  return ParseEnum<Ours>(value, field, violations);
}

}  // namespace custodia::directory::wire

#endif  // CUSTODIA_SERVICES_DIRECTORY_WIRE_ENUMS_H_
