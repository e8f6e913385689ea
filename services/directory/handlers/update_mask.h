#ifndef CUSTODIA_SERVICES_DIRECTORY_HANDLERS_UPDATE_MASK_H_
#define CUSTODIA_SERVICES_DIRECTORY_HANDLERS_UPDATE_MASK_H_

#include <google/protobuf/field_mask.pb.h>
#include <google/protobuf/message.h>

#include <initializer_list>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/directory/domain/errors.h"
#include "services/directory/domain/evidence.h"

namespace custodia::directory {

// The fields that an update changes (https://google.aip.dev/134).
class UpdateMask {
 public:
  // Reads `mask`, which names fields of `resource`: none means those that
  // `resource` sets, `*` all. A path that the message has not, or that begins
  // with one of `fixed` (what an update cannot change), is at fault.
  UpdateMask(const google::protobuf::FieldMask& mask,
             const google::protobuf::Message& resource,
             std::initializer_list<absl::string_view> fixed,
             error::FieldViolations& violations);

  // Whether the field of the resource, or a part of it, is to change.
  bool Has(absl::string_view field) const;

  // Whether the caller named the field, rather than left it to what is set.
  bool Names(absl::string_view field) const { return named_ && Has(field); }

  // Sets the fields in `stored` to what they are in `resource`; what is unset
  // there is cleared.
  void Apply(const google::protobuf::Message& resource,
             google::protobuf::Message& stored) const;

 private:
  bool named_ = false;
  google::protobuf::FieldMask paths_;
};

// Returns the sources of a fact that changed: `said`, those of the change,
// before `stored`, each once.
std::vector<Evidence> AddSources(const std::vector<Evidence>& said,
                                 const std::vector<Evidence>& stored);

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_HANDLERS_UPDATE_MASK_H_
