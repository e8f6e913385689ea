#include "services/request/wire/parse_grievance.h"

#include "services/request/wire/field_reader.h"
#include "services/request/wire/grievance.h"

namespace custodia::request::wire {

RequestReview ParseReviewRequest(const v1::RequestReviewRequest& proto,
                                 error::FieldViolations& violations) {
  const FieldReader reader("", violations);
  return {.request_date =
              reader.WholeDate(proto.request_date(), "request_date")};
}

RecordReviewDecision ParseReviewDecision(
    const v1::RecordReviewDecisionRequest& proto,
    error::FieldViolations& violations) {
  const FieldReader reader("review", violations);
  const v1::Review& review = proto.review();
  if (!review.has_decision_date()) reader.Add("decision_date", "given");
  reader.WholeDate(review.decision_date(), "decision_date");
  reader.Text(review.reviewer(), "reviewer");
  if (review.outcome() == v1::Review::OUTCOME_UNSPECIFIED) {
    reader.Add("outcome", "given");
  }
  reader.Choice<ReviewOutcome>(review.outcome(), "outcome");
  return {.review = FromProto(review)};
}

FileComplaint ParseComplaint(const v1::FileComplaintRequest& proto,
                             error::FieldViolations& violations) {
  const FieldReader reader("complaint", violations);
  const v1::Complaint& complaint = proto.complaint();
  if (complaint.body() == v1::Complaint::BODY_UNSPECIFIED) {
    reader.Add("body", "given");
  }
  reader.Choice<ComplaintBody>(complaint.body(), "body");
  if (!complaint.has_filed_date()) reader.Add("filed_date", "given");
  reader.WholeDate(complaint.filed_date(), "filed_date");
  reader.WholeDate(complaint.known_date(), "known_date");
  reader.Text(complaint.reference(), "reference");
  reader.Texts(complaint.defect_codes(), "defect_codes");
  return {.complaint = FromProto(complaint)};
}

}  // namespace custodia::request::wire
