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

TEST_P(DirectoryStoreContract, EachKindOfContradictionIsFound) {
  Organization open = Practice("open");
  open.status = OrganizationStatus::kOperating;
  Organization closed = Practice("closed");
  closed.status = OrganizationStatus::kClosed;
  closed.county_fips = "";
  Organization inverted = Practice("inverted");
  inverted.closed_on = {.year = 1997, .month = 12};
  Organization society = Practice("society");
  society.type = OrganizationType::kLocalMedicalSociety;
  society.status = OrganizationStatus::kOperating;
  society.jurisdictions = {};
  Affiliation backwards = SampleAffiliation("a1", "roe", "open");
  backwards.end = {.year = 2000};
  Put(open, closed, inverted, society, Practice("ash"), Practice("box"),
      Practice("gone"), SamplePractitioner("roe", "Jane", "Roe"), backwards,
      Sale("s1", "ash", "box"), Sale("s2", "box", "ash"),
      Sale("s3", "ash", "open"), Sale("s4", "open", "ash"),
      Sale("s5", "gone", "ash"));
  Retract(FindOrganization("gone")->evidence);
  EXPECT_THAT(
      Shown(All(*store_)),
      ElementsAre("CYCLE s1", "OPEN_AFTER_MERGER s4", "CLOSED_TERMINAL closed",
                  "DATE_INVERSION affiliations/a1",
                  "DATE_INVERSION organizations/inverted",
                  "OVERLAPPING_CLAIMS s1 s3",
                  "DANGLING_REFERENCE successionEvents/s5",
                  "NO_COVERAGE society", "NO_COUNTY 01103"));
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
