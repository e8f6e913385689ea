#include "services/request/wire/policy_fees.h"

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/wire/dates.h"
#include "services/request/wire/money.h"

namespace custodia::request {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Request = v1::EstimateFeeRequest;

constexpr absl::CivilDay kToday(2026, 6, 1);

Request Sample() {
  Request request;
  request.set_state("TX");
  request.set_holder_type(v1::Holder::PHYSICIAN);
  request.set_requester(Request::THIRD_PARTY);
  request.set_media(Request::PAPER);
  return request;
}

google::type::Money Euros() {
  google::type::Money money = wire::ToMoney(100);
  money.set_currency_code("EUR");
  return money;
}

google::type::Money Negative() {
  google::type::Money money;
  money.set_currency_code("USD");
  money.set_units(-1);
  return money;
}

std::vector<std::string> FieldsAtFault(const Request& request) {
  error::FieldViolations violations;
  wire::ParseFeeQuestion(request, kToday, violations);
  return custodia::testing::FieldsAtFault(violations.ToStatus());
}

policy::FeeQuestion Parse(const Request& request) {
  error::FieldViolations violations;
  const auto question = wire::ParseFeeQuestion(request, kToday, violations);
  EXPECT_TRUE(violations.empty());
  return question;
}

TEST(ParseFeeQuestionTest, WhatIsNotSaidIsTheFirstCopyToday) {
  const policy::FeeQuestion question = Parse(Sample());
  EXPECT_EQ(question.state, "TX");
  EXPECT_EQ(question.holder_type, policy::HolderType::kPhysician);
  EXPECT_EQ(question.payer, policy::Payer::kThirdParty);
  EXPECT_EQ(question.media, policy::Media::kPaper);
  EXPECT_EQ(question.request_date, kToday);
  EXPECT_EQ(question.copy_number, 1);
  EXPECT_EQ(question.pages, 0);
  EXPECT_EQ(question.postage, 0);
  EXPECT_EQ(question.method, policy::FeeMethod::kUnspecified);
  EXPECT_THAT(question.quoted_items, IsEmpty());
}

TEST(ParseFeeQuestionTest, TakesNumbersAndAmounts) {
  Request request = Sample();
  *request.mutable_request_date() = wire::ToProto(absl::CivilDay(2025, 1, 2));
  request.set_pages(60);
  request.set_labor_minutes(18);
  *request.mutable_labor_hourly_rate() = wire::ToMoney(2400);
  *request.mutable_supplies() = wire::ToMoney(300);
  *request.mutable_postage() = wire::ToMoney(290);
  *request.mutable_average_cost() = wire::ToMoney(555);
  *request.mutable_agreed_summary() = wire::ToMoney(4000);
  request.set_copy_number(2);
  request.set_years_searched(3);
  request.set_non_paper_units(4);
  const policy::FeeQuestion question = Parse(request);
  EXPECT_EQ(question.request_date, absl::CivilDay(2025, 1, 2));
  EXPECT_EQ(question.pages, 60);
  EXPECT_EQ(question.labor_minutes, 18);
  EXPECT_EQ(question.labor_hourly_rate, 2400);
  EXPECT_EQ(question.supplies, 300);
  EXPECT_EQ(question.postage, 290);
  EXPECT_EQ(question.average_cost, 555);
  EXPECT_EQ(question.agreed_summary, 4000);
  EXPECT_EQ(question.copy_number, 2);
  EXPECT_EQ(question.years_searched, 3);
  EXPECT_EQ(question.non_paper_units, 4);
}

TEST(ParseFeeQuestionTest, TakesWhatTellsCasesApart) {
  Request request = Sample();
  request.set_media(Request::ELECTRONIC);
  request.set_method(Request::FLAT);
  request.set_purpose(v1::RecordsSought::DISABILITY);
  request.set_certified(true);
  EXPECT_TRUE(Parse(request).certified);
  request.set_held_electronically(true);
  EXPECT_TRUE(Parse(request).held_electronically);
  request.set_purpose_proven(true);
  EXPECT_TRUE(Parse(request).purpose_proven);
  request.set_no_records_available(true);
  EXPECT_TRUE(Parse(request).no_records_available);
  request.set_medicaid(true);
  EXPECT_TRUE(Parse(request).medicaid);
  EXPECT_FALSE(Parse(request).portable_media_requested);
  request.set_portable_media_requested(true);
  EXPECT_TRUE(Parse(request).portable_media_requested);
  EXPECT_EQ(Parse(request).media, policy::Media::kElectronic);
  EXPECT_EQ(Parse(request).method, policy::FeeMethod::kFlat);
  EXPECT_EQ(Parse(request).purpose, policy::Purpose::kDisability);
}

TEST(ParseFeeQuestionTest, TakesTheLinesOfAQuote) {
  Request request = Sample();
  v1::FeeItem& item = *request.add_quoted_items();
  item.set_kind(v1::FeeItem::SEARCH);
  *item.mutable_amount() = wire::ToMoney(1500);
  item.set_description("Retrieval");
  item.set_units(2);
  // A caller does not judge.
  item.set_allowed(true);
  item.set_citation("mine");
  EXPECT_THAT(Parse(request).quoted_items,
              ElementsAre(policy::FeeItem{.kind = policy::FeeKind::kSearch,
                                          .amount = 1500,
                                          .description = "Retrieval",
                                          .units = 2}));
}

TEST(ParseFeeQuestionTest, NamesAllThatIsRequired) {
  Request request;
  request.add_quoted_items();
  EXPECT_THAT(FieldsAtFault(request),
              ElementsAre("state", "holder_type", "requester", "media",
                          "quoted_items[0].kind", "quoted_items[0].amount"));
}

TEST(ParseFeeQuestionTest, NamesAllThatIsWrong) {
  Request request = Sample();
  request.set_state("ZZ");
  request.set_requester(static_cast<Request::FeeRequester>(4));
  request.set_media(static_cast<Request::Media>(3));
  request.mutable_request_date()->set_month(2);
  request.set_pages(-1);
  request.set_labor_minutes(2'000'000'000);
  *request.mutable_labor_hourly_rate() = Negative();
  *request.mutable_supplies() = Euros();
  request.mutable_postage()->set_units(1);
  *request.mutable_average_cost() = wire::ToMoney(100);
  request.mutable_average_cost()->set_nanos(1);
  request.set_years_searched(-1);
  request.set_non_paper_units(-1);
  request.set_method(static_cast<Request::Method>(4));
  v1::FeeItem& item = *request.add_quoted_items();
  item.set_kind(static_cast<v1::FeeItem::Kind>(16));
  *item.mutable_amount() = Negative();
  item.set_description(std::string(5000, 'x'));
  item.set_units(-1);
  request.set_purpose(static_cast<v1::RecordsSought::Purpose>(9));
  request.set_copy_number(-1);
  EXPECT_THAT(
      FieldsAtFault(request),
      ElementsAre("state", "requester", "request_date", "media", "pages",
                  "labor_minutes", "labor_hourly_rate", "supplies", "postage",
                  "average_cost", "years_searched", "non_paper_units", "method",
                  "quoted_items[0].kind", "quoted_items[0].amount",
                  "quoted_items[0].description", "quoted_items[0].units",
                  "purpose", "copy_number"));
}

TEST(FeeAnswerToProtoTest, WhatIsNotKnownIsUnset) {
  const auto proto = wire::ToProto(
      policy::FeeAnswer{.state_cap_status = policy::CapStatus::kUnknown});
  EXPECT_FALSE(proto.has_payable());
  EXPECT_FALSE(proto.has_hipaa_allowable());
  EXPECT_FALSE(proto.has_state_cap());
  EXPECT_FALSE(proto.has_excess());
  EXPECT_EQ(proto.state_cap_status(), v1::EstimateFeeResponse::UNKNOWN);
}

TEST(FeeAnswerToProtoTest, SaysAllThatIsKnown) {
  const auto proto = wire::ToProto(
      policy::FeeAnswer{.payable = 0,
                        .hipaa_allowable = 1310,
                        .state_cap = 2750,
                        .state_cap_status = policy::CapStatus::kKnown,
                        .items = {{.kind = policy::FeeKind::kPages,
                                   .amount = 2750,
                                   .description = "25 pages",
                                   .units = 25,
                                   .allowed = true,
                                   .citation = "22 Tex. Admin. Code"}},
                        .excess = 150,
                        .basis = {{.rule = "TX.PAPER"}},
                        .not_modelled = {"A fee for an affidavit."}});
  ASSERT_TRUE(proto.has_payable());  // free is not unknown
  EXPECT_EQ(wire::CentsOf(proto.payable()), 0);
  EXPECT_EQ(proto.payable().currency_code(), "USD");
  EXPECT_EQ(wire::CentsOf(proto.hipaa_allowable()), 1310);
  EXPECT_EQ(wire::CentsOf(proto.state_cap()), 2750);
  EXPECT_EQ(proto.state_cap_status(), v1::EstimateFeeResponse::KNOWN);
  EXPECT_EQ(wire::CentsOf(proto.excess()), 150);
  ASSERT_EQ(proto.items_size(), 1);
  EXPECT_EQ(proto.items(0).kind(), v1::FeeItem::PAGES);
  EXPECT_EQ(wire::CentsOf(proto.items(0).amount()), 2750);
  EXPECT_EQ(proto.items(0).description(), "25 pages");
  EXPECT_EQ(proto.items(0).units(), 25);
  EXPECT_TRUE(proto.items(0).allowed());
  EXPECT_EQ(proto.items(0).citation(), "22 Tex. Admin. Code");
  EXPECT_EQ(proto.basis(0).rule(), "TX.PAPER");
  EXPECT_THAT(proto.not_modelled(), ElementsAre("A fee for an affidavit."));
}

}  // namespace
}  // namespace custodia::request
