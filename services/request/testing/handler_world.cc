#include "services/request/testing/handler_world.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/status_macros.h"
#include "common/testing/status_matchers.h"
#include "gtest/gtest.h"
#include "services/request/handlers/create_retrieval.h"
#include "services/request/handlers/get_retrieval.h"
#include "services/request/handlers/mark_attempt_sent.h"
#include "services/request/storage/open_store.h"
#include "services/request/testing/life.h"
#include "services/request/testing/rule_text.h"
#include "services/request/testing/sample_order.h"
#include "services/request/wire/dates.h"
#include "services/request/wire/retrieval.h"

namespace custodia::request::testing {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;

constexpr Page kAll = {.size = 1000};

struct Stored {
  std::vector<Retrieval> retrievals;
  std::vector<std::vector<SealedEvent>> events;  // of each
  std::vector<OutboxEntry> outbox;
  bool write_known = false;
};

Stored ReadAll(RequestStore& store) {
  Stored stored;
  EXPECT_THAT(store.Read([&](RequestSnapshot& snapshot) -> absl::Status {
    CUSTODIA_ASSIGN_OR_RETURN(stored.retrievals, snapshot.List({}, kAll));
    stored.events.clear();
    for (const Retrieval& retrieval : stored.retrievals) {
      CUSTODIA_ASSIGN_OR_RETURN(auto events,
                                snapshot.ListEvents(retrieval.id, kAll));
      stored.events.push_back(std::move(events));
    }
    CUSTODIA_ASSIGN_OR_RETURN(stored.outbox, snapshot.Outbox(kAll.size));
    CUSTODIA_ASSIGN_OR_RETURN(const auto write,
                              snapshot.FindRequest(kRequestId));
    stored.write_known = write.has_value();
    return absl::OkStatus();
  }),
              IsOk());
  return stored;
}

std::string Kinds(const std::vector<SealedEvent>& events) {
  return absl::StrJoin(events, " ", [](std::string* out, const auto& event) {
    absl::StrAppend(out, KindOf(event.event));
  });
}

}  // namespace

HandlerWorld::HandlerWorld()
    : clock(absl::FromCivil(absl::CivilHour(kToday) + 12, absl::UTCTimeZone())),
      memory(*OpenRequestStore("sqlite::memory:")),
      store(*memory),
      real_locator(
          {.clock = clock, .ids = ids, .store = store, .rules = ShippedRules()},
          directory, doorbell),
      locator(real_locator),
      env{.clock = clock,
          .ids = ids,
          .store = store,
          .locator = locator,
          .watches = watches,
          .rules = ShippedRules()} {
  store.OnAppend([this](absl::string_view id) { watches.Notify(id); });
}

v1::Retrieval HandlerWorld::Create(std::vector<Lead> leads) {
  directory.AnswerOnly(LocatedAt(std::move(leads)));
  v1::CreateRetrievalRequest message;
  *message.mutable_retrieval() = SampleRetrieval();
  return *handlers::CreateRetrieval(call(), message, env);
}

v1::Retrieval HandlerWorld::CreateAndSend(std::vector<Lead> leads) {
  v1::MarkAttemptSentRequest message;
  message.set_name(Create(std::move(leads)).attempts(0).name());
  message.set_channel(v1::Attempt::FAX);
  *message.mutable_sent_date() = wire::ToProto(kToday);
  return *handlers::MarkAttemptSent(call(), message, env);
}

v1::Retrieval HandlerWorld::Get(const std::string& name) {
  v1::GetRetrievalRequest message;
  message.set_name(name);
  return *handlers::GetRetrieval(call(), message, env);
}

std::vector<std::string> HandlerWorld::KindsOf(const std::string& name) {
  const Stored stored = ReadAll(*memory);
  std::vector<std::string> kinds;
  for (size_t i = 0; i < stored.retrievals.size(); ++i) {
    if (absl::StrCat("retrievals/", stored.retrievals[i].id) != name) continue;
    for (const SealedEvent& event : stored.events[i]) {
      kinds.emplace_back(KindOf(event.event));
    }
  }
  return kinds;
}

std::string HandlerWorld::Dump() {
  const Stored stored = ReadAll(*memory);
  std::string dump = Outline();
  for (const Retrieval& retrieval : stored.retrievals) {
    absl::StrAppend(&dump, wire::ToProto(retrieval, clock.Now()).DebugString());
  }
  for (const OutboxEntry& entry : stored.outbox) {
    absl::StrAppend(&dump, entry.request_id, "\n");
  }
  return dump;
}

std::string HandlerWorld::Outline() {
  const Stored stored = ReadAll(*memory);
  std::string outline;
  for (const std::vector<SealedEvent>& events : stored.events) {
    absl::StrAppend(&outline, Kinds(events), "\n");
  }
  absl::StrAppend(&outline, stored.outbox.size(), " findings, write ",
                  stored.write_known ? "known" : "unknown", "\n");
  return outline;
}

void ExpectAllOrNothing(
    const std::function<void(HandlerWorld&)>& prepare,
    const std::function<absl::StatusOr<v1::Retrieval>(HandlerWorld&)>& write) {
  HandlerWorld faultless;
  prepare(faultless);
  ASSERT_THAT(write(faultless), IsOk());

  int refused = 0;
  for (int step = 1;; ++step) {
    HandlerWorld world;
    prepare(world);
    const std::string before = world.Dump();
    world.store.FailAtStep(step);
    const absl::StatusOr<v1::Retrieval> first = write(world);
    if (world.store.FaultPending()) break;  // it takes fewer steps
    if (!first.ok()) {
      ++refused;
      EXPECT_THAT(first, HasReason("STORE_BUSY")) << "at step " << step;
      EXPECT_EQ(world.Dump(), before) << "after a fault at step " << step;
    }
    EXPECT_THAT(write(world), IsOk()) << "after a fault at step " << step;
    EXPECT_EQ(world.Outline(), faultless.Outline())
        << "after a fault at step " << step;
  }
  // To look for the write, read, append and record the write, at least.
  EXPECT_GE(refused, 3);
}

}  // namespace custodia::request::testing
