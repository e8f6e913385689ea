#include "services/request/clients/retrying_directory_client.h"

#include <algorithm>
#include <random>
#include <utility>

#include "absl/time/clock.h"
#include "common/errors.h"

namespace custodia::request {

Pauses Pauses::OfThisMachine() {
  return {.sleep = [](absl::Duration pause) { absl::SleepFor(pause); },
          .random =
              [] {
                thread_local std::mt19937_64 generator{std::random_device{}()};
                return std::uniform_real_distribution<double>()(generator);
              }};
}

RetryingDirectoryClient::RetryingDirectoryClient(DirectoryClient& next,
                                                 const Clock& clock,
                                                 Pauses pauses,
                                                 RetryPolicy policy)
    : next_(next), clock_(clock), pauses_(std::move(pauses)), policy_(policy) {}

void RetryingDirectoryClient::Repeat(absl::Time deadline,
                                     absl::FunctionRef<absl::Status()> call) {
  absl::Duration limit = policy_.first_backoff;
  for (int attempt = 1;; ++attempt) {
    const absl::Status status = call();
    if (error::Reason(status) != "DIRECTORY_UNAVAILABLE") return;
    if (attempt >= policy_.max_attempts) return;
    const absl::Duration pause =
        pauses_.random() * std::min(limit, policy_.max_backoff);
    if (clock_.Now() + pause >= deadline) return;
    pauses_.sleep(pause);
    limit *= 2;
  }
}

absl::StatusOr<LocationAnswer> RetryingDirectoryClient::Locate(
    const LocationQuestion& question, absl::Time deadline) {
  absl::StatusOr<LocationAnswer> answer;
  Repeat(deadline, [&] {
    answer = next_.Locate(question, deadline);
    return answer.status();
  });
  return answer;
}

absl::Status RetryingDirectoryClient::Report(const CustodyFinding& finding,
                                             absl::string_view request_id,
                                             absl::Time deadline) {
  absl::Status status;
  Repeat(deadline,
         [&] { return status = next_.Report(finding, request_id, deadline); });
  return status;
}

}  // namespace custodia::request
