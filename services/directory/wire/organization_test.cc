#include "services/directory/wire/organization.h"

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia::directory::wire {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Organization Full() {
  const std::vector<Evidence> evidence = {
      {.source = "cms-hospitals",
       .source_row = "h.csv:7",
       .date = {.year = 2024, .month = 7},
       .grade = Grade::kOfficial,
       .verified_on = {.year = 2025, .month = 1, .day = 2}}};
  return {
      .id = "elm",
      .display_name = "Elm Street Hospital",
      .other_names = {"Elm House"},
      .type = OrganizationType::kHospital,
      .status = OrganizationStatus::kClosed,
      .opened_on = {.year = 1950},
      .closed_on = {.year = 2012, .month = 6},
      .identifiers = {{.system = IdentifierSystem::kCcn, .value = "220001"}},
      .address = {.lines = {"1 Elm St"},
                  .city = "Salem",
                  .state = "MA",
                  .zip = "01970"},
      .county_fips = "25009",
      .time_zone = "America/New_York",
      .contact_points = {{.kind = ContactKind::kPhone,
                          .value = "+1 978 555 0100",
                          .department = "Health Information Management",
                          .evidence = evidence},
                         {.kind = ContactKind::kMail,
                          .address = {.lines = {"PO Box 1"},
                                      .city = "Salem",
                                      .state = "MA",
                                      .zip = "01970"},
                          .evidence = evidence}},
      .jurisdictions = {"25009", "MA"},
      .professions = {"1223", "124Q00000X"},
      .evidence = evidence};
}

TEST(OrganizationTest, ComesBackWhole) {
  const Organization organization = Full();
  error::FieldViolations violations;
  EXPECT_EQ(ParseOrganization(ToProto(organization), "o", violations),
            organization);
  EXPECT_THAT(FieldsAtFault(violations.ToStatus()), IsEmpty());
}

TEST(OrganizationTest, ContactPointsRestOnTheOrganizationsSources) {
  v1::Organization message = ToProto(Full());
  message.mutable_contact_points(0)->clear_evidence();
  error::FieldViolations violations;
  EXPECT_EQ(ParseOrganization(message, "o", violations), Full());
}

TEST(OrganizationTest, WhatNobodyGradedIsOneCuratorsWord) {
  v1::Organization message = ToProto(Full());
  message.clear_evidence();
  error::FieldViolations violations;
  EXPECT_THAT(
      ParseOrganization(message, "o", violations).evidence,
      ElementsAre(Evidence{.source = "curated", .grade = Grade::kReported}));
}

TEST(OrganizationTest, OutputOnlyFieldsAreIgnored) {
  v1::Organization message = ToProto(Full());
  message.set_etag("theirs");
  message.set_time_zone("Europe/Berlin");
  message.mutable_evidence(0)->set_fact("facts/9");
  message.mutable_evidence(0)->mutable_recorded_time()->set_seconds(9);
  error::FieldViolations violations;
  EXPECT_EQ(ParseOrganization(message, "o", violations), Full());
}

TEST(OrganizationTest, TellsAllThatIsMissing) {
  error::FieldViolations violations;
  ParseOrganization({}, "organization", violations);
  EXPECT_THAT(FieldsAtFault(violations.ToStatus()),
              ElementsAre("organization.display_name", "organization.type",
                          "organization.status"));
}

TEST(OrganizationTest, TellsAllThatIsMalformed) {
  v1::Organization message = ToProto(Full());
  message.set_name("practitioners/elm");
  message.set_type(static_cast<v1::Organization::Type>(99));
  message.mutable_closed_on()->set_year(1949);
  message.mutable_address()->set_postal_code("1970");
  message.set_county_fips("Essex");
  message.mutable_evidence(0)->set_grade(static_cast<v1::Evidence::Grade>(99));
  message.mutable_evidence(0)->mutable_date()->set_month(13);
  message.mutable_identifiers(0)->set_system(v1::Organization::Identifier::NPI);
  message.mutable_contact_points(0)->clear_value();
  message.mutable_contact_points(1)->clear_postal_address();
  message.set_jurisdictions(1, "Mass.");
  message.set_professions(0, "dentist");
  error::FieldViolations violations;
  ParseOrganization(message, "o", violations);
  EXPECT_THAT(
      FieldsAtFault(violations.ToStatus()),
      ElementsAre("o.name", "o.type", "o.closed_on", "o.address.postal_code",
                  "o.county_fips", "o.evidence[0].date", "o.evidence[0].grade",
                  "o.identifiers[0].value", "o.contact_points[0].value",
                  "o.contact_points[1].postal_address", "o.jurisdictions[1]",
                  "o.professions[0]"));
}

TEST(OrganizationTest, AnIdentifierSuitsItsSystem) {
  using Identifier = v1::Organization::Identifier;
  const auto faults = [](Identifier::System system, const std::string& value) {
    v1::Organization message = ToProto(Full());
    message.mutable_identifiers(0)->set_system(system);
    message.mutable_identifiers(0)->set_value(value);
    error::FieldViolations violations;
    ParseOrganization(message, "o", violations);
    return FieldsAtFault(violations.ToStatus());
  };
  EXPECT_THAT(faults(Identifier::NPI, "1234567893"), IsEmpty());
  EXPECT_THAT(faults(Identifier::CCN, "05D104"), IsEmpty());
  EXPECT_THAT(faults(Identifier::CLIA, "05D0550104"), IsEmpty());
  EXPECT_THAT(faults(Identifier::SYSTEM_UNSPECIFIED, "1"),
              ElementsAre("o.identifiers[0].system"));
  for (const char* value : {"", "12345", "1234567", "22-001", "22000a"}) {
    EXPECT_THAT(faults(Identifier::CCN, value),
                ElementsAre("o.identifiers[0].value"))
        << value;
  }
  for (const char* value : {"", "1234567890", "123456789", "12345678930"}) {
    EXPECT_THAT(faults(Identifier::NPI, value),
                ElementsAre("o.identifiers[0].value"))
        << value;
  }
  EXPECT_THAT(faults(Identifier::PAC, ""),
              ElementsAre("o.identifiers[0].value"));
}

TEST(OrganizationTest, OnlyMailHasAnAddress) {
  v1::Organization message = ToProto(Full());
  *message.mutable_contact_points(0)->mutable_postal_address() =
      message.contact_points(1).postal_address();
  message.mutable_contact_points(1)->set_value("PO Box 1");
  message.add_contact_points()->set_value("978-555-0100");
  error::FieldViolations violations;
  ParseOrganization(message, "o", violations);
  EXPECT_THAT(
      FieldsAtFault(violations.ToStatus()),
      ElementsAre("o.contact_points[0].postal_address",
                  "o.contact_points[1].value", "o.contact_points[2].kind"));
}

TEST(OrganizationTest, StatesAreTheirTwoLetters) {
  v1::Organization message = ToProto(Full());
  message.mutable_address()->set_administrative_area("Massachusetts");
  message.set_jurisdictions(0, "2500");
  message.set_jurisdictions(1, "XX");
  error::FieldViolations violations;
  ParseOrganization(message, "o", violations);
  EXPECT_THAT(FieldsAtFault(violations.ToStatus()),
              ElementsAre("o.address.administrative_area", "o.jurisdictions[0]",
                          "o.jurisdictions[1]"));
}

}  // namespace
}  // namespace custodia::directory::wire
