#include "services/directory/storage/directory_store_contract.h"

// Search in spite of typos and initials.
namespace custodia::directory {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Search(DirectorySnapshot& facts,
                                const std::vector<std::string>& words) {
  const auto hits = facts.SearchPractitioners({.words = words}, {.size = 10});
  EXPECT_THAT(hits, custodia::testing::IsOk());
  return Ids(hits->nodes);
}

// As a store's test: each search in a snapshot of its own.
std::vector<std::string> Search(DirectoryStore& store,
                                const std::vector<std::string>& words,
                                const KnownAt& known_at = {}) {
  std::vector<std::string> ids;
  EXPECT_THAT(store.Read(known_at,
                         [&](DirectorySnapshot& facts) {
                           ids = Search(facts, words);
                           return absl::OkStatus();
                         }),
              custodia::testing::IsOk());
  return ids;
}

TEST_P(DirectoryStoreContract, SearchCorrectsOneTypoInEachWord) {
  Put(SamplePractitioner("p1", "Johanna", "Smithers"),
      SamplePractitioner("p2", "José", "Núñez"));
  for (const char* family : {"smithrs", "smmithers", "smythers", "msithers",
                             "smithesr", "mithers", "smithersa"}) {
    EXPECT_THAT(Search(*store_, {family}), ElementsAre("p1")) << family;
    EXPECT_THAT(Search(*store_, {family, "jo"}), ElementsAre("p1")) << family;
    EXPECT_THAT(Search(*store_, {family, "johana"}), ElementsAre("p1"));
    EXPECT_THAT(Search(*store_, {family, "jose"}), IsEmpty());
  }
  EXPECT_THAT(Search(*store_, {"nunz"}), ElementsAre("p2"));
  EXPECT_THAT(Search(*store_, {"ÑUNES", "josé"}), ElementsAre("p2"));
  EXPECT_THAT(Search(*store_, {"smtihes"}), IsEmpty());  // Two.
  EXPECT_THAT(Search(*store_, {"smyth"}), IsEmpty());    // Not of a beginning.
}

TEST_P(DirectoryStoreContract, SearchPutsCorrectionsLastTheCommonOnesFirst) {
  Put(SamplePractitioner("m1", "Ann", "Smitt"),
      SamplePractitioner("h1", "Ann", "Smith"),
      SamplePractitioner("h2", "Bea", "Smith"),
      SamplePractitioner("y1", "Ann", "Smyth"),
      SamplePractitioner("s1", "Ann", "Smiths"));
  EXPECT_THAT(Search(*store_, {"smith"}),
              ElementsAre("h1", "h2", "s1", "m1", "y1"));
  EXPECT_THAT(Search(*store_, {"smiht"}), ElementsAre("h1", "h2", "m1"));
}

TEST_P(DirectoryStoreContract, SearchCorrectsShortWordsOnlyWhereNobodyHasThem) {
  Put(SamplePractitioner("roe", "Jane", "Roe"),
      SamplePractitioner("doe", "Jane", "Doe"));
  EXPECT_THAT(Search(*store_, {"roe"}), ElementsAre("roe"));
  EXPECT_THAT(Search(*store_, {"reo"}), ElementsAre("roe"));
  EXPECT_THAT(Search(*store_, {"ro"}), ElementsAre("roe"));
  EXPECT_THAT(Search(*store_, {"re"}), IsEmpty());
  Put(SamplePractitioner("reo", "Jane", "Reo"));
  EXPECT_THAT(Search(*store_, {"reo"}), ElementsAre("reo"));
  // Then nobody had it.
  EXPECT_THAT(Search(*store_, {"reo"}, {.revision = 1}), ElementsAre("roe"));
}

TEST_P(DirectoryStoreContract, SearchLearnsWordsAsTheyAreWritten) {
  if (!GetParam().finds_its_writes) GTEST_SKIP() << "After the write.";
  EXPECT_THAT(Search(*store_, {"smiht"}), IsEmpty());
  EXPECT_THAT(Write([](DirectoryTransaction& txn) -> absl::Status {
                CUSTODIA_RETURN_IF_ERROR(
                    txn.Put(SamplePractitioner("p1", "Ann", "Smith")).status());
                EXPECT_THAT(Search(txn, {"smiht"}), ElementsAre("p1"));
                return absl::OkStatus();
              }),
              custodia::testing::IsOk());
  EXPECT_THAT(Search(*store_, {"smiht"}), ElementsAre("p1"));
  EXPECT_THAT(Search(*store_, {"smiht"}, {.revision = 0}), IsEmpty());
  EXPECT_THAT(Write([](DirectoryTransaction& txn) -> absl::Status {
                CUSTODIA_RETURN_IF_ERROR(
                    txn.Put(SamplePractitioner("p2", "Ann", "Lopez")).status());
                return absl::CancelledError();
              }),
              ::testing::Not(custodia::testing::IsOk()));
  EXPECT_THAT(Search(*store_, {"lopze"}), IsEmpty());
}

TEST_P(DirectoryStoreContract, SearchCorrectsOtherNamesAndOrganizations) {
  Practitioner married = SamplePractitioner("married", "Maria", "Lopez");
  married.other_names = {{.given = "Maria", .family = "Fitzgerald"}};
  Organization clinic = SampleOrganization("clinic");
  clinic.other_names = {"Bridge Street Walk-In"};
  Put(married, clinic);
  EXPECT_THAT(Search(*store_, {"maria", "fitzgerlad"}), ElementsAre("married"));
  EXPECT_THAT(Ids(Ask([](DirectorySnapshot& facts) {
                    return facts.SearchOrganizations(
                        {.words = {"brigde", "wlak"}}, {10});
                  }).nodes),
              ElementsAre("clinic"));
}

TEST_P(DirectoryStoreContract, SearchTakesInitialsOnEitherSide) {
  const auto put = [&](const std::string& id, const std::string& given,
                       const std::string& middle, const std::string& family) {
    Practitioner person = SamplePractitioner(id, given, family);
    person.name.middle = middle;
    Put(person);
  };
  put("full", "John", "Quincy", "Smith");
  put("initials", "J", "Q", "Smith");
  put("none", "John", "", "Smith");
  put("other", "Karl", "R", "Smith");
  put("doe", "John", "S", "Doe");
  EXPECT_THAT(Search(*store_, {"J.", "Smith"}),
              ElementsAre("initials", "none", "full"));
  EXPECT_THAT(Search(*store_, {"John", "Q.", "Smith"}),
              ElementsAre("full", "initials", "none"));
  EXPECT_THAT(Search(*store_, {"John", "Quincy", "Smith"}),
              ElementsAre("full", "initials"));
  EXPECT_THAT(Search(*store_, {"John", "Smith"}),
              ElementsAre("none", "full", "initials"));
}

}  // namespace
}  // namespace custodia::directory
