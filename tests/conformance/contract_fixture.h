#ifndef CUSTODIA_TESTS_CONFORMANCE_CONTRACT_FIXTURE_H_
#define CUSTODIA_TESTS_CONFORMANCE_CONTRACT_FIXTURE_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <grpcpp/grpcpp.h>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "gtest/gtest.h"
#include "tests/integration/sample_pair.h"
#include "tests/support/contract.h"

namespace custodia::testing {

// How a call ended, as a caller sees it.
struct Ending {
  explicit Ending(const grpc::Status& status);

  grpc::StatusCode code;
  std::string message;
  std::string reason;  // of ErrorInfo
  std::string domain;
  std::set<std::string> fields;  // of BadRequest: `a.b` for `a[3].b`
  size_t violations = 0;         // of BadRequest
  bool is_cut = false;           // There are more than an error can carry.
  std::string all;               // every word of it
};

// Both services as processes of their own, with the sample and two retrievals,
// and all their RPCs as they describe them.
class ContractTest : public ::testing::Test {
 protected:
  // On a machine that has much else to do: a call takes a few milliseconds.
  static constexpr absl::Duration kPatience = absl::Seconds(20);

  struct Rpc {
    Contract* contract;
    std::shared_ptr<grpc::Channel> channel;
    const google::protobuf::MethodDescriptor* method;
    // That the comments of the RPC and of its service list.
    std::set<std::string> reasons;

    std::unique_ptr<google::protobuf::Message> Empty() const {
      return contract->New(*method->input_type());
    }
  };

  void SetUp() override;

  static Ending Call(const Rpc& rpc, const std::string& bytes);

  std::unique_ptr<SamplePair> pair_;
  // Resource names by their form: of a doctor, of the practice where the
  // doctor works, of why that is known, and of a retrieval that can be sent.
  std::map<std::string, std::string> names_;
  std::vector<std::unique_ptr<Contract>> contracts_;
  std::vector<Rpc> rpcs_;

 private:
  void FindDirectoryNames();
  void MakeRetrieval();
};

}  // namespace custodia::testing

#endif  // CUSTODIA_TESTS_CONFORMANCE_CONTRACT_FIXTURE_H_
