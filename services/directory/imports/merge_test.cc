#include "services/directory/imports/merge.h"

#include <algorithm>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia::directory {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Evidence From(const std::string& source, Grade grade,
              PartialDate date = PartialDate()) {
  return {.source = source, .source_row = "7", .date = date, .grade = grade};
}

ContactPoint Phone(const std::string& number, const Evidence& evidence) {
  return {.kind = ContactKind::kPhone, .value = number, .evidence = {evidence}};
}

// What we published, and what an official file says of the same clinic.
Organization Ours() {
  const Evidence evidence = From("organizations", Grade::kPublished);
  return {.id = "elm",
          .display_name = "Elm Clinic",
          .type = OrganizationType::kPractice,
          .status = OrganizationStatus::kClosed,
          .closed_on = {2019, 3, 29},
          .identifiers = {{IdentifierSystem::kNpi, "1234567893"}},
          .address = {{"1 Elm St"}, "Salem", "OR", "97301"},
          .county_fips = "41047",
          .contact_points = {Phone("503-555-0100", evidence)},
          .evidence = {evidence}};
}
Organization Official() {
  const Evidence evidence = From("cms", Grade::kOfficial);
  return {.id = "npi-1234567893",
          .display_name = "ELM CLINIC PC",
          .type = OrganizationType::kOtherFacility,
          .status = OrganizationStatus::kUnknown,
          .identifiers = {{IdentifierSystem::kNpi, "1234567893"}},
          .address = {{"1 ELM STREET"}, "SALEM", "OR", "97301"},
          .contact_points = {Phone("503-555-0199", evidence)},
          .evidence = {evidence}};
}

// All but the id, and without the order of evidence, which tells who came
// first.
Organization Content(Organization organization) {
  organization.id.clear();
  std::sort(
      organization.evidence.begin(), organization.evidence.end(),
      [](const Evidence& a, const Evidence& b) { return a.source < b.source; });
  return organization;
}

TEST(MergeOrganizations, IsTheSameInBothOrders) {
  const Organization a = Merge(Ours(), Official());
  const Organization b = Merge(Official(), Ours());
  EXPECT_EQ(a.id, "elm");
  EXPECT_EQ(b.id, "npi-1234567893");
  EXPECT_EQ(Content(a), Content(b));

  EXPECT_EQ(a.display_name, "ELM CLINIC PC");
  EXPECT_THAT(a.other_names, ElementsAre("Elm Clinic"));
  EXPECT_EQ(a.type, OrganizationType::kPractice);
  EXPECT_EQ(a.status, OrganizationStatus::kClosed);
  EXPECT_EQ(a.closed_on, (PartialDate{2019, 3, 29}));
  EXPECT_THAT(a.identifiers, SizeIs(1));
  EXPECT_THAT(a.address.lines, ElementsAre("1 ELM STREET"));
  EXPECT_EQ(a.county_fips, "41047");
  ASSERT_THAT(a.contact_points, SizeIs(2));
  EXPECT_EQ(a.contact_points[0].value, "503-555-0199");
  EXPECT_EQ(a.contact_points[1].value, "503-555-0100");
  EXPECT_THAT(a.evidence, SizeIs(2));
}

TEST(MergeOrganizations, ChangesNothingTheSecondTime) {
  for (const Organization& first : {Ours(), Official()}) {
    for (const Organization& second : {Ours(), Official()}) {
      const Organization merged = Merge(first, second);
      EXPECT_EQ(Merge(merged, first), merged);
      EXPECT_EQ(Merge(merged, second), merged);
    }
  }
}

TEST(MergeOrganizations, ARowReplacesWhatItAloneSaid) {
  Organization now = Ours();
  now.display_name = "Elm Health";
  now.status = OrganizationStatus::kOperating;
  now.closed_on = {};
  now.county_fips = "";
  now.contact_points = {Phone("503-555-0111", now.evidence[0])};
  const Organization merged = Merge(Ours(), now);
  EXPECT_EQ(merged.display_name, "Elm Health");
  EXPECT_THAT(merged.other_names, ElementsAre("Elm Clinic"));
  EXPECT_EQ(merged.status, OrganizationStatus::kOperating);
  EXPECT_EQ(merged.closed_on, PartialDate());
  EXPECT_EQ(merged.county_fips, "");
  EXPECT_EQ(merged.contact_points, now.contact_points);
}

TEST(MergeOrganizations, ALowerGradeOnlyFills) {
  Organization told = Ours();
  told.evidence = {From("hearsay", Grade::kReported)};
  told.contact_points = {Phone("503-555-0122", told.evidence[0])};
  told.display_name = "Elm";
  told.status = OrganizationStatus::kOperating;
  told.closed_on = {};
  told.opened_on = {1999};
  const Organization merged = Merge(Ours(), told);
  EXPECT_EQ(merged.display_name, "Elm Clinic");
  EXPECT_EQ(merged.status, OrganizationStatus::kClosed);
  EXPECT_EQ(merged.closed_on, (PartialDate{2019, 3, 29}));
  EXPECT_EQ(merged.opened_on, (PartialDate{1999}));
  EXPECT_EQ(merged.contact_points[1].value, "503-555-0122");
}

// NPPES knows addresses, not closures: a later closure of ours must get in.
TEST(MergeOrganizations, NppesDoesNotSpeakOfStatus) {
  Organization nppes = Official();
  nppes.evidence = {From("nppes", Grade::kOfficial)};
  nppes.contact_points.clear();
  Organization open = Ours();
  open.status = OrganizationStatus::kOperating;
  open.closed_on = {};
  const Organization both = Merge(open, nppes);
  EXPECT_EQ(both.status, OrganizationStatus::kOperating);
  const Organization closed = Merge(both, Ours());
  EXPECT_EQ(closed.status, OrganizationStatus::kClosed);
  EXPECT_EQ(closed.closed_on, (PartialDate{2019, 3, 29}));
  EXPECT_EQ(closed.display_name, "ELM CLINIC PC");
}

TEST(MergeOrganizations, AnOlderRowOfTheSameSourceOnlyFills) {
  Organization newer = Ours();
  newer.evidence = {From("nppes", Grade::kOfficial, {2025, 1, 7})};
  newer.contact_points = {Phone("503-555-0100", newer.evidence[0])};
  Organization older = newer;
  older.evidence = {From("nppes", Grade::kOfficial, {2018, 12, 1})};
  older.contact_points = {Phone("503-555-0001", older.evidence[0])};
  older.address = {{"9 Oak St"}, "Bend", "OR", "97701"};
  older.time_zone = "America/Los_Angeles";
  const Organization merged = Merge(newer, older);
  EXPECT_EQ(merged.address, newer.address);
  EXPECT_EQ(merged.contact_points, newer.contact_points);
  EXPECT_EQ(merged.evidence, newer.evidence);
  EXPECT_EQ(merged.time_zone, "America/Los_Angeles");
  EXPECT_EQ(Merge(older, newer).address, newer.address);
}

TEST(MergeOrganizations, EqualsDoNotTakeTurns) {
  Organization other = Ours();
  other.evidence = {From("another", Grade::kPublished)};
  other.contact_points.clear();
  other.county_fips = "41005";
  const Organization merged = Merge(Ours(), other);
  EXPECT_EQ(merged.county_fips, "41005");
  EXPECT_EQ(Merge(merged, Ours()), merged);
  EXPECT_EQ(Merge(merged, other), merged);

  Organization later = Ours();
  later.evidence[0].verified_on = {2026, 1, 15};
  Organization before = Ours();
  before.evidence[0].verified_on = {2025, 1, 15};
  EXPECT_EQ(Merge(Merge(before, other), later).county_fips, "41047");
}

TEST(MergeOrganizations, ACountyBelongsToItsAddress) {
  Organization moved = Official();
  moved.address.zip = "97701";
  EXPECT_EQ(Merge(Ours(), moved).county_fips, "");
}

TEST(MergeOrganizations, OneContactKeepsBothSources) {
  Organization official = Official();
  official.contact_points = {Phone("503-555-0100", official.evidence[0])};
  const Organization merged = Merge(Ours(), official);
  ASSERT_THAT(merged.contact_points, SizeIs(1));
  EXPECT_THAT(merged.contact_points[0].evidence, SizeIs(2));
  Organization without = official;
  without.contact_points.clear();
  EXPECT_THAT(Merge(merged, without).contact_points[0].evidence, SizeIs(1));
}

Practitioner Told(const std::string& source, Grade grade) {
  return {.id = "d",
          .name = {.given = "Ann", .family = "Roe"},
          .evidence = {From(source, grade)}};
}

TEST(MergePractitioners, KeepsFormerNames) {
  Practitioner married = Told("nppes", Grade::kOfficial);
  married.name.family = "Roe-Smith";
  const Practitioner merged = Merge(Told("nppes", Grade::kOfficial), married);
  EXPECT_EQ(merged.name.family, "Roe-Smith");
  ASSERT_THAT(merged.other_names, SizeIs(1));
  EXPECT_EQ(merged.other_names[0].family, "Roe");
  EXPECT_EQ(Merge(merged, married), merged);
}

TEST(MergePractitioners, NppesDoesNotKnowOfDeaths) {
  Practitioner dead = Told("practitioners", Grade::kPublished);
  dead.status = PractitionerStatus::kDeceased;
  dead.death_date = {2021, 5, 1};
  Practitioner listed = Told("nppes", Grade::kOfficial);
  listed.status = PractitionerStatus::kActive;
  listed.taxonomy_codes = {"207Q00000X"};
  for (const Practitioner& merged :
       {Merge(dead, listed), Merge(listed, dead)}) {
    EXPECT_EQ(merged.status, PractitionerStatus::kDeceased);
    EXPECT_EQ(merged.death_date, (PartialDate{2021, 5, 1}));
    EXPECT_THAT(merged.taxonomy_codes, ElementsAre("207Q00000X"));
    EXPECT_EQ(Merge(merged, listed), merged);
    EXPECT_EQ(Merge(merged, dead), merged);
  }
}

TEST(MergePractitioners, AReactivatedNpiIsActive) {
  Practitioner inactive = Told("nppes", Grade::kOfficial);
  inactive.status = PractitionerStatus::kInactive;
  Practitioner active = Told("nppes", Grade::kOfficial);
  active.status = PractitionerStatus::kActive;
  EXPECT_EQ(Merge(inactive, active).status, PractitionerStatus::kActive);
  EXPECT_EQ(Merge(active, inactive).status, PractitionerStatus::kInactive);
}

TEST(MergeAffiliations, SettlesTheEnd) {
  const Affiliation open = {.id = "a",
                            .evidence = {From("x", Grade::kPublished)}};
  Affiliation ended = open;
  ended.end = {2014, 6, 30};
  EXPECT_EQ(Merge(open, ended).end, (PartialDate{2014, 6, 30}));
  Affiliation hearsay = ended;
  hearsay.end = {2015};
  hearsay.evidence = {From("y", Grade::kReported)};
  EXPECT_EQ(Merge(ended, hearsay).end, (PartialDate{2014, 6, 30}));
  EXPECT_THAT(Merge(ended, hearsay).evidence, SizeIs(2));
  EXPECT_EQ(Merge(open, hearsay).end, (PartialDate{2015}));
}

TEST(MergeSuccessions, SettlesTheNote) {
  const SuccessionEvent event = {.id = "s",
                                 .transfer_pending = true,
                                 .note = "letter",
                                 .evidence = {From("x", Grade::kPublished)}};
  SuccessionEvent done = event;
  done.transfer_pending = false;
  done.note = "";
  EXPECT_EQ(Merge(event, done), done);
  SuccessionEvent hearsay = done;
  hearsay.evidence = {From("y", Grade::kReported)};
  EXPECT_TRUE(Merge(event, hearsay).transfer_pending);
  EXPECT_EQ(Merge(event, hearsay).note, "letter");
}

}  // namespace
}  // namespace custodia::directory
