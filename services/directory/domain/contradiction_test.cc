#include "services/directory/domain/contradiction.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia::directory {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(FindCyclesTest, NamesTheEventsOfEachGroup) {
  EXPECT_THAT(
      FindCycles({{"e1", "elm", "oak"},
                  {"e3", "fir", "elm"},
                  {"e2", "oak", "fir"},
                  {"e4", "oak", "ash"},
                  {"e6", "box", "bay"},
                  {"e5", "bay", "box"},
                  {"e7", "elm", "bay"}}),
      ElementsAre(ElementsAre("e1", "e2", "e3"), ElementsAre("e5", "e6")));
}

TEST(FindCyclesTest, AChainIsNone) {
  EXPECT_THAT(FindCycles({}), IsEmpty());
  EXPECT_THAT(FindCycles({{"e1", "elm", "oak"},
                          {"e2", "elm", "oak"},
                          {"e3", "oak", "fir"},
                          {"e4", "elm", "fir"}}),
              IsEmpty());
}

TEST(FindCyclesTest, OneMayBeVeryLong) {
  constexpr int kLength = 200'000;
  std::vector<CustodyEdge> edges;
  for (int i = 0; i < kLength; ++i) {
    edges.push_back({absl::StrCat("e", i), absl::StrCat(i),
                     absl::StrCat((i + 1) % kLength)});
  }
  EXPECT_THAT(FindCycles(edges), ElementsAre(SizeIs(kLength)));
  edges.pop_back();
  EXPECT_THAT(FindCycles(edges), IsEmpty());
}

SuccessionEvent Sale(const std::string& to) {
  return {.from = "elm",
          .to = to,
          .kind = SuccessionKind::kSale,
          .effective_date = {.year = 2012, .month = 3, .day = 1}};
}

TEST(CompeteTest, TwoBuyersOfOneDayDo) {
  EXPECT_TRUE(Compete(Sale("oak"), Sale("ash")));
  EXPECT_FALSE(Compete(Sale("oak"), Sale("oak")));
  SuccessionEvent later = Sale("ash");
  later.effective_date = {.year = 2013};
  EXPECT_FALSE(Compete(Sale("oak"), later));
  later.effective_date = {.year = 2012};
  EXPECT_TRUE(Compete(Sale("oak"), later));
  later.effective_date = {};
  EXPECT_TRUE(Compete(Sale("oak"), later));
}

TEST(CompeteTest, WhatTheResolverRanksDoesNot) {
  SuccessionEvent custody = Sale("vault");
  custody.kind = SuccessionKind::kCustodyTransfer;
  EXPECT_FALSE(Compete(Sale("oak"), custody));
  SuccessionEvent closure = Sale("");
  closure.kind = SuccessionKind::kClosure;
  EXPECT_FALSE(Compete(Sale("oak"), closure));
}

TEST(CompeteTest, AnInferenceGivesWay) {
  SuccessionEvent said = Sale("oak");
  said.evidence = {{.source = "x", .grade = Grade::kReported}};
  SuccessionEvent inferred = Sale("ash");
  inferred.evidence = {{.source = "x", .grade = Grade::kInferred}};
  EXPECT_FALSE(Compete(said, inferred));
  EXPECT_FALSE(Compete(inferred, said));
  SuccessionEvent other = Sale("fir");
  other.evidence = inferred.evidence;
  EXPECT_TRUE(Compete(inferred, other));
  other.effective_date = {};
  EXPECT_FALSE(Compete(inferred, other));
  EXPECT_FALSE(Compete(other, inferred));
  inferred.effective_date = {};
  EXPECT_TRUE(Compete(inferred, other));
  // Whether what was said is dated does not matter.
  said.effective_date = {};
  inferred.effective_date = {.year = 2012};
  EXPECT_FALSE(Compete(said, inferred));
}

TEST(CompeteTest, ASplitDoesNot) {
  SuccessionEvent a = Sale("oak");
  SuccessionEvent b = Sale("ash");
  a.scope.patient_group = PatientGroup::kActive;
  EXPECT_TRUE(Compete(a, b));
  b.scope.patient_group = PatientGroup::kInactive;
  EXPECT_FALSE(Compete(a, b));
  a.scope = {.practitioners = {"roe", "doe"}};
  b.scope = {.practitioners = {"doe"}};
  EXPECT_TRUE(Compete(a, b));
  b.scope = {.practitioners = {"poe"}};
  EXPECT_FALSE(Compete(a, b));
  a.scope = {.service_end = {.year = 2005}};
  b.scope = {.service_start = {.year = 2005}};
  EXPECT_TRUE(Compete(a, b));
  b.scope = {.service_start = {.year = 2006}};
  EXPECT_FALSE(Compete(a, b));
}

}  // namespace
}  // namespace custodia::directory
