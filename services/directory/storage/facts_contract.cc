#include <algorithm>

#include "services/directory/storage/directory_store_contract.h"

// What each lookup finds, but for names.
namespace custodia::directory {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Checks what the store sets, and clears it.
void ExpectStored(std::vector<Evidence>& evidence, absl::Time recorded) {
  for (Evidence& item : evidence) {
    EXPECT_NE(item.fact, "");
    EXPECT_EQ(item.recorded_time, recorded);
    item.fact.clear();
    item.recorded_time = absl::Time();
  }
}

TEST_P(DirectoryStoreContract, AnOrganizationIsReadBackWhole) {
  Organization elm = SampleOrganization("elm");
  elm.evidence.push_back(
      {.source = "https://example.org/elm", .grade = Grade::kPublished});
  EXPECT_THAT(Put(elm), ElementsAre(Change::kAdded));
  Organization found = FindOrganization("elm").value();
  EXPECT_NE(found.etag, "");
  found.etag.clear();
  ExpectStored(found.evidence, TimeOf(1));
  for (ContactPoint& contact_point : found.contact_points) {
    ExpectStored(contact_point.evidence, TimeOf(1));
  }
  EXPECT_EQ(found, elm);
}

TEST_P(DirectoryStoreContract, AnOrganizationMayHaveNothingButAnId) {
  const Organization empty{.id = "elm"};
  Put(empty);
  Organization found = FindOrganization("elm").value();
  found.etag.clear();
  EXPECT_EQ(found, empty);
}

TEST_P(DirectoryStoreContract, ALineBreakInAnAddressIsASpace) {
  Organization elm = SampleOrganization("elm");
  elm.address.lines = {"12 Elm Street\nSuite 3"};
  elm.contact_points[1].address.lines = {"PO Box\n7"};
  Put(elm);
  EXPECT_THAT(FindOrganization("elm")->address.lines,
              ElementsAre("12 Elm Street Suite 3"));
  EXPECT_THAT(Put(elm), ElementsAre(Change::kNone));
}

TEST_P(DirectoryStoreContract, APractitionerIsReadBackWhole) {
  Practitioner roe = SamplePractitioner("1234567893", "Jane", "Roe");
  roe.npi = "1234567893";
  roe.name.middle = "Q";
  roe.name.suffix = "Jr";
  roe.other_names = {{.given = "Janie", .family = "Doe"}, {.family = "Poe"}};
  roe.death_date = {.year = 2020, .month = 7};
  Put(roe);
  Practitioner found = FindPractitioner("1234567893").value();
  EXPECT_NE(found.etag, "");
  found.etag.clear();
  ExpectStored(found.evidence, TimeOf(1));
  EXPECT_EQ(found, roe);
}

TEST_P(DirectoryStoreContract, FactsBetweenNodesAreReadBackWhole) {
  Affiliation affiliation = SampleAffiliation("a1", "roe", "elm");
  SuccessionEvent event = SampleSuccession("s1", "elm", "oak");
  event.scope.practitioners = {"zed", "roe"};
  CustodyReport report = SampleReport("c1", "elm");
  report.practitioner = "roe";
  report.origin_organization = "oak";
  report.to_organization = "oak";
  report.reported_by = "elm";
  report.scope.practitioners = {"roe"};
  Put(SampleOrganization("elm"), SampleOrganization("oak"),
      SamplePractitioner("roe", "Jane", "Roe"),
      SamplePractitioner("zed", "Zoe", "Zed"), affiliation, event, report);

  auto affiliations =
      Ask([](DirectorySnapshot& facts) { return facts.AffiliationsOf("roe"); });
  ASSERT_EQ(affiliations.size(), 1);
  ExpectStored(affiliations[0].evidence, TimeOf(1));
  EXPECT_EQ(affiliations[0], affiliation);

  auto events = Ask(
      [](DirectorySnapshot& facts) { return facts.SuccessionsFrom("elm"); });
  ASSERT_EQ(events.size(), 1);
  ExpectStored(events[0].evidence, TimeOf(1));
  EXPECT_EQ(events[0], event);

  auto reports =
      Ask([](DirectorySnapshot& facts) { return facts.ReportsAbout("elm"); });
  ASSERT_EQ(reports.size(), 1);
  ExpectStored(reports[0].evidence, TimeOf(1));
  EXPECT_EQ(reports[0], report);
}

TEST_P(DirectoryStoreContract, EachWriteOfANodeChangesItsEtag) {
  Organization elm = SampleOrganization("elm");
  Put(elm);
  const std::string before = FindOrganization("elm")->etag;
  elm.contact_points[0].value = "413-555-0199";
  Put(elm);
  EXPECT_NE(FindOrganization("elm")->etag, before);
}

TEST_P(DirectoryStoreContract, AContactPointOutlivesItsOrganizationsName) {
  Organization elm = SampleOrganization("elm");
  Put(elm);
  const std::vector<ContactPoint> before =
      FindOrganization("elm")->contact_points;
  elm.display_name = "Oak";
  elm.contact_points[1].department = "Billing";
  Put(elm);
  const std::vector<ContactPoint> after =
      FindOrganization("elm")->contact_points;
  EXPECT_EQ(after[0], before[0]);
  EXPECT_NE(after[1].evidence[0].fact, before[1].evidence[0].fact);
  EXPECT_EQ(after[1].evidence[0].recorded_time, TimeOf(2));
  EXPECT_EQ(FindOrganization("elm", {.revision = 1})->contact_points, before);
}

TEST_P(DirectoryStoreContract, NoTwoFactsShareANumber) {
  Put(SampleOrganization("elm"), SamplePractitioner("roe", "Jane", "Roe"));
  Put(SampleOrganization("oak"), SampleAffiliation("a1", "roe", "elm"));
  std::vector<std::string> numbers;
  for (const char* id : {"elm", "oak"}) {
    const Organization found = FindOrganization(id).value();
    numbers.push_back(found.evidence[0].fact);
    for (const ContactPoint& contact_point : found.contact_points) {
      numbers.push_back(contact_point.evidence[0].fact);
    }
  }
  numbers.push_back(FindPractitioner("roe")->evidence[0].fact);
  numbers.push_back(
      Ask([](DirectorySnapshot& facts) { return facts.FindAffiliation("a1"); })
          ->evidence[0]
          .fact);
  std::sort(numbers.begin(), numbers.end());
  EXPECT_EQ(std::adjacent_find(numbers.begin(), numbers.end()), numbers.end());
}

TEST_P(DirectoryStoreContract, AReferenceToNothingIsRefusedAndTheRestGoesOn) {
  EXPECT_THAT(
      Write([](DirectoryTransaction& txn) -> absl::Status {
        EXPECT_THAT(txn.Put(SampleAffiliation("a1", "roe", "elm")),
                    HasReason("PRACTITIONER_NOT_FOUND"));
        EXPECT_THAT(txn.Put(SamplePractitioner("roe", "Jane", "Roe")), IsOk());
        EXPECT_THAT(txn.Put(SampleAffiliation("a1", "roe", "elm")),
                    HasReason("ORGANIZATION_NOT_FOUND"));
        EXPECT_THAT(txn.Put(SampleOrganization("elm")), IsOk());
        EXPECT_THAT(txn.Put(SampleSuccession("s1", "elm", "oak")),
                    HasReason("ORGANIZATION_NOT_FOUND"));
        EXPECT_THAT(txn.Put(SampleSuccession("s1", "oak", "elm")),
                    HasReason("ORGANIZATION_NOT_FOUND"));
        SuccessionEvent event = SampleSuccession("s1", "elm", "");
        event.scope.practitioners = {"roe", "zed"};
        EXPECT_THAT(txn.Put(event), HasReason("PRACTITIONER_NOT_FOUND"));
        EXPECT_THAT(txn.Put(SampleReport("c1", "oak")),
                    HasReason("ORGANIZATION_NOT_FOUND"));
        EXPECT_THAT(txn.PutPractitionerAlias("p-17", "zed"),
                    HasReason("PRACTITIONER_NOT_FOUND"));
        EXPECT_THAT(txn.PutOrganizationAlias("o-17", "oak"),
                    HasReason("ORGANIZATION_NOT_FOUND"));
        // A closure leads nowhere.
        EXPECT_THAT(txn.Put(SampleSuccession("s2", "elm", "")), IsOk());
        return txn.Put(SampleAffiliation("a1", "roe", "elm")).status();
      }),
      IsOk());
  EXPECT_THAT(Ids(Ask([](DirectorySnapshot& facts) {
                return facts.AffiliationsOf("roe");
              })),
              ElementsAre("a1"));
  EXPECT_THAT(Ids(Ask([](DirectorySnapshot& facts) {
                return facts.SuccessionsFrom("elm");
              })),
              ElementsAre("s2"));
}

TEST_P(DirectoryStoreContract, AnAliasFindsTheNodeAndWritesIt) {
  Put(SampleOrganization("elm"), SampleOrganization("oak"),
      SamplePractitioner("roe", "Jane", "Roe"));
  EXPECT_THAT(Write([](DirectoryTransaction& txn) -> absl::Status {
                EXPECT_THAT(txn.PutOrganizationAlias("oak", "elm"),
                            HasReason("ALREADY_EXISTS"));
                CUSTODIA_RETURN_IF_ERROR(
                    txn.PutOrganizationAlias("o-17", "elm").status());
                // An alias of an alias is one of the node.
                CUSTODIA_RETURN_IF_ERROR(
                    txn.PutOrganizationAlias("o-18", "o-17").status());
                return txn.PutPractitionerAlias("p-17", "roe").status();
              }),
              IsOk());
  EXPECT_EQ(FindOrganization("o-18").value().id, "elm");
  EXPECT_EQ(FindPractitioner("p-17").value().id, "roe");

  Organization elm = SampleOrganization("o-17");
  elm.display_name = "Elm";
  Practitioner roe = SamplePractitioner("p-17", "Janet", "Roe");
  EXPECT_THAT(
      Put(elm, roe, SampleAffiliation("a1", "p-17", "o-18"),
          SampleSuccession("s1", "o-17", "oak"), SampleReport("c1", "o-17")),
      ElementsAre(Change::kReplaced, Change::kReplaced, Change::kAdded,
                  Change::kAdded, Change::kAdded));
  EXPECT_EQ(FindOrganization("elm").value().display_name, "Elm");
  EXPECT_EQ(FindPractitioner("roe").value().name.given, "Janet");
  const auto affiliation =
      Ask([](DirectorySnapshot& facts) { return facts.FindAffiliation("a1"); });
  EXPECT_EQ(affiliation.value().practitioner, "roe");
  EXPECT_EQ(affiliation->organization, "elm");
  for (const std::string id : {"elm", "o-17", "o-18"}) {
    const auto ids = [&](auto list) { return Ids(Ask(list)); };
    EXPECT_THAT(ids([&](DirectorySnapshot& facts) {
                  return facts.ListAffiliationsAt(id, {10});
                }),
                ElementsAre("a1"));
    EXPECT_THAT(ids([&](DirectorySnapshot& facts) {
                  return facts.ListSuccessions(id, {10});
                }),
                ElementsAre("s1"));
    EXPECT_THAT(
        ids([&](DirectorySnapshot& facts) { return facts.ReportsAbout(id); }),
        ElementsAre("c1"));
  }
}

TEST_P(DirectoryStoreContract, AnAliasMayMove) {
  Put(SampleOrganization("elm"), SampleOrganization("oak"));
  const auto alias = [&](const std::string& id) {
    Change change = Change::kNone;
    EXPECT_THAT(Write([&](DirectoryTransaction& txn) -> absl::Status {
                  CUSTODIA_ASSIGN_OR_RETURN(
                      change, txn.PutOrganizationAlias("o-17", id));
                  return absl::OkStatus();
                }),
                IsOk());
    return change;
  };
  EXPECT_EQ(alias("elm"), Change::kAdded);
  EXPECT_EQ(alias("oak"), Change::kReplaced);
  EXPECT_EQ(alias("oak"), Change::kNone);
  EXPECT_EQ(FindOrganization("o-17").value().id, "oak");
  EXPECT_EQ(FindOrganization("o-17", {.revision = 2}).value().id, "elm");
}

TEST_P(DirectoryStoreContract, AnNpiFindsItsNodeWhereThereIsOneOnly) {
  Practitioner roe = SamplePractitioner("roe", "Jane", "Roe");
  roe.npi = "1922222228";
  Put(SampleOrganization("elm"), roe);
  EXPECT_EQ(FindOrganization("1234567893").value().id, "elm");
  EXPECT_EQ(FindPractitioner("1922222228").value().id, "roe");
  EXPECT_EQ(FindOrganization("220001"), std::nullopt);  // A CCN is no NPI.
  EXPECT_EQ(FindPractitioner(""), std::nullopt);

  // Seller and buyer.
  Put(SampleOrganization("oak"));
  EXPECT_EQ(FindOrganization("1234567893"), std::nullopt);
  const auto identified = [&](IdentifierSystem system,
                              const std::string& value) {
    return Ids(Ask([&](DirectorySnapshot& facts) {
      return facts.OrganizationsIdentifiedBy({system, value});
    }));
  };
  EXPECT_THAT(identified(IdentifierSystem::kNpi, "1234567893"),
              ElementsAre("elm", "oak"));
  EXPECT_THAT(identified(IdentifierSystem::kCcn, "220001"),
              ElementsAre("elm", "oak"));
  EXPECT_THAT(identified(IdentifierSystem::kCcn, "1234567893"), IsEmpty());
}

TEST_P(DirectoryStoreContract, OrganizationsAreFoundByAddressButNotSites) {
  Organization suite = SampleOrganization("elm");
  suite.address.lines = {"12 ELM ST STE 9"};
  Organization site = SampleOrganization("site");
  site.is_site = true;
  Organization elsewhere = SampleOrganization("oak");
  elsewhere.address.lines = {"14 Elm Street"};
  Organization nowhere = SampleOrganization("nowhere");
  nowhere.address = {};
  Put(suite, SampleOrganization("ash"), site, elsewhere, nowhere);
  Organization society = SampleOrganization("society");
  society.type = OrganizationType::kLocalMedicalSociety;
  Organization first = SampleOrganization("zoo");
  first.display_name = "A";
  Put(society, first);
  const auto at = [&](const std::string& key, int limit = 10) {
    return Ids(Ask([&](DirectorySnapshot& facts) {
      return facts.OrganizationsAt(key, limit);
    }));
  };
  const std::string key = AddressKey(SampleOrganization("x").address);
  EXPECT_THAT(at(key), ElementsAre("zoo", "ash", "elm"));
  EXPECT_THAT(at(key, 2), ElementsAre("zoo", "ash"));
  EXPECT_THAT(at(""), IsEmpty());
  EXPECT_TRUE(FindOrganization("site").value().is_site);
}

TEST_P(DirectoryStoreContract, OrganizationsAreFoundByNameKey) {
  Organization oak = SampleOrganization("oak");
  oak.display_name = "Oak";
  oak.other_names = {"ELM STREET PRACTICE, INC.", "Elm Street Practice"};
  Put(SampleOrganization("elm"), oak, Organization{.id = "nameless"});
  const auto named = [&](const std::string& key) {
    return Ids(Ask([&](DirectorySnapshot& facts) {
      return facts.OrganizationsNamed(key);
    }));
  };
  EXPECT_THAT(named("elm street practice"), ElementsAre("elm", "oak"));
  EXPECT_THAT(named("oak"), ElementsAre("oak"));
  EXPECT_THAT(named("elm street"), IsEmpty());
  EXPECT_THAT(named(""), IsEmpty());
}

TEST_P(DirectoryStoreContract, SocietiesAreFoundByTheAreaThatTheyServe) {
  Organization local = SampleOrganization("local");
  local.type = OrganizationType::kLocalMedicalSociety;
  Organization state = SampleOrganization("state");
  state.type = OrganizationType::kStateMedicalSociety;
  state.jurisdictions = {"MA"};
  Put(local, state);
  const auto serving = [&](OrganizationType type, const std::string& area) {
    return Ids(Ask([&](DirectorySnapshot& facts) {
      return facts.OrganizationsServing(type, area);
    }));
  };
  EXPECT_THAT(serving(OrganizationType::kLocalMedicalSociety, "25015"),
              ElementsAre("local"));
  EXPECT_THAT(serving(OrganizationType::kStateMedicalSociety, "25015"),
              IsEmpty());
  EXPECT_THAT(serving(OrganizationType::kStateMedicalSociety, "MA"),
              ElementsAre("state"));
}

TEST_P(DirectoryStoreContract, AZipCodeGivesAnOrganizationItsCounty) {
  const auto hospital = [](const std::string& id, const std::string& county,
                           const std::string& zip) {
    Organization organization = SampleOrganization(id);
    organization.type = OrganizationType::kHospital;
    organization.county_fips = county;
    organization.address.zip = zip;
    return organization;
  };
  Put(hospital("by-zip", "", "01103-1234"), hospital("told", "25013", ""),
      // What a source says goes before what its ZIP code suggests.
      hospital("told-otherwise", "25015", "01103"), SampleOrganization("elm"));
  const auto in_county = [&](const std::string& fips,
                             const KnownAt& known_at = {}) {
    return Ids(Ask(
        [&](DirectorySnapshot& facts) {
          return facts.OrganizationsInCounty(OrganizationType::kHospital, fips);
        },
        known_at));
  };
  EXPECT_THAT(in_county("25013"), ElementsAre("told"));
  EXPECT_THAT(
      Write([](DirectoryTransaction& txn) {
        return txn.PutZip("01103", "25013", "Springfield", "MA").status();
      }),
      IsOk());
  EXPECT_THAT(in_county("25013"), ElementsAre("by-zip", "told"));
  EXPECT_THAT(in_county("25015"), ElementsAre("told-otherwise"));
  EXPECT_THAT(in_county("25013", {.revision = 1}), ElementsAre("told"));
  EXPECT_THAT(in_county(""), IsEmpty());
}

}  // namespace
}  // namespace custodia::directory
