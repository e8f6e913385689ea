#ifndef CUSTODIA_SERVICES_REQUEST_WORKERS_CLIMBER_H_
#define CUSTODIA_SERVICES_REQUEST_WORKERS_CLIMBER_H_

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/request/clients/directory_client.h"
#include "services/request/workers/commit.h"

namespace custodia::request {

struct ClimberOptions {
  // How long after a question it asks the next, so that a retrieval without
  // hope costs the directory little, however many there are.
  absl::Duration gap = absl::Seconds(1);
  // How often it looks whether the directory has a newer revision, while no
  // retrieval is known that was not asked about at the newest; first so long
  // after the start.
  absl::Duration interval = absl::Minutes(1);
};

// Climbs ladders again: asks the directory about retrievals that have nobody to
// ask, or wait for a referrer (domain/climb.h), once it has learned something
// since it was last asked about them. The revision of any answer tells; each
// retrieval is then asked about once, the one least lately asked about first.
// Of an answer in which nobody is new only the revision is kept. Not
// thread-safe.
class Climber {
 public:
  // All must outlive it.
  Climber(const CommitTools& tools, DirectoryClient& directory,
          const ClimberOptions& options);

  // Asks about one retrieval, where it is time and there is one; a call of the
  // directory for each of its parts that may climb. What the directory refuses
  // for what the question says is logged and not asked again before it has
  // learned something. DIRECTORY_UNAVAILABLE: ask again later. The store's
  // errors.
  absl::Status RunOnce(absl::Time deadline);

 private:
  absl::StatusOr<std::optional<std::string>> Next();
  absl::Status AskAbout(const std::string& id, absl::Time deadline);
  // Asks about one part of `retrieval`, which becomes as it then stands.
  absl::Status AskAboutPart(int part, absl::Time deadline,
                            Retrieval& retrieval);

  const CommitTools tools_;
  DirectoryClient& directory_;
  const ClimberOptions options_;
  std::string revision_;  // of the latest answer, or ""
  absl::Time next_question_ = absl::InfinitePast();
  absl::Time next_look_;
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_WORKERS_CLIMBER_H_
