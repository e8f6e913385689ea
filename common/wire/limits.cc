#include "common/wire/limits.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/errors.h"

namespace custodia::wire {
namespace {

using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;

void Check(const Message& message, const std::string& path,
           error::FieldViolations& violations);

// The two call each other as deep as the message, which protobuf read to a
// depth of 100 at most.
// NOLINTBEGIN(misc-no-recursion)

// Checks one element of a list or, with an index of -1, what is no list.
void CheckValue(const Message& message, const FieldDescriptor* field, int index,
                const std::string& path, error::FieldViolations& violations) {
  const auto& reflection = *message.GetReflection();
  const bool listed = index >= 0;
  if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
    Check(listed ? reflection.GetRepeatedMessage(message, field, index)
                 : reflection.GetMessage(message, field),
          absl::StrCat(path, "."), violations);
  } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    std::string copy;
    const std::string& text =
        listed ? reflection.GetRepeatedStringReference(message, field, index,
                                                       &copy)
               : reflection.GetStringReference(message, field, &copy);
    if (text.size() > kMaxTextBytes) {
      violations.Add(path,
                     absl::StrCat("at most ", kMaxTextBytes, " bytes long"));
    }
  }
}

void Check(const Message& message, const std::string& path,
           error::FieldViolations& violations) {
  // Each element takes a byte at least, so most messages are too short to pass
  // a limit anywhere. Their sizes are known from the whole.
  if (message.GetCachedSize() <= std::min(kMaxElements, kMaxTextBytes)) return;
  const auto& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    const std::string name = path + field->name();
    if (!field->is_repeated()) {
      CheckValue(message, field, -1, name, violations);
      continue;
    }
    const int size = reflection.FieldSize(message, field);
    if (size > kMaxElements) {
      violations.Add(name, absl::StrCat("at most ", kMaxElements, " elements"));
      continue;
    }
    for (int i = 0; i < size; ++i) {
      CheckValue(message, field, i, absl::StrCat(name, "[", i, "]"),
                 violations);
    }
  }
}

// NOLINTEND(misc-no-recursion)

}  // namespace

absl::Status CheckLimits(const google::protobuf::Message& message) {
  message.ByteSizeLong();  // For GetCachedSize().
  error::FieldViolations violations;
  Check(message, "", violations);
  return violations.ToStatus();
}

}  // namespace custodia::wire
