#ifndef CUSTODIA_SERVICES_DIRECTORY_TESTING_REPARSED_H_
#define CUSTODIA_SERVICES_DIRECTORY_TESTING_REPARSED_H_

#include "absl/status/statusor.h"
#include "common/wire/message_writer.h"
#include "gtest/gtest.h"

namespace custodia::directory::testing {

// Returns the message as it arrives at a caller: what it has encoded already
// is read, too.
template <typename Message>
Message Reparsed(const Message& message) {
  Message arrived;
  EXPECT_TRUE(arrived.ParseFromString(message.SerializeAsString()));
  return arrived;
}

template <typename Message>
Message Reparsed(const custodia::wire::EncodedMessage<Message>& message) {
  Message arrived;
  EXPECT_TRUE(arrived.ParseFromString(message.bytes));
  return arrived;
}

template <typename Message>
auto Reparsed(const absl::StatusOr<Message>& message)
    -> absl::StatusOr<decltype(Reparsed(*message))> {
  if (!message.ok()) return message.status();
  return Reparsed(*message);
}

}  // namespace custodia::directory::testing

#endif  // CUSTODIA_SERVICES_DIRECTORY_TESTING_REPARSED_H_
