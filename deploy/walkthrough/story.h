#ifndef CUSTODIA_DEPLOY_WALKTHROUGH_STORY_H_
#define CUSTODIA_DEPLOY_WALKTHROUGH_STORY_H_

#include <string>
#include <vector>

#include "custodia/request/v1/request_service.pb.h"

namespace custodia::walkthrough {

// What one organization does when it is asked.
struct Answer {
  std::string from;        // display name of who must be asked now
  std::string department;  // likewise, or ""
  request::v1::Attempt::Channel channel;
  std::string says;                       // in words, for the reader
  request::v1::RecordReplyRequest reply;  // but for name, dates and ids
};

// One patient's way to the records, from the request to the last reply.
struct Story {
  std::string title;
  request::v1::Retrieval order;
  std::vector<Answer> answers;  // in the order in which the ladder is climbed
};

// The four stories of the demo, on the sample in deploy/sample, and a fifth
// request, for the doctor of the third, that profits from what was learned.
// Every person is invented.
std::vector<Story> Stories();

}  // namespace custodia::walkthrough

#endif  // CUSTODIA_DEPLOY_WALKTHROUGH_STORY_H_
