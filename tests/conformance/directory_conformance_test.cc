#include <grpcpp/grpcpp.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "common/sqlite/database.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "custodia/directory/v1/directory_service.grpc.pb.h"
#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "gtest/gtest.h"
#include "tests/support/server_conformance.h"
#include "tests/support/server_process.h"

// The directory as its callers and operators see it: the real program, over
// real gRPC.
namespace custodia::testing {
namespace {

namespace v1 = ::custodia::directory::v1;
using Stub = v1::DirectoryService::Stub;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kService[] = "custodia.directory.v1.DirectoryService";

class DirectoryConformanceTest : public ::testing::Test {
 protected:
  // Starts a server on an empty directory with more flags.
  void Start(const std::vector<std::string>& flags = {}) {
    std::vector<std::string> command = Command("127.0.0.1:0");
    command.insert(command.end(), flags.begin(), flags.end());
    auto started = ServerProcess::Start(command);
    ASSERT_THAT(started, IsOk());
    server_ = *std::move(started);
    stub_ = v1::DirectoryService::NewStub(server_->Channel());
  }

  std::vector<std::string> Command(const std::string& listen) const {
    return {CUSTODIA_DIRECTORY, "serve", "--listen=" + listen,
            "--store=sqlite:" + store_};
  }

  // Closes our connection first: an idle client of gRPC's learns only every
  // five seconds that the server wants to end it.
  int Stop() {
    stub_.reset();
    return server_->Stop();
  }

  template <typename Request, typename Response>
  grpc::Status Call(grpc::Status (Stub::*rpc)(grpc::ClientContext*,
                                              const Request&, Response*),
                    const Request& request, Response* response) {
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(absl::Now() + absl::Seconds(20)));
    return (stub_.get()->*rpc)(&context, request, response);
  }

  // Calls what has to succeed.
  template <typename Request, typename Response>
  Response Get(grpc::Status (Stub::*rpc)(grpc::ClientContext*, const Request&,
                                         Response*),
               const Request& request) {
    Response response;
    const grpc::Status status = Call(rpc, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  // Makes an operating practice in Salem, Massachusetts.
  void CreatePractice(const std::string& name) {
    v1::CreateOrganizationRequest request;
    auto& organization = *request.mutable_organization();
    organization.set_name(name);
    organization.set_display_name(name);
    organization.set_type(v1::Organization::PRACTICE);
    organization.set_status(v1::Organization::OPERATING);
    organization.mutable_address()->set_region_code("US");
    organization.mutable_address()->set_administrative_area("MA");
    organization.mutable_address()->set_locality("Salem");
    organization.mutable_address()->set_postal_code("01970");
    EXPECT_EQ(Get(&Stub::CreateOrganization, request).name(), name);
  }

  void CreateDoctor() {
    v1::CreatePractitionerRequest request;
    request.mutable_practitioner()->set_name("practitioners/roe");
    auto& name = *request.mutable_practitioner()->mutable_primary_name();
    name.set_given_name("Jane");
    name.set_family_name("Roe");
    Get(&Stub::CreatePractitioner, request);
  }

  const TempDir dir_;
  const std::string store_ = dir_.File("directory.db");
  std::unique_ptr<ServerProcess> server_;
  std::unique_ptr<Stub> stub_;
};

google::rpc::Status DetailsOf(const grpc::Status& status) {
  google::rpc::Status details;
  EXPECT_TRUE(details.ParseFromString(status.error_details()));
  return details;
}

// Returns the reason of ErrorInfo, whose domain has to be ours.
std::string ReasonOf(const grpc::Status& status) {
  const google::rpc::Status details = DetailsOf(status);
  for (const auto& any : details.details()) {
    google::rpc::ErrorInfo info;
    if (any.UnpackTo(&info)) {
      EXPECT_EQ(info.domain(), "custodia.dev");
      return info.reason();
    }
  }
  return "";
}

TEST_F(DirectoryConformanceTest, SaysThatItListensAndIsHealthy) {
  Start();
  EXPECT_EQ(server_->program(), "custodia-directory");
  EXPECT_THAT(server_->address(), HasSubstr("127.0.0.1:"));
  EXPECT_THAT(server_->address(), Not(HasSubstr(":0")));
  ExpectHealthy(*server_, {kService});
  const ProgramResult check = RunProgram(
      {CUSTODIA_DIRECTORY, "healthcheck", "--target=" + server_->address()});
  EXPECT_EQ(check.exit_code, 0) << check.err;
  const std::string address = server_->address();
  Stop();
  EXPECT_EQ(RunProgram({CUSTODIA_DIRECTORY, "healthcheck"},
                       {{"CUSTODIA_TARGET", address}})
                .exit_code,
            1);
}

TEST_F(DirectoryConformanceTest, DescribesItself) {
  Start();
  ExpectReflects(*server_, {kService});
}

TEST_F(DirectoryConformanceTest, DrainsOnSigterm) {
  Start();
  ExpectDrains(*server_);
  ExpectJsonLines(server_->Log());
}

TEST_F(DirectoryConformanceTest, AnswersWhoHoldsTheRecords) {
  Start();
  CreatePractice("organizations/elm");
  CreatePractice("organizations/oak");
  CreateDoctor();
  v1::CreateAffiliationRequest affiliation;
  affiliation.mutable_affiliation()->set_practitioner("practitioners/roe");
  affiliation.mutable_affiliation()->set_organization("organizations/elm");
  affiliation.mutable_affiliation()->set_kind(v1::Affiliation::MEMBER);
  Get(&Stub::CreateAffiliation, affiliation);
  v1::RecordSuccessionRequest sale;
  sale.mutable_succession_event()->set_from("organizations/elm");
  sale.mutable_succession_event()->set_to("organizations/oak");
  sale.mutable_succession_event()->set_kind(v1::SuccessionEvent::SALE);
  Get(&Stub::RecordSuccession, sale);

  v1::ResolveCustodianRequest question;
  question.set_practitioner("practitioners/roe");
  const auto answer = Get(&Stub::ResolveCustodian, question);
  ASSERT_FALSE(answer.leads().empty());
  EXPECT_EQ(answer.leads(0).organization(), "organizations/oak");
  EXPECT_EQ(answer.leads(0).rung(), v1::Lead::SUCCESSOR);

  v1::BatchResolveCustodiansRequest batch;
  *batch.add_requests() = question;
  EXPECT_EQ(Get(&Stub::BatchResolveCustodians, batch)
                .results(0)
                .response()
                .SerializeAsString(),
            answer.SerializeAsString());
}

TEST_F(DirectoryConformanceTest, LearnsFromAReport) {
  Start();
  CreatePractice("organizations/elm");
  CreateDoctor();
  v1::ReportCustodyRequest report;
  report.set_organization("organizations/elm");
  report.set_practitioner("practitioners/roe");
  report.set_finding(v1::ReportCustodyRequest::TRANSFERRED);
  report.mutable_new_organization()->set_name("organizations/harbor");
  report.mutable_new_organization()->set_display_name("Harbor Storage");
  report.set_request_id("6f1c2f5e-6f6b-4f0e-9d8a-0d2f3b1c4a55");
  EXPECT_EQ(Get(&Stub::ReportCustody, report).evidence().grade(),
            v1::Evidence::REPORTED);
  v1::ListSuccessionEventsRequest list;
  list.set_parent("organizations/harbor");
  const auto events = Get(&Stub::ListSuccessionEvents, list);
  ASSERT_EQ(events.succession_events_size(), 1);
  EXPECT_EQ(events.succession_events(0).from(), "organizations/elm");
}

TEST_F(DirectoryConformanceTest, ReadsWhatWasWritten) {
  Start();
  CreatePractice("organizations/elm");
  CreateDoctor();
  v1::GetOrganizationRequest organization;
  organization.set_name("organizations/elm");
  EXPECT_EQ(Get(&Stub::GetOrganization, organization).time_zone(),
            "America/New_York");
  v1::GetPractitionerRequest practitioner;
  practitioner.set_name("practitioners/roe");
  EXPECT_EQ(
      Get(&Stub::GetPractitioner, practitioner).primary_name().family_name(),
      "Roe");
  v1::SearchPractitionersRequest search;
  search.set_query("jane ro");
  EXPECT_EQ(Get(&Stub::SearchPractitioners, search).practitioners_size(), 1);
  v1::ListAffiliationsRequest affiliations;
  affiliations.set_parent("practitioners/roe");
  EXPECT_EQ(Get(&Stub::ListAffiliations, affiliations).affiliations_size(), 0);
  EXPECT_EQ(Get(&Stub::ListImports, v1::ListImportsRequest()).imports_size(),
            0);
}

TEST_F(DirectoryConformanceTest, CuratesWhatWasWritten) {
  Start();
  CreatePractice("organizations/elm");
  CreateDoctor();
  v1::SearchOrganizationsRequest search;
  search.set_query("organizations el");
  EXPECT_EQ(Get(&Stub::SearchOrganizations, search).organizations_size(), 1);

  v1::UpdateOrganizationRequest organization;
  organization.mutable_organization()->set_name("organizations/elm");
  organization.mutable_organization()->set_display_name("Elm Partners");
  organization.mutable_update_mask()->add_paths("display_name");
  EXPECT_EQ(Get(&Stub::UpdateOrganization, organization).display_name(),
            "Elm Partners");
  v1::UpdatePractitionerRequest practitioner;
  practitioner.mutable_practitioner()->set_name("practitioners/roe");
  practitioner.mutable_practitioner()->set_status(v1::Practitioner::INACTIVE);
  EXPECT_EQ(Get(&Stub::UpdatePractitioner, practitioner).status(),
            v1::Practitioner::INACTIVE);

  v1::CreateAffiliationRequest create;
  create.mutable_affiliation()->set_practitioner("practitioners/roe");
  create.mutable_affiliation()->set_organization("organizations/elm");
  create.mutable_affiliation()->set_kind(v1::Affiliation::MEMBER);
  v1::EndAffiliationRequest end;
  end.set_name(Get(&Stub::CreateAffiliation, create).name());
  end.mutable_end_date()->set_year(2015);
  const auto ended = Get(&Stub::EndAffiliation, end);
  EXPECT_EQ(ended.end_date().year(), 2015);
  v1::RetractFactRequest retract;
  retract.set_name(ended.evidence(0).fact());
  retract.set_reason("She is still there.");
  EXPECT_NE(Get(&Stub::RetractFact, retract).revision(), "");
  v1::ListAffiliationsRequest list;
  list.set_parent("practitioners/roe");
  EXPECT_FALSE(
      Get(&Stub::ListAffiliations, list).affiliations(0).has_end_date());
}

TEST_F(DirectoryConformanceTest, KeepsWhatWasWritten) {
  Start();
  CreatePractice("organizations/elm");
  EXPECT_EQ(Stop(), 0);
  Start();
  v1::GetOrganizationRequest request;
  request.set_name("organizations/elm");
  EXPECT_EQ(Get(&Stub::GetOrganization, request).name(), "organizations/elm");
}

TEST_F(DirectoryConformanceTest, AnErrorNamesItsReasonAndEveryField) {
  Start();
  v1::Organization organization;
  grpc::Status status = Call(&Stub::CreateOrganization,
                             v1::CreateOrganizationRequest(), &organization);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(status), "INVALID_FIELD");
  google::rpc::BadRequest bad;
  const google::rpc::Status details = DetailsOf(status);
  ASSERT_EQ(details.details_size(), 2);
  ASSERT_TRUE(details.details(1).UnpackTo(&bad));
  std::vector<std::string> fields;
  for (const auto& violation : bad.field_violations()) {
    fields.push_back(violation.field());
  }
  EXPECT_THAT(fields, ElementsAre("organization.display_name",
                                  "organization.type", "organization.status"));

  v1::GetOrganizationRequest unknown;
  unknown.set_name("organizations/nowhere");
  status = Call(&Stub::GetOrganization, unknown, &organization);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(ReasonOf(status), "ORGANIZATION_NOT_FOUND");
}

TEST_F(DirectoryConformanceTest, ShowsWhatDisagreesAndBacksUp) {
  Start();
  CreatePractice("organizations/elm");
  v1::UpdateOrganizationRequest close;
  close.mutable_organization()->set_name("organizations/elm");
  close.mutable_organization()->set_status(v1::Organization::CLOSED);
  Get(&Stub::UpdateOrganization, close);
  const auto list =
      Get(&Stub::ListContradictions, v1::ListContradictionsRequest());
  ASSERT_EQ(list.contradictions_size(), 2);
  EXPECT_EQ(list.contradictions(0).kind(), v1::Contradiction::CLOSED_TERMINAL);
  EXPECT_EQ(list.contradictions(1).kind(), v1::Contradiction::NO_COUNTY);

  // Beside the server.
  const std::string copy = dir_.File("copy.db");
  const ProgramResult backup =
      RunProgram({CUSTODIA_DIRECTORY, "backup", "--store=sqlite:" + store_,
                  "--to=" + copy});
  EXPECT_EQ(backup.exit_code, 0) << backup.err;
  for (const std::string& store : {store_, copy}) {
    const ProgramResult check =
        RunProgram({CUSTODIA_DIRECTORY, "check", "--store=sqlite:" + store});
    EXPECT_EQ(check.exit_code, 0) << check.err;
    EXPECT_THAT(check.out, HasSubstr("CLOSED_TERMINAL: organizations/elm "
                                     "closed"));
    EXPECT_THAT(check.out, HasSubstr("\n  facts/"));
    EXPECT_THAT(check.out, HasSubstr("\n2 contradictions\n"));
  }
}

TEST_F(DirectoryConformanceTest, ExportsBesideTheServer) {
  Start();
  CreatePractice("organizations/elm");
  const std::string folder = dir_.File("out");
  const std::vector<std::string> command = {CUSTODIA_DIRECTORY, "export",
                                            "--store=sqlite:" + store_, folder};
  const ProgramResult first = RunProgram(command);
  EXPECT_EQ(first.exit_code, 0) << first.err;
  EXPECT_THAT(first.out, HasSubstr("\norganizations.csv: 1 rows\n"));
  const ProgramResult second = RunProgram(command);
  EXPECT_EQ(second.exit_code, 1);
  EXPECT_THAT(second.err, HasSubstr("is not overwritten"));

  const std::string copy = "--store=sqlite:" + dir_.File("copy.db");
  const ProgramResult import =
      RunProgram({CUSTODIA_DIRECTORY, "import", copy, "--format=organizations",
                  folder + "/organizations.csv"});
  EXPECT_EQ(import.exit_code, 0) << import.err;
  EXPECT_THAT(import.out, HasSubstr("1 taken, 0 refused"));

  // A mistyped name makes no store.
  const std::string nowhere = dir_.File("nowhere.db");
  EXPECT_EQ(RunProgram({CUSTODIA_DIRECTORY, "export",
                        "--store=sqlite:" + nowhere, dir_.File("none")})
                .exit_code,
            1);
  EXPECT_FALSE(std::filesystem::exists(nowhere));
}

TEST_F(DirectoryConformanceTest, LogsObjectsWithoutWhatCallersWrote) {
  Start();
  CreateDoctor();
  v1::SearchPractitionersRequest search;
  search.set_query("Xylocarp");
  Get(&Stub::SearchPractitioners, search);
  // Not UTF-8: libprotobuf complains in its own words.
  v1::GetPractitionerRequest broken;
  broken.set_name("practitioners/\xff");
  v1::Practitioner response;
  EXPECT_FALSE(Call(&Stub::GetPractitioner, broken, &response).ok());
  EXPECT_EQ(Stop(), 0);
  ExpectJsonLines(server_->Log());
  EXPECT_THAT(server_->Log(), HasSubstr("practitioners/roe"));
  EXPECT_THAT(server_->Log(), Not(HasSubstr("Xylocarp")));
  EXPECT_THAT(server_->Log(), Not(HasSubstr("Jane")));
}

TEST_F(DirectoryConformanceTest, RefusesAStoreOfANewerRelease) {
  ASSERT_THAT(sqlite::Database::Open(
                  store_, sqlite::Durability::kNormal,
                  std::vector<sqlite::Migration>(1000, {"SELECT 1"})),
              IsOk());
  const ProgramResult result = RunProgram(Command("127.0.0.1:0"));
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, HasSubstr("SCHEMA_NEWER"));
  EXPECT_THAT(result.err, HasSubstr("Use a newer release"));
  ExpectJsonLines(result.err);
}

TEST_F(DirectoryConformanceTest, PlaintextStaysOnLoopbackUnlessAskedFor) {
  const ProgramResult refused = RunProgram(Command("0.0.0.0:0"));
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, HasSubstr("--insecure"));
  std::vector<std::string> command = Command("0.0.0.0:0");
  command.emplace_back("--insecure");
  const auto server = ServerProcess::Start(command);
  ASSERT_THAT(server, IsOk());
  EXPECT_EQ((*server)->Stop(), 0);
}

TEST_F(DirectoryConformanceTest, ServesWhatWasImported) {
  const std::string file = dir_.File("organizations.csv");
  std::ofstream(file) << "id,type,name,status\n"
                         "elm,PRACTICE,Elm Street,OPERATING\n"
                         "oak,PRACTICE,,OPERATING\n";
  const std::vector<std::string> command = {CUSTODIA_DIRECTORY, "import",
                                            "--store=sqlite:" + store_,
                                            "--format=organizations", file};
  const ProgramResult first = RunProgram(command);
  EXPECT_EQ(first.exit_code, 0) << first.err;
  EXPECT_EQ(first.out, file + ": 2 rows read, 1 taken, 1 refused (" + file +
                           ".rejects.csv)\n");
  EXPECT_TRUE(std::filesystem::exists(file + ".rejects.csv"));
  EXPECT_THAT(RunProgram(command).out, HasSubstr("; nothing new\n"));

  Start();
  v1::GetOrganizationRequest request;
  request.set_name("organizations/elm");
  EXPECT_EQ(Get(&Stub::GetOrganization, request).display_name(), "Elm Street");
  const auto imports = Get(&Stub::ListImports, v1::ListImportsRequest());
  ASSERT_FALSE(imports.imports().empty());
  EXPECT_THAT(imports.imports(0).file(), HasSubstr("organizations.csv"));
  EXPECT_EQ(imports.imports(0).rows_taken(), 1);
  EXPECT_EQ(imports.imports(0).rows_refused(), 1);
}

TEST_F(DirectoryConformanceTest, AFileThatCannotBeImportedIsNamedInOneLine) {
  const std::string file = dir_.File("organizations.csv");
  std::ofstream(file) << "id,name\nelm,Elm Street\n";
  const ProgramResult result =
      RunProgram({CUSTODIA_DIRECTORY, "import", file},
                 {{"CUSTODIA_STORE", "sqlite:" + store_},
                  {"CUSTODIA_FORMAT", "organizations"}});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err,
            "custodia-directory: " + file + ":1: the header lacks: type.\n");
}

TEST_F(DirectoryConformanceTest, SaysWhatItImportedBeforeAFileFailed) {
  const std::string good = dir_.File("good.csv");
  std::ofstream(good) << "id,type,name\nelm,PRACTICE,Elm\n";
  const ProgramResult result = RunProgram(
      {CUSTODIA_DIRECTORY, "import", "--store=sqlite:" + store_,
       "--format=organizations", good, good, dir_.File("missing.csv")});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, good + ": 1 rows read, 1 taken, 0 refused\n" + good +
                            ": 1 rows read, 1 taken, 0 refused; nothing new\n");
  EXPECT_THAT(result.err, HasSubstr("missing.csv cannot be read"));
}

TEST_F(DirectoryConformanceTest, SpeaksTls) {
  const Certificate certificate = MakeCertificate(dir_.path().string());
  Start({"--tls-cert=" + certificate.cert_file,
         "--tls-key=" + certificate.key_file});
  v1::ListImportsResponse response;
  EXPECT_EQ(Call(&Stub::ListImports, v1::ListImportsRequest(), &response)
                .error_code(),
            grpc::StatusCode::UNAVAILABLE);
  stub_ = v1::DirectoryService::NewStub(grpc::CreateChannel(
      server_->address(), grpc::SslCredentials({certificate.cert, "", ""})));
  Get(&Stub::ListImports, v1::ListImportsRequest());

  const std::vector<std::string> plaintext = {CUSTODIA_DIRECTORY, "healthcheck",
                                              "--target=" + server_->address()};
  EXPECT_EQ(RunProgram(plaintext).exit_code, 1);
  std::vector<std::string> tls = plaintext;
  tls.push_back("--tls-ca=" + certificate.cert_file);
  EXPECT_EQ(RunProgram(tls).exit_code, 0);
  tls.push_back("--tls-name=another.example");
  EXPECT_EQ(RunProgram(tls).exit_code, 1);
}

TEST_F(DirectoryConformanceTest, TakesOnlyCallersWithACertificate) {
  const Certificate certificate = MakeCertificate(dir_.path().string());
  Start({"--tls-cert=" + certificate.cert_file,
         "--tls-key=" + certificate.key_file,
         "--tls-client-ca=" + certificate.cert_file});
  v1::ListImportsResponse response;
  stub_ = v1::DirectoryService::NewStub(grpc::CreateChannel(
      server_->address(), grpc::SslCredentials({certificate.cert, "", ""})));
  EXPECT_FALSE(
      Call(&Stub::ListImports, v1::ListImportsRequest(), &response).ok());
  std::ostringstream key;
  key << std::ifstream(certificate.key_file).rdbuf();
  stub_ = v1::DirectoryService::NewStub(grpc::CreateChannel(
      server_->address(),
      grpc::SslCredentials({certificate.cert, key.str(), certificate.cert})));
  Get(&Stub::ListImports, v1::ListImportsRequest());

  std::vector<std::string> healthcheck = {CUSTODIA_DIRECTORY, "healthcheck",
                                          "--target=" + server_->address(),
                                          "--tls-ca=" + certificate.cert_file};
  EXPECT_EQ(RunProgram(healthcheck).exit_code, 1);
  healthcheck.push_back("--tls-cert=" + certificate.cert_file);
  const ProgramResult half = RunProgram(healthcheck);
  EXPECT_EQ(half.exit_code, 1);
  EXPECT_THAT(half.err, HasSubstr("--tls-cert"));
  healthcheck.push_back("--tls-key=" + certificate.key_file);
  EXPECT_EQ(RunProgram(healthcheck).exit_code, 0);
}

TEST(DirectoryCommandTest, ExplainsItself) {
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"--help"},
        {"serve", "--help"},
        {"import", "--help"},
        {"check", "--help"},
        {"export", "--help"},
        {"backup", "--help"},
        {"draw", "--help"},
        {"healthcheck", "--help"},
        {"--version"}}) {
    std::vector<std::string> command = {CUSTODIA_DIRECTORY};
    command.insert(command.end(), words.begin(), words.end());
    const ProgramResult result = RunProgram(command);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_NE(result.out, "");
  }
  EXPECT_NE(RunProgram({CUSTODIA_DIRECTORY}).exit_code, 0);
  EXPECT_NE(RunProgram({CUSTODIA_DIRECTORY, "serve", "--nonsense"}).exit_code,
            0);
}

TEST(DirectoryCommandTest, EveryFlagOfServeHasItsEnvironmentVariable) {
  const ProgramResult help =
      RunProgram({CUSTODIA_DIRECTORY, "serve", "--help"});
  for (const absl::string_view line : absl::StrSplit(help.out, '\n')) {
    if (!absl::StartsWith(line, "  --")) continue;
    EXPECT_THAT(std::string(line), HasSubstr("(Env:CUSTODIA_"));
  }
  const TempDir dir;
  const ProgramResult refused =
      RunProgram({CUSTODIA_DIRECTORY, "serve"},
                 {{"CUSTODIA_LISTEN", "0.0.0.0:0"},
                  {"CUSTODIA_STORE", "sqlite:" + dir.File("d.db")}});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, HasSubstr("--listen"));
  EXPECT_TRUE(std::filesystem::exists(dir.File("d.db")));
}

}  // namespace
}  // namespace custodia::testing
