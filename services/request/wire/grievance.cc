#include "services/request/wire/grievance.h"

#include "services/request/wire/dates.h"
#include "services/request/wire/enums.h"

namespace custodia::request::wire {

v1::Review ToProto(const Review& review) {
  v1::Review proto;
  *proto.mutable_request_date() = ToProto(review.request_date);
  if (review.decision_date.known()) {
    *proto.mutable_decision_date() = ToProto(review.decision_date);
  }
  proto.set_reviewer(review.reviewer);
  proto.set_reviewer_licensed(review.reviewer_licensed);
  proto.set_outcome(ToProto(review.outcome));
  return proto;
}

Review FromProto(const v1::Review& proto) {
  return {.request_date = FromProto(proto.request_date()),
          .decision_date = FromProto(proto.decision_date()),
          .reviewer = proto.reviewer(),
          .reviewer_licensed = proto.reviewer_licensed(),
          .outcome = FromProto<ReviewOutcome>(proto.outcome())};
}

v1::Complaint ToProto(const Complaint& complaint) {
  v1::Complaint proto;
  proto.set_body(ToProto(complaint.body));
  *proto.mutable_filed_date() = ToProto(complaint.filed_date);
  if (complaint.known_date.known()) {
    *proto.mutable_known_date() = ToProto(complaint.known_date);
  }
  proto.set_reference(complaint.reference);
  proto.set_late(complaint.late);
  *proto.mutable_defect_codes() = {complaint.defect_codes.begin(),
                                   complaint.defect_codes.end()};
  return proto;
}

Complaint FromProto(const v1::Complaint& proto) {
  return {.body = FromProto<ComplaintBody>(proto.body()),
          .filed_date = FromProto(proto.filed_date()),
          .known_date = FromProto(proto.known_date()),
          .reference = proto.reference(),
          .late = proto.late(),
          .defect_codes = {proto.defect_codes().begin(),
                           proto.defect_codes().end()}};
}

}  // namespace custodia::request::wire
