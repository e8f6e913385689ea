#include "common/grpc_call.h"

#include "common/errors.h"
#include "common/testing/status_matchers.h"
#include "custodia/directory/v1/directory_service.pb.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "gtest/gtest.h"

namespace custodia {
namespace {

using ::custodia::testing::HasReason;

google::rpc::Status DetailsOf(const grpc::Status& status) {
  google::rpc::Status details;
  EXPECT_TRUE(details.ParseFromString(status.error_details()));
  return details;
}

TEST(ToGrpcStatusTest, CarriesReasonAndEveryViolation) {
  error::FieldViolations violations;
  violations.Add("a", "set");
  violations.Add("b", "set");
  const google::rpc::Status details =
      DetailsOf(ToGrpcStatus(violations.ToStatus()));
  ASSERT_EQ(details.details_size(), 2);
  google::rpc::ErrorInfo info;
  ASSERT_TRUE(details.details(0).UnpackTo(&info));
  EXPECT_EQ(info.reason(), "INVALID_FIELD");
  EXPECT_EQ(info.domain(), "custodia.dev");
  google::rpc::BadRequest bad;
  ASSERT_TRUE(details.details(1).UnpackTo(&bad));
  ASSERT_EQ(bad.field_violations_size(), 2);
  EXPECT_EQ(bad.field_violations(1).field(), "b");
}

TEST(ToGrpcStatusTest, ComesBackWhole) {
  directory::v1::AmbiguousPractitioner ambiguous;
  ambiguous.add_candidates()->set_practitioner("practitioners/p1");
  absl::Status sent = error::Make(absl::StatusCode::kFailedPrecondition,
                                  "PRACTITIONER_AMBIGUOUS", "Several.");
  error::AttachDetail(sent, ambiguous.GetTypeName(),
                      ambiguous.SerializeAsString());
  const absl::Status received = FromGrpcStatus(ToGrpcStatus(sent));
  EXPECT_EQ(received.code(), sent.code());
  EXPECT_THAT(received, HasReason("PRACTITIONER_AMBIGUOUS"));
  ASSERT_EQ(error::Details(received).size(), 1U);
  EXPECT_EQ(error::Details(received)[0].serialized,
            ambiguous.SerializeAsString());
}

TEST(ToGrpcStatusTest, OkStaysOk) {
  EXPECT_TRUE(ToGrpcStatus(absl::OkStatus()).ok());
  EXPECT_TRUE(FromGrpcStatus(grpc::Status::OK).ok());
}

TEST(AnswerUnaryTest, WhatPassesALimitReachesNoHandler) {
  const grpc::ServerContext context;
  directory::v1::GetOrganizationRequest request;
  request.set_name(std::string(wire::kMaxTextBytes + 1, 'x'));
  directory::v1::Organization response;
  const grpc::Status status = AnswerUnary(
      "/service/Method", context, request, &response,
      [](const CallContext&) -> absl::StatusOr<directory::v1::Organization> {
        ADD_FAILURE();
        return directory::v1::Organization();
      });
  EXPECT_THAT(FromGrpcStatus(status), HasReason("INVALID_FIELD"));
}

}  // namespace
}  // namespace custodia
