#ifndef CUSTODIA_SERVICES_REQUEST_RULES_PROBLEMS_H_
#define CUSTODIA_SERVICES_REQUEST_RULES_PROBLEMS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace custodia::request::rules {

// Collects what is wrong with rule files, so that an author learns all of it at
// once. Not thread-safe.
class Problems {
 public:
  // `line` counts from 1; 0 where the whole file is meant.
  void Add(absl::string_view file, int line, absl::string_view reason);

  bool empty() const { return lines_.empty(); }

  // Returns OK where nothing is wrong; INVALID_ARGUMENT, RULES_INVALID
  // otherwise, its message one `file:line: reason` per line, in the order they
  // were added.
  absl::Status ToStatus() const;

 private:
  std::vector<std::string> lines_;
};

}  // namespace custodia::request::rules

#endif  // CUSTODIA_SERVICES_REQUEST_RULES_PROBLEMS_H_
