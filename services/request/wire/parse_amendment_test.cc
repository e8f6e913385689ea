#include "services/request/wire/parse_amendment.h"

#include <string>
#include <vector>

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/wire/dates.h"

namespace custodia::request {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

const google::type::Date kDay = wire::ToProto(PartialDate{2026, 3, 2});
const google::type::Date kMonth = wire::ToProto(PartialDate{2026, 3, 0});

// Returns what `parse` finds wrong with `request`.
template <typename Request, typename Parse>
std::vector<std::string> FaultsOf(const Request& request, Parse parse) {
  error::FieldViolations violations;
  parse(request, violations);
  return custodia::testing::FieldsAtFault(violations.ToStatus());
}

v1::RequestAmendmentRequest FullRequest() {
  v1::RequestAmendmentRequest request;
  v1::Amendment& amendment = *request.mutable_amendment();
  amendment.set_organization("organizations/a");
  amendment.set_statement("I never smoked.");
  amendment.set_reason("Another's sheet.");
  amendment.add_persons_to_notify("Dr. Amari");
  amendment.set_attach_if_denied(true);
  amendment.set_channel(v1::Attempt::FAX);
  *amendment.mutable_sent_date() = kDay;
  return request;
}

TEST(ParseAmendmentTest, TakesARequest) {
  error::FieldViolations violations;
  const RequestAmendment parsed =
      wire::ParseAmendment(FullRequest(), violations);
  EXPECT_TRUE(violations.empty());
  EXPECT_EQ(parsed.lead.organization, "organizations/a");
  EXPECT_EQ(parsed.correction, (Correction{.statement = "I never smoked.",
                                           .reason = "Another's sheet.",
                                           .persons_to_notify = {"Dr. Amari"},
                                           .attach_if_denied = true}));
  EXPECT_EQ(parsed.sending.channel, Channel::kFax);
  EXPECT_EQ(parsed.sending.sent_date, (PartialDate{2026, 3, 2}));
  EXPECT_FALSE(parsed.sending.received_date.known());
}

TEST(ParseAmendmentTest, TellsOfAllThatIsWrongWithARequest) {
  EXPECT_THAT(
      FaultsOf(v1::RequestAmendmentRequest(), wire::ParseAmendment),
      UnorderedElementsAre("amendment.organization", "amendment.statement"));
  v1::RequestAmendmentRequest request;
  v1::Amendment& amendment = *request.mutable_amendment();
  amendment.set_organization("practitioners/a");
  amendment.set_statement(std::string(4001, 'x'));
  amendment.set_reason(std::string(4001, 'x'));
  amendment.add_persons_to_notify(std::string(201, 'x'));
  amendment.set_channel(static_cast<v1::Attempt::Channel>(99));
  *amendment.mutable_sent_date() = kMonth;
  *amendment.mutable_received_date() = kMonth;
  EXPECT_THAT(
      FaultsOf(request, wire::ParseAmendment),
      UnorderedElementsAre("amendment.organization", "amendment.statement",
                           "amendment.reason", "amendment.persons_to_notify[0]",
                           "amendment.channel", "amendment.sent_date",
                           "amendment.received_date"));
}

TEST(ParseAmendmentTest, TellsOfAllThatIsWrongWithASending) {
  EXPECT_THAT(
      FaultsOf(v1::MarkAmendmentSentRequest(), wire::ParseAmendmentSent),
      ElementsAre("sent_date"));
  v1::MarkAmendmentSentRequest request;
  *request.mutable_sent_date() = kMonth;
  *request.mutable_received_date() = kMonth;
  request.set_channel(static_cast<v1::Attempt::Channel>(99));
  EXPECT_THAT(FaultsOf(request, wire::ParseAmendmentSent),
              UnorderedElementsAre("channel", "sent_date", "received_date"));
}

TEST(ParseAmendmentTest, TakesEachReply) {
  const auto parsed = [](const v1::RecordAmendmentReplyRequest& request) {
    error::FieldViolations violations;
    AmendmentReply reply = wire::ParseAmendmentReply(request, violations).reply;
    EXPECT_TRUE(violations.empty());
    return reply;
  };
  const PartialDate day{2026, 3, 2};
  v1::RecordAmendmentReplyRequest request;
  *request.mutable_extension()->mutable_notice_date() = kDay;
  *request.mutable_extension()->mutable_promised_date() = kDay;
  request.mutable_extension()->set_written(true);
  EXPECT_EQ(parsed(request),
            AmendmentReply(ExtensionNotice{
                .notice_date = day, .promised_date = day, .written = true}));
  *request.mutable_acceptance()->mutable_date() = kDay;
  request.mutable_acceptance()->set_partial(true);
  EXPECT_EQ(parsed(request),
            AmendmentReply(AmendmentAcceptance{.date = day, .partial = true}));
  v1::AmendmentDenial& denial = *request.mutable_denial();
  *denial.mutable_date() = kDay;
  denial.add_grounds(v1::AmendmentDenial::NOT_ACCESSIBLE);
  denial.set_states_complaint_route(true);
  denial.set_originator_unavailable(true);
  EXPECT_EQ(parsed(request),
            AmendmentReply(AmendmentDenial{
                .date = day,
                .notice = {.grounds = {policy::AmendmentGround::kNotAccessible},
                           .states_complaint_route = true,
                           .originator_unavailable = true}}));
  *request.mutable_rebuttal()->mutable_date() = kDay;
  EXPECT_EQ(parsed(request), AmendmentReply(Rebuttal{.date = day}));
}

TEST(ParseAmendmentTest, TellsOfAllThatIsWrongWithAReply) {
  const auto faults = [](const v1::RecordAmendmentReplyRequest& request) {
    return FaultsOf(request, wire::ParseAmendmentReply);
  };
  v1::RecordAmendmentReplyRequest request;
  EXPECT_THAT(faults(request), ElementsAre("reply"));
  request.mutable_acceptance();
  EXPECT_THAT(faults(request), ElementsAre("acceptance.date"));
  *request.mutable_rebuttal()->mutable_date() = kMonth;
  EXPECT_THAT(faults(request), ElementsAre("rebuttal.date"));
  request.mutable_denial();
  EXPECT_THAT(faults(request),
              UnorderedElementsAre("denial.grounds", "denial.date"));
  request.mutable_denial()->add_grounds(
      v1::AmendmentDenial::GROUND_UNSPECIFIED);
  *request.mutable_denial()->mutable_date() = kDay;
  EXPECT_THAT(faults(request), ElementsAre("denial.grounds[0]"));
  request.mutable_extension()->set_reason(std::string(4001, 'x'));
  *request.mutable_extension()->mutable_notice_date() = kMonth;
  EXPECT_THAT(faults(request), UnorderedElementsAre("extension.notice_date",
                                                    "extension.reason"));
}

TEST(ParseAmendmentTest, AStatementHasWordsAndALimit) {
  v1::SubmitDisagreementRequest request;
  request.set_statement(" ");
  EXPECT_THAT(FaultsOf(request, wire::ParseDisagreement),
              ElementsAre("statement"));
  request.set_statement(std::string(4001, 'x'));
  EXPECT_THAT(FaultsOf(request, wire::ParseDisagreement),
              ElementsAre("statement"));
  request.set_statement(std::string(4000, 'x'));
  EXPECT_THAT(FaultsOf(request, wire::ParseDisagreement), IsEmpty());
}

}  // namespace
}  // namespace custodia::request
