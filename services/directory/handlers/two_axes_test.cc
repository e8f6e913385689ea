// What was true, and what had been told: a question with an explicit day and
// revision is answered the same for ever.

#include <fstream>
#include <functional>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/testing/temp_dir.h"
#include "common/wire/date.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/handlers/report_custody.h"
#include "services/directory/handlers/resolve_custodian.h"
#include "services/directory/handlers/retract_fact.h"
#include "services/directory/imports/import_command.h"
#include "services/directory/testing/handler_test.h"
#include "services/directory/testing/reparsed.h"

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
    const auto response =
        testing::Reparsed(ResolveCustodian(call_, question_, env_));
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

  void Retract(const std::string& fact) {
    v1::RetractFactRequest retraction;
    retraction.set_name(fact);
    retraction.set_reason("It was of another practice.");
    ASSERT_THAT(RetractFact(call_, retraction, env_), IsOk());
  }

  void Close(const char* id) {
    Seed([&](DirectoryTransaction& txn) {
      Organization organization = OrganizationOf(id);
      organization.status = OrganizationStatus::kClosed;
      organization.closed_on = {2011, 5, 31};
      return txn.Put(organization).status();
    });
  }

  void SellElm() {
    Import("custody",
           "from_id,to_id,kind,effective_date,source_url\n"
           "elm,oak,SALE,2015-03-01,https://example.org/elm\n");
  }

  // The fact, as evidence names it, of the version that is believed now.
  template <typename Node>
  static std::string FactOf(const std::optional<Node>& node) {
    return absl::StrCat("facts/", node->evidence.at(0).fact);
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
  SellElm();
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
  Close("elm");
  ExpectTheOldAnswerAndANewOne("the practice closed");
}

// Each kind of fact is told and taken back between identical questions: what
// was answered before it, and while it was believed, is answered again.
TEST_F(TwoAxesTest, AnAnswerStaysWhateverIsTakenBackLater) {
  struct Told {
    const char* what;
    std::function<void()> tell;
    std::function<std::string()> fact;
  };
  const std::vector<Told> cases = {
      {"a sale, imported", [&] { SellElm(); },
       [&] { return Ask().leads(0).hops(0).evidence(0).fact(); }},
      {"a custody report", [&] { Report(v1::ReportCustodyRequest::DESTROYED); },
       [&] {
         const v1::ResolveCustodianResponse answer = Ask();
         for (const v1::TrailStep& step : answer.trail()) {
           if (step.outcome() == v1::TrailStep::REPORTED_DESTROYED) {
             return step.evidence(0).fact();
           }
         }
         return std::string("none");
       }},
      {"the status of an organization", [&] { Close("elm"); },
       [&] {
         return FactOf(Find<std::optional<Organization>>(
             [](DirectorySnapshot& s) { return s.FindOrganization("elm"); }));
       }},
      {"the status of a practitioner",
       [&] {
         Seed([](DirectoryTransaction& txn) {
           return txn
               .Put(Practitioner{.id = "roe",
                                 .name = {.given = "Jane", .family = "Roe"},
                                 .taxonomy_codes = {"207Q00000X"},
                                 .status = PractitionerStatus::kDeceased,
                                 .death_date = {2012},
                                 .evidence = {Official()}})
               .status();
         });
       },
       [&] {
         return FactOf(Find<std::optional<Practitioner>>(
             [](DirectorySnapshot& s) { return s.FindPractitioner("roe"); }));
       }},
      {"an affiliation",
       [&] {
         Import("affiliations",
                "practitioner_id,organization_id,kind,start,end\n"
                "roe,oak,MEMBER,2001,2009\n");
       },
       [&] {
         const v1::ResolveCustodianResponse answer = Ask();
         for (const v1::Lead& lead : answer.leads()) {
           if (lead.organization() == "organizations/oak") {
             return lead.evidence(0).fact();
           }
         }
         return std::string("none");
       }},
  };
  for (const Told& one : cases) {
    SCOPED_TRACE(one.what);
    question_.clear_revision();
    const v1::ResolveCustodianResponse before = Ask();
    clock_.Advance(absl::Hours(1));
    one.tell();
    const v1::ResolveCustodianResponse told = Ask();
    EXPECT_NE(told.leads().size() + told.trail().size(), 0);
    v1::ResolveCustodianResponse same = told;
    same.set_revision(before.revision());
    EXPECT_NE(same.SerializeAsString(), before.SerializeAsString());
    clock_.Advance(absl::Hours(1));
    Retract(one.fact());
    EXPECT_NE(Ask().revision(), told.revision());
    for (const auto* earlier : {&before, &told}) {
      question_.set_revision(earlier->revision());
      EXPECT_EQ(Ask().SerializeAsString(), earlier->SerializeAsString());
    }
  }
}

}  // namespace
}  // namespace custodia::directory
