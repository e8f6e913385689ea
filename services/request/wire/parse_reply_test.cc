#include "services/request/wire/parse_reply.h"

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/wire/dates.h"

namespace custodia::request {
namespace {

using ::testing::ElementsAre;

google::type::Date DateOf(int year, int month = 0, int day = 0) {
  return wire::ToProto(PartialDate{.year = year, .month = month, .day = day});
}

RecordReply Parsed(const v1::RecordReplyRequest& request) {
  error::FieldViolations violations;
  RecordReply parsed = wire::ParseReply(request, violations);
  EXPECT_THAT(violations.ToStatus(), custodia::testing::IsOk());
  return parsed;
}

std::vector<std::string> FieldsAtFault(const v1::RecordReplyRequest& request) {
  error::FieldViolations violations;
  wire::ParseReply(request, violations);
  return custodia::testing::FieldsAtFault(violations.ToStatus());
}

TEST(ParseReplyTest, TakesTheEnvelope) {
  v1::RecordReplyRequest request;
  request.mutable_undeliverable();
  *request.mutable_reply_date() = DateOf(2024, 3, 4);
  request.set_document_reference("scan-9");
  const RecordReply parsed = Parsed(request);
  EXPECT_EQ(parsed.reply_date, (PartialDate{2024, 3, 4}));
  EXPECT_EQ(parsed.document_reference, "scan-9");
}

TEST(ParseReplyTest, TakesAnAcknowledgement) {
  v1::RecordReplyRequest request;
  *request.mutable_acknowledgement()->mutable_received_date() =
      DateOf(2024, 3, 2);
  request.mutable_acknowledgement()->set_custodian_reference("R-5");
  EXPECT_EQ(std::get<Acknowledgement>(Parsed(request).reply),
            (Acknowledgement{.received_date = {2024, 3, 2},
                             .custodian_reference = "R-5"}));
}

TEST(ParseReplyTest, TakesAFulfilment) {
  v1::RecordReplyRequest request;
  v1::Fulfilment& proto = *request.mutable_fulfilment();
  *proto.mutable_date() = DateOf(2024, 3, 4);
  proto.set_complete(true);
  proto.add_categories(v1::RecordsSought::IMAGING);
  proto.set_available_for_pick_up(true);
  *proto.mutable_service_dates()->mutable_start() = DateOf(2004);
  proto.set_format("PDF on a disc");
  proto.mutable_charged()->set_currency_code("USD");
  proto.mutable_charged()->set_units(6);
  proto.mutable_charged()->set_nanos(500'000'000);
  proto.set_pages(41);
  proto.set_document_reference("file-2");
  EXPECT_EQ(std::get<Fulfilment>(Parsed(request).reply),
            (Fulfilment{.date = {2024, 3, 4},
                        .complete = true,
                        .categories = {RecordCategory::kImaging},
                        .available_for_pick_up = true,
                        .service_dates = {.start = {.year = 2004}},
                        .format = "PDF on a disc",
                        .charged_cents = 650,
                        .pages = 41,
                        .document_reference = "file-2"}));
}

TEST(ParseReplyTest, NothingChargedIsNotZeroCharged) {
  v1::RecordReplyRequest request;
  request.mutable_fulfilment();
  EXPECT_EQ(std::get<Fulfilment>(Parsed(request).reply).charged_cents,
            std::nullopt);
  request.mutable_fulfilment()->mutable_charged()->set_currency_code("USD");
  EXPECT_EQ(std::get<Fulfilment>(Parsed(request).reply).charged_cents, 0);
}

TEST(ParseReplyTest, TakesWhomAReplyNames) {
  v1::RecordReplyRequest request;
  v1::NotCustodian& proto = *request.mutable_not_custodian();
  proto.set_kind(v1::NotCustodian::TRANSFERRED);
  *proto.mutable_date() = DateOf(2016);
  v1::NamedOrganization& named = *proto.mutable_new_organization();
  named.set_display_name("Granite Vault");
  named.add_address_lines("1 Depot Way");
  named.set_city("Lowell");
  named.set_region_code("MA");
  named.set_postal_code("01850");
  named.set_phone("978-555-0180");
  named.set_fax("978-555-0181");
  named.set_email("roi@vault.example");
  named.set_role(directory::v1::Lead::HOLDER);
  EXPECT_EQ(std::get<NotCustodian>(Parsed(request).reply),
            (NotCustodian{
                .kind = NotCustodianKind::kTransferred,
                .new_organization =
                    NamedOrganization{
                        .display_name = "Granite Vault",
                        .address = {{"1 Depot Way"}, "Lowell", "MA", "01850"},
                        .phone = "978-555-0180",
                        .fax = "978-555-0181",
                        .email = "roi@vault.example",
                        .role = Role::kHolder},
                .date = {.year = 2016}}));
}

TEST(ParseReplyTest, TellsAllThatIsWrongAtOnce) {
  v1::RecordReplyRequest request;
  v1::NotCustodian& proto = *request.mutable_not_custodian();
  proto.set_kind(v1::NotCustodian::REFERRED);
  proto.set_organization("organizations/a");
  proto.mutable_new_organization()->set_region_code("Mass");
  proto.mutable_new_organization()->set_postal_code("1");
  proto.mutable_new_organization()->set_fax("12");
  *request.mutable_reply_date() = DateOf(2024);
  EXPECT_THAT(FieldsAtFault(request),
              ElementsAre("not_custodian.new_organization",
                          "not_custodian.new_organization.display_name",
                          "not_custodian.new_organization.region_code",
                          "not_custodian.new_organization.postal_code",
                          "not_custodian.new_organization.fax",
                          "not_custodian.new_organization.role", "reply_date"));
}

TEST(ParseReplyTest, OnlyATransferOrAReferralNamesAnother) {
  for (const auto kind :
       {v1::NotCustodian::NEVER_HELD, v1::NotCustodian::DESTROYED,
        v1::NotCustodian::NO_SUCH_PATIENT, v1::NotCustodian::KNOWS_NOTHING}) {
    v1::RecordReplyRequest request;
    request.mutable_not_custodian()->set_kind(kind);
    EXPECT_THAT(FieldsAtFault(request), ElementsAre());
    request.mutable_not_custodian()->set_organization("organizations/a");
    EXPECT_THAT(FieldsAtFault(request),
                ElementsAre("not_custodian.organization"));
  }
}

TEST(ParseReplyTest, RefusesAmountsThatAreNone) {
  for (const auto& [currency, units, nanos] :
       std::vector<std::tuple<std::string, int64_t, int32_t>>{
           {"", 1, 0},
           {"EUR", 1, 0},
           {"USD", -1, 0},
           {"USD", 0, -10'000'000},
           {"USD", 1, 5},
           {"USD", 1, 1'000'000'000},
           {"USD", INT64_MAX, 0}}) {
    v1::RecordReplyRequest request;
    auto& charged = *request.mutable_fulfilment()->mutable_charged();
    charged.set_currency_code(currency);
    charged.set_units(units);
    charged.set_nanos(nanos);
    EXPECT_THAT(FieldsAtFault(request), ElementsAre("fulfilment.charged"))
        << charged.ShortDebugString();
  }
}

TEST(ParseReplyTest, AReplyMustBeThere) {
  EXPECT_THAT(FieldsAtFault({}), ElementsAre("reply"));
  v1::RecordReplyRequest request;
  request.mutable_not_custodian();
  EXPECT_THAT(FieldsAtFault(request), ElementsAre("not_custodian.kind"));
}

TEST(ParseReplyTest, TakesAnExtension) {
  v1::RecordReplyRequest request;
  v1::ExtensionNotice& proto = *request.mutable_extension();
  *proto.mutable_notice_date() = DateOf(2024, 4, 1);
  *proto.mutable_promised_date() = DateOf(2024, 5, 2);
  proto.set_reason("Off site");
  proto.set_inspection_only(true);
  proto.set_written(true);
  EXPECT_EQ(std::get<ExtensionNotice>(Parsed(request).reply),
            (ExtensionNotice{.notice_date = {2024, 4, 1},
                             .promised_date = {2024, 5, 2},
                             .reason = "Off site",
                             .inspection_only = true,
                             .written = true}));
}

// What a caller says of what is payable is not taken: it is judged.
TEST(ParseReplyTest, TakesAFeeQuoteWithoutItsJudgement) {
  v1::RecordReplyRequest request;
  v1::FeeQuote& proto = *request.mutable_fee_quote();
  v1::FeeItem& item = *proto.add_items();
  item.set_kind(v1::FeeItem::PAGES);
  item.mutable_amount()->set_currency_code("USD");
  item.mutable_amount()->set_units(12);
  item.set_description("Copies");
  item.set_units(48);
  item.set_allowed(true);
  item.set_citation("Trust me");
  *proto.mutable_quote_date() = DateOf(2024, 4, 1);
  proto.set_prepayment_demanded(true);
  proto.mutable_payable()->set_units(1'000'000'000'000);
  EXPECT_EQ(std::get<FeeQuote>(Parsed(request).reply),
            (FeeQuote{.items = {{.kind = policy::FeeKind::kPages,
                                 .amount = 1200,
                                 .description = "Copies",
                                 .units = 48}},
                      .quote_date = {2024, 4, 1},
                      .prepayment_demanded = true}));
}

TEST(ParseReplyTest, TakesADenial) {
  v1::RecordReplyRequest request;
  v1::DenialNotice& proto = *request.mutable_denial();
  *proto.mutable_date() = DateOf(2024, 4, 1);
  proto.add_grounds(v1::Denial::INMATE);
  proto.set_written(true);
  proto.set_denied_by("dr-9");
  proto.add_withheld_categories(v1::RecordsSought::BILLING);
  v1::GroundFacts& facts = *proto.add_ground_facts();
  facts.set_ground(v1::Denial::INMATE);
  facts.set_copy_jeopardizes(true);
  EXPECT_EQ(std::get<DenialNotice>(Parsed(request).reply),
            (DenialNotice{.date = {2024, 4, 1},
                          .grounds = {policy::Ground::kInmate},
                          .written = true,
                          .denied_by = "dr-9",
                          .withheld_categories = {RecordCategory::kBilling},
                          .ground_facts = {{.ground = policy::Ground::kInmate,
                                            .copy_jeopardizes = true}}}));
}

TEST(ParseReplyTest, TakesAnInformationRequest) {
  v1::RecordReplyRequest request;
  v1::InformationRequest& proto = *request.mutable_information_request();
  *proto.mutable_date() = DateOf(2024, 4, 1);
  proto.add_items(v1::InformationRequest::OWN_FORM);
  proto.set_form_uri("https://vault.example/form");
  EXPECT_EQ(std::get<InformationRequest>(Parsed(request).reply),
            (InformationRequest{.date = {2024, 4, 1},
                                .items = {DemandedItem::kOwnForm},
                                .form_uri = "https://vault.example/form"}));
}

TEST(ParseReplyTest, NamesAllThatIsWrongWithANotice) {
  v1::RecordReplyRequest request;
  request.mutable_extension()->mutable_notice_date()->set_year(2024);
  *request.mutable_extension()->mutable_promised_date() = DateOf(9999, 1, 1);
  request.mutable_extension()->set_reason(std::string(5000, 'x'));
  EXPECT_THAT(FieldsAtFault(request),
              ElementsAre("extension.notice_date", "extension.promised_date",
                          "extension.reason"));
  EXPECT_THAT(
      [&] {
        request.mutable_fee_quote();
        return FieldsAtFault(request);
      }(),
      ElementsAre("fee_quote.items"));
  request.mutable_fee_quote()->add_items()->set_units(-1);
  EXPECT_THAT(FieldsAtFault(request), ElementsAre("fee_quote.items[0].kind",
                                                  "fee_quote.items[0].amount",
                                                  "fee_quote.items[0].units"));
  request.mutable_denial()->add_ground_facts();
  EXPECT_THAT(FieldsAtFault(request),
              ElementsAre("denial.grounds", "denial.ground_facts[0].ground"));
  request.mutable_information_request()->set_form_uri("ftp://x");
  EXPECT_THAT(
      FieldsAtFault(request),
      ElementsAre("information_request.items", "information_request.form_uri"));
  request.mutable_information_request()->clear_form_uri();
  request.mutable_information_request()->mutable_items()->Add(99);
  EXPECT_THAT(FieldsAtFault(request),
              ElementsAre("information_request.items[0]"));
}

}  // namespace
}  // namespace custodia::request
