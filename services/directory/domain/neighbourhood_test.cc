#include "services/directory/domain/neighbourhood.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia::directory {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

OrganizationFacts Hospital(const std::string& id, const std::string& name,
                           const std::string& zip) {
  OrganizationFacts hospital;
  hospital.id = id;
  hospital.display_name = name;
  hospital.type = OrganizationType::kHospital;
  hospital.status = OrganizationStatus::kOperating;
  hospital.address = {.lines = {"1 Hospital Road"}, .zip = zip};
  return hospital;
}

// The ids in their order, each with that of its twin.
std::vector<std::string> Seen(const std::string& zip,
                              SharedOrganizations hospitals) {
  std::vector<std::string> seen;
  for (const Neighbour& one : NeighbourhoodOf(zip, std::move(hospitals))) {
    seen.push_back(one.twin == nullptr
                       ? one.hospital->id
                       : absl::StrCat(one.hospital->id, "=", one.twin->id));
  }
  return seen;
}

TEST(NeighbourhoodTest, TheNearestComeFirst) {
  const SharedOrganizations hospitals = {Hospital("far", "A", "02199"),
                                         Hospital("near", "B", "02139-1234"),
                                         Hospital("here", "C", "02138")};
  EXPECT_THAT(Seen("02138", hospitals), ElementsAre("here", "near", "far"));
  EXPECT_THAT(Seen("02199-0001", hospitals),
              ElementsAre("far", "near", "here"));
}

TEST(NeighbourhoodTest, EquallyFarTheyComeByNameThenId) {
  const SharedOrganizations hospitals = {
      Hospital("3", "B", "02138"), Hospital("2", "B", "02138"),
      Hospital("1", "C", "02138"), Hospital("0", "D", "")};
  EXPECT_THAT(Seen("02138", hospitals), ElementsAre("2", "3=2", "1", "0"));
  EXPECT_THAT(Seen("", hospitals), ElementsAre("2", "3=2", "1", "0"));
}

TEST(NeighbourhoodTest, OneOfTwinsIsNamedForBoth) {
  EXPECT_THAT(Seen("02138", {Hospital("npi", "Elm Hospital", "02138"),
                             Hospital("ccn", "ELM HOSPITAL INC", "02138"),
                             Hospital("oak", "Oak Hospital", "02138")}),
              ElementsAre("ccn", "npi=ccn", "oak"));
}

TEST(NeighbourhoodTest, MayBeEmpty) {
  EXPECT_THAT(NeighbourhoodOf("02138", {}), IsEmpty());
}

}  // namespace
}  // namespace custodia::directory
