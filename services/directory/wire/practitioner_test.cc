#include "services/directory/wire/practitioner.h"

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia::directory::wire {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Evidence Curated() { return {.source = "curated", .grade = Grade::kReported}; }

TEST(PractitionerTest, ComesBackWhole) {
  const Practitioner practitioner{
      .id = "1234567893",
      .npi = "1234567893",
      .name = {.given = "Jane", .middle = "Q", .family = "Roe", .suffix = "Jr"},
      .other_names = {{.given = "Jane", .family = "Doe"}},
      .taxonomy_codes = {"207Q00000X"},
      .status = PractitionerStatus::kDeceased,
      .death_date = {.year = 2011, .month = 3},
      .evidence = {Curated()}};
  error::FieldViolations violations;
  EXPECT_EQ(ParsePractitioner(ToProto(practitioner), "p", violations),
            practitioner);
  EXPECT_THAT(FieldsAtFault(violations.ToStatus()), IsEmpty());
}

TEST(PractitionerTest, TellsAllThatIsWrong) {
  v1::Practitioner message;
  message.set_name("dr-roe");
  message.set_npi("1234567890");
  message.add_other_names();
  message.add_taxonomy_codes("207q");
  message.set_status(static_cast<v1::Practitioner::Status>(99));
  message.mutable_death_date()->set_month(2);
  error::FieldViolations violations;
  ParsePractitioner(message, "p", violations);
  EXPECT_THAT(FieldsAtFault(violations.ToStatus()),
              ElementsAre("p.name", "p.npi", "p.primary_name.family_name",
                          "p.other_names[0].family_name", "p.taxonomy_codes[0]",
                          "p.status", "p.death_date"));
}

Affiliation Membership() {
  return {.practitioner = "roe",
          .organization = "elm",
          .kind = AffiliationKind::kPrivileges,
          .start = {.year = 2001},
          .end = {.year = 2009, .month = 3, .day = 1},
          .department = "Cardiology",
          .evidence = {Curated()}};
}

TEST(AffiliationTest, ComesBackWhole) {
  error::FieldViolations violations;
  EXPECT_EQ(ParseAffiliation(ToProto(Membership()), "a", violations),
            Membership());
  EXPECT_THAT(FieldsAtFault(violations.ToStatus()), IsEmpty());
}

TEST(AffiliationTest, TellsAllThatIsWrong) {
  v1::Affiliation message;
  message.set_organization("elm");
  message.mutable_start_date()->set_year(2010);
  message.mutable_end_date()->set_year(2009);
  error::FieldViolations violations;
  ParseAffiliation(message, "a", violations);
  EXPECT_THAT(
      FieldsAtFault(violations.ToStatus()),
      ElementsAre("a.practitioner", "a.organization", "a.kind", "a.end_date"));
}

TEST(AffiliationTest, AYearMayEndInItself) {
  v1::Affiliation message = ToProto(Membership());
  message.mutable_start_date()->set_year(2009);
  message.mutable_start_date()->set_month(3);
  *message.mutable_end_date() = message.start_date();
  error::FieldViolations violations;
  ParseAffiliation(message, "a", violations);
  EXPECT_THAT(FieldsAtFault(violations.ToStatus()), IsEmpty());
}

TEST(AffiliationTest, ColocationIsAnInference) {
  v1::Affiliation message = ToProto(Membership());
  message.set_kind(v1::Affiliation::COLOCATED);
  message.mutable_evidence(0)->clear_grade();
  error::FieldViolations violations;
  EXPECT_EQ(ParseAffiliation(message, "a", violations).evidence[0].grade,
            Grade::kInferred);
  EXPECT_TRUE(violations.empty());
  message.mutable_evidence(0)->set_grade(v1::Evidence::OFFICIAL);
  ParseAffiliation(message, "a", violations);
  EXPECT_THAT(FieldsAtFault(violations.ToStatus()),
              ElementsAre("a.evidence[0].grade"));
}

}  // namespace
}  // namespace custodia::directory::wire
