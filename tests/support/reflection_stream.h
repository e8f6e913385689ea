#ifndef CUSTODIA_TESTS_SUPPORT_REFLECTION_STREAM_H_
#define CUSTODIA_TESTS_SUPPORT_REFLECTION_STREAM_H_

#include <google/protobuf/descriptor.pb.h>
#include <grpcpp/grpcpp.h>

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "grpc/reflection/v1alpha/reflection.grpc.pb.h"
#include "tests/support/server_process.h"

namespace custodia::testing {

// One stream of questions to a server's reflection service. A question that
// gets no answer fails the test. Not thread-safe.
class ReflectionStream {
 public:
  explicit ReflectionStream(const ServerProcess& server);

  // Returns the full names of the services that the server lists.
  std::set<std::string> ListServices();

  // Returns the file that defines `symbol` and those that it imports; nothing
  // where the server does not know it.
  std::vector<google::protobuf::FileDescriptorProto> FilesWith(
      const std::string& symbol);

  // Ends the stream and returns how it ended.
  grpc::Status Finish();

 private:
  grpc::reflection::v1alpha::ServerReflectionResponse Ask(
      const grpc::reflection::v1alpha::ServerReflectionRequest& request);

  grpc::ClientContext context_;
  const std::unique_ptr<grpc::reflection::v1alpha::ServerReflection::Stub>
      stub_;
  std::unique_ptr<grpc::ClientReaderWriter<
      grpc::reflection::v1alpha::ServerReflectionRequest,
      grpc::reflection::v1alpha::ServerReflectionResponse>>
      stream_;
};

}  // namespace custodia::testing

#endif  // CUSTODIA_TESTS_SUPPORT_REFLECTION_STREAM_H_
