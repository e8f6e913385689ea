#ifndef CUSTODIA_TESTS_CONFORMANCE_REQUEST_FIXTURE_H_
#define CUSTODIA_TESTS_CONFORMANCE_REQUEST_FIXTURE_H_

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "common/grpc_call.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "custodia/directory/v1/directory_service.grpc.pb.h"
#include "custodia/request/v1/request_service.grpc.pb.h"
#include "gtest/gtest.h"
#include "tests/support/server_process.h"

// The request service as a process of its own, with a directory beside it that
// is another.
namespace custodia::request::v1 {

// Ends a test that hangs; no test waits for it.
inline constexpr absl::Duration kPatience = absl::Seconds(30);

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

inline void SetDate(int year, int month, int day, google::type::Date& date) {
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
}

// Returns a request for what `practitioner` wrote that lacks nothing.
inline CreateRetrievalRequest OrderFrom(const std::string& practitioner) {
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
    auto started = custodia::testing::ServerProcess::Start(
        {CUSTODIA_DIRECTORY, "serve", "--listen", listen, "--store",
         absl::StrCat("sqlite:", dir_.File("directory.db"))});
    ASSERT_THAT(started, custodia::testing::IsOk());
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
    EXPECT_THAT(Call(stub, &Stub::CreateAffiliation, works),
                custodia::testing::IsOk());
  }

  custodia::testing::TempDir dir_;
  std::unique_ptr<custodia::testing::ServerProcess> process_;
  std::string address_;
  std::string practitioner_;
  std::string practice_;
};

class RequestConformanceTest : public ::testing::Test {
 protected:
  using Stub = RequestService::Stub;

  RequestConformanceTest() {
    auto started = custodia::testing::ServerProcess::Start(
        {CUSTODIA_REQUEST, "serve", "--listen=127.0.0.1:0",
         absl::StrCat("--store=sqlite:", dir_.File("request.db")),
         absl::StrCat("--directory=", directory_.address()),
         "--poll-interval-ms=50"});
    EXPECT_THAT(started, custodia::testing::IsOk());
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

  custodia::testing::TempDir dir_;
  Directory directory_;
  std::unique_ptr<custodia::testing::ServerProcess> server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<RequestService::Stub> stub_;
};

}  // namespace custodia::request::v1

#endif  // CUSTODIA_TESTS_CONFORMANCE_REQUEST_FIXTURE_H_
