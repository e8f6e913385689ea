#include "services/request/workers/directory_locator.h"

#include <memory>

#include "common/status_macros.h"
#include "common/testing/counting_ids.h"
#include "common/testing/fake_clock.h"
#include "common/testing/status_matchers.h"
#include "gtest/gtest.h"
#include "services/request/domain/errors.h"
#include "services/request/storage/open_store.h"
#include "services/request/testing/fake_directory_client.h"
#include "services/request/testing/interrupted_directory.h"
#include "services/request/testing/life.h"

namespace custodia::request {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class DirectoryLocatorTest : public ::testing::Test {
 protected:
  DirectoryLocatorTest() { CreateFor("r1", testing::PlainOrder()); }

  void CreateFor(const std::string& id, const Order& order) {
    Change({.retrieval = id, .command = Create{.order = order}});
  }

  // What the directory is asked for an order of laboratory results.
  LocationQuestion AskedForResults(const std::string& id,
                                   const Provider& provider) {
    Order order = testing::PlainOrder();
    order.record_kind = RecordKind::kLaboratory;
    order.provider = provider;
    CreateFor(id, order);
    fake_.Answer(testing::LocatedAt({}));
    EXPECT_THAT(locator_.Locate(id, clock_.Now() + absl::Seconds(5)), IsOk());
    return fake_.questions().back();
  }

  void Change(const request::Change& change) {
    ASSERT_THAT(Commit(change, tools_), IsOk());
  }

  absl::Status Locate() {
    return locator_.Locate("r1", clock_.Now() + absl::Seconds(5));
  }

  Retrieval Get() {
    Retrieval retrieval;
    EXPECT_THAT(store_->Read([&](RequestSnapshot& store) {
      CUSTODIA_ASSIGN_OR_RETURN(retrieval, store.Get("r1"));
      return absl::OkStatus();
    }),
                IsOk());
    return retrieval;
  }

  // A society was asked, which named `named`, of which the directory will say
  // `answer`; the hospital is left to ask.
  void AwaitStorage(LocationAnswer answer = Unclear{},
                    absl::string_view named = "storage") {
    Location location = testing::LocatedAt(
        {testing::Referrer("society"), testing::Referrer("hospital")});
    location.stretches[0].service_dates =
        testing::PlainOrder().records.service_dates.Days();
    fake_.Answer(std::move(location));
    fake_.Answer(std::move(answer));
    ASSERT_THAT(Locate(), IsOk());
    Change({.retrieval = "r1",
            .command = MarkAttemptSent{
                .attempt = "1",
                .channel = Channel::kFax,
                .sent_date = PartialDate::Of(testing::kToday)}});
    Change({.retrieval = "r1",
            .command = RecordReply{.attempt = "1",
                                   .reply = testing::NotUsButKnown(
                                       NotCustodianKind::kReferred, named)}});
    ASSERT_EQ(StateOf(Get()), RetrievalState::kLocating);
  }

  // Returns whom the retrieval approached last.
  std::string LastLead() {
    const Retrieval retrieval = Get();
    return retrieval.attempts.empty()
               ? ""
               : retrieval.attempts.back().lead.display_name;
  }

  custodia::testing::FakeClock clock_{
      absl::FromCivil(testing::kToday, absl::UTCTimeZone())};
  custodia::testing::CountingIds ids_;
  std::unique_ptr<RequestStore> store_ = *OpenRequestStore("sqlite::memory:");
  const policy::Ruleset rules_ = testing::HipaaAlone();
  const CommitTools tools_{
      .clock = clock_, .ids = ids_, .store = *store_, .rules = rules_};
  testing::FakeDirectoryClient fake_;
  testing::InterruptedDirectory directory_{fake_};
  Doorbell doorbell_;
  DirectoryLocator locator_{tools_, directory_, doorbell_};
};

TEST_F(DirectoryLocatorTest, PlansTheFirstLead) {
  fake_.Answer(testing::LocatedAt({testing::Holder("storage")}));
  ASSERT_THAT(Locate(), IsOk());
  const Retrieval located = Get();
  EXPECT_EQ(StateOf(located), RetrievalState::kReadyToSend);
  EXPECT_EQ(located.directory_revision, "7");
  EXPECT_EQ(LastLead(), "storage");
}

TEST_F(DirectoryLocatorTest, AsksAnewForTheDaysOfThePart) {
  Location location = testing::LocatedAt({testing::Holder("a")});
  location.stretches[0].service_dates = {absl::CivilDay(2010, 1, 1),
                                         absl::CivilDay(2011, 12, 31)};
  fake_.Answer(location);
  ASSERT_THAT(Locate(), IsOk());
  Change({.retrieval = "r1", .command = Relocate{}});
  ASSERT_THAT(Locate(), IsOk());
  EXPECT_EQ(StateOf(Get()), RetrievalState::kReadyToSend);
  const LocationQuestion question = fake_.questions().back();
  EXPECT_EQ(question.practitioner, "practitioners/doc");
  EXPECT_EQ(question.organization, "");
  EXPECT_EQ(question.service_dates, (DateSpan{{2010, 1, 1}, {2011, 12, 31}}));
  EXPECT_THAT(question.excluded_organizations,
              ::testing::ElementsAre("organizations/a"));
}

TEST_F(DirectoryLocatorTest, FindsAnOrganizationThatTheDirectoryHas) {
  const auto find = [&](absl::StatusCode code, absl::string_view reason) {
    fake_.FailWith(error::Make(code, reason, ""));
    return locator_.Find("organizations/a", clock_.Now());
  };
  EXPECT_THAT(locator_.Find("organizations/a", clock_.Now()), IsOk());
  EXPECT_EQ(fake_.questions().back().organization, "organizations/a");
  EXPECT_THAT(find(absl::StatusCode::kNotFound, "ORGANIZATION_NOT_FOUND"),
              HasReason("ORGANIZATION_NOT_FOUND"));
  EXPECT_THAT(find(absl::StatusCode::kUnavailable, "DIRECTORY_UNAVAILABLE"),
              HasReason("DIRECTORY_UNAVAILABLE"));
  EXPECT_THAT(find(absl::StatusCode::kInvalidArgument, "INVALID_FIELD"),
              IsOk());
}

TEST_F(DirectoryLocatorTest, OffersAnOrganizationAsTheDirectoryDoes) {
  fake_.Answer(
      testing::LocatedAt({testing::Holder("heir"), testing::Referrer("a"),
                          testing::Practice("a")}));
  EXPECT_EQ(*locator_.Find("organizations/a", clock_.Now()),
            testing::Practice("a"));
  // Others in its place are not it.
  EXPECT_EQ(*locator_.Find("organizations/b", clock_.Now()),
            (Lead{.organization = "organizations/b", .role = Role::kHolder}));
}

TEST_F(DirectoryLocatorTest, AsksForTheProviderAndTheDates) {
  fake_.Answer(testing::LocatedAt({}));
  ASSERT_THAT(Locate(), IsOk());
  const LocationQuestion question = fake_.questions().back();
  const Order order = testing::PlainOrder();
  EXPECT_EQ(question.practitioner, order.provider.practitioner);
  EXPECT_EQ(question.service_dates, order.records.service_dates);
  EXPECT_EQ(question.record_kind, order.record_kind);
  EXPECT_THAT(question.excluded_organizations, IsEmpty());
}

TEST_F(DirectoryLocatorTest, ResultsAreAskedOfTheLaboratoryAndBothDoctors) {
  const LocationQuestion question = AskedForResults(
      "lab", {.organization = "organizations/acme",
              .other_practitioners = {"practitioners/1", "practitioners/2"}});
  EXPECT_EQ(question.record_kind, RecordKind::kLaboratory);
  EXPECT_EQ(question.laboratory, "organizations/acme");
  EXPECT_EQ(question.organization, "");
  EXPECT_EQ(question.practitioner, "practitioners/1");
  EXPECT_EQ(question.primary_care_practitioner, "practitioners/2");
}

// "Dr X at Y": the directory knows whether Y is a laboratory.
TEST_F(DirectoryLocatorTest, TheDoctorNamedFirstOrderedTheTests) {
  LocationQuestion question = AskedForResults(
      "lab", {.practitioner = "practitioners/1",
              .organization = "organizations/elm",
              .other_practitioners = {"practitioners/1", "practitioners/2",
                                      "practitioners/3"}});
  EXPECT_EQ(question.laboratory, "");
  EXPECT_EQ(question.organization, "organizations/elm");
  EXPECT_EQ(question.practitioner, "practitioners/1");
  EXPECT_EQ(question.primary_care_practitioner, "practitioners/2");

  question =
      AskedForResults("named", {.query = {.family_name = "Falk", .state = "RI"},
                                .other_practitioners = {"practitioners/2"}});
  EXPECT_EQ(question.practitioner, "");
  EXPECT_EQ(question.query.family_name, "Falk");
  EXPECT_EQ(question.primary_care_practitioner, "practitioners/2");
}

TEST_F(DirectoryLocatorTest, OtherRecordsHaveNoLaboratory) {
  Order order = testing::PlainOrder();
  order.provider = {.organization = "organizations/elm",
                    .other_practitioners = {"practitioners/1"}};
  CreateFor("clinic", order);
  fake_.Answer(testing::LocatedAt({}));
  ASSERT_THAT(locator_.Locate("clinic", clock_.Now() + absl::Seconds(5)),
              IsOk());
  const LocationQuestion question = fake_.questions().back();
  EXPECT_EQ(question.organization, "organizations/elm");
  EXPECT_EQ(question.laboratory, "");
  EXPECT_EQ(question.practitioner, "");
}

TEST_F(DirectoryLocatorTest, WhatIsLocatedIsNotAskedAgain) {
  fake_.Answer(testing::LocatedAt({testing::Holder("storage")}));
  ASSERT_THAT(Locate(), IsOk());
  ASSERT_THAT(Locate(), IsOk());
  EXPECT_THAT(fake_.questions(), SizeIs(1));
}

TEST_F(DirectoryLocatorTest, AnUnclearProviderIsForThePatientToChoose) {
  fake_.Answer(Unclear{.candidates = {{.practitioner = "practitioners/p1"},
                                      {.practitioner = "practitioners/p2"}}});
  ASSERT_THAT(Locate(), IsOk());
  const Retrieval unclear = Get();
  EXPECT_EQ(StateOf(unclear), RetrievalState::kNeedsInformation);
  EXPECT_THAT(unclear.candidates, SizeIs(2));
}

TEST_F(DirectoryLocatorTest, WhileTheDirectoryIsDownItWaits) {
  fake_.FailWith(error::DirectoryUnavailable());
  EXPECT_THAT(Locate(), HasReason("DIRECTORY_UNAVAILABLE"));
  EXPECT_EQ(StateOf(Get()), RetrievalState::kLocating);
}

// What the directory will refuse for ever must not be asked for ever.
TEST_F(DirectoryLocatorTest, ARefusedQuestionLacksItsProvider) {
  fake_.FailWith(error::Make(absl::StatusCode::kNotFound,
                             "ORGANIZATION_NOT_FOUND", "No."));
  ASSERT_THAT(Locate(), IsOk());
  EXPECT_EQ(StateOf(Get()), RetrievalState::kNeedsInformation);
}

TEST_F(DirectoryLocatorTest, ADirectoryThatServesNobodyTellsNothing) {
  fake_.FailWith(error::Make(absl::StatusCode::kPermissionDenied,
                             "PERMISSION_DENIED", "No."));
  EXPECT_THAT(Locate(), HasReason("PERMISSION_DENIED"));
  EXPECT_EQ(StateOf(Get()), RetrievalState::kLocating);
}

TEST_F(DirectoryLocatorTest, AsksAboutTheOrganizationThatAPartAwaits) {
  AwaitStorage(testing::LocatedAt({testing::Holder("storage")}));
  ASSERT_THAT(Locate(), IsOk());

  const LocationQuestion question = fake_.questions().back();
  EXPECT_EQ(question.organization, "organizations/storage");
  EXPECT_EQ(question.practitioner, "practitioners/doc");
  EXPECT_EQ(question.service_dates.Days(),
            testing::PlainOrder().records.service_dates.Days());
  EXPECT_THAT(question.excluded_organizations,
              ElementsAre("organizations/society"));

  EXPECT_EQ(StateOf(Get()), RetrievalState::kReadyToSend);
  EXPECT_EQ(LastLead(), "storage");
}

// It was asked what it knows, not for the records.
TEST_F(DirectoryLocatorTest, WhoWasAskedAsAReferrerMayBeTheHolder) {
  AwaitStorage(testing::LocatedAt({testing::Holder("society")}), "society");
  ASSERT_THAT(Locate(), IsOk());
  EXPECT_THAT(fake_.questions().back().excluded_organizations, IsEmpty());
  EXPECT_EQ(LastLead(), "society");
  EXPECT_EQ(Get().attempts.back().lead.role, Role::kHolder);
}

TEST_F(DirectoryLocatorTest, AnAwaitedOneThatIsRefusedGivesWayToTheNextLead) {
  AwaitStorage();
  fake_.FailWith(error::Make(absl::StatusCode::kNotFound,
                             "ORGANIZATION_NOT_FOUND", "No."));
  ASSERT_THAT(Locate(), IsOk());
  EXPECT_EQ(StateOf(Get()), RetrievalState::kReadyToSend);
  EXPECT_EQ(LastLead(), "hospital");
}

TEST_F(DirectoryLocatorTest, APartWaitsForADirectoryThatIsDown) {
  AwaitStorage();
  fake_.FailWith(error::DirectoryUnavailable());
  EXPECT_THAT(Locate(), HasReason("DIRECTORY_UNAVAILABLE"));
  EXPECT_EQ(StateOf(Get()), RetrievalState::kLocating);
}

// The change is made while the directory is asked: a transaction open then
// would keep it out.
TEST_F(DirectoryLocatorTest, AnAnswerThatCameTooLateChangesNothing) {
  fake_.Answer(testing::LocatedAt({testing::Holder("storage")}));
  directory_.meanwhile = [this] {
    Change({.retrieval = "r1", .command = Withdraw{}});
  };
  ASSERT_THAT(Locate(), IsOk());
  EXPECT_EQ(StateOf(Get()), RetrievalState::kWithdrawn);
  EXPECT_THAT(Get().attempts, IsEmpty());
}

TEST_F(DirectoryLocatorTest, AsksAgainWhereTheQuestionIsOutdated) {
  AwaitStorage(testing::LocatedAt({testing::Holder("storage")}));
  int changes = 0;
  directory_.meanwhile = [&] {
    if (++changes > 1) return;
    Change(
        {.retrieval = "r1",
         .command = RecordReply{.attempt = "1", .reply = Acknowledgement{}}});
  };
  ASSERT_THAT(Locate(), IsOk());
  EXPECT_THAT(fake_.questions(), SizeIs(3));  // one of them by AwaitStorage
  EXPECT_EQ(StateOf(Get()), RetrievalState::kReadyToSend);
}

TEST_F(DirectoryLocatorTest, DoesNotAskForEverWhatKeepsChanging) {
  AwaitStorage(testing::LocatedAt({testing::Holder("storage")}));
  directory_.meanwhile = [&] {
    Change(
        {.retrieval = "r1",
         .command = RecordReply{.attempt = "1", .reply = Acknowledgement{}}});
  };
  EXPECT_THAT(Locate(), HasReason("ETAG_MISMATCH"));
  EXPECT_EQ(StateOf(Get()), RetrievalState::kLocating);
}

TEST_F(DirectoryLocatorTest, ThereMustBeARetrieval) {
  EXPECT_THAT(locator_.Locate("none", clock_.Now()),
              HasReason("RETRIEVAL_NOT_FOUND"));
}

}  // namespace
}  // namespace custodia::request
