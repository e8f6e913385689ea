#include "services/request/testing/faulty_request_store.h"

#include <utility>

#include "common/errors.h"
#include "common/status_macros.h"

namespace custodia::request::testing {
namespace {

// Both kinds of access count the same steps.
template <typename Real>
class Faulty : public Real {
 public:
  Faulty(Real& real, int& steps_to_fault)
      : real_(real), steps_to_fault_(steps_to_fault) {}

  absl::StatusOr<Retrieval> Get(absl::string_view id) override {
    CUSTODIA_RETURN_IF_ERROR(Step());
    return real_.Get(id);
  }
  absl::StatusOr<std::vector<Retrieval>> List(const RetrievalFilter& filter,
                                              const Page& page) override {
    CUSTODIA_RETURN_IF_ERROR(Step());
    return real_.List(filter, page);
  }
  absl::StatusOr<std::vector<SealedEvent>> ListEvents(
      absl::string_view id, const Page& page) override {
    CUSTODIA_RETURN_IF_ERROR(Step());
    return real_.ListEvents(id, page);
  }
  absl::StatusOr<std::vector<WorkEntry>> ListWork(const WorkFilter& filter,
                                                  const Page& page) override {
    CUSTODIA_RETURN_IF_ERROR(Step());
    return real_.ListWork(filter, page);
  }
  absl::StatusOr<std::vector<std::string>> Outdated(absl::Time now,
                                                    int limit) override {
    CUSTODIA_RETURN_IF_ERROR(Step());
    return real_.Outdated(now, limit);
  }
  absl::StatusOr<std::vector<Scorecard>> Scorecards(absl::Time now,
                                                    const Page& page) override {
    CUSTODIA_RETURN_IF_ERROR(Step());
    return real_.Scorecards(now, page);
  }
  absl::StatusOr<std::vector<std::string>> Locating(int limit) override {
    CUSTODIA_RETURN_IF_ERROR(Step());
    return real_.Locating(limit);
  }
  absl::StatusOr<std::optional<std::string>> NextToClimb(
      absl::string_view revision) override {
    CUSTODIA_RETURN_IF_ERROR(Step());
    return real_.NextToClimb(revision);
  }
  absl::StatusOr<std::optional<std::string>> FindOpenTwin(
      absl::string_view twin_key) override {
    CUSTODIA_RETURN_IF_ERROR(Step());
    return real_.FindOpenTwin(twin_key);
  }
  absl::StatusOr<std::optional<RecordedRequest>> FindRequest(
      absl::string_view request_id) override {
    CUSTODIA_RETURN_IF_ERROR(Step());
    return real_.FindRequest(request_id);
  }
  absl::StatusOr<std::vector<OutboxEntry>> Outbox(int limit) override {
    CUSTODIA_RETURN_IF_ERROR(Step());
    return real_.Outbox(limit);
  }

 protected:
  absl::Status Step() {
    return steps_to_fault_ > 0 && --steps_to_fault_ == 0 ? error::StoreBusy()
                                                         : absl::OkStatus();
  }

  Real& real_;

 private:
  int& steps_to_fault_;
};

class FaultyTransaction final : public Faulty<RequestTransaction> {
 public:
  using Faulty::Faulty;

  absl::Status Append(const PreparedAppend& append) override {
    CUSTODIA_RETURN_IF_ERROR(Step());
    return real_.Append(append);
  }
  absl::Status Plan(absl::string_view id, absl::Time now) override {
    CUSTODIA_RETURN_IF_ERROR(Step());
    return real_.Plan(id, now);
  }
  absl::Status RecordClimb(absl::string_view id, absl::string_view revision,
                           absl::Time time) override {
    CUSTODIA_RETURN_IF_ERROR(Step());
    return real_.RecordClimb(id, revision, time);
  }
  absl::Status RecordRequest(absl::string_view request_id,
                             const RecordedRequest& request) override {
    CUSTODIA_RETURN_IF_ERROR(Step());
    return real_.RecordRequest(request_id, request);
  }
  absl::Status Enqueue(absl::string_view request_id,
                       const CustodyFinding& finding) override {
    CUSTODIA_RETURN_IF_ERROR(Step());
    return real_.Enqueue(request_id, finding);
  }
  absl::Status Dequeue(int64_t outbox_id) override {
    CUSTODIA_RETURN_IF_ERROR(Step());
    return real_.Dequeue(outbox_id);
  }
};

}  // namespace

void FaultyRequestStore::OnAppend(Listener listener) {
  real_.OnAppend(std::move(listener));
}

absl::Status FaultyRequestStore::Read(ReadBody body) {
  return real_.Read([&](RequestSnapshot& snapshot) {
    Faulty<RequestSnapshot> faulty(snapshot, steps_to_fault_);
    return body(faulty);
  });
}

absl::Status FaultyRequestStore::Write(WriteBody body) {
  return real_.Write([&](RequestTransaction& transaction) {
    FaultyTransaction faulty(transaction, steps_to_fault_);
    return body(faulty);
  });
}

}  // namespace custodia::request::testing
