#include "services/directory/handlers/resolve_custodian.h"

#include "common/wire/date.h"
#include "common/wire/timestamp.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/handlers/batch_resolve_custodians.h"
#include "services/directory/testing/handler_test.h"
#include "services/directory/testing/reparsed.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ResolveCustodianTest : public testing::HandlerTest {
 protected:
  ResolveCustodianTest() { request_.set_practitioner("practitioners/roe"); }

  absl::StatusOr<v1::ResolveCustodianResponse> Resolve() {
    return testing::Reparsed(ResolveCustodian(call_, request_, env_));
  }

  // The first lead's organization.
  std::string Best() {
    const auto response = Resolve();
    EXPECT_THAT(response, IsOk());
    return response.ok() && !response->leads().empty()
               ? response->leads(0).organization()
               : "";
  }

  void SellElmToOak() {
    Seed([](DirectoryTransaction& txn) {
      return txn
          .Put(SuccessionEvent{.id = "sale",
                               .from = "elm",
                               .to = "oak",
                               .kind = SuccessionKind::kSale,
                               .evidence = {Official()}})
          .status();
    });
  }

  v1::ResolveCustodianRequest request_;
};

TEST_F(ResolveCustodianTest, AnswersWithLeadsTrailAndRevision) {
  const auto response = Resolve();
  ASSERT_THAT(response, IsOk());
  EXPECT_EQ(response->practitioner(), "practitioners/roe");
  ASSERT_FALSE(response->leads().empty());
  EXPECT_EQ(response->leads(0).organization(), "organizations/elm");
  EXPECT_EQ(response->leads(0).rung(), v1::Lead::OPERATING_PRACTICE);
  EXPECT_FALSE(response->trail().empty());
  EXPECT_EQ(response->revision(), "r1");
}

TEST_F(ResolveCustodianTest, RepeatsAnAnswerAsItWas) {
  ASSERT_EQ(Best(), "organizations/elm");
  const absl::Time then = clock_.Now();
  clock_.Advance(absl::Hours(1));
  SellElmToOak();
  EXPECT_EQ(Best(), "organizations/oak");
  request_.set_revision("r1");
  EXPECT_EQ(Best(), "organizations/elm");
  request_.clear_revision();
  *request_.mutable_known_at() = custodia::wire::ToProto(then);
  EXPECT_EQ(Best(), "organizations/elm");
}

TEST_F(ResolveCustodianTest, ARevisionIsOneThatWasGivenOut) {
  for (const char* revision : {"r2", "r-1", "r01", "1", "r", "now"}) {
    request_.set_revision(revision);
    EXPECT_THAT(Resolve(), HasReason("REVISION_UNKNOWN")) << revision;
  }
}

TEST_F(ResolveCustodianTest, ExcludedOrganizationsMayGoByAnotherName) {
  Seed([](DirectoryTransaction& txn) {
    return txn.PutOrganizationAlias("old-elm", "elm").status();
  });
  request_.add_excluded_organizations("organizations/old-elm");
  request_.add_excluded_organizations("organizations/nowhere");
  EXPECT_NE(Best(), "organizations/elm");
}

TEST_F(ResolveCustodianTest, CandidatesComeWithTheError) {
  Seed([](DirectoryTransaction& txn) {
    return txn
        .Put(Practitioner{.id = "roe2",
                          .name = {.given = "Jane", .family = "Roe"},
                          .state = "MA"})
        .status();
  });
  request_.Clear();
  request_.mutable_practitioner_query()->set_given_name("Jane");
  request_.mutable_practitioner_query()->set_family_name("Roe");
  request_.mutable_practitioner_query()->set_state("MA");
  const auto response = Resolve();
  ASSERT_THAT(response, HasReason("PRACTITIONER_AMBIGUOUS"));
  const auto details = error::Details(response.status());
  ASSERT_EQ(details.size(), 1U);
  v1::AmbiguousPractitioner ambiguous;
  ASSERT_EQ(details[0].type_name, ambiguous.GetTypeName());
  ASSERT_TRUE(ambiguous.ParseFromString(details[0].serialized));
  EXPECT_EQ(ambiguous.candidates_size(), 2);
}

TEST_F(ResolveCustodianTest, TellsAllThatIsWrong) {
  request_.clear_practitioner();
  request_.mutable_known_at()->set_nanos(-1);
  request_.set_revision("r1");
  request_.set_max_leads(1001);
  EXPECT_THAT(FieldsAtFault(Resolve()),
              ElementsAre("practitioner", "max_leads", "known_at", "revision"));
}

TEST_F(ResolveCustodianTest, DatesAreCheckedAgainstToday) {
  *request_.mutable_service_dates()->mutable_end() =
      custodia::wire::ToProto(env_.Today() + 1);
  EXPECT_THAT(FieldsAtFault(Resolve()), ElementsAre("service_dates.end"));
}

// As known at a revision: the laboratory that bought the first is not known
// yet.
TEST_F(ResolveCustodianTest, LaboratoryResultsAreAskedOfTheLaboratoryFirst) {
  Seed([](DirectoryTransaction& txn) -> absl::Status {
    for (const char* id : {"acme", "giant"}) {
      Organization laboratory = OrganizationOf(id);
      laboratory.type = OrganizationType::kLaboratory;
      CUSTODIA_RETURN_IF_ERROR(txn.Put(laboratory).status());
    }
    return absl::OkStatus();
  });
  request_.set_record_kind(v1::ResolveCustodianRequest::LABORATORY);
  request_.set_laboratory("organizations/acme");
  const auto before = Resolve();
  ASSERT_THAT(before, IsOk());
  ASSERT_GE(before->leads_size(), 2);
  EXPECT_EQ(before->leads(0).rung(), v1::Lead::LABORATORY);
  EXPECT_EQ(before->leads(0).organization(), "organizations/acme");
  EXPECT_EQ(before->leads(1).organization(), "organizations/elm");

  Seed([](DirectoryTransaction& txn) {
    return txn
        .Put(SuccessionEvent{.id = "acme-giant",
                             .from = "acme",
                             .to = "giant",
                             .kind = SuccessionKind::kSale,
                             .evidence = {Official()}})
        .status();
  });
  EXPECT_EQ(Resolve()->leads(0).organization(), "organizations/giant");
  request_.set_revision(before->revision());
  EXPECT_EQ(Resolve()->SerializeAsString(), before->SerializeAsString());

  request_.clear_revision();
  request_.set_laboratory("organizations/nowhere");
  EXPECT_THAT(Resolve(), HasReason("ORGANIZATION_NOT_FOUND"));
}

TEST_F(ResolveCustodianTest, UnknownNamesAreNotFound) {
  request_.set_practitioner("practitioners/nobody");
  EXPECT_THAT(Resolve(), HasReason("PRACTITIONER_NOT_FOUND"));
  request_.set_practitioner("practitioners/roe");
  request_.set_organization("organizations/nowhere");
  EXPECT_THAT(Resolve(), HasReason("ORGANIZATION_NOT_FOUND"));
}

class BatchResolveCustodiansTest : public ResolveCustodianTest {
 protected:
  v1::ResolveCustodianRequest& Ask(const std::string& practitioner) {
    auto& request = *batch_.add_requests();
    request.set_practitioner(practitioner);
    return request;
  }

  absl::StatusOr<v1::BatchResolveCustodiansResponse> ResolveAll() {
    return testing::Reparsed(BatchResolveCustodians(call_, batch_, env_));
  }

  v1::BatchResolveCustodiansRequest batch_;
};

TEST_F(BatchResolveCustodiansTest, AFailureIsItsQuestionsOwn) {
  Ask("practitioners/nobody");
  Ask("practitioners/roe");
  Ask("roe");
  const auto response = ResolveAll();
  ASSERT_THAT(response, IsOk());
  ASSERT_EQ(response->results_size(), 3);
  EXPECT_EQ(response->results(0).status().code(),
            static_cast<int>(absl::StatusCode::kNotFound));
  EXPECT_FALSE(response->results(0).status().details().empty());
  EXPECT_EQ(response->results(1).response().SerializeAsString(),
            Resolve()->SerializeAsString());
  EXPECT_EQ(response->results(2).status().code(),
            static_cast<int>(absl::StatusCode::kInvalidArgument));
}

TEST_F(BatchResolveCustodiansTest, TakesMoreWhereLessComesBack) {
  EXPECT_THAT(FieldsAtFault(ResolveAll()), ElementsAre("requests"));
  for (int i = 0; i < 100; ++i) Ask("practitioners/roe");
  EXPECT_THAT(ResolveAll(), IsOk());
  Ask("practitioners/roe");
  EXPECT_THAT(FieldsAtFault(ResolveAll()), ElementsAre("requests"));
  for (auto& request : *batch_.mutable_requests()) {
    request.set_view(v1::ResolveCustodianRequest::BASIC);
  }
  const auto response = ResolveAll();
  ASSERT_THAT(response, IsOk());
  EXPECT_THAT(response->results(0).response().trail(), IsEmpty());
}

TEST_F(BatchResolveCustodiansTest, AllAreAnsweredAtOneRevision) {
  SellElmToOak();
  Ask("practitioners/roe").set_revision("r1");
  Ask("practitioners/roe").set_revision("r1");
  const auto response = ResolveAll();
  ASSERT_THAT(response, IsOk());
  EXPECT_EQ(response->results(1).response().revision(), "r1");
  EXPECT_EQ(response->results(1).response().leads(0).organization(),
            "organizations/elm");
  batch_.mutable_requests(1)->set_revision("r2");
  EXPECT_THAT(FieldsAtFault(ResolveAll()), ElementsAre("requests[1]"));
}

TEST_F(BatchResolveCustodiansTest, TheStoresFailureIsTheCalls) {
  Ask("practitioners/roe");
  store_.FailAtStep(1);
  EXPECT_THAT(ResolveAll(), HasReason("STORE_BUSY"));
}

}  // namespace
}  // namespace custodia::directory
