#include "services/directory/storage/directory_store_contract.h"

#include <thread>

#include "services/directory/domain/errors.h"

// Transactions, revisions and what was known when. What each lookup finds is
// in facts_contract.cc, names in search_contract.cc.
namespace custodia::directory {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// An answer to each kind of question that resolution asks.
struct Answers {
  std::optional<Organization> organization;
  std::optional<Practitioner> practitioner;
  std::vector<Affiliation> affiliations;
  std::vector<SuccessionEvent> successions;
  std::vector<CustodyReport> reports;
  std::vector<std::string> texts;

  bool operator==(const Answers&) const = default;
};

void Append(const absl::StatusOr<SharedOrganizations>& organizations,
            std::vector<std::string>& texts) {
  ASSERT_THAT(organizations, IsOk());
  for (const Organization& found : *organizations) texts.push_back(found.id);
}

Answers AskAll(DirectorySnapshot& facts) {
  std::vector<std::string> texts = {
      facts.CountyOfZip("01103")->value_or("none")};
  const auto counties = facts.CountiesOfCity("Springfield", "MA");
  for (const FactReader::County& county : *counties) {
    texts.push_back(county.name);
  }
  Append(facts.OrganizationsServing(OrganizationType::kPractice, "25015"),
         texts);
  Append(facts.OrganizationsInCounty(OrganizationType::kPractice, "25013"),
         texts);
  const auto named = facts.SearchPractitioners({.words = {"Roe"}}, {10});
  for (const std::string& id : Ids(named->nodes)) texts.push_back(id);
  return {*facts.FindOrganization("o-17"), *facts.FindPractitioner("p-17"),
          *facts.AffiliationsOf("p-17"),   *facts.SuccessionsFrom("o-17"),
          *facts.ReportsAbout("o-17"),     texts};
}

KnownAt AtRevision(int64_t revision) { return {.revision = revision}; }
KnownAt AtTime(absl::Time time) { return {.time = time}; }

Organization Named(const std::string& id, const std::string& name) {
  Organization organization = SampleOrganization(id);
  organization.display_name = name;
  return organization;
}

TEST_P(DirectoryStoreContract, AnEmptyStoreIsAtRevisionZero) {
  EXPECT_EQ(Revision(), 0);
  EXPECT_EQ(FindOrganization("elm"), std::nullopt);
  EXPECT_EQ(FindPractitioner("roe", AtRevision(0)), std::nullopt);
}

TEST_P(DirectoryStoreContract, ATransactionReadsItsOwnWrites) {
  EXPECT_THAT(
      Write([&](DirectoryTransaction& txn) -> absl::Status {
        CUSTODIA_RETURN_IF_ERROR(txn.Put(SampleOrganization("elm")).status());
        CUSTODIA_RETURN_IF_ERROR(txn.Put(Named("elm", "Oak")).status());
        CUSTODIA_RETURN_IF_ERROR(txn.PutOrganizationAlias("e", "elm").status());
        CUSTODIA_ASSIGN_OR_RETURN(const auto found, txn.FindOrganization("e"));
        EXPECT_EQ(found.value().display_name, "Oak");
        EXPECT_EQ(found->evidence[0].recorded_time, TimeOf(1));
        EXPECT_EQ(txn.Revision(), 1);
        return absl::OkStatus();
      }),
      IsOk());
  EXPECT_EQ(FindOrganization("elm").value().display_name, "Oak");
}

TEST_P(DirectoryStoreContract, ABodyThatFailsLeavesNoTrace) {
  Put(Named("elm", "Elm"));
  EXPECT_THAT(
      Write([&](DirectoryTransaction& txn) -> absl::Status {
        EXPECT_THAT(txn.Put(Named("elm", "Oak")), IsOk());
        EXPECT_THAT(txn.Put(SamplePractitioner("roe", "Jane", "Roe")), IsOk());
        EXPECT_THAT(txn.PutZip("01103", "25013", "Springfield", "MA"), IsOk());
        EXPECT_THAT(txn.RecordRequest("r1", {}), IsOk());
        EXPECT_THAT(txn.RecordImport({.id = "i1"}), IsOk());
        return error::RequestIdReused();
      }),
      HasReason("REQUEST_ID_REUSED"));

  EXPECT_EQ(Revision(), 1);
  EXPECT_EQ(FindOrganization("elm").value().display_name, "Elm");
  EXPECT_EQ(FindPractitioner("roe"), std::nullopt);
  EXPECT_EQ(
      Ask([](DirectorySnapshot& facts) { return facts.CountyOfZip("01103"); }),
      std::nullopt);
  EXPECT_EQ(
      Ask([](DirectorySnapshot& facts) { return facts.FindRequest("r1"); }),
      std::nullopt);
  EXPECT_THAT(
      Ask([](DirectorySnapshot& facts) { return facts.ListImports({10}); }),
      IsEmpty());
}

TEST_P(DirectoryStoreContract, AReadReturnsTheStatusOfItsBody) {
  EXPECT_THAT(store_->Read({},
                           [](DirectorySnapshot&) {
                             return error::PractitionerAmbiguous();
                           }),
              HasReason("PRACTITIONER_AMBIGUOUS"));
}

TEST_P(DirectoryStoreContract, PuttingTheSameAgainIsNoChange) {
  const auto put_all = [&] {
    std::vector<Change> changes;
    EXPECT_THAT(Write([&](DirectoryTransaction& txn) -> absl::Status {
                  changes = {
                      *txn.Put(SampleOrganization("elm")),
                      *txn.Put(SampleOrganization("oak")),
                      *txn.Put(SamplePractitioner("roe", "Jane", "Roe")),
                      *txn.Put(SampleAffiliation("a1", "roe", "elm")),
                      *txn.Put(SampleSuccession("s1", "elm", "oak")),
                      *txn.Put(SampleReport("c1", "oak")),
                      *txn.PutCounty({"25013", "Hampden", "MA"}),
                      *txn.PutZip("01103", "25013", "Springfield", "MA"),
                      *txn.PutPractitionerAlias("p-17", "roe"),
                      *txn.PutOrganizationAlias("o-17", "elm"),
                  };
                  return absl::OkStatus();
                }),
                IsOk());
    return changes;
  };
  EXPECT_EQ(put_all(), std::vector<Change>(10, Change::kAdded));
  EXPECT_EQ(put_all(), std::vector<Change>(10, Change::kNone));
  EXPECT_EQ(Revision(), 1);
}

TEST_P(DirectoryStoreContract, PuttingBackWhatWasReadIsNoChange) {
  Put(SampleOrganization("elm"), SamplePractitioner("roe", "Jane", "Roe"));
  EXPECT_THAT(Put(*FindOrganization("elm"), *FindPractitioner("roe")),
              ElementsAre(Change::kNone, Change::kNone));
  EXPECT_EQ(Revision(), 1);
}

TEST_P(DirectoryStoreContract, ARevisionIsMadeOnlyWhereSomethingChanges) {
  Put(Named("elm", "Elm"));
  EXPECT_THAT(Put(Named("elm", "Elm")), ElementsAre(Change::kNone));
  EXPECT_THAT(Put(Named("elm", "Oak")), ElementsAre(Change::kReplaced));
  EXPECT_EQ(Revision(), 2);
}

TEST_P(DirectoryStoreContract, FormerVersionsAreSeenByRevision) {
  Put(Named("elm", "Elm"));
  const auto before = FindOrganization("elm");
  Put(Named("elm", "Oak"));

  EXPECT_EQ(FindOrganization("elm", AtRevision(0)), std::nullopt);
  EXPECT_EQ(FindOrganization("elm", AtRevision(1)), before);
  EXPECT_EQ(FindOrganization("elm", AtRevision(2)), FindOrganization("elm"));
  EXPECT_EQ(FindOrganization("elm").value().display_name, "Oak");
}

TEST_P(DirectoryStoreContract, FormerVersionsAreSeenByTime) {
  Put(Named("elm", "Elm"));
  Put(Named("elm", "Oak"));
  const absl::Duration instant = absl::Microseconds(1);
  const auto name_at = [&](absl::Time time) {
    return FindOrganization("elm", AtTime(time)).value().display_name;
  };
  EXPECT_EQ(FindOrganization("elm", AtTime(TimeOf(1) - instant)), std::nullopt);
  EXPECT_EQ(FindOrganization("elm", AtTime(absl::InfinitePast())),
            std::nullopt);
  EXPECT_EQ(name_at(TimeOf(1)), "Elm");
  EXPECT_EQ(name_at(TimeOf(2) - instant), "Elm");
  EXPECT_EQ(name_at(TimeOf(2)), "Oak");
  EXPECT_EQ(name_at(absl::InfiniteFuture()), "Oak");
}

TEST_P(DirectoryStoreContract, WhatIsToldAfterTheClockWasSetBackIsLater) {
  Put(Named("elm", "Elm"));
  EXPECT_THAT(store_->Write(TimeOf(1) - absl::Hours(5),
                            [&](DirectoryTransaction& txn) {
                              return txn.Put(Named("elm", "Oak")).status();
                            }),
              IsOk());
  EXPECT_EQ(FindOrganization("elm", AtTime(TimeOf(1) - absl::Hours(5))),
            std::nullopt);
  EXPECT_EQ(FindOrganization("elm").value().evidence[0].recorded_time,
            TimeOf(1));
}

TEST_P(DirectoryStoreContract, ARevisionThatNeverWasIsUnknown) {
  Put(Named("elm", "Elm"));
  const auto body = [](DirectorySnapshot&) { return absl::OkStatus(); };
  EXPECT_THAT(store_->Read(AtRevision(1), body), IsOk());
  EXPECT_THAT(store_->Read(AtRevision(2), body), HasReason("REVISION_UNKNOWN"));
  EXPECT_THAT(store_->Read(AtRevision(-1), body),
              HasReason("REVISION_UNKNOWN"));
}

TEST_P(DirectoryStoreContract, AnAnswerAtARevisionNeverChanges) {
  Put(SampleOrganization("elm"), SampleOrganization("oak"),
      SamplePractitioner("roe", "Jane", "Roe"),
      SampleAffiliation("a1", "roe", "elm"),
      SampleSuccession("s1", "elm", "oak"), SampleReport("c1", "elm"));
  EXPECT_THAT(Write([](DirectoryTransaction& txn) -> absl::Status {
                CUSTODIA_RETURN_IF_ERROR(
                    txn.PutCounty({"25013", "Hampden", "MA"}).status());
                CUSTODIA_RETURN_IF_ERROR(
                    txn.PutZip("01103", "25013", "Springfield", "MA").status());
                CUSTODIA_RETURN_IF_ERROR(
                    txn.PutPractitionerAlias("p-17", "roe").status());
                return txn.PutOrganizationAlias("o-17", "elm").status();
              }),
              IsOk());

  const auto ask_all = [](DirectorySnapshot& facts) -> absl::StatusOr<Answers> {
    return AskAll(facts);
  };
  const Answers then = Ask(ask_all, AtRevision(2));
  EXPECT_EQ(then.texts, (std::vector<std::string>{"25013", "Hampden", "elm",
                                                  "oak", "elm", "oak", "roe"}));

  Organization elm = Named("elm", "Elm");
  elm.contact_points.pop_back();
  elm.jurisdictions = {"25027"};
  elm.county_fips = "25027";
  SuccessionEvent sale = SampleSuccession("s1", "oak", "elm");
  Affiliation affiliation = SampleAffiliation("a1", "roe", "oak");
  CustodyReport report = SampleReport("c1", "oak");
  Put(elm, SamplePractitioner("roe", "Jane", "Doe"), sale, affiliation, report,
      SamplePractitioner("zed", "Zoe", "Roe"));
  EXPECT_THAT(Write([](DirectoryTransaction& txn) -> absl::Status {
                CUSTODIA_RETURN_IF_ERROR(
                    txn.PutCounty({"25013", "Other", "MA"}).status());
                CUSTODIA_RETURN_IF_ERROR(
                    txn.PutZip("01103", "25015", "Elsewhere", "MA").status());
                CUSTODIA_RETURN_IF_ERROR(
                    txn.PutPractitionerAlias("p-17", "zed").status());
                return txn.PutOrganizationAlias("o-17", "oak").status();
              }),
              IsOk());

  EXPECT_EQ(Ask(ask_all, AtRevision(2)), then);
  EXPECT_EQ(Ask(ask_all, AtTime(TimeOf(3) - absl::Seconds(1))), then);
  EXPECT_NE(Ask(ask_all, {}), then);
}

TEST_P(DirectoryStoreContract, AReaderBesideAWriterSeesTheStateBeforeIt) {
  if (!GetParam().reads_beside_writes) {
    GTEST_SKIP() << "Readers of this store wait for the writer.";
  }
  Put(Named("elm", "Elm"));
  EXPECT_THAT(Write([&](DirectoryTransaction& txn) -> absl::Status {
                CUSTODIA_RETURN_IF_ERROR(txn.Put(Named("elm", "Oak")).status());
                std::thread reader([&] {
                  EXPECT_EQ(FindOrganization("elm").value().display_name,
                            "Elm");
                  EXPECT_EQ(Revision(), 1);
                });
                reader.join();
                return absl::OkStatus();
              }),
              IsOk());
  EXPECT_EQ(FindOrganization("elm").value().display_name, "Oak");
}

TEST_P(DirectoryStoreContract, ASnapshotStaysWhileAWriterCommits) {
  if (!GetParam().reads_beside_writes) {
    GTEST_SKIP() << "Readers of this store wait for the writer.";
  }
  Put(Named("elm", "Elm"));
  EXPECT_THAT(
      store_->Read({},
                   [&](DirectorySnapshot& facts) {
                     std::thread writer([&] { Put(Named("elm", "Oak")); });
                     writer.join();
                     EXPECT_EQ(
                         facts.FindOrganization("elm")->value().display_name,
                         "Elm");
                     EXPECT_EQ(facts.Revision(), 1);
                     return absl::OkStatus();
                   }),
      IsOk());
  EXPECT_EQ(Revision(), 2);
}

TEST_P(DirectoryStoreContract, ARequestIdIsTakenOnce) {
  const RecordedRequest request{.method = "CreateOrganization",
                                .fingerprint = "f1",
                                .resource = "organizations/elm"};
  const auto record = [&](DirectoryTransaction& txn) {
    return txn.RecordRequest("r1", request);
  };
  EXPECT_THAT(Write(record), IsOk());
  EXPECT_EQ(
      Ask([](DirectorySnapshot& facts) { return facts.FindRequest("r1"); }),
      request);
  EXPECT_EQ(
      Ask([](DirectorySnapshot& facts) { return facts.FindRequest("r2"); }),
      std::nullopt);
  EXPECT_THAT(Write(record), HasReason("REQUEST_ID_REUSED"));
  EXPECT_EQ(Revision(), 0);
}

TEST_P(DirectoryStoreContract, ImportsAreListedNewestFirstInPages) {
  const auto import = [](const std::string& id, int hour) {
    return Import{.id = id,
                  .format = "nppes",
                  .file = "npidata.csv",
                  .digest = "abc123",
                  .create_time = kNoon + absl::Hours(hour),
                  .rows_taken = 17,
                  .rows_refused = 3};
  };
  EXPECT_THAT(Write([&](DirectoryTransaction& txn) -> absl::Status {
                CUSTODIA_RETURN_IF_ERROR(txn.RecordImport(import("i2", 1)));
                CUSTODIA_RETURN_IF_ERROR(txn.RecordImport(import("i1", 3)));
                CUSTODIA_RETURN_IF_ERROR(txn.RecordImport(import("i3", 2)));
                EXPECT_THAT(txn.RecordImport(import("i1", 3)),
                            HasReason("ALREADY_EXISTS"));
                return absl::OkStatus();
              }),
              IsOk());
  const auto page = [&](int size, const std::string& after) {
    return Ask([&](DirectorySnapshot& facts) {
      return facts.ListImports({size, after});
    });
  };
  EXPECT_THAT(page(2, ""), ElementsAre(import("i1", 3), import("i3", 2)));
  EXPECT_THAT(page(2, "i3"), ElementsAre(import("i2", 1)));
  EXPECT_EQ(Revision(), 0);
}

}  // namespace
}  // namespace custodia::directory
