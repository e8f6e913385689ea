#ifndef CUSTODIA_SERVICES_REQUEST_WORKERS_DIRECTORY_LOCATOR_H_
#define CUSTODIA_SERVICES_REQUEST_WORKERS_DIRECTORY_LOCATOR_H_

#include "services/request/clients/directory_client.h"
#include "services/request/workers/commit.h"
#include "services/request/workers/doorbell.h"
#include "services/request/workers/locator.h"

namespace custodia::request {

// Locates by asking the provider directory, never while a transaction is open.
//
// A question that the directory refuses for what it says (an organization it
// does not have) would be refused again: a part goes on to its next lead, a
// whole retrieval lacks its provider. A refusal for any other cause is
// returned, and the retrieval stays LOCATING.
class DirectoryLocator final : public Locator {
 public:
  // All must outlive it. `doorbell` is the worker's.
  DirectoryLocator(const CommitTools& tools, DirectoryClient& directory,
                   Doorbell& doorbell);

  // Besides what Locator says: ETAG_MISMATCH where others kept changing the
  // retrieval meanwhile.
  absl::Status Locate(absl::string_view id, absl::Time deadline) override;
  absl::StatusOr<Lead> Find(const std::string& organization,
                            absl::Time deadline) override;
  void Wake() override;

 private:
  // Asks and commits what one retrieval, as it stands in `retrieval`, waits
  // for first. Returns whether more may be waiting.
  absl::StatusOr<bool> Step(const Retrieval& retrieval, absl::Time deadline);
  absl::StatusOr<Command> AskWhole(const Retrieval& retrieval,
                                   absl::Time deadline);
  absl::StatusOr<Command> AskPart(const Retrieval& retrieval, const Part& part,
                                  absl::Time deadline);

  const CommitTools tools_;
  DirectoryClient& directory_;
  Doorbell& doorbell_;
};

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_WORKERS_DIRECTORY_LOCATOR_H_
