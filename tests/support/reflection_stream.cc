#include "tests/support/reflection_stream.h"

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "gtest/gtest.h"

namespace custodia::testing {
namespace {

namespace reflection = ::grpc::reflection::v1alpha;

// Ends a test that hangs; no test waits for it.
constexpr absl::Duration kPatience = absl::Seconds(20);

}  // namespace

ReflectionStream::ReflectionStream(const ServerProcess& server)
    : stub_(reflection::ServerReflection::NewStub(server.Channel())) {
  context_.set_deadline(absl::ToChronoTime(absl::Now() + kPatience));
  stream_ = stub_->ServerReflectionInfo(&context_);
}

std::set<std::string> ReflectionStream::ListServices() {
  reflection::ServerReflectionRequest request;
  request.set_list_services("*");
  std::set<std::string> names;
  const reflection::ServerReflectionResponse response = Ask(request);
  for (const auto& service : response.list_services_response().service()) {
    names.insert(service.name());
  }
  return names;
}

std::vector<google::protobuf::FileDescriptorProto> ReflectionStream::FilesWith(
    const std::string& symbol) {
  reflection::ServerReflectionRequest request;
  request.set_file_containing_symbol(symbol);
  std::vector<google::protobuf::FileDescriptorProto> files;
  const reflection::ServerReflectionResponse response = Ask(request);
  for (const std::string& bytes :
       response.file_descriptor_response().file_descriptor_proto()) {
    EXPECT_TRUE(files.emplace_back().ParseFromString(bytes));
  }
  return files;
}

grpc::Status ReflectionStream::Finish() {
  stream_->WritesDone();
  return stream_->Finish();
}

reflection::ServerReflectionResponse ReflectionStream::Ask(
    const reflection::ServerReflectionRequest& request) {
  reflection::ServerReflectionResponse response;
  EXPECT_TRUE(stream_->Write(request));
  EXPECT_TRUE(stream_->Read(&response));
  return response;
}

}  // namespace custodia::testing
