#ifndef CUSTODIA_DEPLOY_WALKTHROUGH_TELLER_H_
#define CUSTODIA_DEPLOY_WALKTHROUGH_TELLER_H_

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "custodia/directory/v1/directory_service.grpc.pb.h"
#include "custodia/request/v1/request_service.grpc.pb.h"
#include "deploy/walkthrough/story.h"

namespace custodia::walkthrough {

// Carries stories through two running services by their public RPCs alone and
// tells what happens. Not thread-safe.
class Teller {
 public:
  // `out` and the stubs must outlive it. Letters are written as PDF into the
  // folder `letters`, which must be there.
  Teller(directory::v1::DirectoryService::StubInterface& directory,
         request::v1::RequestService::StubInterface& requests,
         std::string letters, std::ostream& out)
      : directory_(directory),
        requests_(requests),
        letters_(std::move(letters)),
        out_(out) {}

  // Tells `story` to its end. OK where each organization was asked in the
  // order of the story, each step showed the defects that it must, and the
  // retrieval ended as the story says; otherwise what went another way.
  absl::Status Tell(const Story& story);

  // Waits, at most `timeout`, until the directory answers the question of
  // `story` with `holder` as its first lead: what replies teach reaches it by
  // an outbox, a moment later.
  absl::Status AwaitLearned(const Story& story, const std::string& holder,
                            absl::Duration timeout);

 private:
  absl::Status PrintTrail(const request::v1::Retrieval& order);
  absl::Status Send(const Sending& sending, request::v1::Retrieval& retrieval);
  // Does what `step` says about the attempt that was last sent.
  absl::Status Do(const Step& step, request::v1::Retrieval& retrieval);
  // Does what `step` says about the amendment that was last asked for, or asks
  // whoever was last written to for one.
  absl::Status Correct(const Step& step,
                       const request::v1::Retrieval& retrieval);
  // Says what is wrong with what came, of all the defects that there now are,
  // and checks that `step` foresaw it.
  absl::Status PrintDefects(
      const Step& step,
      const google::protobuf::RepeatedPtrField<request::v1::Defect>& defects);
  // Writes a letter about the attempt `name`, and says where it is.
  absl::Status WriteLetter(const std::string& name,
                           request::v1::Document::Kind kind);

  directory::v1::DirectoryService::StubInterface& directory_;
  request::v1::RequestService::StubInterface& requests_;
  const std::string letters_;
  int letters_written_ = 0;
  std::string attempt_;    // that was last sent
  std::string amendment_;  // that was last asked for
  int defects_ = 0;        // that it had before the step
  std::ostream& out_;
};

// Tells Stories() (or the same with other people in them) and sums up.
absl::Status TellAll(directory::v1::DirectoryService::StubInterface& directory,
                     request::v1::RequestService::StubInterface& requests,
                     const std::vector<Story>& stories,
                     const std::string& letters, std::ostream& out);

}  // namespace custodia::walkthrough

#endif  // CUSTODIA_DEPLOY_WALKTHROUGH_TELLER_H_
