#include "services/directory/storage/directory_store_contract.h"

// What check finds.
namespace custodia::directory {
namespace {

using ::custodia::testing::HasReason;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Each as its kind and key; each has to have evidence and a sentence.
std::vector<std::string> Shown(const std::vector<Contradiction>& found) {
  std::vector<std::string> shown;
  for (const Contradiction& one : found) {
    shown.push_back(absl::StrCat(NameOf(one.kind), " ", one.key));
    EXPECT_FALSE(one.evidence.empty()) << shown.back();
    EXPECT_EQ(one.explanation.back(), '.') << shown.back();
  }
  return shown;
}

// The rows at fault, of all in their order.
std::vector<std::string> Rows(const std::vector<Contradiction>& found) {
  std::vector<std::string> rows;
  for (const Contradiction& one : found) {
    for (const Evidence& evidence : one.evidence) {
      rows.push_back(evidence.source_row);
    }
  }
  return rows;
}

Organization Practice(const std::string& id) {
  Organization practice = SampleOrganization(id);
  practice.status = OrganizationStatus::kUnknown;
  return practice;
}

SuccessionEvent Sale(const std::string& id, const std::string& from,
                     const std::string& to) {
  SuccessionEvent sale = SampleSuccession(id, from, to);
  sale.scope = {};
  return sale;
}

std::vector<Contradiction> All(DirectoryStore& store,
                               const Page& page = {.size = 100}) {
  std::vector<Contradiction> found;
  EXPECT_THAT(store.Read({},
                         [&](DirectorySnapshot& facts) {
                           auto listed = facts.ListContradictions(page);
                           if (listed.ok()) found = *listed;
                           return listed.status();
                         }),
              custodia::testing::IsOk());
  return found;
}

TEST_P(DirectoryStoreContract, WhatAgreesIsNoContradiction) {
  Organization oak = Practice("oak");
  oak.status = OrganizationStatus::kOperating;
  oak.closed_on = {};
  Organization elm = Practice("elm");
  elm.status = OrganizationStatus::kClosed;
  elm.closed_on = {.year = 1998};  // Opened in that year too.
  Put(elm, oak, SamplePractitioner("roe", "Jane", "Roe"),
      SampleAffiliation("a1", "roe", "elm"), Sale("s1", "elm", "oak"),
      SampleReport("c1", "elm"));
  EXPECT_THAT(Shown(All(*store_)), IsEmpty());
}

// Each kind in a store that has that fault and no other.

TEST_P(DirectoryStoreContract, ACycleIsAContradiction) {
  Put(Practice("ash"), Practice("box"), Sale("s1", "ash", "box"),
      Sale("s2", "box", "ash"));
  const std::vector<Contradiction> found = All(*store_);
  EXPECT_THAT(Shown(found), ElementsAre("CYCLE s1"));
  EXPECT_THAT(Rows(found), ElementsAre("s1", "s2"));
}

TEST_P(DirectoryStoreContract, AnOpenOrganizationThatWentAwayIsAContradiction) {
  Organization open = Practice("open");
  open.status = OrganizationStatus::kOperating;
  Put(open, Practice("ash"), Sale("s1", "open", "ash"));
  const std::vector<Contradiction> found = All(*store_);
  EXPECT_THAT(Shown(found), ElementsAre("OPEN_AFTER_MERGER s1"));
  EXPECT_THAT(Rows(found), ElementsAre("s1", "organization"));
  // The records alone, or some of them, may go and the practice stay.
  SuccessionEvent records = Sale("s1", "open", "ash");
  records.kind = SuccessionKind::kCustodyTransfer;
  Put(records);
  EXPECT_THAT(All(*store_), IsEmpty());
  SuccessionEvent some = Sale("s1", "open", "ash");
  some.scope.patient_group = PatientGroup::kInactive;
  Put(some);
  EXPECT_THAT(All(*store_), IsEmpty());
}

TEST_P(DirectoryStoreContract, RecordsLeftInAClosedPlaceAreAContradiction) {
  Organization closed = Practice("closed");
  closed.status = OrganizationStatus::kClosed;
  SuccessionEvent closure = Sale("s1", "shut", "");
  closure.kind = SuccessionKind::kClosure;
  Organization society = Practice("society");
  society.type = OrganizationType::kLocalMedicalSociety;
  society.status = OrganizationStatus::kClosed;
  Put(closed, Practice("shut"), society, closure);
  const std::vector<Contradiction> found = All(*store_);
  EXPECT_THAT(Shown(found),
              ElementsAre("CLOSED_TERMINAL closed", "CLOSED_TERMINAL shut"));
  EXPECT_THAT(Rows(found), ElementsAre("organization", "organization"));
}

TEST_P(DirectoryStoreContract, AnEndBeforeTheBeginningIsAContradiction) {
  Organization inverted = Practice("inverted");
  inverted.closed_on = {.year = 1997, .month = 12};
  Affiliation backwards = SampleAffiliation("a1", "roe", "inverted");
  backwards.end = {.year = 2000};
  SuccessionEvent scope = Sale("s1", "inverted", "ash");
  scope.scope = {.service_start = {.year = 2010},
                 .service_end = {.year = 2009, .month = 12}};
  Put(inverted, Practice("ash"), SamplePractitioner("roe", "Jane", "Roe"),
      backwards, scope);
  const std::vector<Contradiction> found = All(*store_);
  EXPECT_THAT(Shown(found), ElementsAre("DATE_INVERSION affiliations/a1",
                                        "DATE_INVERSION organizations/inverted",
                                        "DATE_INVERSION successionEvents/s1"));
  EXPECT_THAT(Rows(found), ElementsAre("a1", "organization", "s1"));
}

TEST_P(DirectoryStoreContract, TwoClaimsOnTheSameRecordsAreAContradiction) {
  Put(Practice("elm"), Practice("ash"), Practice("box"),
      Sale("s1", "elm", "ash"), Sale("s2", "elm", "box"));
  const std::vector<Contradiction> found = All(*store_);
  EXPECT_THAT(Shown(found), ElementsAre("OVERLAPPING_CLAIMS s1 s2"));
  EXPECT_THAT(Rows(found), ElementsAre("s1", "s2"));
  SuccessionEvent later = Sale("s2", "elm", "box");
  later.effective_date.year += 1;
  Put(later);
  EXPECT_THAT(All(*store_), IsEmpty());
}

TEST_P(DirectoryStoreContract, ANameOfNothingIsAContradiction) {
  CustodyReport report = SampleReport("c1", "elm");
  report.reported_by = "gone";
  SuccessionEvent of_doctor = Sale("s2", "elm", "ash");
  of_doctor.scope.practitioners = {"nobody"};
  Put(Practice("elm"), Practice("ash"), Practice("gone"),
      SamplePractitioner("roe", "Jane", "Roe"),
      SamplePractitioner("nobody", "No", "Body"),
      SampleAffiliation("a1", "roe", "gone"),
      SampleAffiliation("a2", "nobody", "elm"), Sale("s1", "gone", "elm"),
      of_doctor, report);
  EXPECT_THAT(All(*store_), IsEmpty());
  Retract(FindOrganization("gone")->evidence);
  Retract(FindPractitioner("nobody")->evidence);
  const std::vector<Contradiction> found = All(*store_);
  EXPECT_THAT(Shown(found),
              ElementsAre("DANGLING_REFERENCE affiliations/a1",
                          "DANGLING_REFERENCE affiliations/a2",
                          "DANGLING_REFERENCE reports/c1",
                          "DANGLING_REFERENCE successionEvents/s1",
                          "DANGLING_REFERENCE successionEvents/s2"));
  EXPECT_THAT(Rows(found), ElementsAre("a1", "a2", "c1", "s1", "s2"));
}

TEST_P(DirectoryStoreContract, ASocietyThatServesNobodyIsAContradiction) {
  for (const auto& [id, type] :
       {std::pair("a", OrganizationType::kLocalMedicalSociety),
        std::pair("b", OrganizationType::kStateMedicalSociety),
        std::pair("c", OrganizationType::kStateMedicalBoard),
        std::pair("d", OrganizationType::kHospital)}) {
    Organization one = Practice(id);
    one.type = type;
    one.jurisdictions = {};
    Put(one);
  }
  const std::vector<Contradiction> found = All(*store_);
  EXPECT_THAT(Shown(found),
              ElementsAre("NO_COVERAGE a", "NO_COVERAGE b", "NO_COVERAGE c"));
  EXPECT_THAT(Rows(found),
              ElementsAre("organization", "organization", "organization"));
}

TEST_P(DirectoryStoreContract, AZipCodeWithoutACountyIsAContradiction) {
  for (const char* id : {"a", "b"}) {
    Organization one = Practice(id);
    one.county_fips = "";
    Put(one);
  }
  const std::vector<Contradiction> found = All(*store_);
  EXPECT_THAT(Shown(found), ElementsAre("NO_COUNTY 01103"));
  EXPECT_THAT(Rows(found), ElementsAre("organization", "organization"));
  ASSERT_THAT(
      Write([](DirectoryTransaction& txn) {
        return txn.PutZip("01103", "25013", "Springfield", "MA").status();
      }),
      custodia::testing::IsOk());
  EXPECT_THAT(All(*store_), IsEmpty());
}

TEST_P(DirectoryStoreContract, KindsOfContradictionsComeInTheirOrder) {
  Organization open = Practice("open");
  open.status = OrganizationStatus::kOperating;
  Organization closed = Practice("closed");
  closed.status = OrganizationStatus::kClosed;
  closed.county_fips = "";
  Put(open, closed, Practice("ash"), Practice("box"), Sale("s1", "ash", "box"),
      Sale("s2", "box", "ash"), Sale("s3", "ash", "open"),
      Sale("s4", "open", "ash"));
  EXPECT_THAT(
      Shown(All(*store_)),
      ElementsAre("CYCLE s1", "OPEN_AFTER_MERGER s4", "CLOSED_TERMINAL closed",
                  "OVERLAPPING_CLAIMS s1 s3", "NO_COUNTY 01103"));
}

TEST_P(DirectoryStoreContract, ContradictionsComeInPages) {
  for (const char* id : {"c", "a", "d", "b"}) {
    Organization one = Practice(id);
    one.status = OrganizationStatus::kClosed;
    one.county_fips = id[0] == 'a' ? "" : "25013";
    Put(one);
  }
  std::vector<std::string> shown;
  Page page{.size = 2};
  for (;;) {
    const std::vector<Contradiction> found = All(*store_, page);
    for (const std::string& one : Shown(found)) shown.push_back(one);
    if (found.size() < 2) break;
    page.after = ContradictionKey(found.back());
    Organization later = Practice("0");  // Before all that is to come.
    later.status = OrganizationStatus::kClosed;
    Put(later);
  }
  EXPECT_THAT(shown, ElementsAre("CLOSED_TERMINAL a", "CLOSED_TERMINAL b",
                                 "CLOSED_TERMINAL c", "CLOSED_TERMINAL d",
                                 "NO_COUNTY 01103"));
  EXPECT_THAT(
      store_->Read({},
                   [](DirectorySnapshot& facts) {
                     return facts
                         .ListContradictions({.size = 2, .after = "99\na"})
                         .status();
                   }),
      HasReason("PAGE_TOKEN_INVALID"));
}

}  // namespace
}  // namespace custodia::directory
