#include <grpcpp/grpcpp.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/sqlite/database.h"
#include "common/testing/status_matchers.h"
#include "common/testing/temp_dir.h"
#include "custodia/directory/v1/directory_service.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/conformance/directory_fixture.h"
#include "tests/support/server_conformance.h"
#include "tests/support/server_process.h"

// What operators see of the directory.
namespace custodia::testing {
namespace {

namespace v1 = ::custodia::directory::v1;
using Stub = v1::DirectoryService::Stub;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kService[] = "custodia.directory.v1.DirectoryService";

class DirectoryProgramTest : public DirectoryConformanceTest {};

TEST_F(DirectoryProgramTest, SaysThatItListensAndIsHealthy) {
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

// Any service of gRPC's callback API brings threads that poll for all.
TEST_F(DirectoryProgramTest, HasNoThreadsOfTheCallbackApi) {
  Start();
  int threads = 0;
  for (const auto& task : std::filesystem::directory_iterator(
           absl::StrCat("/proc/", server_->pid(), "/task"))) {
    std::string name;
    std::getline(std::ifstream(task.path() / "comm") >> std::ws, name);
    EXPECT_NE(name, "nexting_thread");
    ++threads;
  }
  EXPECT_GT(threads, 1);
}

TEST_F(DirectoryProgramTest, DescribesItself) {
  Start();
  ExpectReflects(*server_, {kService});
}

TEST_F(DirectoryProgramTest, DrainsOnSigterm) {
  Start();
  ExpectDrains(*server_);
  ExpectJsonLines(server_->Log());
}

TEST_F(DirectoryProgramTest, ShowsWhatDisagreesAndBacksUp) {
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

TEST_F(DirectoryProgramTest, ExportsBesideTheServer) {
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

TEST_F(DirectoryProgramTest, LogsObjectsWithoutWhatCallersWrote) {
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

TEST_F(DirectoryProgramTest, RefusesAStoreOfANewerRelease) {
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

TEST_F(DirectoryProgramTest, PlaintextStaysOnLoopbackUnlessAskedFor) {
  const ProgramResult refused = RunProgram(Command("0.0.0.0:0"));
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, HasSubstr("--insecure"));
  std::vector<std::string> command = Command("0.0.0.0:0");
  command.emplace_back("--insecure");
  const auto server = ServerProcess::Start(command);
  ASSERT_THAT(server, IsOk());
  EXPECT_EQ((*server)->Stop(), 0);
}

TEST_F(DirectoryProgramTest, ServesWhatWasImported) {
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

TEST_F(DirectoryProgramTest, AFileThatCannotBeImportedIsNamedInOneLine) {
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

TEST_F(DirectoryProgramTest, SaysWhatItImportedBeforeAFileFailed) {
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

TEST_F(DirectoryProgramTest, SpeaksTls) {
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
  tls.emplace_back("--tls-name=another.example");
  EXPECT_EQ(RunProgram(tls).exit_code, 1);
}

TEST_F(DirectoryProgramTest, TakesOnlyCallersWithACertificate) {
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
