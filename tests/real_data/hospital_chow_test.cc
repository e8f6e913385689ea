// CMS's whole file of changes of ownership, and chains of them that were looked
// up by hand. One test, since the files take seconds to import.

#include <string>
#include <vector>

#include "common/status_macros.h"
#include "gmock/gmock.h"
#include "services/directory/domain/resolution.h"
#include "tests/real_data/real_data_fixture.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::IsOk;
using ::testing::Contains;
using ::testing::ElementsAre;

class HospitalChowTest : public testing::RealDataTest {
 protected:
  Resolution Resolve(const Question& question) {
    Resolution resolution;
    EXPECT_THAT(
        store_->Read({},
                     [&](DirectorySnapshot& snapshot) -> absl::Status {
                       std::vector<Practitioner> candidates;
                       CUSTODIA_ASSIGN_OR_RETURN(
                           resolution,
                           directory::Resolve(question, snapshot, candidates));
                       return absl::OkStatus();
                     }),
        IsOk());
    return resolution;
  }

  void ExpectThreeHospitalsCameToUcIrvineInTwoHops();
  void ExpectMilfordCameToBridgeport();
  void ExpectNorthShoreCameToHsaByWayOfSteward();
  void ExpectADoctorOfAHospitalMergedAwayGetsItsSuccessor();

  // The organizations through which records of 2016 at `id` came to the first
  // lead that holds them.
  std::vector<std::string> ChainFrom(const std::string& id) {
    const Resolution answer =
        Resolve({.organization = id,
                 .service_dates = {absl::CivilDay(2016, 1, 1),
                                   absl::CivilDay(2016, 12, 31)},
                 .as_of = absl::CivilDay(2026, 1, 15)});
    std::vector<std::string> chain = {id};
    if (answer.leads.empty()) return chain;
    EXPECT_EQ(answer.leads.front().role, Role::kHolder) << id;
    for (const Hop& hop : answer.leads.front().hops) chain.push_back(hop.to);
    return chain;
  }
};

void HospitalChowTest::ExpectThreeHospitalsCameToUcIrvineInTwoHops() {
  EXPECT_THAT(
      ChainFrom("enrollment-O20030603000004"),
      ElementsAre("enrollment-O20030603000004", "enrollment-O20240624000630",
                  "enrollment-O20071207000726", "ccn-050348"));
  EXPECT_THAT(
      ChainFrom("enrollment-O20051219000727"),
      ElementsAre("enrollment-O20051219000727", "enrollment-O20240624001179",
                  "enrollment-O20071207000726", "ccn-050348"));
  EXPECT_THAT(
      ChainFrom("enrollment-O20051123000021"),
      ElementsAre("enrollment-O20051123000021", "enrollment-O20240625000242",
                  "enrollment-O20071207000726", "ccn-050348"));
}

// Merged into two enrollments of Bridgeport Hospital on one day.
void HospitalChowTest::ExpectMilfordCameToBridgeport() {
  EXPECT_EQ(ChainFrom("enrollment-O20060911000027").back(), "ccn-070010");
  EXPECT_EQ(ChainFrom("ccn-070019").back(), "ccn-070010");
}

// Steward bought with one enrollment (CCN 10002900) and sold with another
// (CCN 100029).
void HospitalChowTest::ExpectNorthShoreCameToHsaByWayOfSteward() {
  EXPECT_THAT(
      ChainFrom("enrollment-O20090519000667"),
      ElementsAre("enrollment-O20090519000667", "enrollment-O20211108001392",
                  "enrollment-O20250212000509", "ccn-100029"));
}

void HospitalChowTest::ExpectADoctorOfAHospitalMergedAwayGetsItsSuccessor() {
  ASSERT_THAT(
      store_->Write(clock_.Now(),
                    [](DirectoryTransaction& tx) -> absl::Status {
                      const Evidence evidence = {.source = "test",
                                                 .grade = Grade::kReported};
                      Practitioner roe{.id = "roe", .evidence = {evidence}};
                      roe.name.family = "Roe";
                      const auto put = tx.Put(roe);
                      if (!put.ok()) return put.status();
                      return tx
                          .Put(Affiliation{.id = "roe-milford",
                                           .practitioner = "roe",
                                           .organization = "ccn-070019",
                                           .kind = AffiliationKind::kMember,
                                           .start = {2010},
                                           .evidence = {evidence}})
                          .status();
                    }),
      IsOk());
  const Resolution answer =
      Resolve({.practitioner = "roe", .as_of = absl::CivilDay(2026, 1, 15)});
  std::vector<std::string> holders;
  for (const Lead& lead : answer.leads) {
    if (lead.role == Role::kHolder) {
      holders.push_back(lead.organization->display_name);
    }
  }
  EXPECT_THAT(holders, Contains("BRIDGEPORT HOSPITAL"));
}

TEST_F(HospitalChowTest, ChainsResolve) {
  const std::string hospitals =
      "hospital_general_information/Hospital_General_Information.csv";
  Import("cms-hospitals", absl::StrCat(testing::DataFolder(), "/", hospitals));
  ExpectCounts("cms-hospital-chow",
               "hospital_chow/Hospital_CHOW_2026.01.02.csv", 754, 0);
  ExpectCounts("cms-hospitals", hospitals, 5421, 0);
  ExpectThreeHospitalsCameToUcIrvineInTwoHops();
  ExpectMilfordCameToBridgeport();
  ExpectNorthShoreCameToHsaByWayOfSteward();
  ExpectADoctorOfAHospitalMergedAwayGetsItsSuccessor();
}

}  // namespace
}  // namespace custodia::directory
