#ifndef CUSTODIA_SERVICES_REQUEST_SERVER_REQUEST_SERVICE_H_
#define CUSTODIA_SERVICES_REQUEST_SERVER_REQUEST_SERVICE_H_

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "common/grpc_call.h"
#include "custodia/request/v1/request_service.grpc.pb.h"
#include "services/request/handlers/advance_attempt.h"
#include "services/request/handlers/create_retrieval.h"
#include "services/request/handlers/environment.h"
#include "services/request/handlers/file_complaint.h"
#include "services/request/handlers/get_retrieval.h"
#include "services/request/handlers/list_amendments.h"
#include "services/request/handlers/list_events.h"
#include "services/request/handlers/list_retrievals.h"
#include "services/request/handlers/list_scorecards.h"
#include "services/request/handlers/list_work.h"
#include "services/request/handlers/mark_amendment_sent.h"
#include "services/request/handlers/mark_attempt_sent.h"
#include "services/request/handlers/record_amendment_reply.h"
#include "services/request/handlers/record_reply.h"
#include "services/request/handlers/record_review_decision.h"
#include "services/request/handlers/relocate_retrieval.h"
#include "services/request/handlers/render_document.h"
#include "services/request/handlers/request_amendment.h"
#include "services/request/handlers/request_review.h"
#include "services/request/handlers/revise_retrieval.h"
#include "services/request/handlers/submit_disagreement.h"
#include "services/request/handlers/watch_retrieval.h"
#include "services/request/handlers/withdraw_retrieval.h"
#include "services/request/server/watch_streams.h"

namespace custodia::request {

// Binds each RPC to its handler. One line each; logic belongs in handlers/.
// Thread-safe.
class RequestService final : public v1::RequestService::Service {
 public:
  // Both must outlive it.
  RequestService(handlers::Environment env, WatchStreams& streams)
      : env_(std::move(env)), streams_(streams) {}

  grpc::Status CreateRetrieval(grpc::ServerContext* context,
                               const v1::CreateRetrievalRequest* request,
                               v1::Retrieval* response) override {
    return Answer("CreateRetrieval", *context, *request, response,
                  handlers::CreateRetrieval);
  }

  grpc::Status GetRetrieval(grpc::ServerContext* context,
                            const v1::GetRetrievalRequest* request,
                            v1::Retrieval* response) override {
    return Answer("GetRetrieval", *context, *request, response,
                  handlers::GetRetrieval);
  }

  grpc::Status ListRetrievals(grpc::ServerContext* context,
                              const v1::ListRetrievalsRequest* request,
                              v1::ListRetrievalsResponse* response) override {
    return Answer("ListRetrievals", *context, *request, response,
                  handlers::ListRetrievals);
  }

  grpc::Status WatchRetrieval(grpc::ServerContext* context,
                              const v1::WatchRetrievalRequest* request,
                              grpc::ServerWriter<v1::Event>* writer) override {
    return AnswerStream(MethodName("WatchRetrieval"), *context, *request,
                        [&](const CallContext& call) {
                          return handlers::WatchRetrieval(
                              call, *request, env_,
                              *streams_.Open(*context, *writer));
                        });
  }

  grpc::Status ReviseRetrieval(grpc::ServerContext* context,
                               const v1::ReviseRetrievalRequest* request,
                               v1::Retrieval* response) override {
    return Answer("ReviseRetrieval", *context, *request, response,
                  handlers::ReviseRetrieval);
  }

  grpc::Status WithdrawRetrieval(grpc::ServerContext* context,
                                 const v1::WithdrawRetrievalRequest* request,
                                 v1::Retrieval* response) override {
    return Answer("WithdrawRetrieval", *context, *request, response,
                  handlers::WithdrawRetrieval);
  }

  grpc::Status MarkAttemptSent(grpc::ServerContext* context,
                               const v1::MarkAttemptSentRequest* request,
                               v1::Retrieval* response) override {
    return Answer("MarkAttemptSent", *context, *request, response,
                  handlers::MarkAttemptSent);
  }

  grpc::Status RecordReply(grpc::ServerContext* context,
                           const v1::RecordReplyRequest* request,
                           v1::Retrieval* response) override {
    return Answer("RecordReply", *context, *request, response,
                  handlers::RecordReply);
  }

  grpc::Status AdvanceAttempt(grpc::ServerContext* context,
                              const v1::AdvanceAttemptRequest* request,
                              v1::Retrieval* response) override {
    return Answer("AdvanceAttempt", *context, *request, response,
                  handlers::AdvanceAttempt);
  }

  grpc::Status RelocateRetrieval(grpc::ServerContext* context,
                                 const v1::RelocateRetrievalRequest* request,
                                 v1::Retrieval* response) override {
    return Answer("RelocateRetrieval", *context, *request, response,
                  handlers::RelocateRetrieval);
  }

  grpc::Status RequestReview(grpc::ServerContext* context,
                             const v1::RequestReviewRequest* request,
                             v1::Retrieval* response) override {
    return Answer("RequestReview", *context, *request, response,
                  handlers::RequestReview);
  }

  grpc::Status RecordReviewDecision(
      grpc::ServerContext* context,
      const v1::RecordReviewDecisionRequest* request,
      v1::Retrieval* response) override {
    return Answer("RecordReviewDecision", *context, *request, response,
                  handlers::RecordReviewDecision);
  }

  grpc::Status FileComplaint(grpc::ServerContext* context,
                             const v1::FileComplaintRequest* request,
                             v1::Retrieval* response) override {
    return Answer("FileComplaint", *context, *request, response,
                  handlers::FileComplaint);
  }

  grpc::Status RequestAmendment(grpc::ServerContext* context,
                                const v1::RequestAmendmentRequest* request,
                                v1::Amendment* response) override {
    return Answer("RequestAmendment", *context, *request, response,
                  handlers::RequestAmendment);
  }

  grpc::Status MarkAmendmentSent(grpc::ServerContext* context,
                                 const v1::MarkAmendmentSentRequest* request,
                                 v1::Amendment* response) override {
    return Answer("MarkAmendmentSent", *context, *request, response,
                  handlers::MarkAmendmentSent);
  }

  grpc::Status RecordAmendmentReply(
      grpc::ServerContext* context,
      const v1::RecordAmendmentReplyRequest* request,
      v1::Amendment* response) override {
    return Answer("RecordAmendmentReply", *context, *request, response,
                  handlers::RecordAmendmentReply);
  }

  grpc::Status SubmitDisagreement(grpc::ServerContext* context,
                                  const v1::SubmitDisagreementRequest* request,
                                  v1::Amendment* response) override {
    return Answer("SubmitDisagreement", *context, *request, response,
                  handlers::SubmitDisagreement);
  }

  grpc::Status ListAmendments(grpc::ServerContext* context,
                              const v1::ListAmendmentsRequest* request,
                              v1::ListAmendmentsResponse* response) override {
    return Answer("ListAmendments", *context, *request, response,
                  handlers::ListAmendments);
  }

  grpc::Status RenderDocument(grpc::ServerContext* context,
                              const v1::RenderDocumentRequest* request,
                              v1::RenderDocumentResponse* response) override {
    return Answer("RenderDocument", *context, *request, response,
                  handlers::RenderDocument);
  }

  grpc::Status ListWork(grpc::ServerContext* context,
                        const v1::ListWorkRequest* request,
                        v1::ListWorkResponse* response) override {
    return Answer("ListWork", *context, *request, response, handlers::ListWork);
  }

  grpc::Status ListEvents(grpc::ServerContext* context,
                          const v1::ListEventsRequest* request,
                          v1::ListEventsResponse* response) override {
    return Answer("ListEvents", *context, *request, response,
                  handlers::ListEvents);
  }

  grpc::Status ListScorecards(grpc::ServerContext* context,
                              const v1::ListScorecardsRequest* request,
                              v1::ListScorecardsResponse* response) override {
    return Answer("ListScorecards", *context, *request, response,
                  handlers::ListScorecards);
  }

 private:
  template <typename Request, typename Response>
  grpc::Status Answer(
      absl::string_view rpc, const grpc::ServerContext& context,
      const Request& request, Response* response,
      absl::StatusOr<Response> (*handler)(const CallContext&, const Request&,
                                          const handlers::Environment&)) {
    return AnswerUnary(
        MethodName(rpc), context, request, response,
        [&](const CallContext& call) { return handler(call, request, env_); });
  }

  static std::string MethodName(absl::string_view rpc) {
    return absl::StrCat("/", v1::RequestService::service_full_name(), "/", rpc);
  }

  const handlers::Environment env_;  // Refers to what main() owns.
  WatchStreams& streams_;
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_SERVER_REQUEST_SERVICE_H_
