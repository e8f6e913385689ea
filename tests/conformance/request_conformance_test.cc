// The request service's public face, asked over real calls: both programs run
// as processes of their own.
#include <grpcpp/grpcpp.h>

#include <csignal>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "common/grpc_call.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "custodia/directory/v1/directory_service.grpc.pb.h"
#include "custodia/request/v1/policy_service.grpc.pb.h"
#include "custodia/request/v1/request_service.grpc.pb.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "gtest/gtest.h"
#include "tests/support/server_conformance.h"
#include "tests/support/server_process.h"

namespace custodia::request::v1 {
namespace {

using ::custodia::testing::ExpectDrains;
using ::custodia::testing::ExpectHealthy;
using ::custodia::testing::ExpectJsonLines;
using ::custodia::testing::ExpectReflects;
using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::custodia::testing::MakeCertificate;
using ::custodia::testing::RunProgram;
using ::custodia::testing::ServerProcess;
using ::custodia::testing::TempDir;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;
using ::testing::Not;
using ::testing::StartsWith;
using ::testing::UnorderedElementsAre;

constexpr absl::Duration kPatience = absl::Seconds(30);
constexpr char kRequestService[] = "custodia.request.v1.RequestService";
constexpr char kPolicyService[] = "custodia.request.v1.PolicyService";
constexpr char kRequestId[] = "6f1c2f5e-6f6b-4f0e-9d8a-0d2f3b1c4a55";

// Calls `method` of `stub` and returns its answer or error.
template <typename Stub, typename Message, typename Response>
absl::StatusOr<Response> Call(Stub& stub,
                              grpc::Status (Stub::*method)(grpc::ClientContext*,
                                                           const Message&,
                                                           Response*),
                              const Message& message) {
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(absl::Now() + kPatience));
  Response response;
  const grpc::Status status = (stub.*method)(&context, message, &response);
  if (!status.ok()) return FromGrpcStatus(status);
  return response;
}

void SetDate(int year, int month, int day, google::type::Date& date) {
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
}

// Returns a request for what `practitioner` wrote that lacks nothing.
CreateRetrievalRequest OrderFrom(const std::string& practitioner) {
  CreateRetrievalRequest message;
  Retrieval& order = *message.mutable_retrieval();
  order.mutable_patient()->set_full_name("Wilhelmina Okafor");
  SetDate(1961, 4, 17, *order.mutable_patient()->mutable_birth_date());
  auto& address = *order.mutable_patient()->mutable_address();
  address.set_region_code("US");
  address.add_address_lines("9 Tannery Row");
  address.set_locality("Salem");
  address.set_administrative_area("MA");
  address.set_postal_code("01970");
  order.mutable_requester()->set_relationship(Requester::SELF);
  order.mutable_provider()->set_practitioner(practitioner);
  order.mutable_records()->add_categories(RecordsSought::ALL);
  order.mutable_delivery()->set_method(Delivery::PICK_UP);
  SetDate(2024, 1, 2, *order.mutable_signature()->mutable_signed_on());
  order.mutable_signature()->set_signer_name("Wilhelmina Okafor");
  return message;
}

// A directory with one practitioner at one practice, which can be stopped and
// started again at the same address.
class Directory {
 public:
  Directory() {
    Start("127.0.0.1:0");
    address_ = process_->address();
    AddPractice();
  }

  void Start(const std::string& listen) {
    auto started = ServerProcess::Start(
        {CUSTODIA_DIRECTORY, "serve", "--listen", listen, "--store",
         absl::StrCat("sqlite:", dir_.File("directory.db"))});
    ASSERT_THAT(started, IsOk());
    process_ = *std::move(started);
  }
  void StartAgain() { Start(address_); }
  int Stop() { return process_->Stop(); }

  const std::string& address() const { return address_; }
  const std::string& practitioner() const { return practitioner_; }
  const std::string& practice() const { return practice_; }

 private:
  void AddPractice() {
    using Stub = directory::v1::DirectoryService::Stub;
    Stub stub(process_->Channel());
    directory::v1::CreateOrganizationRequest practice;
    practice.mutable_organization()->set_display_name("Elm Street Practice");
    practice.mutable_organization()->set_type(
        directory::v1::Organization::PRACTICE);
    practice.mutable_organization()->set_status(
        directory::v1::Organization::OPERATING);
    auto* fax = practice.mutable_organization()->add_contact_points();
    fax->set_kind(directory::v1::ContactPoint::FAX);
    fax->set_value("617-555-0100");
    practice_ = Call(stub, &Stub::CreateOrganization, practice)->name();

    directory::v1::CreatePractitionerRequest doctor;
    doctor.mutable_practitioner()->mutable_primary_name()->set_family_name(
        "Harrow");
    practitioner_ = Call(stub, &Stub::CreatePractitioner, doctor)->name();

    directory::v1::CreateAffiliationRequest works;
    works.mutable_affiliation()->set_practitioner(practitioner_);
    works.mutable_affiliation()->set_organization(practice_);
    works.mutable_affiliation()->set_kind(directory::v1::Affiliation::MEMBER);
    EXPECT_THAT(Call(stub, &Stub::CreateAffiliation, works), IsOk());
  }

  TempDir dir_;
  std::unique_ptr<ServerProcess> process_;
  std::string address_;
  std::string practitioner_;
  std::string practice_;
};

class RequestConformanceTest : public ::testing::Test {
 protected:
  using Stub = RequestService::Stub;

  RequestConformanceTest() {
    auto started = ServerProcess::Start(
        {CUSTODIA_REQUEST, "serve", "--listen=127.0.0.1:0",
         absl::StrCat("--store=sqlite:", dir_.File("request.db")),
         absl::StrCat("--directory=", directory_.address()),
         "--poll-interval-ms=50"});
    EXPECT_THAT(started, IsOk());
    server_ = *std::move(started);
    channel_ = server_->Channel();
    stub_ = RequestService::NewStub(channel_);
  }

  CreateRetrievalRequest Order() const {
    return OrderFrom(directory_.practitioner());
  }

  absl::StatusOr<Retrieval> Create(const CreateRetrievalRequest& message) {
    return Call(*stub_, &Stub::CreateRetrieval, message);
  }

  absl::StatusOr<Retrieval> Get(const std::string& name) {
    GetRetrievalRequest message;
    message.set_name(name);
    return Call(*stub_, &Stub::GetRetrieval, message);
  }

  // Returns the retrieval once it is in `state`, or as it last was.
  Retrieval WaitFor(const std::string& name, Retrieval::State state) {
    Retrieval retrieval;
    const absl::Time deadline = absl::Now() + kPatience;
    do {
      retrieval = *Get(name);
      if (retrieval.state() == state) break;
      absl::SleepFor(absl::Milliseconds(20));
    } while (absl::Now() < deadline);
    return retrieval;
  }

  TempDir dir_;
  Directory directory_;
  std::unique_ptr<ServerProcess> server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<RequestService::Stub> stub_;
};

TEST_F(RequestConformanceTest, SaysThatItListensAndIsHealthy) {
  EXPECT_EQ(server_->program(), "custodia-request");
  ExpectHealthy(*server_, {kRequestService, kPolicyService});
  EXPECT_EQ(RunProgram({CUSTODIA_REQUEST, "healthcheck",
                        absl::StrCat("--target=", server_->address())})
                .exit_code,
            0);
}

TEST_F(RequestConformanceTest, DescribesItself) {
  ExpectReflects(*server_, {kRequestService, kPolicyService});
}

TEST_F(RequestConformanceTest, DrainsOnSigterm) {
  ExpectDrains(*server_);
  ExpectJsonLines(server_->Log());
}

TEST_F(RequestConformanceTest, AnErrorCarriesReasonDomainAndAllViolations) {
  CreateRetrievalRequest message = Order();
  message.set_request_id("not a UUID");
  message.mutable_retrieval()->mutable_patient()->set_ssn("12");
  message.mutable_retrieval()->set_time_zone("Mars/Olympus");
  grpc::ClientContext context;
  Retrieval response;
  const grpc::Status status =
      stub_->CreateRetrieval(&context, message, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);

  google::rpc::Status details;
  ASSERT_TRUE(details.ParseFromString(status.error_details()));
  ASSERT_EQ(details.details_size(), 2);
  google::rpc::ErrorInfo info;
  ASSERT_TRUE(details.details(0).UnpackTo(&info));
  EXPECT_EQ(info.reason(), "INVALID_FIELD");
  EXPECT_EQ(info.domain(), "custodia.dev");
  google::rpc::BadRequest bad;
  ASSERT_TRUE(details.details(1).UnpackTo(&bad));
  std::vector<std::string> fields;
  for (const auto& violation : bad.field_violations()) {
    fields.push_back(violation.field());
  }
  EXPECT_THAT(fields,
              UnorderedElementsAre("request_id", "retrieval.patient.ssn",
                                   "retrieval.time_zone"));
  EXPECT_THAT(status.error_message(), Not(HasSubstr("Olympus")));
}

// Calls one RPC that this release does not serve.
template <typename Stub, typename Message, typename Response>
void ExpectNotImplemented(Stub& stub,
                          grpc::Status (Stub::*method)(grpc::ClientContext*,
                                                       const Message&,
                                                       Response*)) {
  const auto answer = Call(stub, method, Message());
  EXPECT_EQ(answer.status().code(), absl::StatusCode::kUnimplemented);
  EXPECT_THAT(answer, HasReason("NOT_IMPLEMENTED"))
      << Message::descriptor()->full_name();
}

TEST_F(RequestConformanceTest, WhatIsNotServedSaysSo) {
  ExpectNotImplemented(*stub_, &Stub::RequestAmendment);
  ExpectNotImplemented(*stub_, &Stub::RecordAmendmentReply);
  ExpectNotImplemented(*stub_, &Stub::SubmitDisagreement);
  ExpectNotImplemented(*stub_, &Stub::ListAmendments);
  ExpectNotImplemented(*stub_, &Stub::ListWork);
  ExpectNotImplemented(*stub_, &Stub::ListScorecards);
}

TEST_F(RequestConformanceTest, TellsTheLawWithItsCitation) {
  PolicyService::Stub policy(channel_);
  ComputeDueDatesRequest question;
  question.set_kind(ComputeDueDatesRequest::ACCESS);
  question.set_state("CA");
  question.set_holder_type(Holder::PHYSICIAN);
  SetDate(2026, 5, 20, *question.mutable_received_date());
  auto answer = Call(policy, &PolicyService::Stub::ComputeDueDates, question);
  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->due_date().month(), 6);
  EXPECT_EQ(answer->due_date().day(), 4);
  EXPECT_THAT(answer->basis(0).citation(), HasSubstr("123110"));

  question.clear_kind();
  question.set_state("Mordor");
  answer = Call(policy, &PolicyService::Stub::ComputeDueDates, question);
  EXPECT_THAT(answer, HasReason("INVALID_FIELD"));
  EXPECT_THAT(std::string(answer.status().message()), Not(HasSubstr("Mordor")));
}

TEST_F(RequestConformanceTest, WritesTheLetterAsTextAndAsPdf) {
  CreateRetrievalRequest order = Order();
  order.mutable_retrieval()->mutable_patient()->set_full_name(
      "Łukasz Đặng-Şahin");
  const absl::StatusOr<Retrieval> created = Create(order);
  ASSERT_THAT(created, IsOk());
  RenderDocumentRequest message;
  message.set_name(
      WaitFor(created->name(), Retrieval::READY_TO_SEND).attempts(0).name());
  message.set_kind(Document::ACCESS_REQUEST);
  message.set_ssn("912-34-6789");
  auto letter = Call(*stub_, &Stub::RenderDocument, message);
  ASSERT_THAT(letter, IsOk());
  EXPECT_EQ(letter->content_type(), "text/plain; charset=utf-8");
  EXPECT_THAT(letter->content(),
              AllOf(HasSubstr("Łukasz Đặng-Şahin"), HasSubstr("912-34-6789"),
                    HasSubstr("Dr. Harrow at Elm Street Practice"),
                    HasSubstr("45 CFR 164.524")));

  message.set_format(RenderDocumentRequest::PDF);
  letter = Call(*stub_, &Stub::RenderDocument, message);
  ASSERT_THAT(letter, IsOk());
  EXPECT_EQ(letter->content_type(), "application/pdf");
  EXPECT_THAT(letter->content(), StartsWith("%PDF-"));

  message.set_kind(Document::INQUIRY);
  EXPECT_THAT(Call(*stub_, &Stub::RenderDocument, message),
              HasReason("INVALID_FIELD"));
  message.set_kind(Document::FOLLOW_UP);
  EXPECT_THAT(Call(*stub_, &Stub::RenderDocument, message),
              HasReason("ILLEGAL_TRANSITION"));
  server_->Stop();
  EXPECT_THAT(server_->Log(),
              AllOf(Not(HasSubstr("912")), Not(HasSubstr("ukasz"))));
}

TEST_F(RequestConformanceTest, ARequestGoesFromOrderToRecords) {
  const auto created = Create(Order());
  ASSERT_THAT(created, IsOk());
  ASSERT_EQ(created->state(), Retrieval::READY_TO_SEND);
  ASSERT_EQ(created->attempts_size(), 1);
  EXPECT_EQ(created->attempts(0).lead().organization(), directory_.practice());

  MarkAttemptSentRequest sent;
  sent.set_name(created->attempts(0).name());
  sent.set_channel(Attempt::FAX);
  SetDate(2024, 2, 1, *sent.mutable_sent_date());
  const auto waiting = Call(*stub_, &Stub::MarkAttemptSent, sent);
  ASSERT_THAT(waiting, IsOk());
  EXPECT_EQ(waiting->state(), Retrieval::AWAITING_REPLY);

  RecordReplyRequest reply;
  reply.set_name(created->attempts(0).name());
  reply.mutable_fulfilment()->set_complete(true);
  SetDate(2024, 2, 20, *reply.mutable_fulfilment()->mutable_date());
  const auto fulfilled = Call(*stub_, &Stub::RecordReply, reply);
  ASSERT_THAT(fulfilled, IsOk());
  EXPECT_EQ(fulfilled->state(), Retrieval::FULFILLED);

  ListEventsRequest list;
  list.set_parent(created->name());
  const auto events = Call(*stub_, &Stub::ListEvents, list);
  ASSERT_THAT(events, IsOk());
  std::vector<std::string> kinds;
  for (const Event& event : events->events()) kinds.push_back(event.kind());
  EXPECT_THAT(kinds, ElementsAre("RETRIEVAL_CREATED", "RETRIEVAL_LOCATED",
                                 "ATTEMPT_PLANNED", "ATTEMPT_SENT", "CLOCK_SET",
                                 "RECORDS_RECEIVED"));
}

TEST_F(RequestConformanceTest, WhatIsMissingIsSuppliedAndLocated) {
  CreateRetrievalRequest message = Order();
  message.mutable_retrieval()->clear_signature();
  const auto created = Create(message);
  ASSERT_THAT(created, IsOk());
  ASSERT_EQ(created->state(), Retrieval::NEEDS_INFORMATION);

  ReviseRetrievalRequest revise;
  Retrieval& values = *revise.mutable_retrieval();
  values.set_name(created->name());
  values.set_etag(created->etag());
  *values.mutable_signature() = Order().retrieval().signature();
  revise.mutable_update_mask()->add_paths("signature");
  const auto revised = Call(*stub_, &Stub::ReviseRetrieval, revise);
  ASSERT_THAT(revised, IsOk());
  EXPECT_EQ(revised->missing_size(), 2);
  EXPECT_EQ(revised->state(), Retrieval::READY_TO_SEND);

  revise.mutable_update_mask()->add_paths("state");
  EXPECT_THAT(Call(*stub_, &Stub::ReviseRetrieval, revise),
              HasReason("INVALID_FIELD"));
}

TEST_F(RequestConformanceTest, ARefusalIsJudgedAndThePatientGoesOn) {
  const auto created = Create(Order());
  MarkAttemptSentRequest sent;
  sent.set_name(created->attempts(0).name());
  sent.set_channel(Attempt::FAX);
  SetDate(2024, 2, 1, *sent.mutable_sent_date());
  ASSERT_THAT(Call(*stub_, &Stub::MarkAttemptSent, sent), IsOk());

  RecordReplyRequest reply;
  reply.set_name(created->attempts(0).name());
  reply.mutable_denial()->add_grounds(Denial::UNPAID_BILL);
  SetDate(2024, 3, 3, *reply.mutable_denial()->mutable_date());
  const auto denied = Call(*stub_, &Stub::RecordReply, reply);
  ASSERT_THAT(denied, IsOk());
  EXPECT_EQ(denied->state(), Retrieval::DENIED);
  std::vector<std::string> codes;
  for (const Defect& defect : denied->attempts(0).defects()) {
    codes.push_back(defect.code());
  }
  EXPECT_THAT(codes, IsSupersetOf({"DENIAL_LATE", "DENIAL_NOT_WRITTEN"}));

  RelocateRetrievalRequest relocate;
  relocate.set_name(created->name());
  relocate.set_organization("organizations/nobody");
  EXPECT_THAT(Call(*stub_, &Stub::RelocateRetrieval, relocate),
              HasReason("ORGANIZATION_NOT_FOUND"));
  relocate.clear_organization();
  relocate.mutable_lead()->set_display_name("Granite Vault");
  relocate.mutable_lead()->set_role(directory::v1::Lead::HOLDER);
  const auto relocated = Call(*stub_, &Stub::RelocateRetrieval, relocate);
  ASSERT_THAT(relocated, IsOk());
  EXPECT_EQ(relocated->state(), Retrieval::READY_TO_SEND);
  EXPECT_EQ(relocated->attempts(1).lead().display_name(), "Granite Vault");
}

TEST_F(RequestConformanceTest, ARefusalIsReviewedAndComplainedAbout) {
  const auto created = Create(Order());
  const std::string attempt = created->attempts(0).name();
  MarkAttemptSentRequest sent;
  sent.set_name(attempt);
  sent.set_channel(Attempt::FAX);
  SetDate(2024, 2, 1, *sent.mutable_sent_date());
  ASSERT_THAT(Call(*stub_, &Stub::MarkAttemptSent, sent), IsOk());

  RequestReviewRequest ask;
  ask.set_name(attempt);
  SetDate(2024, 2, 20, *ask.mutable_request_date());
  EXPECT_THAT(Call(*stub_, &Stub::RequestReview, ask),
              HasReason("ILLEGAL_TRANSITION"));
  RecordReplyRequest reply;
  reply.set_name(attempt);
  reply.mutable_denial()->add_grounds(Denial::UNPAID_BILL);
  SetDate(2024, 2, 12, *reply.mutable_denial()->mutable_date());
  ASSERT_THAT(Call(*stub_, &Stub::RecordReply, reply), IsOk());
  EXPECT_THAT(Call(*stub_, &Stub::RequestReview, ask),
              HasReason("GROUND_NOT_REVIEWABLE"));
  reply.mutable_denial()->add_grounds(Denial::ENDANGERMENT);
  reply.mutable_denial()->set_denied_by("dr-1");
  ASSERT_THAT(Call(*stub_, &Stub::RecordReply, reply), IsOk());
  const auto asked = Call(*stub_, &Stub::RequestReview, ask);
  ASSERT_THAT(asked, IsOk());
  EXPECT_EQ(asked->attempts(0).state(), Attempt::UNDER_REVIEW);

  RecordReviewDecisionRequest decision;
  decision.set_name(attempt);
  Review& review = *decision.mutable_review();
  SetDate(2024, 3, 1, *review.mutable_decision_date());
  review.set_reviewer("dr-1");
  review.set_reviewer_licensed(true);
  review.set_outcome(Review::UPHELD);
  const auto upheld = Call(*stub_, &Stub::RecordReviewDecision, decision);
  ASSERT_THAT(upheld, IsOk());
  EXPECT_EQ(upheld->state(), Retrieval::DENIED);
  EXPECT_EQ(upheld->attempts(0).defects().rbegin()->code(),
            "REVIEWER_TOOK_PART");

  FileComplaintRequest complain;
  complain.set_name(attempt);
  Complaint& complaint = *complain.mutable_complaint();
  complaint.set_body(Complaint::OCR);
  complaint.add_defect_codes("REVIEWER_TOOK_PART");
  SetDate(2024, 12, 31, *complaint.mutable_filed_date());
  const auto complained = Call(*stub_, &Stub::FileComplaint, complain);
  ASSERT_THAT(complained, IsOk());
  ASSERT_EQ(complained->attempts(0).complaints_size(), 1);
  EXPECT_EQ(complained->attempts(0).complaints(0).body(), Complaint::OCR);
  complaint.add_defect_codes("FEE_EXCESSIVE");
  EXPECT_THAT(Call(*stub_, &Stub::FileComplaint, complain),
              HasReason("INVALID_FIELD"));
}

TEST_F(RequestConformanceTest, ARepeatChangesNothing) {
  CreateRetrievalRequest message = Order();
  message.set_request_id(kRequestId);
  const auto first = Create(message);
  const auto repeat = Create(message);
  ASSERT_THAT(first, IsOk());
  ASSERT_THAT(repeat, IsOk());
  EXPECT_EQ(repeat->SerializeAsString(), first->SerializeAsString());

  message.mutable_retrieval()->set_client_reference("another");
  EXPECT_THAT(Create(message), HasReason("REQUEST_ID_REUSED"));
}

TEST_F(RequestConformanceTest, WaitsForADirectoryThatIsDown) {
  ASSERT_EQ(directory_.Stop(), 0);
  const auto created = Create(Order());
  ASSERT_THAT(created, IsOk());
  EXPECT_EQ(created->state(), Retrieval::LOCATING);

  directory_.StartAgain();
  const Retrieval located = WaitFor(created->name(), Retrieval::READY_TO_SEND);
  ASSERT_EQ(located.attempts_size(), 1);
  EXPECT_EQ(located.attempts(0).lead().organization(), directory_.practice());
}

TEST_F(RequestConformanceTest, WhatWasAcceptedOutlivesTheProcess) {
  const auto created = Create(Order());
  ASSERT_THAT(created, IsOk());
  server_->Signal(SIGKILL);
  server_->Wait();
  const auto again = ServerProcess::Start(
      {CUSTODIA_REQUEST, "serve", "--listen=127.0.0.1:0",
       absl::StrCat("--store=sqlite:", dir_.File("request.db")),
       absl::StrCat("--directory=", directory_.address())});
  ASSERT_THAT(again, IsOk());
  stub_ = RequestService::NewStub((*again)->Channel());
  const auto kept = Get(created->name());
  ASSERT_THAT(kept, IsOk());
  EXPECT_EQ(kept->SerializeAsString(), created->SerializeAsString());
}

TEST_F(RequestConformanceTest, TheLogIsJsonWithoutThePatient) {
  ASSERT_THAT(Create(Order()), IsOk());
  EXPECT_THAT(Get("retrievals/none"), HasReason("RETRIEVAL_NOT_FOUND"));
  // Not UTF-8: libprotobuf complains in its own words.
  EXPECT_FALSE(Get("retrievals/\xff").ok());
  ASSERT_EQ(directory_.Stop(), 0);
  ASSERT_THAT(Create(Order()), IsOk());  // logs that the directory is down
  // An idle channel looks at what the server says only every 5 seconds.
  stub_.reset();
  channel_.reset();
  ASSERT_EQ(server_->Stop(), 0);

  const std::string log = server_->Log();
  ExpectJsonLines(log);
  EXPECT_THAT(log, HasSubstr("RETRIEVAL_NOT_FOUND"));
  EXPECT_THAT(log, HasSubstr("DIRECTORY_UNAVAILABLE"));
  for (const char* word : {"Wilhelmina", "Okafor", "Tannery", "01970"}) {
    EXPECT_THAT(log, Not(HasSubstr(word)));
  }
}

TEST(RequestProgramTest, CallsADirectoryThatAsksForCertificates) {
  const TempDir dir;
  const auto certificate = MakeCertificate(dir.path().string());
  if (!certificate.has_value()) GTEST_SKIP() << "no openssl tool";
  const auto directory = ServerProcess::Start(
      {CUSTODIA_DIRECTORY, "serve", "--listen=127.0.0.1:0",
       "--store=sqlite::memory:", "--tls-cert=" + certificate->cert_file,
       "--tls-key=" + certificate->key_file,
       "--tls-client-ca=" + certificate->cert_file});
  ASSERT_THAT(directory, IsOk());
  const std::vector<std::string> plaintext = {
      CUSTODIA_REQUEST, "serve", "--listen=127.0.0.1:0",
      "--store=sqlite::memory:", "--directory=" + (*directory)->address()};
  std::vector<std::string> tls = plaintext;
  tls.push_back("--directory-tls-ca=" + certificate->cert_file);
  tls.push_back("--directory-tls-cert=" + certificate->cert_file);
  tls.push_back("--directory-tls-key=" + certificate->key_file);

  const auto health = RunProgram({CUSTODIA_REQUEST, "healthcheck",
                                  "--target=" + (*directory)->address(),
                                  "--tls-ca=" + certificate->cert_file,
                                  "--tls-cert=" + certificate->cert_file,
                                  "--tls-key=" + certificate->key_file});
  EXPECT_EQ(health.exit_code, 0) << health.err;

  // An empty directory knows nobody, which is an answer.
  for (const auto& [command, state] :
       {std::pair(tls, Retrieval::NEEDS_INFORMATION),
        std::pair(plaintext, Retrieval::LOCATING)}) {
    const auto server = ServerProcess::Start(command);
    ASSERT_THAT(server, IsOk());
    RequestService::Stub stub((*server)->Channel());
    const auto created = Call(stub, &RequestService::Stub::CreateRetrieval,
                              OrderFrom("practitioners/nobody"));
    ASSERT_THAT(created, IsOk());
    EXPECT_EQ(created->state(), state);
  }
}

TEST(RequestProgramTest, ExplainsItself) {
  for (const char* flag : {"--help", "--version"}) {
    const auto result = RunProgram({CUSTODIA_REQUEST, flag});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_NE(result.out, "");
  }
  EXPECT_NE(RunProgram({CUSTODIA_REQUEST}).exit_code, 0);
  // Without --directory.
  EXPECT_NE(RunProgram({CUSTODIA_REQUEST, "serve"}).exit_code, 0);
}

TEST(RequestProgramTest, EveryFlagHasItsEnvironmentVariable) {
  for (const char* command : {"serve", "healthcheck", "check-rules"}) {
    const auto help = RunProgram({CUSTODIA_REQUEST, command, "--help"});
    EXPECT_EQ(help.exit_code, 0);
    for (const absl::string_view line : absl::StrSplit(help.out, '\n')) {
      if (!absl::StartsWith(line, "  --")) continue;
      EXPECT_THAT(std::string(line), HasSubstr("Env:CUSTODIA_"));
    }
  }
}

TEST(RequestProgramTest, RefusesAStoreItCannotOpen) {
  const auto result =
      RunProgram({CUSTODIA_REQUEST, "serve"},
                 {{"CUSTODIA_STORE", "sqlite:/nowhere/at/all.db"},
                  {"CUSTODIA_DIRECTORY", "127.0.0.1:1"},
                  {"CUSTODIA_LISTEN", "127.0.0.1:0"}});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, HasSubstr("STORE_FAILED"));
}

TEST(RequestProgramTest, ChecksTheRulesThatItWasBuiltWith) {
  const auto result = RunProgram({CUSTODIA_REQUEST, "check-rules"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("age of majority"));
}

TEST(RequestProgramTest, SaysInWhichLineRulesAreWrong) {
  const custodia::testing::TempDir folder;
  std::ofstream(folder.File("KS.textproto")) << "code: \"KS\"\nname: \"\"\n";
  const auto result = RunProgram(
      {CUSTODIA_REQUEST, "check-rules", "--rules", folder.path().string()});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, HasSubstr("KS.textproto:2: name: is required"));
}

TEST(RequestProgramTest, RefusesToServeRulesThatAreWrong) {
  const custodia::testing::TempDir folder;
  std::ofstream(folder.File("KS.textproto")) << "code: \"KS\"\nname: \"\"\n";
  const auto result = RunProgram({CUSTODIA_REQUEST, "serve"},
                                 {{"CUSTODIA_RULES", folder.path().string()},
                                  {"CUSTODIA_STORE", "sqlite::memory:"},
                                  {"CUSTODIA_DIRECTORY", "127.0.0.1:1"},
                                  {"CUSTODIA_LISTEN", "127.0.0.1:0"}});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, HasSubstr("RULES_INVALID"));
  EXPECT_THAT(result.err, HasSubstr("KS.textproto:2: name: is required"));
}

TEST(RequestProgramTest, HealthcheckFailsWhereNobodyServes) {
  EXPECT_EQ(
      RunProgram({CUSTODIA_REQUEST, "healthcheck", "--target=127.0.0.1:1"})
          .exit_code,
      1);
}

}  // namespace
}  // namespace custodia::request::v1
