#ifndef CUSTODIA_SERVICES_DIRECTORY_WIRE_EVIDENCE_H_
#define CUSTODIA_SERVICES_DIRECTORY_WIRE_EVIDENCE_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "custodia/directory/v1/evidence.pb.h"
#include "services/directory/domain/errors.h"
#include "services/directory/domain/evidence.h"

namespace custodia::directory::wire {

using EvidenceMessages = google::protobuf::RepeatedPtrField<v1::Evidence>;

// Returns the sources that a caller states for a fact, at least one. What the
// caller leaves out is taken to be a curator's word: source `curated`, grade
// REPORTED. Output-only fields are ignored.
std::vector<Evidence> ParseEvidence(const EvidenceMessages& evidence,
                                    absl::string_view field,
                                    error::FieldViolations& violations);

// The same for a fact that has one source.
Evidence ParseEvidence(const v1::Evidence& evidence, absl::string_view field,
                       error::FieldViolations& violations);

v1::Evidence ToProto(const Evidence& evidence);

// Sets `messages` to all of `evidence`.
void SetEvidence(const std::vector<Evidence>& evidence,
                 EvidenceMessages& messages);

}  // namespace custodia::directory::wire

#endif  // CUSTODIA_SERVICES_DIRECTORY_WIRE_EVIDENCE_H_
