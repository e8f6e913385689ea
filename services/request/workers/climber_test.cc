#include "services/request/workers/climber.h"

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status_macros.h"
#include "common/testing/counting_ids.h"
#include "common/testing/fake_clock.h"
#include "common/testing/status_matchers.h"
#include "gtest/gtest.h"
#include "services/request/domain/errors.h"
#include "services/request/storage/open_store.h"
#include "services/request/testing/fake_directory_client.h"
#include "services/request/testing/faulty_request_store.h"
#include "services/request/testing/interrupted_directory.h"
#include "services/request/testing/life.h"

namespace custodia::request {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Practice;
using ::testing::SizeIs;

class ClimberTest : public ::testing::Test {
 protected:
  void Do(const std::string& id, const Command& command) {
    ASSERT_THAT(Commit({.retrieval = id, .command = command}, tools_), IsOk());
  }

  // Makes a retrieval whose only lead has said that it never had the records;
  // the directory was at revision 7.
  void MakeUnresolved(const std::string& id) {
    Do(id, Create{.order = testing::PlainOrder()});
    Do(id, Locate{testing::LocatedAt({Practice("a")})});
    Do(id, MarkAttemptSent{.attempt = "1",
                           .channel = Channel::kFax,
                           .sent_date = PartialDate::Of(testing::kToday)});
    Do(id, RecordReply{.attempt = "1",
                       .reply = testing::NotUs(NotCustodianKind::kNeverHeld)});
    clock_.Advance(absl::Seconds(1));
  }

  // Of the directory from now on.
  void Answer(const std::string& revision, std::vector<Lead> leads) {
    Location location = testing::LocatedAt(std::move(leads));
    location.revision = revision;
    fake_.Answer(std::move(location));
  }

  Retrieval Get(const std::string& id) {
    Retrieval retrieval;
    EXPECT_THAT(store_->Read([&](RequestSnapshot& store) -> absl::Status {
      CUSTODIA_ASSIGN_OR_RETURN(retrieval, store.Get(id));
      return absl::OkStatus();
    }),
                IsOk());
    return retrieval;
  }

  absl::Status Run() { return climber_.RunOnce(clock_.Now()); }

  // Returns how many questions the directory is asked in so many seconds.
  size_t AskedWithin(int seconds) {
    const size_t before = fake_.questions().size();
    for (int i = 0; i < seconds; ++i) {
      EXPECT_THAT(Run(), IsOk());
      EXPECT_THAT(Run(), IsOk());
      clock_.Advance(absl::Seconds(1));
    }
    return fake_.questions().size() - before;
  }

  // The same, after the next look is due.
  size_t AskedWithinAMinute() {
    clock_.Advance(absl::Seconds(30));
    return AskedWithin(30);
  }

  custodia::testing::FakeClock clock_{
      absl::FromCivil(testing::kToday, absl::UTCTimeZone())};
  custodia::testing::CountingIds ids_;
  std::unique_ptr<RequestStore> real_ = *OpenRequestStore("sqlite::memory:");
  std::unique_ptr<testing::FaultyRequestStore> store_ =
      std::make_unique<testing::FaultyRequestStore>(*real_);
  const policy::Ruleset rules_ = testing::HipaaAlone();
  const CommitTools tools_{
      .clock = clock_, .ids = ids_, .store = *store_, .rules = rules_};
  testing::FakeDirectoryClient fake_;
  testing::InterruptedDirectory directory_{fake_};
  Climber climber_{tools_, directory_, {}};
};

TEST_F(ClimberTest, GoesOnOnceTheDirectoryKnowsSomebody) {
  MakeUnresolved("r1");
  Answer("7", {Practice("a")});
  Answer("8", {Practice("a"), Practice("b")});
  EXPECT_EQ(AskedWithinAMinute(), 1);
  EXPECT_EQ(StateOf(Get("r1")), RetrievalState::kUnresolved);
  EXPECT_EQ(AskedWithinAMinute(), 1);
  const Retrieval climbed = Get("r1");
  EXPECT_EQ(StateOf(climbed), RetrievalState::kReadyToSend);
  EXPECT_EQ(climbed.attempts.back().lead.display_name, "b");
  EXPECT_EQ(climbed.directory_revision, "8");
  // Whoever was asked is not to be offered.
  EXPECT_THAT(fake_.questions()[0].excluded_organizations,
              ElementsAre("organizations/a"));
  // It has somebody to ask now.
  EXPECT_EQ(AskedWithinAMinute(), 0);
}

TEST_F(ClimberTest, WritesNothingWhereNobodyIsNew) {
  MakeUnresolved("r1");
  const Retrieval before = Get("r1");
  Answer("8", {Practice("a")});
  EXPECT_EQ(AskedWithinAMinute(), 1);
  EXPECT_EQ(Get("r1"), before);
}

TEST_F(ClimberTest, AsksAboutAllOnceForEachRevisionAndNoFasterThanTheGap) {
  for (const char* id : {"r1", "r2", "r3"}) MakeUnresolved(id);
  Answer("7", {});
  // That of the leads: one question a minute shows that nothing is new.
  EXPECT_EQ(AskedWithinAMinute(), 1);
  EXPECT_EQ(AskedWithinAMinute(), 1);
  Answer("8", {});
  EXPECT_EQ(AskedWithinAMinute(), 1);  // The fake says 7 once more.
  // The first shows that something is, and the others follow.
  clock_.Advance(absl::Minutes(1));
  EXPECT_EQ(AskedWithin(2), 2);
  EXPECT_EQ(AskedWithin(1), 1);
  EXPECT_EQ(AskedWithin(50), 0);
  EXPECT_EQ(AskedWithinAMinute(), 1);
}

TEST_F(ClimberTest, KeepsAcrossARestartWhatWasAsked) {
  for (const char* id : {"r1", "r2"}) MakeUnresolved(id);
  Answer("8", {});
  EXPECT_EQ(AskedWithinAMinute(), 2);
  Climber restarted(tools_, directory_, {});
  clock_.Advance(absl::Minutes(1));
  for (int i = 0; i < 10; ++i) {
    EXPECT_THAT(restarted.RunOnce(clock_.Now()), IsOk());
    clock_.Advance(absl::Seconds(1));
  }
  // One, to see whether there is anything new.
  EXPECT_THAT(fake_.questions(), SizeIs(3));
}

TEST_F(ClimberTest, AsksAgainWhatADirectoryThatIsDownDidNotHear) {
  MakeUnresolved("r1");
  fake_.FailWith(error::DirectoryUnavailable());
  clock_.Advance(absl::Minutes(1));
  EXPECT_THAT(Run(), HasReason("DIRECTORY_UNAVAILABLE"));
  fake_.FailWith(absl::OkStatus());
  Answer("8", {Practice("b")});
  clock_.Advance(absl::Minutes(1));
  EXPECT_THAT(Run(), IsOk());
  EXPECT_EQ(StateOf(Get("r1")), RetrievalState::kReadyToSend);
}

TEST_F(ClimberTest, AQuestionThatIsRefusedDoesNotBlockTheOthers) {
  for (const char* id : {"r1", "r2"}) MakeUnresolved(id);
  Answer("8", {Practice("b")});
  for (const absl::Status& refusal :
       {error::Make(absl::StatusCode::kNotFound, "ORGANIZATION_NOT_FOUND",
                    "No."),
        error::Make(absl::StatusCode::kPermissionDenied, "PERMISSION_DENIED",
                    "No.")}) {
    fake_.FailWith(refusal);
    EXPECT_EQ(AskedWithinAMinute(), 1);
  }
  fake_.FailWith(absl::OkStatus());
  EXPECT_EQ(AskedWithinAMinute(), 2);
  EXPECT_EQ(StateOf(Get("r1")), RetrievalState::kReadyToSend);
  EXPECT_EQ(StateOf(Get("r2")), RetrievalState::kReadyToSend);
}

TEST_F(ClimberTest, IsOvertakenByWhoeverIsQuicker) {
  MakeUnresolved("r1");
  Answer("8", {Practice("b")});
  directory_.meanwhile = [&] {
    Do("r1",
       Relocate{.new_organization = NamedOrganization{.display_name = "Named",
                                                      .role = Role::kHolder},
                .new_organization_name = "organizations/named"});
  };
  Climber climber(tools_, directory_, {.interval = absl::ZeroDuration()});
  EXPECT_THAT(climber.RunOnce(clock_.Now()), IsOk());
  const Retrieval retrieval = Get("r1");
  ASSERT_THAT(retrieval.attempts, SizeIs(2));
  EXPECT_EQ(retrieval.attempts.back().lead.display_name, "Named");
  EXPECT_THAT(retrieval.parts[0].leads, IsEmpty());
}

TEST_F(ClimberTest, AsksAgainWhereItWasOvertakenInVain) {
  MakeUnresolved("r1");
  Answer("8", {Practice("b")});
  int revisions = 0;
  directory_.meanwhile = [&] {
    if (++revisions > 1) return;
    Order order = testing::PlainOrder();
    order.client_reference = "x";
    Do("r1", Revise{.order = order});
  };
  Climber climber(tools_, directory_, {});
  clock_.Advance(absl::Minutes(1));
  EXPECT_THAT(climber.RunOnce(clock_.Now()), IsOk());
  EXPECT_EQ(StateOf(Get("r1")), RetrievalState::kUnresolved);
  // At once, not only when it looks for news again.
  clock_.Advance(absl::Seconds(1));
  EXPECT_THAT(climber.RunOnce(clock_.Now()), IsOk());
  EXPECT_EQ(StateOf(Get("r1")), RetrievalState::kReadyToSend);
}

// Whatever step fails, nothing is half done, and the next round does it.
TEST_F(ClimberTest, AFaultOfTheStoreLosesNothing) {
  for (int step = 1; step < 20; ++step) {
    const std::string id = absl::StrCat("r", step);
    MakeUnresolved(id);
    Answer(absl::StrCat("after", step), {Practice("b")});
    clock_.Advance(absl::Minutes(1));
    store_->FailAtStep(step);
    Run().IgnoreError();
    const bool failed = !store_->FaultPending();
    store_->FailAtStep(0);
    for (int i = 0; i < 3; ++i) {
      clock_.Advance(absl::Minutes(1));
      EXPECT_THAT(Run(), IsOk());
    }
    EXPECT_EQ(StateOf(Get(id)), RetrievalState::kReadyToSend) << step;
    if (!failed) return;
  }
  FAIL() << "more steps than there can be";
}

}  // namespace
}  // namespace custodia::request
