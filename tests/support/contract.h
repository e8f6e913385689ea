#ifndef CUSTODIA_TESTS_SUPPORT_CONTRACT_H_
#define CUSTODIA_TESTS_SUPPORT_CONTRACT_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/dynamic_message.h>
#include <google/protobuf/message.h>

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "tests/support/server_process.h"

namespace custodia::testing {

// What a server says of itself by reflection, and the comments that proto/
// writes beside it. A test that asks it covers RPCs that it has never heard of.
class Contract {
 public:
  // Fails the test where the server describes other messages or RPCs than
  // proto/ does.
  explicit Contract(const ServerProcess& server);

  // Returns all RPCs of the server's own services.
  const std::vector<const google::protobuf::MethodDescriptor*>& methods()
      const {
    return methods_;
  }

  // Returns an empty message.
  std::unique_ptr<google::protobuf::Message> New(
      const google::protobuf::Descriptor& type);

 private:
  google::protobuf::DescriptorPool pool_;
  google::protobuf::DynamicMessageFactory factory_{&pool_};
  std::vector<const google::protobuf::MethodDescriptor*> methods_;
};

// Returns the comment above an element, its line breaks kept.
template <typename Descriptor>
std::string CommentOf(const Descriptor& element) {
  google::protobuf::SourceLocation location;
  return element.GetSourceLocation(&location) ? location.leading_comments : "";
}

// Returns the reasons that an RPC's or a service's comment lists: lines such as
// "- `NAME`, `OTHER`: why".
std::set<std::string> ReasonsIn(const std::string& comment);

// Returns whether callers may set a field: its comment does not say "Output
// only" without an exception.
bool IsInput(const google::protobuf::FieldDescriptor& field);

// Returns whether a field's comment calls it required, whatever else is given.
bool IsRequired(const google::protobuf::FieldDescriptor& field);

// Returns whether it calls it required with exceptions.
bool IsMostlyRequired(const google::protobuf::FieldDescriptor& field);

// Returns whether it says how the field's text is formed: a state, a number of
// so many digits, a time zone.
bool IsFormatted(const google::protobuf::FieldDescriptor& field);

// Returns the forms of name that a field's comment allows, such as
// `retrievals/{retrieval}`; none where the field holds no name.
std::vector<std::string> NameFormsOf(
    const google::protobuf::FieldDescriptor& field);

// Returns whether a field is a message of this full name.
bool IsA(const google::protobuf::FieldDescriptor& field,
         const std::string& full_name);

}  // namespace custodia::testing

#endif  // CUSTODIA_TESTS_SUPPORT_CONTRACT_H_
