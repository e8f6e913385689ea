#include "services/directory/handlers/update_mask.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/util/field_mask_util.h>

#include <algorithm>
#include <utility>

#include "absl/strings/str_split.h"
#include "absl/time/time.h"

namespace custodia::directory {
namespace {

using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;
using ::google::protobuf::util::FieldMaskUtil;

absl::string_view FirstPart(absl::string_view path) {
  return std::pair<absl::string_view, absl::string_view>(
             absl::StrSplit(path, absl::MaxSplits('.', 1)))
      .first;
}

bool Contains(std::initializer_list<absl::string_view> fixed,
              absl::string_view field) {
  return std::find(fixed.begin(), fixed.end(), field) != fixed.end();
}

bool IsSet(const Message& message, const FieldDescriptor* field) {
  const auto* reflection = message.GetReflection();
  return field->is_repeated() ? reflection->FieldSize(message, field) > 0
                              : reflection->HasField(message, field);
}

}  // namespace

UpdateMask::UpdateMask(const google::protobuf::FieldMask& mask,
                       const Message& resource,
                       std::initializer_list<absl::string_view> fixed,
                       error::FieldViolations& violations) {
  const auto* type = resource.GetDescriptor();
  const bool all = mask.paths_size() == 1 && mask.paths(0) == "*";
  named_ = mask.paths_size() > 0;
  if (all || !named_) {
    for (int i = 0; i < type->field_count(); ++i) {
      const FieldDescriptor* field = type->field(i);
      if (Contains(fixed, field->name())) continue;
      if (all || IsSet(resource, field)) paths_.add_paths(field->name());
    }
    return;
  }
  for (const std::string& path : mask.paths()) {
    if (path.empty() ||
        !FieldMaskUtil::GetFieldDescriptors(type, path, nullptr) ||
        Contains(fixed, FirstPart(path))) {
      violations.Add("update_mask", "of fields that an update can change");
      return;
    }
    paths_.add_paths(path);
  }
}

bool UpdateMask::Has(absl::string_view field) const {
  return std::any_of(
      paths_.paths().begin(), paths_.paths().end(),
      [&](const std::string& path) { return FirstPart(path) == field; });
}

void UpdateMask::Apply(const Message& resource, Message& stored) const {
  FieldMaskUtil::MergeOptions options;
  options.set_replace_message_fields(true);
  options.set_replace_repeated_fields(true);
  FieldMaskUtil::MergeMessageTo(resource, paths_, options, &stored);
}

std::vector<Evidence> AddSources(const std::vector<Evidence>& said,
                                 const std::vector<Evidence>& stored) {
  const auto bare = [](Evidence evidence) {
    evidence.fact.clear();
    evidence.recorded_time = absl::Time();
    return evidence;
  };
  std::vector<Evidence> sources;
  for (const auto* list : {&said, &stored}) {
    for (const Evidence& one : *list) {
      Evidence source = bare(one);
      if (std::find(sources.begin(), sources.end(), source) == sources.end()) {
        sources.push_back(std::move(source));
      }
    }
  }
  return sources;
}

}  // namespace custodia::directory
