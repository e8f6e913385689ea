#ifndef CUSTODIA_DEPLOY_WALKTHROUGH_STORY_H_
#define CUSTODIA_DEPLOY_WALKTHROUGH_STORY_H_

#include <string>
#include <variant>
#include <vector>

#include "custodia/request/v1/request_service.pb.h"

namespace custodia::walkthrough {

// The letter to whom must be asked now leaves.
struct Sending {
  std::string to;          // display name
  std::string department;  // or ""
  request::v1::MarkAttemptSentRequest request;
};

// One thing that happens to a retrieval: a call, complete but for the name of
// the attempt that was last sent or of the amendment that was last asked for,
// and what must come of it.
struct Step {
  std::variant<Sending, request::v1::RecordReplyRequest,
               request::v1::RequestReviewRequest,
               request::v1::RecordReviewDecisionRequest,
               request::v1::FileComplaintRequest,
               request::v1::RequestAmendmentRequest,
               request::v1::MarkAmendmentSentRequest,
               request::v1::RecordAmendmentReplyRequest,
               request::v1::SubmitDisagreementRequest>
      call;
  std::string says;  // in words, for the reader
  // Codes of the defects that it adds to the attempt or amendment, in any
  // order.
  std::vector<std::string> defects = {};
  // Letters that are written upon it.
  std::vector<request::v1::Document::Kind> letters = {};
};

// One patient's way to the records, from the request to the last reply.
struct Story {
  std::string title;
  request::v1::Retrieval order;
  std::vector<Step> steps;
  // Whom the directory must name first before it begins, or "": what replies
  // teach reaches the directory by an outbox, a moment later.
  std::string once_known;
  request::v1::Retrieval::State ends = request::v1::Retrieval::FULFILLED;
};

// The stories of the demo, on the sample in deploy/sample: four ways to the
// records, a fifth that profits from what the third found out, three with
// custodians who break the law, and one about records that are wrong. Every
// person is invented. Dates are counted back from today.
std::vector<Story> Stories();

// The two steps of asking `to` by `channel`, two weeks ago, and of its answer,
// three days ago; `says` is the answer in words.
std::vector<Step> Asked(const std::string& to, const std::string& department,
                        request::v1::Attempt::Channel channel,
                        request::v1::RecordReplyRequest reply,
                        const std::string& says);

// The step of faxing the letter to `to` so many days ago.
Step Faxed(const char* to, int days_ago);

// The reply that all records came, on paper, so many days ago.
request::v1::RecordReplyRequest AllRecordsCame(int days_ago);

}  // namespace custodia::walkthrough

#endif  // CUSTODIA_DEPLOY_WALKTHROUGH_STORY_H_
