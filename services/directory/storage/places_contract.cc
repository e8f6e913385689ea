#include "services/directory/storage/directory_store_contract.h"

// Counties and ZIP codes, and the lists that page by id.
namespace custodia::directory {
namespace {

using ::custodia::testing::IsOk;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Described(
    const std::vector<FactReader::County>& counties) {
  std::vector<std::string> texts;
  for (const FactReader::County& county : counties) {
    texts.push_back(county.fips + "/" + county.name + "/" + county.state);
  }
  return texts;
}

TEST_P(DirectoryStoreContract, PlacesHaveTheirCounties) {
  EXPECT_THAT(
      Write([](DirectoryTransaction& txn) -> absl::Status {
        CUSTODIA_RETURN_IF_ERROR(
            txn.PutCounty({"25015", "Hampshire", "MA"}).status());
        CUSTODIA_RETURN_IF_ERROR(
            txn.PutCounty({"25013", "Hampden", "MA"}).status());
        CUSTODIA_RETURN_IF_ERROR(
            txn.PutCounty({"17167", "Sangamon", "IL"}).status());
        CUSTODIA_RETURN_IF_ERROR(
            txn.PutZip("01103", "25013", "St. Mary's", "MA").status());
        CUSTODIA_RETURN_IF_ERROR(
            txn.PutZip("01104", "25013", "St. Mary's", "MA").status());
        CUSTODIA_RETURN_IF_ERROR(
            txn.PutZip("01105", "25011", "St. Mary's", "MA").status());
        return txn.PutZip("62701", "17167", "St. Mary's", "IL").status();
      }),
      IsOk());

  const auto of_zip = [&](const std::string& zip) {
    return Ask(
        [&](DirectorySnapshot& facts) { return facts.CountyOfZip(zip); });
  };
  EXPECT_EQ(of_zip("01103"), "25013");
  EXPECT_EQ(of_zip("01103-1234"), "25013");
  EXPECT_EQ(of_zip("011"), std::nullopt);

  const auto hampden =
      Ask([](DirectorySnapshot& facts) { return facts.FindCounty("25013"); });
  ASSERT_TRUE(hampden.has_value());
  EXPECT_THAT(Described({*hampden}), ElementsAre("25013/Hampden/MA"));
  EXPECT_FALSE(Ask([](DirectorySnapshot& facts) {
                 return facts.FindCounty("99999");
               }).has_value());

  // 25011 is in no list of counties yet.
  EXPECT_THAT(Described(Ask([](DirectorySnapshot& facts) {
                return facts.CountiesOfCity("ST MARYS", "ma");
              })),
              ElementsAre("25011//MA", "25013/Hampden/MA"));
  EXPECT_THAT(Described(Ask([](DirectorySnapshot& facts) {
                return facts.CountiesOfCity("Nowhere", "MA");
              })),
              IsEmpty());
  EXPECT_THAT(Described(Ask([](DirectorySnapshot& facts) {
                return facts.CountiesOfState("MA");
              })),
              ElementsAre("25013/Hampden/MA", "25015/Hampshire/MA"));
}

// Asked twice, since a store may keep what it found.
TEST_P(DirectoryStoreContract,
       APlaceHasItsCountyAndHospitalsUntilAWriteMovesThem) {
  const auto put_zip = [&](const std::string& zip, const std::string& fips) {
    EXPECT_THAT(Write([&](DirectoryTransaction& txn) -> absl::Status {
                  CUSTODIA_RETURN_IF_ERROR(
                      txn.PutCounty({"25013", "Hampden", "MA"}).status());
                  return txn.PutZip(zip, fips, "Springfield", "MA").status();
                }),
                IsOk());
  };
  const auto put_hospital = [&](const std::string& id, const std::string& zip) {
    Organization hospital = SampleOrganization(id);
    hospital.type = OrganizationType::kHospital;
    hospital.address.zip = zip;
    Put(hospital);
  };
  const auto county = [&](const std::string& fips, const std::string& zip) {
    return Described({Ask([&](DirectorySnapshot& facts) {
      return facts.CountyAt(fips, zip);
    })})[0];
  };
  const auto near = [&](const std::string& zip) {
    std::vector<std::string> ids;
    const Shared<Neighbourhood> hospitals = Ask([&](DirectorySnapshot& facts) {
      return facts.HospitalsNear("25013", zip);
    });
    for (const Neighbour& one : *hospitals) ids.push_back(one.hospital->id);
    return ids;
  };
  put_zip("01103", "25013");
  put_hospital("elm", "01103");
  put_hospital("oak", "01190");
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(county("25013", "01199"), "25013/Hampden/MA");
    EXPECT_EQ(county("", "01103-1234"), "25013/Hampden/MA");
    EXPECT_EQ(county("25011", ""), "25011//");
    EXPECT_EQ(county("", "01199"), "//");
    EXPECT_EQ(county("", ""), "//");
    EXPECT_THAT(near("01103"), ElementsAre("elm", "oak"));
    EXPECT_THAT(near("01190-0001"), ElementsAre("oak", "elm"));
  }
  put_zip("01199", "25013");
  put_hospital("ash", "01191");
  EXPECT_EQ(county("", "01199"), "25013/Hampden/MA");
  EXPECT_THAT(near("01190"), ElementsAre("oak", "ash", "elm"));
}

TEST_P(DirectoryStoreContract, AffiliationsPageByIdWhileOthersAreInserted) {
  Put(SampleOrganization("elm"), SamplePractitioner("roe", "Jane", "Roe"),
      SampleAffiliation("a1", "roe", "elm"),
      SampleAffiliation("a3", "roe", "elm"),
      SampleAffiliation("a5", "roe", "elm"));
  const auto page = [&](const std::string& after) {
    return Page{.size = 2, .after = after};
  };
  const auto of = [&](const std::string& after) {
    return Ids(Ask([&](DirectorySnapshot& facts) {
      return facts.ListAffiliationsOf("roe", page(after));
    }));
  };
  const auto at = [&](const std::string& after) {
    return Ids(Ask([&](DirectorySnapshot& facts) {
      return facts.ListAffiliationsAt("elm", page(after));
    }));
  };
  EXPECT_THAT(of(""), ElementsAre("a1", "a3"));
  EXPECT_THAT(at(""), ElementsAre("a1", "a3"));
  Put(SampleAffiliation("a2", "roe", "elm"),
      SampleAffiliation("a4", "roe", "elm"));
  EXPECT_THAT(of("a3"), ElementsAre("a4", "a5"));
  EXPECT_THAT(at("a3"), ElementsAre("a4", "a5"));
  EXPECT_THAT(of("a5"), IsEmpty());
  EXPECT_THAT(Ids(Ask([](DirectorySnapshot& facts) {
                return facts.AffiliationsOf("roe");
              })),
              ElementsAre("a1", "a2", "a3", "a4", "a5"));
}

TEST_P(DirectoryStoreContract, AnAffiliationThatMovedIsNoLongerListed) {
  Put(SampleOrganization("elm"), SampleOrganization("oak"),
      SamplePractitioner("roe", "Jane", "Roe"),
      SampleAffiliation("a1", "roe", "elm"));
  Put(SampleAffiliation("a1", "roe", "oak"));
  const auto at = [&](const std::string& id, const KnownAt& known_at = {}) {
    return Ids(Ask(
        [&](DirectorySnapshot& facts) {
          return facts.ListAffiliationsAt(id, {.size = 10});
        },
        known_at));
  };
  EXPECT_THAT(at("elm"), IsEmpty());
  EXPECT_THAT(at("oak"), ElementsAre("a1"));
  EXPECT_THAT(at("elm", {.revision = 1}), ElementsAre("a1"));
}

TEST_P(DirectoryStoreContract, SuccessionsAreListedFromBothEnds) {
  Put(SampleOrganization("elm"), SampleOrganization("oak"),
      SampleOrganization("ash"), SampleSuccession("s3", "oak", "ash"),
      SampleSuccession("s2", "elm", "oak"), SampleSuccession("s1", "elm", ""));
  const auto list = [&](const std::string& id, int size,
                        const std::string& after) {
    return Ids(Ask([&](DirectorySnapshot& facts) {
      return facts.ListSuccessions(id, {.size = size, .after = after});
    }));
  };
  EXPECT_THAT(list("elm", 10, ""), ElementsAre("s1", "s2"));
  EXPECT_THAT(list("oak", 1, ""), ElementsAre("s2"));
  EXPECT_THAT(list("oak", 10, "s2"), ElementsAre("s3"));
  EXPECT_THAT(Ids(Ask([](DirectorySnapshot& facts) {
                return facts.SuccessionsFrom("oak");
              })),
              ElementsAre("s3"));
  EXPECT_EQ(
      Ask([](DirectorySnapshot& facts) { return facts.FindSuccession("s3"); })
          .value()
          .to,
      "ash");
}

TEST_P(DirectoryStoreContract, AllPractitionersPageById) {
  Put(SamplePractitioner("p3", "A", "Roe"),
      SamplePractitioner("p1", "B", "Roe"),
      SamplePractitioner("p2", "C", "Roe"));
  Put(SamplePractitioner("p1", "B", "Doe"));
  const auto page = [&](const std::string& after) {
    return Ask([&](DirectorySnapshot& facts) {
      return facts.PractitionerIds({.size = 2, .after = after});
    });
  };
  EXPECT_THAT(page(""), ElementsAre("p1", "p2"));
  EXPECT_THAT(page("p2"), ElementsAre("p3"));
}

TEST_P(DirectoryStoreContract, AllThatIsBelievedPagesInOrder) {
  Organization site = SampleOrganization("site");
  site.is_site = true;
  Put(SampleOrganization("oak"), SampleOrganization("elm"), site,
      SamplePractitioner("roe", "Jane", "Roe"),
      SamplePractitioner("doe", "Joe", "Doe"),
      SampleAffiliation("a2", "roe", "elm"),
      SampleAffiliation("a1", "doe", "oak"),
      SampleSuccession("s2", "elm", "oak"), SampleSuccession("s1", "oak", ""),
      SampleReport("c2", "elm"), SampleReport("c1", "oak"));
  Affiliation ended = SampleAffiliation("a1", "doe", "oak");
  ended.end = {.year = 2012};
  Put(ended);
  const Page first{.size = 2};
  EXPECT_THAT(
      Ids(Ask([&](auto& facts) { return facts.AllOrganizations(first); })),
      ElementsAre("elm", "oak"));
  EXPECT_THAT(Ids(Ask([&](auto& facts) {
                return facts.AllOrganizations({.size = 2, .after = "oak"});
              })),
              ElementsAre("site"));
  EXPECT_THAT(
      Ids(Ask([&](auto& facts) { return facts.AllPractitioners(first); })),
      ElementsAre("doe", "roe"));
  const auto affiliations =
      Ask([&](auto& facts) { return facts.AllAffiliations(first); });
  EXPECT_THAT(Ids(affiliations), ElementsAre("a1", "a2"));
  EXPECT_EQ(affiliations.front().end, ended.end);
  EXPECT_THAT(
      Ids(Ask([&](auto& facts) { return facts.AllSuccessions(first); })),
      ElementsAre("s1", "s2"));
  EXPECT_THAT(Ids(Ask([&](auto& facts) {
                return facts.AllReports({.size = 2, .after = "c1"});
              })),
              ElementsAre("c2"));
}

TEST_P(DirectoryStoreContract, AllPlacesAndAliasesPageInOrder) {
  Put(SampleOrganization("elm"), SampleOrganization("oak"),
      SamplePractitioner("roe", "Jane", "Roe"));
  EXPECT_THAT(Write([](DirectoryTransaction& txn) -> absl::Status {
                for (const char* zip : {"01104", "01103", "01105"}) {
                  CUSTODIA_RETURN_IF_ERROR(
                      txn.PutZip(zip, "25013", "Springfield", "MA").status());
                }
                CUSTODIA_RETURN_IF_ERROR(
                    txn.PutCounty({"25015", "Hampshire", "MA"}).status());
                CUSTODIA_RETURN_IF_ERROR(
                    txn.PutCounty({"25013", "Hampden", "MA"}).status());
                CUSTODIA_RETURN_IF_ERROR(
                    txn.PutOrganizationAlias("the-elm", "elm").status());
                CUSTODIA_RETURN_IF_ERROR(
                    txn.PutOrganizationAlias("an-oak", "oak").status());
                return txn.PutPractitionerAlias("jane", "roe").status();
              }),
              IsOk());
  const Page first{.size = 2};
  const auto zips = Ask([&](auto& facts) { return facts.AllZips(first); });
  ASSERT_EQ(zips.size(), 2);
  EXPECT_EQ(zips[0], (Zip{"01103", "25013", "Springfield", "MA"}));
  EXPECT_EQ(zips[1].zip, "01104");
  EXPECT_THAT(
      Described(Ask([&](auto& facts) { return facts.AllCounties(first); })),
      ElementsAre("25013/Hampden/MA", "25015/Hampshire/MA"));
  EXPECT_THAT(Ask([](auto& facts) {
                return facts.AllOrganizationAliases({.size = 9, .after = "b"});
              }),
              ElementsAre(Alias{"the-elm", "elm"}));
  EXPECT_THAT(
      Ask([&](auto& facts) { return facts.AllPractitionerAliases(first); }),
      ElementsAre(Alias{"jane", "roe"}));

  Retract(FindOrganization("elm")->evidence);
  EXPECT_THAT(
      Ask([&](auto& facts) { return facts.AllOrganizationAliases(first); }),
      ElementsAre(Alias{"an-oak", "oak"}));
}

}  // namespace
}  // namespace custodia::directory
