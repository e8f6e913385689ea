#include "services/directory/storage/directory_store_contract.h"

// What is left when a fact is withdrawn.
namespace custodia::directory {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST_P(DirectoryStoreContract, ARetractedVersionGivesWayToTheOneBefore) {
  Organization elm = SampleOrganization("elm");
  for (const char* name : {"One", "Two", "Three"}) {
    elm.display_name = name;
    Put(elm);
  }
  const auto name = [&](const KnownAt& known_at = {}) {
    return FindOrganization("elm", known_at)->display_name;
  };
  EXPECT_EQ(Retract(FindOrganization("elm")->evidence), 4);
  EXPECT_EQ(name(), "Two");
  EXPECT_EQ(name({.revision = 3}), "Three");
  EXPECT_EQ(FindOrganization("elm")->evidence[0].recorded_time, TimeOf(4));
  // The one put back is a fact of its own, that stands for the second.
  EXPECT_EQ(Retract(FindOrganization("elm")->evidence), 5);
  EXPECT_EQ(name(), "One");
  EXPECT_EQ(Retract(FindOrganization("elm")->evidence), 6);
  EXPECT_FALSE(FindOrganization("elm").has_value());
  EXPECT_EQ(name({.revision = 4}), "Two");
}

TEST_P(DirectoryStoreContract, WhatWasRetractedIsNotPutBack) {
  Organization elm = SampleOrganization("elm");
  std::vector<Evidence> second;
  for (const char* name : {"One", "Two", "Three"}) {
    elm.display_name = name;
    Put(elm);
    if (elm.display_name == "Two") second = FindOrganization("elm")->evidence;
  }
  EXPECT_EQ(Retract(second), 3);  // It ended there.
  EXPECT_EQ(Revision(), 3);
  Retract(FindOrganization("elm")->evidence);
  EXPECT_EQ(FindOrganization("elm")->display_name, "One");
}

TEST_P(DirectoryStoreContract, AnOrganizationThatIsGoneTakesItsContactPoints) {
  Put(SampleOrganization("elm"));
  Retract(FindOrganization("elm")->evidence);
  Organization bare = SampleOrganization("elm");
  bare.contact_points.clear();
  Put(bare);
  EXPECT_THAT(FindOrganization("elm")->contact_points, IsEmpty());
}

TEST_P(DirectoryStoreContract, AContactPointIsRetractedAlone) {
  Organization elm = SampleOrganization("elm");
  Put(elm);
  const Organization before = FindOrganization("elm").value();
  EXPECT_EQ(Retract(before.contact_points[0].evidence), 2);
  Organization after = FindOrganization("elm").value();
  EXPECT_EQ(after.evidence, before.evidence);
  EXPECT_NE(after.etag, before.etag);
  ASSERT_EQ(after.contact_points.size(), 1);
  EXPECT_EQ(after.contact_points[0], before.contact_points[1]);
  // The place that it left does not upset the order of later ones.
  after.contact_points.push_back(before.contact_points[0]);
  Put(after);
  const auto kinds = FindOrganization("elm")->contact_points;
  ASSERT_EQ(kinds.size(), 2);
  EXPECT_EQ(kinds[0].kind, ContactKind::kMail);
  EXPECT_EQ(kinds[1].kind, ContactKind::kPhone);
}

TEST_P(DirectoryStoreContract, FactsOutliveTheNodesThatTheyName) {
  Put(SampleOrganization("elm"), SampleOrganization("oak"),
      SamplePractitioner("roe", "Jane", "Roe"),
      SampleAffiliation("a1", "roe", "elm"),
      SampleSuccession("s1", "elm", "oak"), SampleReport("c1", "elm"));
  Affiliation moved = SampleAffiliation("a1", "roe", "elm");
  moved.department = "Night shift";
  Put(moved);
  Retract(FindOrganization("elm")->evidence);
  Retract(FindPractitioner("roe")->evidence);
  const auto affiliation = [&] {
    return Ask(
        [](DirectorySnapshot& facts) { return facts.FindAffiliation("a1"); });
  };
  EXPECT_EQ(affiliation()->organization, "elm");
  // So does the version before one that is retracted.
  Retract(affiliation()->evidence);
  EXPECT_EQ(affiliation()->organization, "elm");
  EXPECT_EQ(affiliation()->practitioner, "roe");
  EXPECT_NE(affiliation()->department, "Night shift");

  SuccessionEvent event = SampleSuccession("s2", "elm", "none");
  event.scope.practitioners = {"roe"};
  CustodyReport report = SampleReport("c2", "elm");
  EXPECT_THAT(
      Write([&](DirectoryTransaction& txn) -> absl::Status {
        EXPECT_THAT(txn.Put(moved), HasReason("PRACTITIONER_NOT_FOUND"));
        EXPECT_THAT(txn.Put(event), HasReason("ORGANIZATION_NOT_FOUND"));
        EXPECT_THAT(txn.Put(report), HasReason("ORGANIZATION_NOT_FOUND"));
        CUSTODIA_RETURN_IF_ERROR(txn.Put(moved, Absent::kKept).status());
        CUSTODIA_RETURN_IF_ERROR(txn.Put(event, Absent::kKept).status());
        return txn.Put(report, Absent::kKept).status();
      }),
      IsOk());
  EXPECT_EQ(affiliation()->department, "Night shift");
  const auto events = Ask(
      [](DirectorySnapshot& facts) { return facts.SuccessionsFrom("elm"); });
  ASSERT_EQ(events.size(), 2);
  EXPECT_EQ(events[1].to, "none");
  EXPECT_THAT(events[1].scope.practitioners, ElementsAre("roe"));
  EXPECT_THAT(Ids(Ask([](DirectorySnapshot& facts) {
                return facts.ReportsAbout("elm");
              })),
              ElementsAre("c1", "c2"));
}

TEST_P(DirectoryStoreContract, EveryKindOfFactIsRetracted) {
  Put(SampleOrganization("elm"), SampleOrganization("oak"),
      SamplePractitioner("roe", "Jane", "Roe"),
      SampleAffiliation("a1", "roe", "elm"),
      SampleSuccession("s1", "elm", "oak"), SampleReport("c1", "elm"));
  const auto affiliation =
      Ask([](DirectorySnapshot& facts) { return facts.FindAffiliation("a1"); });
  const auto event =
      Ask([](DirectorySnapshot& facts) { return facts.FindSuccession("s1"); });
  const auto reports =
      Ask([](DirectorySnapshot& facts) { return facts.ReportsAbout("elm"); });
  EXPECT_EQ(Retract(affiliation->evidence), 2);
  EXPECT_EQ(Retract(event->evidence), 3);
  EXPECT_EQ(Retract(reports[0].evidence), 4);
  EXPECT_EQ(Retract(FindPractitioner("roe")->evidence), 5);
  EXPECT_FALSE(FindPractitioner("roe").has_value());
  EXPECT_THAT(
      Ask([](DirectorySnapshot& facts) { return facts.AffiliationsOf("roe"); }),
      IsEmpty());
  EXPECT_THAT(Ask([](DirectorySnapshot& facts) {
                return facts.SuccessionsFrom("elm");
              }),
              IsEmpty());
  EXPECT_THAT(
      Ask([](DirectorySnapshot& facts) { return facts.ReportsAbout("elm"); }),
      IsEmpty());
  EXPECT_EQ(Retract({{.fact = "999"}}), std::nullopt);
}

}  // namespace
}  // namespace custodia::directory
