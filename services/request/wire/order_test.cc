#include "services/request/wire/order.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/request/testing/sample_order.h"

namespace custodia::request {
namespace {

using ::custodia::request::testing::FullOrder;
using ::custodia::request::testing::SampleOrder;

// Returns the paths of all fields below `message` that are not set, those of
// addresses aside: we keep only some.
std::vector<std::string> Unset(  // NOLINT(misc-no-recursion): messages nest.
    const google::protobuf::Message& message, const std::string& path = "") {
  std::vector<std::string> unset;
  const auto* descriptor = message.GetDescriptor();
  const auto* reflection = message.GetReflection();
  for (int i = 0; i < descriptor->field_count(); ++i) {
    const auto* field = descriptor->field(i);
    const std::string name = path + field->name();
    if (field->is_repeated()) {
      if (reflection->FieldSize(message, field) == 0) unset.push_back(name);
      continue;
    }
    if (!reflection->HasField(message, field)) {
      unset.push_back(name);
    } else if (field->cpp_type() ==
                   google::protobuf::FieldDescriptor::CPPTYPE_MESSAGE &&
               field->message_type()->full_name() !=
                   "google.type.PostalAddress") {
      const auto below =
          Unset(reflection->GetMessage(message, field), name + ".");
      unset.insert(unset.end(), below.begin(), below.end());
    }
  }
  return unset;
}

TEST(OrderTest, ComesBackWhole) {
  Order both_ways = FullOrder();
  both_ways.provider.query = {.given_name = "Ines",
                              .family_name = "Falk",
                              .state = "RI",
                              .city = "Warwick"};
  for (const Order& order : {Order{}, SampleOrder(), FullOrder(), both_ways}) {
    EXPECT_EQ(wire::OrderFromProto(wire::ToProto(order)), order);
  }
}

// A field that the conversion forgets would else not be missed.
TEST(OrderTest, SetsEveryFieldThatAPatientGives) {
  const v1::Retrieval proto = wire::ToProto(FullOrder());
  EXPECT_THAT(Unset(proto.patient()),
              ::testing::ElementsAre("ssn", "death_date.day"));
  for (const auto* message :
       std::initializer_list<const google::protobuf::Message*>{
           &proto.requester().authority_documents(0).authorization(),
           &proto.records().sensitive_items(0)}) {
    for (const std::string& path : Unset(*message)) {
      EXPECT_TRUE(path.ends_with(".day") || path.ends_with(".month")) << path;
    }
  }
  EXPECT_THAT(Unset(proto.provider()),
              ::testing::ElementsAre("practitioner_query"));
}

TEST(OrderTest, AnEmptyOrderSetsNothing) {
  const v1::Retrieval proto = wire::ToProto(Order{});
  EXPECT_FALSE(proto.patient().has_birth_date());
  EXPECT_FALSE(proto.patient().has_address());
  EXPECT_FALSE(proto.records().has_service_dates());
  EXPECT_FALSE(proto.delivery().has_address());
  EXPECT_FALSE(proto.signature().has_signed_on());
}

}  // namespace
}  // namespace custodia::request
