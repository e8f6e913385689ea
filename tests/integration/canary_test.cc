// No word that a patient wrote leaves the request service's own store: the
// stories are told with unlikely strings in every field, which are then looked
// for in everything else that the two processes leave behind.

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/testing/status_matchers.h"
#include "deploy/walkthrough/story.h"
#include "deploy/walkthrough/teller.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/integration/sample_pair.h"

namespace custodia::testing {
namespace {

using request::v1::Retrieval;

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

// Every value in which a patient, or somebody for a patient, writes words.
// All of them are valid, so that the request is carried to its end.
const std::vector<std::string>& Canaries() {
  static const auto& canaries =
      *new std::vector<std::string>{"Zyxwvut Qanary",
                                    "Qanary Formername",
                                    "Qanary Street",
                                    "Qanaryville",
                                    "907-555-0193",
                                    "qanary@canary.example",
                                    "6789",
                                    "Qanary description",
                                    "Qanary provider words",
                                    "Qanary reference",
                                    "Qanary recipient",
                                    "Qanary document",
                                    "Qanary withdrawal",
                                    "Qanary custodian number"};
  return canaries;
}

void PlantCanaries(Retrieval& order) {
  auto* patient = order.mutable_patient();
  patient->set_full_name("Zyxwvut Qanary");
  patient->clear_former_names();
  patient->add_former_names("Qanary Formername");
  patient->set_ssn("123-45-6789");
  patient->mutable_address()->clear_address_lines();
  patient->mutable_address()->add_address_lines("12 Qanary Street");
  patient->mutable_address()->set_locality("Qanaryville");
  patient->set_phone("907-555-0193");
  patient->set_email("qanary@canary.example");
  order.mutable_requester()->set_full_name("Zyxwvut Qanary");
  order.mutable_requester()->set_email("qanary@canary.example");
  order.mutable_records()->set_description("Qanary description");
  order.mutable_provider()->set_description("Qanary provider words");
  order.set_client_reference("Qanary reference");
  order.mutable_delivery()->set_recipient_name("Qanary recipient");
  *order.mutable_delivery()->mutable_address() = patient->address();
  order.mutable_signature()->set_signer_name("Zyxwvut Qanary");
}

class CanaryTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto pair = SamplePair::Start();
    ASSERT_THAT(pair, IsOk());
    pair_ = *std::move(pair);
  }

  // Looks for every canary in `text`; "6789" only where it ends a number.
  static void ExpectNone(const std::string& where, const std::string& text) {
    for (const std::string& canary : Canaries()) {
      const std::string needle = canary == "6789" ? "45-6789" : canary;
      EXPECT_FALSE(absl::StrContains(text, needle))
          << needle << " in " << where;
    }
    EXPECT_FALSE(absl::StrContains(text, "123456789")) << "SSN in " << where;
    EXPECT_FALSE(absl::StrContains(text, "anary")) << "a canary in " << where;
  }

  void ExpectLetters() {
    grpc::ClientContext list_context;
    request::v1::ListRetrievalsResponse list;
    ASSERT_TRUE(
        pair_->request_stub().ListRetrievals(&list_context, {}, &list).ok());
    int inquiries = 0;
    for (const Retrieval& retrieval : list.retrievals()) {
      for (const request::v1::Attempt& attempt : retrieval.attempts()) {
        const bool holder = attempt.role() == directory::v1::Lead::HOLDER;
        grpc::ClientContext context;
        request::v1::RenderDocumentRequest render;
        render.set_name(attempt.name());
        render.set_kind(holder ? request::v1::Document::ACCESS_REQUEST
                               : request::v1::Document::INQUIRY);
        if (holder) render.set_ssn("123-45-6789");
        request::v1::RenderDocumentResponse letter;
        ASSERT_TRUE(pair_->request_stub()
                        .RenderDocument(&context, render, &letter)
                        .ok());
        if (holder) {
          EXPECT_TRUE(absl::StrContains(letter.content(), "Zyxwvut Qanary"));
          EXPECT_TRUE(absl::StrContains(letter.content(), "123-45-6789"));
        } else {
          ExpectNone("an inquiry", letter.content());
          ++inquiries;
        }
      }
    }
    EXPECT_GT(inquiries, 0);
  }

  std::unique_ptr<SamplePair> pair_;
};

TEST_F(CanaryTest, NothingOfAPatientReachesDirectoryLogsOrErrors) {
  std::vector<walkthrough::Story> stories = walkthrough::Stories();
  for (walkthrough::Story& story : stories) {
    PlantCanaries(story.order);
    for (walkthrough::Step& step : story.steps) {
      if (auto* reply =
              std::get_if<request::v1::RecordReplyRequest>(&step.call)) {
        reply->set_document_reference("Qanary document");
      }
      if (auto* asked =
              std::get_if<request::v1::RequestAmendmentRequest>(&step.call)) {
        asked->mutable_amendment()->set_statement("Qanary correction");
        asked->mutable_amendment()->set_reason("Qanary reason");
        asked->mutable_amendment()->add_persons_to_notify("Qanary person");
      }
      if (auto* disagreed =
              std::get_if<request::v1::SubmitDisagreementRequest>(&step.call)) {
        disagreed->set_statement("Qanary statement");
      }
    }
  }
  std::ostringstream told;
  ASSERT_THAT(
      walkthrough::TellAll(pair_->directory_stub(), pair_->request_stub(),
                           stories, pair_->folder().path().string(), told),
      IsOk())
      << told.str();

  // A letter to a holder may bear all of it, one to a referrer nothing.
  ExpectLetters();

  // Calls that go wrong, with canaries in them.
  const auto expect_quiet = [](const grpc::Status& status) {
    EXPECT_FALSE(status.ok());
    ExpectNone("an error message", status.error_message());
    ExpectNone("error details", status.error_details());
  };
  {
    grpc::ClientContext context;
    request::v1::CreateRetrievalRequest bad;
    PlantCanaries(*bad.mutable_retrieval());
    bad.mutable_retrieval()->mutable_patient()->set_ssn("Qanary ssn");
    bad.mutable_retrieval()->mutable_patient()->set_email("Qanary e-mail");
    bad.mutable_retrieval()->mutable_patient()->mutable_birth_date()->set_year(
        2999);
    bad.mutable_retrieval()->set_time_zone("Qanary/Zone");
    bad.mutable_retrieval()->mutable_provider()->set_practitioner(
        "Qanary practitioner");
    bad.set_request_id("Qanary request id");
    Retrieval retrieval;
    expect_quiet(
        pair_->request_stub().CreateRetrieval(&context, bad, &retrieval));
  }
  {
    grpc::ClientContext context;
    request::v1::GetRetrievalRequest bad;
    bad.set_name("retrievals/Zyxwvut Qanary");
    Retrieval retrieval;
    expect_quiet(pair_->request_stub().GetRetrieval(&context, bad, &retrieval));
  }

  // The request service's own store does keep them: the test can find them.
  const std::filesystem::path folder = pair_->folder().path();
  EXPECT_TRUE(
      absl::StrContains(absl::StrCat(ReadFile(folder / "request.db"),
                                     ReadFile(folder / "request.db-wal")),
                        "Zyxwvut Qanary"));
  // But never the whole number.
  for (const char* file : {"request.db", "request.db-wal"}) {
    EXPECT_FALSE(absl::StrContains(ReadFile(folder / file), "123-45-6789"));
    EXPECT_FALSE(absl::StrContains(ReadFile(folder / file), "123456789"));
  }

  for (const char* file : {"directory.db", "directory.db-wal"}) {
    ASSERT_TRUE(std::filesystem::exists(folder / file)) << file;
    ExpectNone(file, ReadFile(folder / file));
  }
  EXPECT_EQ(pair_->request().Stop(), 0);
  EXPECT_EQ(pair_->directory().Stop(), 0);
  ExpectNone("the directory's log", pair_->directory().Log());
  ExpectNone("the request service's log", pair_->request().Log());
  ExpectNone("the directory after its end", ReadFile(folder / "directory.db"));
}

}  // namespace
}  // namespace custodia::testing
