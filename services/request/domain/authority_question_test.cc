#include "services/request/domain/authority_question.h"

#include "gtest/gtest.h"
#include "services/request/testing/life.h"

namespace custodia::request {
namespace {

Order WithPaper(const AuthorityDocument& paper) {
  Order order;
  order.patient.full_name = "Joan Ann Pell";
  order.patient.former_names = {"Joan Reyes"};
  order.requester.relationship = Relationship::kThirdParty;
  order.requester.authority_documents = {paper};
  return order;
}

policy::AuthorizationFacts FactsOf(const Authorization& authorization) {
  return AuthorityQuestionOf(
             WithPaper({.kind = AuthorityDocumentKind::kAuthorization,
                        .authorization = authorization}))
      .papers.at(0)
      .authorization;
}

TEST(AuthorityQuestionTest, TellsWhoAsksForWhom) {
  Order order;
  order.requester.relationship = Relationship::kExecutor;
  order.patient.birth_date = {.year = 1961, .month = 4, .day = 2};
  order.patient.death_date = {.year = 2020, .month = 2};
  order.patient.emancipated = true;
  const policy::AuthorityQuestion question = AuthorityQuestionOf(order);
  EXPECT_EQ(question.relation, policy::Relation::kExecutor);
  EXPECT_EQ(question.birth_date, absl::CivilDay(1961, 4, 2));
  // Protected for 50 years from the last day that it can have been.
  EXPECT_EQ(question.death_date, absl::CivilDay(2020, 2, 29));
  EXPECT_TRUE(question.emancipated);
}

TEST(AuthorityQuestionTest, AnIncompleteDateMakesAPaperNoBetter) {
  const auto question = AuthorityQuestionOf(
      WithPaper({.kind = AuthorityDocumentKind::kHealthCarePowerOfAttorney,
                 .expires_on = {.year = 2026}}));
  EXPECT_EQ(question.papers.at(0).kind,
            policy::Paper::kHealthCarePowerOfAttorney);
  EXPECT_EQ(question.papers.at(0).expires_on, absl::CivilDay(2026, 1, 1));
  EXPECT_FALSE(FactsOf({.signed_on = {.year = 2026}}).signed_on.has_value());
  EXPECT_EQ(FactsOf({.revoked_on = {.year = 2026}}).revoked_on,
            absl::CivilDay(2026, 1, 1));
}

TEST(AuthorityQuestionTest, ATextOfBlanksSaysNothing) {
  const auto blank = FactsOf({.information = " ", .purposes = {"", "\t"}});
  EXPECT_FALSE(blank.has_information);
  EXPECT_FALSE(blank.has_purpose);
  const auto said =
      FactsOf({.information = "All records", .purposes = {"", "mine"}});
  EXPECT_TRUE(said.has_information);
  EXPECT_TRUE(said.has_purpose);
}

TEST(AuthorityQuestionTest, KnowsThePatientsOwnSignature) {
  const auto by_another = [](const char* signer) {
    return FactsOf({.signer_name = signer}).signed_by_representative;
  };
  EXPECT_FALSE(by_another("Joan Ann Pell"));
  EXPECT_FALSE(by_another("J.  PELL"));
  EXPECT_FALSE(by_another("Joan Reyes"));
  EXPECT_FALSE(by_another(""));
  EXPECT_TRUE(by_another("Kim Pell"));
  EXPECT_TRUE(by_another("Joan Smith"));
  EXPECT_TRUE(FactsOf({.signer_name = "Joan Ann Pell",
                       .signer_authority = "her daughter of that name"})
                  .signed_by_representative);
}

TEST(AuthorityQuestionTest, NotesApartAreAskedForApart) {
  Order order;
  EXPECT_TRUE(AuthorityQuestionOf(order).wants_other_records);
  order.records.categories = {RecordCategory::kPsychotherapyNotes};
  EXPECT_TRUE(AuthorityQuestionOf(order).wants_psychotherapy_notes);
  EXPECT_FALSE(AuthorityQuestionOf(order).wants_other_records);
  order.records.categories.push_back(RecordCategory::kSubstanceUse);
  EXPECT_TRUE(AuthorityQuestionOf(order).wants_other_records);
  EXPECT_TRUE(AuthorityQuestionOf(order).wants_substance_use_records);
}

TEST(AuthorityQuestionTest, AnElectronicCopyIsOneByItsFormatOrItsWay) {
  Order order;
  EXPECT_FALSE(AuthorityQuestionOf(order).electronic_copy);
  order.delivery.method = DeliveryMethod::kEmail;
  EXPECT_TRUE(AuthorityQuestionOf(order).electronic_copy);
  order.delivery.format = DeliveryFormat::kPaper;
  EXPECT_FALSE(AuthorityQuestionOf(order).electronic_copy);
  order.delivery = {.method = DeliveryMethod::kMail,
                    .format = DeliveryFormat::kPdf};
  EXPECT_TRUE(AuthorityQuestionOf(order).electronic_copy);
}

TEST(AuthorityQuestionTest, EachSensitiveItemIsAskedFor) {
  Order order;
  order.records.sensitive_items = {{.minor_consented = true},
                                   {.minor_named_parent = true}};
  const auto question = AuthorityQuestionOf(order);
  ASSERT_EQ(question.sensitive_items.size(), 2);
  EXPECT_TRUE(question.sensitive_items[0].minor_consented);
  EXPECT_TRUE(question.sensitive_items[1].minor_named_parent);
  EXPECT_FALSE(question.sensitive_items[1].minor_consented);
}

// Returns what an order by `requester` lacks that PlainOrder() does not.
std::vector<MissingItem> MissingFor(const Requester& requester) {
  Order order = testing::PlainOrder();
  order.requester = requester;
  order.requester.full_name = "Sam Example";
  const policy::Ruleset rules = testing::HipaaAlone();
  return AllMissing(order, {.today = testing::kToday, .rules = rules});
}

TEST(AllMissingTest, ThePatientNeedsNoPaper) {
  EXPECT_TRUE(MissingFor({.relationship = Relationship::kSelf}).empty());
}

TEST(AllMissingTest, NoLetterGoesWithoutThePaperThatTheLawAsksFor) {
  const auto missing = MissingFor({.relationship = Relationship::kGuardian});
  ASSERT_EQ(missing.size(), 1);
  EXPECT_EQ(missing[0].field, "requester.authority_documents");
  EXPECT_TRUE(missing[0].blocking);
  EXPECT_TRUE(
      MissingFor({.relationship = Relationship::kGuardian,
                  .authority_documents =
                      {{.kind = AuthorityDocumentKind::kGuardianshipOrder}}})
          .empty());
}

TEST(AllMissingTest, APaperCountsOnTheDayItIsAskedAbout) {
  const auto missing =
      MissingFor({.relationship = Relationship::kGuardian,
                  .authority_documents = {
                      {.kind = AuthorityDocumentKind::kGuardianshipOrder,
                       .expires_on = PartialDate::Of(testing::kToday - 1)}}});
  EXPECT_FALSE(missing.empty());
}

TEST(AllMissingTest, WhoeverMayNeverAskIsToldWhatWouldLetThem) {
  const auto missing = MissingFor({.relationship = Relationship::kSpouse});
  ASSERT_FALSE(missing.empty());
  EXPECT_TRUE(missing[0].blocking);
}

TEST(AllMissingTest, WhatOneRuleMissesIsNamedOnce) {
  Order order = testing::PlainOrder();
  order.patient.birth_date = {};
  order.requester = {.relationship = Relationship::kParent,
                     .full_name = "Sam Example"};
  const policy::Ruleset rules = testing::HipaaAlone();
  int named = 0;
  for (const MissingItem& item :
       AllMissing(order, {.today = testing::kToday, .rules = rules})) {
    if (item.field == "patient.birth_date") ++named;
  }
  EXPECT_EQ(named, 1);
}

}  // namespace
}  // namespace custodia::request
