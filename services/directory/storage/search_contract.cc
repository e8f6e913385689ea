#include "services/directory/storage/directory_store_contract.h"

// Practitioners by name.
namespace custodia::directory {
namespace {

using ::custodia::testing::HasReason;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Pages through the hits, `size` at a time; `between` runs after each page.
template <typename Between>
std::vector<std::string> PageThrough(DirectoryStore& store,
                                     const PractitionerSearch& search, int size,
                                     Between between) {
  std::vector<std::string> ids;
  Page page{.size = size};
  for (bool more = true; more;) {
    EXPECT_THAT(
        store.Read({},
                   [&](DirectorySnapshot& facts) {
                     const auto hits = facts.SearchPractitioners(search, page);
                     for (const std::string& id : Ids(*hits)) {
                       ids.push_back(id);
                     }
                     more = hits->size() == static_cast<size_t>(size);
                     if (more) {
                       page.after = facts.SearchKey(search, hits->back());
                     }
                     return absl::OkStatus();
                   }),
        custodia::testing::IsOk());
    between();
  }
  return ids;
}

TEST_P(DirectoryStoreContract, SearchTakesWholeNamesAndBeginnings) {
  Practitioner married = SamplePractitioner("married", "Maria", "Lopez");
  married.other_names = {{.given = "Maria", .family = "Smith"}};
  Put(SamplePractitioner("obrien", "Pat", "O'Brien"),
      SamplePractitioner("jose", "José", "Núñez"),
      SamplePractitioner("hyphen", "Ann-Marie", "Smith-Jones"), married);
  const auto search = [&](std::vector<std::string> words) {
    return Ids(Ask([&](DirectorySnapshot& facts) {
      return facts.SearchPractitioners({.words = words}, {.size = 10});
    }));
  };
  EXPECT_THAT(search({"obrien"}), ElementsAre("obrien"));
  EXPECT_THAT(search({"O'BRIEN"}), ElementsAre("obrien"));
  EXPECT_THAT(search({"o\u2019bri", "p"}), ElementsAre("obrien"));
  EXPECT_THAT(search({"jose", "nunez"}), ElementsAre("jose"));
  EXPECT_THAT(search({"JOSÉ"}), ElementsAre("jose"));
  EXPECT_THAT(search({"smith-jones"}), ElementsAre("hyphen"));
  EXPECT_THAT(search({"smithjones", "ann"}), ElementsAre("hyphen"));
  EXPECT_THAT(search({"smith", "maria"}), ElementsAre("married"));
  EXPECT_THAT(search({"rien"}), IsEmpty());
  EXPECT_THAT(search({"obrien", "jose"}), IsEmpty());
  EXPECT_THAT(search({"smith", "lopez"}), IsEmpty());  // Two names.
  EXPECT_THAT(search({"'"}), IsEmpty());
  EXPECT_THAT(search({"\"]%_\\"}), IsEmpty());
  EXPECT_THAT(search({}), IsEmpty());
}

TEST_P(DirectoryStoreContract, SearchPutsExactHitsFirstThenGoesByName) {
  Practitioner former = SamplePractitioner("p6", "Zoe", "Able");
  former.other_names = {{.given = "Zoe", .family = "Ann"}};
  Put(SamplePractitioner("p1", "Anna", "Baker"),
      SamplePractitioner("p2", "Ann", "Young"),
      SamplePractitioner("p3", "Ann", "Baker"),
      SamplePractitioner("p4", "Annette", "Abel"),
      SamplePractitioner("p0", "Ann", "Baker"), former);
  EXPECT_THAT(Ids(Ask([](DirectorySnapshot& facts) {
                return facts.SearchPractitioners({.words = {"ann"}}, {10});
              })),
              ElementsAre("p6", "p0", "p3", "p2", "p4", "p1"));
}

TEST_P(DirectoryStoreContract, SearchPagesAreStableWhileRowsAreInserted) {
  Put(SamplePractitioner("p1", "Ann", "Baker"),
      SamplePractitioner("p2", "Ann", "Cole"),
      SamplePractitioner("p3", "Ann", "Dean"),
      SamplePractitioner("p4", "Anna", "Baker"),
      SamplePractitioner("p5", "Anna", "Cole"));
  const PractitionerSearch search{.words = {"ann"}};
  for (const int size : {1, 2, 3, 4, 5, 6}) {
    EXPECT_THAT(PageThrough(*store_, search, size, [] {}),
                ElementsAre("p1", "p2", "p3", "p4", "p5"));
  }
  int pages = 0;
  EXPECT_THAT(PageThrough(*store_, search, 2,
                          [&] {
                            if (++pages > 1) return;
                            Put(SamplePractitioner("n0", "Ann", "Able"),
                                SamplePractitioner("n2", "Ann", "Cox"));
                          }),
              ElementsAre("p1", "p2", "n2", "p3", "p4", "p5"));
}

TEST_P(DirectoryStoreContract, SearchRefusesAKeyThatItDidNotGive) {
  for (const std::string key : {"x", "2\na\nb\nc", "0\na\nb"}) {
    EXPECT_THAT(store_->Read({},
                             [&](DirectorySnapshot& facts) {
                               return facts
                                   .SearchPractitioners({.words = {"ann"}},
                                                        {10, key})
                                   .status();
                             }),
                HasReason("PAGE_TOKEN_INVALID"));
  }
}

TEST_P(DirectoryStoreContract, SearchKeepsToPlaceAndSpecialty) {
  Practitioner surgeon = SamplePractitioner("surgeon", "Ann", "Roe");
  surgeon.taxonomy_codes = {"208600000X"};
  surgeon.city = "";
  surgeon.state = "";
  Organization clinic = SampleOrganization("clinic");
  clinic.address.city = "Providence";
  clinic.address.state = "RI";
  Put(SamplePractitioner("family", "Ann", "Roe"), surgeon, clinic,
      SampleAffiliation("a1", "surgeon", "clinic"));
  const auto search = [&](PractitionerSearch search) {
    search.words = {"roe"};
    return Ids(Ask([&](DirectorySnapshot& facts) {
      return facts.SearchPractitioners(search, {10});
    }));
  };
  EXPECT_THAT(search({.state = "ma"}), ElementsAre("family"));
  EXPECT_THAT(search({.state = "RI"}), ElementsAre("surgeon"));
  EXPECT_THAT(search({.city = "SPRINGFIELD"}), ElementsAre("family"));
  EXPECT_THAT(search({.state = "RI", .city = "providence"}),
              ElementsAre("surgeon"));
  EXPECT_THAT(search({.state = "MA", .city = "Providence"}), IsEmpty());
  EXPECT_THAT(search({.taxonomy_code = "2086"}), ElementsAre("surgeon"));
  EXPECT_THAT(search({.taxonomy_code = "208D00000X"}), ElementsAre("family"));
  EXPECT_THAT(search({}), ElementsAre("family", "surgeon"));
}

TEST_P(DirectoryStoreContract, PractitionersAreFoundByTheNameOfADoctor) {
  Practitioner jane = SamplePractitioner("jane", "Jane", "De La Cruz");
  jane.other_names = {{.given = "Jane", .family = "Roe"}};
  Practitioner away = SamplePractitioner("away", "John", "Roe");
  away.state = "NH";
  away.city = "Concord";
  Organization clinic = SampleOrganization("clinic");
  clinic.address.city = "Worcester";
  Put(jane, away, SamplePractitioner("jan", "Jan", "Roe"),
      SamplePractitioner("roeder", "Jane", "Roeder"), clinic,
      SampleAffiliation("a1", "away", "clinic"));
  const auto named = [&](const NameQuery& query, int limit = 10) {
    return Ids(Ask([&](DirectorySnapshot& facts) {
      return facts.PractitionersNamed(query, limit);
    }));
  };
  EXPECT_THAT(named({.family = "ROE"}), ElementsAre("away", "jan", "jane"));
  EXPECT_THAT(named({.family = "ROE"}, 2), ElementsAre("away", "jan"));
  EXPECT_THAT(named({.given = "jan", .family = "Roe"}), ElementsAre("jan"));
  EXPECT_THAT(named({.given = "J.", .family = "Roe"}),
              ElementsAre("away", "jan", "jane"));
  EXPECT_THAT(named({.given = "K", .family = "Roe"}), IsEmpty());
  EXPECT_THAT(named({.given = "Jane", .family = "Delacruz"}),
              ElementsAre("jane"));
  // A given name of one name does not go with the family name of another.
  EXPECT_THAT(named({.given = "Jan", .family = "Delacruz"}), IsEmpty());
  EXPECT_THAT(named({.family = "Roe", .state = "NH"}), ElementsAre("away"));
  EXPECT_THAT(named({.family = "Roe", .state = "MA"}),
              ElementsAre("away", "jan", "jane"));
  EXPECT_THAT(named({.family = "Roe", .state = "MA", .city = "WORCESTER"}),
              ElementsAre("away"));
  EXPECT_THAT(named({.family = "Roe", .state = "NH", .city = "Worcester"}),
              IsEmpty());
  EXPECT_THAT(named({.given = "Jane"}), IsEmpty());
}

TEST_P(DirectoryStoreContract, AFormerNameIsFoundOnlyThen) {
  Put(SamplePractitioner("roe", "Jane", "Roe"));
  Put(SamplePractitioner("roe", "Jane", "Doe"));
  const auto named = [&](const std::string& family, const KnownAt& known_at) {
    return Ids(Ask(
        [&](DirectorySnapshot& facts) {
          return facts.PractitionersNamed({.family = family}, 10);
        },
        known_at));
  };
  const auto search = [&](const std::string& word, const KnownAt& known_at) {
    return Ids(Ask(
        [&](DirectorySnapshot& facts) {
          return facts.SearchPractitioners({.words = {word}}, {10});
        },
        known_at));
  };
  EXPECT_THAT(named("roe", {}), IsEmpty());
  EXPECT_THAT(search("roe", {}), IsEmpty());
  EXPECT_THAT(named("roe", {.revision = 1}), ElementsAre("roe"));
  EXPECT_THAT(search("ro", {.revision = 1}), ElementsAre("roe"));
  EXPECT_THAT(named("doe", {.revision = 1}), IsEmpty());
  EXPECT_THAT(search("doe", {}), ElementsAre("roe"));
}

}  // namespace
}  // namespace custodia::directory
