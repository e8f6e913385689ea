#include "services/request/rules/place.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace custodia::request::rules {

using ::google::protobuf::Descriptor;
using ::google::protobuf::FieldDescriptor;

Place::Place(const std::string& file, const Descriptor& descriptor,
             const Tree& tree, Problems& problems)
    : file_(file), descriptor_(descriptor), tree_(&tree), problems_(problems) {}

Place::Place(const Place& parent, const Descriptor& descriptor,
             const Tree* tree, int line)
    : file_(parent.file_),
      descriptor_(descriptor),
      tree_(tree),
      line_(line),
      problems_(parent.problems_) {}

Place Place::Of(const std::string& field, int index) const {
  const FieldDescriptor& of = *descriptor_.FindFieldByName(field);
  return {*this, *of.message_type(),
          tree_ == nullptr ? nullptr : tree_->GetTreeForNested(&of, index),
          Line(field, index)};
}

void Place::Wrong(const std::string& field, absl::string_view reason,
                  int index) const {
  problems_.Add(file_, Line(field, index), absl::StrCat(field, ": ", reason));
}

void Place::Require(const std::string& field, bool present) const {
  if (!present) Wrong(field, "is required");
}

int Place::Line(const std::string& field, int index) const {
  const FieldDescriptor& of = *descriptor_.FindFieldByName(field);
  if (tree_ == nullptr) return line_;
  // A repeated field as a whole stands where its first entry does.
  const int entry = of.is_repeated() ? std::max(index, 0) : -1;
  const int line = tree_->GetLocation(&of, entry).line;
  return line < 0 ? line_ : line + 1;
}

}  // namespace custodia::request::rules
