// What was true, and what had been told: a question with an explicit day and
// revision is answered the same for ever.

#include <fstream>
#include <string>

#include "common/testing/temp_dir.h"
#include "common/wire/date.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/handlers/report_custody.h"
#include "services/directory/handlers/resolve_custodian.h"
#include "services/directory/imports/import_command.h"
#include "services/directory/testing/handler_test.h"

namespace custodia::directory {
namespace {

using ::custodia::testing::IsOk;

class QuietProgress final : public ImportProgress {
 public:
  void Advance(const ImportState&) override {}
  void Finish(const ImportState&) override {}
};

class TwoAxesTest : public testing::HandlerTest {
 protected:
  TwoAxesTest() {
    question_.set_practitioner("practitioners/roe");
    *question_.mutable_as_of() =
        custodia::wire::ToProto(absl::CivilDay(2026, 11, 22));
  }

  v1::ResolveCustodianResponse Ask() {
    const auto response = ResolveCustodian(call_, question_, env_);
    EXPECT_THAT(response, IsOk());
    return response.value_or(v1::ResolveCustodianResponse());
  }

  // The answer without the name of the revision.
  std::string Now() {
    question_.clear_revision();
    v1::ResolveCustodianResponse response = Ask();
    response.clear_revision();
    return response.SerializeAsString();
  }

  // Asks what was asked at first again; then whether today's answer differs
  // from `before`, which it replaces.
  void ExpectTheOldAnswerAndANewOne(const char* after) {
    SCOPED_TRACE(after);
    question_.set_revision(first_.revision());
    EXPECT_EQ(Ask().SerializeAsString(), first_.SerializeAsString());
    const std::string now = Now();
    EXPECT_NE(now, before_);
    before_ = now;
    clock_.Advance(absl::Hours(1));
  }

  void Report(v1::ReportCustodyRequest::Finding finding) {
    v1::ReportCustodyRequest report;
    report.set_organization("organizations/elm");
    report.set_practitioner("practitioners/roe");
    report.set_finding(finding);
    if (finding == v1::ReportCustodyRequest::TRANSFERRED) {
      report.set_to_organization("organizations/oak");
    }
    ASSERT_THAT(ReportCustody(call_, report, env_), IsOk());
  }

  void Import(const std::string& format, const std::string& text) {
    const std::string file = temp_.File(format + ".csv");
    std::ofstream(file, std::ios::binary) << text;
    const auto summary =
        RunImport({.format = format, .files = {file}, .progress = &progress_},
                  *real_, clock_);
    ASSERT_THAT(summary, IsOk());
    ASSERT_EQ(summary->files[0].rows_refused, 0);
  }

  v1::ResolveCustodianRequest question_;
  v1::ResolveCustodianResponse first_;
  std::string before_;
  custodia::testing::TempDir temp_;
  QuietProgress progress_;
};

TEST_F(TwoAxesTest, AnAnswerStaysWhateverIsToldLater) {
  first_ = Ask();
  ASSERT_EQ(first_.revision(), "r1");
  before_ = Now();
  clock_.Advance(absl::Hours(1));

  Report(v1::ReportCustodyRequest::DESTROYED);
  ExpectTheOldAnswerAndANewOne("a destruction was reported");
  Report(v1::ReportCustodyRequest::TRANSFERRED);
  ExpectTheOldAnswerAndANewOne("a transfer was reported");
  Import("custody",
         "from_id,to_id,kind,effective_date,source_url\n"
         "elm,oak,SALE,2015-03-01,https://example.org/elm\n");
  ExpectTheOldAnswerAndANewOne("a sale was imported");
  Import("organizations",
         "id,type,name,status,state,jurisdictions\n"
         "board,STATE_MEDICAL_BOARD,Board of Salem,OPERATING,MA,MA\n");
  ExpectTheOldAnswerAndANewOne("a board was imported");
  Seed([](DirectoryTransaction& txn) {
    return txn
        .Put(Affiliation{.id = "roe-elm",
                         .practitioner = "roe",
                         .organization = "elm",
                         .kind = AffiliationKind::kMember,
                         .end = {2010},
                         .evidence = {Official()}})
        .status();
  });
  ExpectTheOldAnswerAndANewOne("the affiliation was ended");
  Seed([](DirectoryTransaction& txn) {
    Organization elm = OrganizationOf("elm");
    elm.status = OrganizationStatus::kClosed;
    elm.closed_on = {2011, 5, 31};
    return txn.Put(elm).status();
  });
  ExpectTheOldAnswerAndANewOne("the practice closed");
}

}  // namespace
}  // namespace custodia::directory
