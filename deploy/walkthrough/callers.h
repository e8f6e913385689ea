#ifndef CUSTODIA_DEPLOY_WALKTHROUGH_CALLERS_H_
#define CUSTODIA_DEPLOY_WALKTHROUGH_CALLERS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "common/grpc_call.h"
#include "custodia/request/v1/request_service.grpc.pb.h"

// The calls that a teller makes, and what it says where one goes wrong.
namespace custodia::walkthrough {

// Gives a call as long as any call in a demo may take.
inline void SetDeadline(grpc::ClientContext& context) {
  context.set_deadline(absl::ToChronoTime(absl::Now() + absl::Seconds(20)));
}

// Says that a story went another way than it should.
inline absl::Status Unlike(const std::string& expected,
                           const std::string& found) {
  return absl::FailedPreconditionError(absl::StrCat(
      "The story went another way: expected ", expected, ", found ", found));
}

// Makes the call of a step, about one attempt; the answer is the retrieval.
struct Caller {
  request::v1::RequestService::StubInterface& requests;
  const std::string& attempt;
  request::v1::Retrieval& retrieval;

  absl::Status operator()(request::v1::RecordReplyRequest request) const {
    return Call(&Stub::RecordReply, request);
  }
  absl::Status operator()(request::v1::RequestReviewRequest request) const {
    return Call(&Stub::RequestReview, request);
  }
  absl::Status operator()(
      request::v1::RecordReviewDecisionRequest request) const {
    return Call(&Stub::RecordReviewDecision, request);
  }
  absl::Status operator()(request::v1::FileComplaintRequest request) const {
    return Call(&Stub::FileComplaint, request);
  }
  template <typename Other>
  absl::Status operator()(const Other&) const {
    return absl::InternalError("Not a call about an attempt.");
  }

 private:
  using Stub = request::v1::RequestService::StubInterface;

  template <typename Request>
  absl::Status Call(grpc::Status (Stub::*rpc)(grpc::ClientContext*,
                                              const Request&,
                                              request::v1::Retrieval*),
                    Request& request) const {
    request.set_name(attempt);
    grpc::ClientContext context;
    SetDeadline(context);
    return FromGrpcStatus((requests.*rpc)(&context, request, &retrieval));
  }
};

// The same, about an amendment, which is also the answer; one that is asked for
// is asked of whom `attempt` asked.
struct AmendmentCaller {
  request::v1::RequestService::StubInterface& requests;
  const request::v1::Retrieval& retrieval;
  const request::v1::Attempt* attempt;
  const std::string& name;
  request::v1::Amendment& amendment;

  absl::Status operator()(request::v1::RequestAmendmentRequest request) const {
    if (attempt == nullptr) return Unlike("an attempt", "none");
    request.set_parent(retrieval.name());
    request.mutable_amendment()->set_organization(
        attempt->lead().organization());
    return Call(&Stub::RequestAmendment, request);
  }
  absl::Status operator()(request::v1::MarkAmendmentSentRequest request) const {
    request.set_name(name);
    return Call(&Stub::MarkAmendmentSent, request);
  }
  absl::Status operator()(
      request::v1::RecordAmendmentReplyRequest request) const {
    request.set_name(name);
    return Call(&Stub::RecordAmendmentReply, request);
  }
  absl::Status operator()(
      request::v1::SubmitDisagreementRequest request) const {
    request.set_name(name);
    return Call(&Stub::SubmitDisagreement, request);
  }
  template <typename Other>
  absl::Status operator()(const Other&) const {
    return absl::InternalError("Not a call about an amendment.");
  }

 private:
  using Stub = request::v1::RequestService::StubInterface;

  template <typename Request>
  absl::Status Call(grpc::Status (Stub::*rpc)(grpc::ClientContext*,
                                              const Request&,
                                              request::v1::Amendment*),
                    const Request& request) const {
    grpc::ClientContext context;
    SetDeadline(context);
    return FromGrpcStatus((requests.*rpc)(&context, request, &amendment));
  }
};

}  // namespace custodia::walkthrough

#endif  // CUSTODIA_DEPLOY_WALKTHROUGH_CALLERS_H_
