#include "services/directory/wire/succession.h"

#include "common/testing/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace custodia::directory::wire {
namespace {

using ::custodia::testing::FieldsAtFault;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr absl::CivilDay kToday(2026, 11, 22);

SuccessionEvent Sale() {
  return {.from = "elm",
          .to = "oak",
          .kind = SuccessionKind::kSale,
          .effective_date = {.year = 2012, .month = 5},
          .scope = {.service_start = {.year = 2001},
                    .service_end = {.year = 2009},
                    .practitioners = {"roe"},
                    .patient_group = PatientGroup::kMinors},
          .transfer_pending = true,
          .evidence = {{.source = "curated", .grade = Grade::kReported}}};
}

std::vector<std::string> Faults(const v1::SuccessionEvent& message) {
  error::FieldViolations violations;
  ParseSuccession(message, "e", violations);
  return FieldsAtFault(violations.ToStatus());
}

TEST(SuccessionTest, ComesBackWhole) {
  error::FieldViolations violations;
  EXPECT_EQ(ParseSuccession(ToProto(Sale()), "e", violations), Sale());
  EXPECT_TRUE(violations.empty());
}

TEST(SuccessionTest, ToSuitsTheKind) {
  v1::SuccessionEvent message = ToProto(Sale());
  message.set_to(message.from());
  EXPECT_THAT(Faults(message), ElementsAre("e.to"));
  message.clear_to();
  EXPECT_THAT(Faults(message), ElementsAre("e.to"));
  message.set_kind(v1::SuccessionEvent::CLOSURE);
  EXPECT_THAT(Faults(message), IsEmpty());
  message.set_to("organizations/oak");
  EXPECT_THAT(Faults(message), ElementsAre("e.to"));
}

TEST(SuccessionTest, TellsAllThatIsWrong) {
  v1::SuccessionEvent message = ToProto(Sale());
  message.set_from("elm");
  message.clear_kind();
  message.mutable_effective_date()->set_month(13);
  message.mutable_scope()->mutable_service_dates()->mutable_end()->set_year(
      1999);
  message.mutable_scope()->set_practitioners(0, "roe");
  message.mutable_scope()->set_patient_group(
      static_cast<v1::CustodyScope::PatientGroup>(9));
  EXPECT_THAT(Faults(message),
              ElementsAre("e.from", "e.kind", "e.effective_date",
                          "e.scope.service_dates.end",
                          "e.scope.practitioners[0]", "e.scope.patient_group"));
}

v1::ReportCustodyRequest Transfer() {
  v1::ReportCustodyRequest request;
  request.set_organization("organizations/elm");
  request.set_finding(v1::ReportCustodyRequest::TRANSFERRED);
  request.set_to_organization("organizations/oak");
  return request;
}

std::vector<std::string> Faults(const v1::ReportCustodyRequest& request) {
  error::FieldViolations violations;
  ParseReport(request, kToday, violations);
  return FieldsAtFault(violations.ToStatus());
}

TEST(ReportTest, IsOfTodayWhereNotDated) {
  error::FieldViolations violations;
  const CustodyReport report = ParseReport(Transfer(), kToday, violations);
  EXPECT_TRUE(violations.empty());
  EXPECT_EQ(report.report_date, PartialDate::Of(kToday));
  EXPECT_EQ(report.finding, Finding::kTransferred);
  EXPECT_EQ(report.to_organization, "oak");
}

TEST(ReportTest, ATransferNamesOneTarget) {
  v1::ReportCustodyRequest request = Transfer();
  request.mutable_new_organization()->set_display_name("Oak");
  EXPECT_THAT(Faults(request), ElementsAre("to_organization"));
  request.clear_to_organization();
  EXPECT_THAT(Faults(request), IsEmpty());
  request.clear_new_organization();
  EXPECT_THAT(Faults(request), ElementsAre("to_organization"));
}

TEST(ReportTest, OtherFindingsNameNoTarget) {
  v1::ReportCustodyRequest request = Transfer();
  request.mutable_new_organization();
  request.set_finding(v1::ReportCustodyRequest::NEVER_HELD);
  request.set_rule("243 CMR 2.07(13)");
  EXPECT_THAT(Faults(request),
              ElementsAre("to_organization", "new_organization", "rule"));
}

TEST(ReportTest, SpeaksOfThePast) {
  v1::ReportCustodyRequest request = Transfer();
  request.mutable_report_date()->set_year(2027);
  EXPECT_THAT(Faults(request), ElementsAre("report_date"));
  request.mutable_report_date()->set_year(2020);
  request.mutable_effective_date()->set_year(2021);
  EXPECT_THAT(Faults(request), ElementsAre("effective_date"));
}

}  // namespace
}  // namespace custodia::directory::wire
