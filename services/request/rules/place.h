#ifndef CUSTODIA_SERVICES_REQUEST_RULES_PLACE_H_
#define CUSTODIA_SERVICES_REQUEST_RULES_PLACE_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/text_format.h>

#include <string>

#include "absl/strings/string_view.h"
#include "services/request/rules/problems.h"

namespace custodia::request::rules {

// Where a message stands in a rule file, so that what is wrong with it is
// reported with its line. Everything passed in must outlive it.
class Place {
 public:
  using Tree = google::protobuf::TextFormat::ParseInfoTree;

  // The whole file, a message of type `descriptor`.
  Place(const std::string& file, const google::protobuf::Descriptor& descriptor,
        const Tree& tree, Problems& problems);

  // Returns the place of a field that is a message: entry `index` of a repeated
  // one. Its line is this place's where the field is not set.
  Place Of(const std::string& field, int index = -1) const;

  // Reports what is wrong with `field`, at its line, or at this place's line
  // where it is not set.
  void Wrong(const std::string& field, absl::string_view reason,
             int index = -1) const;

  // Reports `field` as missing unless it is `present`.
  void Require(const std::string& field, bool present) const;

 private:
  Place(const Place& parent, const google::protobuf::Descriptor& descriptor,
        const Tree* tree, int line);

  // Returns the line of the field, counting from 1.
  int Line(const std::string& field, int index) const;

  const std::string& file_;
  const google::protobuf::Descriptor& descriptor_;
  const Tree* tree_;  // null where the message is not set
  int line_ = 1;
  Problems& problems_;
};

}  // namespace custodia::request::rules

#endif  // CUSTODIA_SERVICES_REQUEST_RULES_PLACE_H_
