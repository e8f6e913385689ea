#ifndef CUSTODIA_SERVICES_REQUEST_WIRE_NAMES_H_
#define CUSTODIA_SERVICES_REQUEST_WIRE_NAMES_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "common/errors.h"

namespace custodia::request::wire {

// Return resource names. An attempt's or amendment's is "" for the id "": none.
std::string RetrievalName(absl::string_view retrieval);
std::string AttemptName(absl::string_view retrieval, absl::string_view attempt);
std::string AmendmentName(absl::string_view retrieval,
                          absl::string_view amendment);
std::string EventName(absl::string_view retrieval, int64_t sequence);

// Which attempt of which retrieval.
struct AttemptId {
  std::string retrieval;
  std::string attempt;

  bool operator==(const AttemptId&) const = default;
};

// Which amendment of which retrieval.
struct AmendmentId {
  std::string retrieval;
  std::string amendment;

  bool operator==(const AmendmentId&) const = default;
};

// Returns whether `name` has the form of an amendment's.
bool NamesAmendment(absl::string_view name);

// Return the ids in a name; where `name` has not the form of one, empty ids,
// and a violation at `field`.
std::string ParseRetrievalName(absl::string_view name, absl::string_view field,
                               error::FieldViolations& violations);
AttemptId ParseAttemptName(absl::string_view name, absl::string_view field,
                           error::FieldViolations& violations);
AmendmentId ParseAmendmentName(absl::string_view name, absl::string_view field,
                               error::FieldViolations& violations);

}  // namespace custodia::request::wire

#endif  // CUSTODIA_SERVICES_REQUEST_WIRE_NAMES_H_
