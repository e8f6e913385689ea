#ifndef CUSTODIA_SERVICES_REQUEST_TESTING_FAKE_DIRECTORY_CLIENT_H_
#define CUSTODIA_SERVICES_REQUEST_TESTING_FAKE_DIRECTORY_CLIENT_H_

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "absl/synchronization/mutex.h"
#include "services/request/clients/directory_client.h"

namespace custodia::request::testing {

// A directory that answers what the test told it to, and remembers what it was
// asked. Thread-safe.
class FakeDirectoryClient final : public DirectoryClient {
 public:
  // A finding and the id that it was reported under.
  using Reported = std::pair<CustodyFinding, std::string>;

  // Answers the next question with `answer`; answers are used up in the order
  // given, the last one for ever. Without any, nobody is known: Unclear.
  void Answer(LocationAnswer answer) {
    absl::MutexLock lock(&mutex_);
    answers_.push_back(std::move(answer));
  }

  // Answers every question from now on with `answer`.
  void AnswerOnly(LocationAnswer answer) {
    absl::MutexLock lock(&mutex_);
    answers_ = {std::move(answer)};
  }

  // Makes every later call fail with `status`, until it is OK.
  void FailWith(absl::Status status) {
    absl::MutexLock lock(&mutex_);
    failure_ = std::move(status);
  }

  // Return what came, failed calls included, oldest first.
  std::vector<LocationQuestion> questions() const {
    absl::MutexLock lock(&mutex_);
    return questions_;
  }
  std::vector<Reported> reported() const {
    absl::MutexLock lock(&mutex_);
    return reported_;
  }

  absl::StatusOr<LocationAnswer> Locate(const LocationQuestion& question,
                                        absl::Time) override {
    absl::MutexLock lock(&mutex_);
    questions_.push_back(question);
    if (!failure_.ok()) return failure_;
    if (answers_.empty()) return Unclear{};
    LocationAnswer answer = answers_.front();
    if (answers_.size() > 1) answers_.pop_front();
    return answer;
  }

  absl::Status Report(const CustodyFinding& finding,
                      absl::string_view request_id, absl::Time) override {
    absl::MutexLock lock(&mutex_);
    reported_.emplace_back(finding, std::string(request_id));
    return failure_;
  }

 private:
  mutable absl::Mutex mutex_;
  std::deque<LocationAnswer> answers_ ABSL_GUARDED_BY(mutex_);
  std::vector<LocationQuestion> questions_ ABSL_GUARDED_BY(mutex_);
  std::vector<Reported> reported_ ABSL_GUARDED_BY(mutex_);
  absl::Status failure_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace custodia::request::testing

#endif  // CUSTODIA_SERVICES_REQUEST_TESTING_FAKE_DIRECTORY_CLIENT_H_
