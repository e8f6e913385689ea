#include "services/directory/storage/directory_store_contract.h"

// Practitioners and organizations by name.
namespace custodia::directory {
namespace {

using ::custodia::testing::HasReason;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Pages through the hits at one revision, `size` at a time; `between` runs
// after each page.
template <typename Between>
std::vector<std::string> PageThrough(DirectoryStore& store,
                                     const PractitionerSearch& search, int size,
                                     Between between) {
  std::vector<std::string> ids;
  KnownAt known_at;
  Page page{.size = size};
  do {
    EXPECT_THAT(store.Read(known_at,
                           [&](DirectorySnapshot& facts) {
                             known_at.revision = facts.Revision();
                             const auto hits =
                                 facts.SearchPractitioners(search, page);
                             for (const std::string& id : Ids(hits->nodes)) {
                               ids.push_back(id);
                             }
                             page.after = hits->next;
                             return absl::OkStatus();
                           }),
                custodia::testing::IsOk());
    between();
  } while (!page.after.empty());
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
                 return facts.SearchPractitioners({.words = words}, {10});
               }).nodes);
  };
  EXPECT_THAT(search({"obrien"}), ElementsAre("obrien"));
  EXPECT_THAT(search({"O'BRIEN"}), ElementsAre("obrien"));
  EXPECT_THAT(search({"o\u2019bri", "p"}), ElementsAre("obrien"));
  EXPECT_THAT(search({"jose", "nunez"}), ElementsAre("jose"));
  EXPECT_THAT(search({"JOSÉ"}), ElementsAre("jose"));
  EXPECT_THAT(search({"smith-jones"}), ElementsAre("hyphen"));
  EXPECT_THAT(search({"smithjones", "ann"}), ElementsAre("hyphen"));
  // Marie is a letter away.
  EXPECT_THAT(search({"smith", "maria"}), ElementsAre("married", "hyphen"));
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
                  }).nodes),
              ElementsAre("p6", "p3", "p0", "p2", "p1", "p4"));
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
  const auto write = [&] {
    if (++pages > 1) return;
    // Before and behind what was seen, and one that is still to come moves.
    Put(SamplePractitioner("n0", "Ann", "Able"),
        SamplePractitioner("n2", "Ann", "Cox"),
        SamplePractitioner("p3", "Ann", "Aaron"));
  };
  EXPECT_THAT(PageThrough(*store_, search, 2, write),
              ElementsAre("p1", "p2", "p3", "p4", "p5"));
  EXPECT_THAT(PageThrough(*store_, search, 2, [] {}),
              ElementsAre("p3", "n0", "p1", "p2", "n2", "p4", "p5"));
}

TEST_P(DirectoryStoreContract, SearchRefusesAKeyThatItDidNotGive) {
  Put(SamplePractitioner("p1", "Ann", "Baker"));
  const std::string entry = "\nann\nbaker\tann\t\t\n1";
  for (const std::string& key :
       {std::string("x"), "2\n0" + entry, "0\n1" + entry, "-1\n0" + entry,
        "0\n-1" + entry, std::string("0\n0\nbea\nbaker\tann\t\t\n1"),
        std::string("0\n0\nann\nbaker\tann\t\t\nx"), "0\n0" + entry + "\n"}) {
    EXPECT_THAT(store_->Read({},
                             [&](DirectorySnapshot& facts) {
                               return facts
                                   .SearchPractitioners({.words = {"ann"}},
                                                        {10, key})
                                   .status();
                             }),
                HasReason("PAGE_TOKEN_INVALID"))
        << key;
  }
}

TEST_P(DirectoryStoreContract, SearchFindsEachOnceAndByItsBestName) {
  Practitioner twice = SamplePractitioner("twice", "Ann", "Ann");
  twice.other_names = {{.given = "Anna", .family = "Ann"},
                       {.given = "Annette", .family = "Anders"},
                       {.given = "ANN", .family = "ann"}};
  Put(twice, SamplePractitioner("other", "Annabel", "Ann-Annis"));
  const PractitionerSearch search{.words = {"ann"}};
  for (const int size : {1, 2}) {
    EXPECT_THAT(PageThrough(*store_, search, size, [] {}),
                ElementsAre("twice", "other"));
  }
  EXPECT_THAT(PageThrough(*store_, {.words = {"an", "annis"}}, 1, [] {}),
              ElementsAre("other"));
  EXPECT_THAT(PageThrough(*store_, {.words = {"an"}}, 1, [] {}),
              ElementsAre("twice", "other"));
}

TEST_P(DirectoryStoreContract, SearchFindsWhatItsTransactionWrote) {
  if (!GetParam().finds_its_writes) GTEST_SKIP() << "After the write.";
  EXPECT_THAT(
      Write([](DirectoryTransaction& txn) -> absl::Status {
        CUSTODIA_RETURN_IF_ERROR(
            txn.Put(SamplePractitioner("p1", "Ann", "Roe")).status());
        EXPECT_THAT(
            Ids(txn.SearchPractitioners({.words = {"roe", "an"}}, {10})->nodes),
            ElementsAre("p1"));
        return absl::OkStatus();
      }),
      custodia::testing::IsOk());
}

TEST_P(DirectoryStoreContract, OrganizationsAreFoundByEachOfTheirNames) {
  Organization clinic = SampleOrganization("clinic");
  clinic.display_name = "Élan Physicians, P.C.";
  clinic.other_names = {"Bridge Street Walk-In"};
  Organization bridge = SampleOrganization("bridge");
  bridge.display_name = "Bridge Hospital";
  bridge.other_names = {};
  bridge.type = OrganizationType::kHospital;
  bridge.address.state = "RI";
  bridge.address.city = "Warwick";
  Organization site = SampleOrganization("site");
  site.is_site = true;
  Put(clinic, bridge, site);
  const auto search = [&](const OrganizationSearch& search) {
    return Ids(Ask([&](DirectorySnapshot& facts) {
                 return facts.SearchOrganizations(search, {10});
               }).nodes);
  };
  EXPECT_THAT(search({.words = {"elan"}}), ElementsAre("clinic"));
  EXPECT_THAT(search({.words = {"ELAN", "pc"}}), ElementsAre("clinic"));
  EXPECT_THAT(search({.words = {"in", "walk"}}), ElementsAre("clinic"));
  EXPECT_THAT(search({.words = {"elan", "walk"}}), IsEmpty());  // Two names.
  EXPECT_THAT(search({.words = {"bridge"}}), ElementsAre("bridge", "clinic"));
  EXPECT_THAT(search({.words = {"hosp", "bri"}}), ElementsAre("bridge"));
  EXPECT_THAT(search({.words = {"elm"}}), IsEmpty());  // The site's.
  EXPECT_THAT(search({.words = {"bridge"}, .state = "ri"}),
              ElementsAre("bridge"));
  EXPECT_THAT(search({.words = {"bridge"}, .city = "springfield"}),
              ElementsAre("clinic"));
  EXPECT_THAT(
      search({.words = {"bridge"}, .type = OrganizationType::kHospital}),
      ElementsAre("bridge"));
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
               }).nodes);
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
                   known_at)
                   .nodes);
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
