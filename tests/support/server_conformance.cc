#include "tests/support/server_conformance.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/type_resolver.h>
#include <google/protobuf/util/type_resolver_util.h>

#include <csignal>
#include <fstream>
#include <set>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "gmock/gmock.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "gtest/gtest.h"
#include "tests/support/reflection_stream.h"

namespace custodia::testing {
namespace {

namespace health = ::grpc::health::v1;

// Ends a test that hangs; no test waits for it.
constexpr absl::Duration kPatience = absl::Seconds(20);

void SetDeadline(grpc::ClientContext& context) {
  context.set_deadline(absl::ToChronoTime(absl::Now() + kPatience));
}

grpc::Status CheckHealth(const std::shared_ptr<grpc::Channel>& channel,
                         const std::string& service,
                         health::HealthCheckResponse* response) {
  grpc::ClientContext context;
  SetDeadline(context);
  health::HealthCheckRequest request;
  request.set_service(service);
  return health::Health::NewStub(channel)->Check(&context, request, response);
}

// Watches health until it is NOT_SERVING. The first answer tells that the watch
// stands.
class HealthWatch {
 public:
  explicit HealthWatch(const ServerProcess& server)
      : stub_(health::Health::NewStub(server.Channel())) {
    SetDeadline(context_);
    reader_ = stub_->Watch(&context_, {});
    EXPECT_EQ(Next(), health::HealthCheckResponse::SERVING);
  }
  ~HealthWatch() {
    context_.TryCancel();
    reader_->Finish();
  }
  HealthWatch(const HealthWatch&) = delete;
  HealthWatch& operator=(const HealthWatch&) = delete;

  health::HealthCheckResponse::ServingStatus Next() {
    health::HealthCheckResponse response;
    return reader_->Read(&response) ? response.status()
                                    : health::HealthCheckResponse::UNKNOWN;
  }

 private:
  grpc::ClientContext context_;
  const std::unique_ptr<health::Health::Stub> stub_;
  std::unique_ptr<grpc::ClientReader<health::HealthCheckResponse>> reader_;
};

// Returns whether a new call is refused before patience ends.
bool RefusesNewCalls(const ServerProcess& server) {
  const absl::Time end = absl::Now() + kPatience;
  while (absl::Now() < end) {
    // Shares no connection with calls in flight.
    grpc::ChannelArguments own;
    own.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    health::HealthCheckResponse response;
    const grpc::Status status = CheckHealth(
        grpc::CreateCustomChannel(server.address(),
                                  grpc::InsecureChannelCredentials(), own),
        "", &response);
    if (status.error_code() == grpc::StatusCode::UNAVAILABLE) return true;
  }
  return false;
}

}  // namespace

void ExpectHealthy(const ServerProcess& server,
                   const std::vector<std::string>& services) {
  std::vector<std::string> all = services;
  all.emplace_back();
  for (const std::string& service : all) {
    health::HealthCheckResponse response;
    const grpc::Status status =
        CheckHealth(server.Channel(), service, &response);
    EXPECT_TRUE(status.ok()) << service << ": " << status.error_message();
    EXPECT_EQ(response.status(), health::HealthCheckResponse::SERVING)
        << service;
  }
  health::HealthCheckResponse response;
  EXPECT_EQ(
      CheckHealth(server.Channel(), "no.such.Service", &response).error_code(),
      grpc::StatusCode::NOT_FOUND);
}

void ExpectReflects(const ServerProcess& server,
                    const std::vector<std::string>& services) {
  ReflectionStream stream(server);
  std::vector<std::string> all = services;
  all.emplace_back("grpc.health.v1.Health");
  const std::set<std::string> listed = stream.ListServices();
  for (const std::string& service : all) {
    EXPECT_EQ(listed.count(service), 1U) << service;
    EXPECT_FALSE(stream.FilesWith(service).empty()) << service;
  }
  EXPECT_TRUE(stream.Finish().ok());
}

void ExpectDrains(ServerProcess& server) {
  ReflectionStream in_flight(server);
  EXPECT_FALSE(in_flight.ListServices().empty());
  {
    HealthWatch watch(server);
    server.Signal(SIGTERM);
    EXPECT_EQ(watch.Next(), health::HealthCheckResponse::NOT_SERVING);
  }
  EXPECT_TRUE(RefusesNewCalls(server));
  EXPECT_FALSE(in_flight.ListServices().empty());
  EXPECT_TRUE(in_flight.Finish().ok());
  EXPECT_EQ(server.Wait(), 0);
  EXPECT_EQ(server.OutputAfterStart(), "");
}

void ExpectJsonLines(const std::string& log) {
  const std::vector<std::string> lines =
      absl::StrSplit(log, '\n', absl::SkipEmpty());
  EXPECT_FALSE(lines.empty());
  // Inside the library, whose maps are laid out otherwise under a sanitizer.
  const std::unique_ptr<google::protobuf::util::TypeResolver> types(
      google::protobuf::util::NewTypeResolverForDescriptorPool(
          "type.googleapis.com",
          google::protobuf::DescriptorPool::generated_pool()));
  for (const std::string& line : lines) {
    std::string object;
    EXPECT_TRUE(google::protobuf::util::JsonToBinaryString(
                    types.get(), "type.googleapis.com/google.protobuf.Struct",
                    line, &object)
                    .ok())
        << line;
    for (const char* key : {"\"time\":\"", "\"level\":\"", "\"event\":\""}) {
      EXPECT_THAT(line, ::testing::HasSubstr(key));
    }
  }
}

Certificate MakeCertificate(const std::string& path) {
  Certificate made{.cert_file = absl::StrCat(path, "/cert.pem"),
                   .key_file = absl::StrCat(path, "/key.pem")};
  const ProgramResult result = RunProgram(
      {"/usr/bin/openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
       "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
       "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout",
       made.key_file, "-out", made.cert_file});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  std::ostringstream text;
  text << std::ifstream(made.cert_file).rdbuf();
  made.cert = text.str();
  return made;
}

}  // namespace custodia::testing
