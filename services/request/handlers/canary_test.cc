// Nothing that a patient or a caller wrote comes back in an error or stands in
// the log.
#include <google/protobuf/message.h>

#include <functional>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/testing/status_matchers.h"
#include "gtest/gtest.h"
#include "services/request/domain/errors.h"
#include "services/request/handlers/advance_attempt.h"
#include "services/request/handlers/create_retrieval.h"
#include "services/request/handlers/get_retrieval.h"
#include "services/request/handlers/list_events.h"
#include "services/request/handlers/list_retrievals.h"
#include "services/request/handlers/mark_attempt_sent.h"
#include "services/request/handlers/record_reply.h"
#include "services/request/handlers/render_document.h"
#include "services/request/handlers/withdraw_retrieval.h"
#include "services/request/testing/handler_world.h"
#include "services/request/testing/life.h"
#include "services/request/testing/sample_order.h"
#include "services/request/wire/dates.h"
#include "services/request/wire/finding.h"

namespace custodia::request::handlers {
namespace {

using ::custodia::testing::HasReason;
using ::custodia::testing::IsOk;
using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;
using request::testing::HandlerWorld;
using request::testing::Holder;
using request::testing::Referrer;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kCanary[] = "Zq7 canary";
// No number of ours has these digits.
constexpr int kCanaryNumber = 48'611;

// Calls `visit` with each message and field of it that can be set, to any depth
// that a caller would go to. Adds an element to each repeated message.
using Visit = std::function<void(Message&, const FieldDescriptor&)>;
// NOLINTNEXTLINE(misc-no-recursion): as deep as a message, kDeepest at most.
void Walk(Message& message, const Visit& visit, int depth = 0) {
  constexpr int kDeepest = 6;
  if (depth == kDeepest) return;
  for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor& field = *message.GetDescriptor()->field(i);
    visit(message, field);
    if (field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE ||
        field.real_containing_oneof() != nullptr) {
      continue;
    }
    const auto* reflection = message.GetReflection();
    Message& child = field.is_repeated()
                         ? *reflection->AddMessage(&message, &field)
                         : *reflection->MutableMessage(&message, &field);
    Walk(child, visit, depth + 1);
  }
}

// Writes the canary into a field.
void Spoil(Message& message, const FieldDescriptor& field) {
  const auto* reflection = message.GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      if (field.is_repeated()) {
        reflection->AddString(&message, &field, kCanary);
      } else {
        reflection->SetString(&message, &field, kCanary);
      }
      break;
    case FieldDescriptor::CPPTYPE_INT32:
      if (!field.is_repeated()) {
        reflection->SetInt32(&message, &field, kCanaryNumber);
      }
      break;
    case FieldDescriptor::CPPTYPE_ENUM:
      if (field.is_repeated()) {
        reflection->AddEnumValue(&message, &field, kCanaryNumber);
      } else {
        reflection->SetEnumValue(&message, &field, kCanaryNumber);
      }
      break;
    default:
      break;
  }
}

template <typename Proto>
Proto Spoilt(Proto message = {}) {
  Walk(message, Spoil);
  return message;
}

// Checks that an error tells nothing of what was sent.
template <typename T>
void ExpectSilent(const absl::StatusOr<T>& answer) {
  const std::string said =
      answer.status().ToString(absl::StatusToStringMode::kWithEverything);
  EXPECT_THAT(said, Not(HasSubstr("Zq7")));
  EXPECT_THAT(said, Not(HasSubstr(std::to_string(kCanaryNumber))));
}

class CanaryTest : public ::testing::Test {
 protected:
  HandlerWorld world_;
};

TEST_F(CanaryTest, ErrorsOfAWholeSpoiltOrderNameFieldsOnly) {
  const auto refused = CreateRetrieval(
      world_.call(), Spoilt<v1::CreateRetrievalRequest>(), world_.env);
  EXPECT_THAT(refused, HasReason("INVALID_FIELD"));
  EXPECT_GT(error::Violations(refused.status()).size(), 20U);
  ExpectSilent(refused);
}

// One after the other, so that no violation hides another's words.
TEST_F(CanaryTest, ErrorsOfEachSpoiltFieldNameFieldsOnly) {
  int fields = 0;
  v1::CreateRetrievalRequest shape;
  Walk(shape, [&](Message&, const FieldDescriptor&) { ++fields; });
  int refusals = 0;
  for (int spoilt = 0; spoilt < fields; ++spoilt) {
    v1::CreateRetrievalRequest message;
    *message.mutable_retrieval() = request::testing::SampleRetrieval();
    int at = 0;
    Walk(message, [&](Message& parent, const FieldDescriptor& field) {
      if (at++ == spoilt) Spoil(parent, field);
    });
    const auto answer = CreateRetrieval(world_.call(), message, world_.env);
    refusals += answer.ok() ? 0 : 1;
    ExpectSilent(answer);
  }
  EXPECT_GT(refusals, 20);
}

TEST_F(CanaryTest, ErrorsOfTheOtherCallsNameFieldsOnly) {
  const CallContext call = world_.call();
  const std::string attempt =
      world_.CreateAndSend({Holder("h")}).attempts(0).name();
  const auto with_name = [&](auto message) {
    message = Spoilt(message);
    message.set_name(attempt);
    message.set_request_id("");
    return message;
  };
  ExpectSilent(
      GetRetrieval(call, Spoilt<v1::GetRetrievalRequest>(), world_.env));
  ExpectSilent(
      ListRetrievals(call, Spoilt<v1::ListRetrievalsRequest>(), world_.env));
  ExpectSilent(ListEvents(call, Spoilt<v1::ListEventsRequest>(), world_.env));
  ExpectSilent(
      AdvanceAttempt(call, Spoilt<v1::AdvanceAttemptRequest>(), world_.env));
  ExpectSilent(WithdrawRetrieval(call, Spoilt<v1::WithdrawRetrievalRequest>(),
                                 world_.env));
  ExpectSilent(MarkAttemptSent(call, with_name(v1::MarkAttemptSentRequest()),
                               world_.env));

  ExpectSilent(
      RenderDocument(call, Spoilt<v1::RenderDocumentRequest>(), world_.env));
  // A letter that cannot be written: it is not withdrawn.
  v1::RenderDocumentRequest render;
  render.set_name(attempt);
  render.set_kind(v1::Document::WITHDRAWAL_NOTICE);
  const auto letter = RenderDocument(call, render, world_.env);
  EXPECT_THAT(letter, HasReason("ILLEGAL_TRANSITION"));
  EXPECT_THAT(letter.status().message(), Not(HasSubstr("Okafor")));

  v1::RecordReplyRequest reply = with_name(v1::RecordReplyRequest());
  Walk(*reply.mutable_acknowledgement(), Spoil);
  ExpectSilent(RecordReply(call, reply, world_.env));
  Walk(*reply.mutable_fulfilment(), Spoil);
  ExpectSilent(RecordReply(call, reply, world_.env));
  Walk(*reply.mutable_not_custodian(), Spoil);
  ExpectSilent(RecordReply(call, reply, world_.env));
  Walk(*reply.mutable_undeliverable(), Spoil);
  ExpectSilent(RecordReply(call, reply, world_.env));
}

// Returns the texts of an order that only the patient can have written.
std::vector<std::string> TextsOf(v1::Retrieval order) {
  std::vector<std::string> texts;
  Walk(order, [&](Message& message, const FieldDescriptor& field) {
    if (field.cpp_type() != FieldDescriptor::CPPTYPE_STRING) return;
    const auto* reflection = message.GetReflection();
    const int count =
        field.is_repeated() ? reflection->FieldSize(message, &field) : 1;
    for (int i = 0; i < count; ++i) {
      const std::string text =
          field.is_repeated()
              ? reflection->GetRepeatedString(message, &field, i)
              : reflection->GetString(message, &field);
      // Resource names may be said; "MA" and "US" stand in other words.
      if (text.size() > 3 && !absl::StrContains(text, "practitioners/")) {
        texts.push_back(text);
      }
    }
  });
  return texts;
}

// The worker's and the handlers' own lines are written where something fails.
TEST_F(CanaryTest, TheLogHoldsNothingOfThePatient) {
  const std::vector<std::string> texts =
      TextsOf(request::testing::SampleRetrieval());
  ASSERT_GT(texts.size(), 10U);

  ::testing::internal::CaptureStderr();
  world_.directory.FailWith(error::DirectoryUnavailable());
  v1::CreateRetrievalRequest create;
  *create.mutable_retrieval() = request::testing::SampleRetrieval();
  const auto created = CreateRetrieval(world_.call(), create, world_.env);
  ASSERT_THAT(created, IsOk());
  world_.directory.FailWith(error::Make(absl::StatusCode::kNotFound,
                                        "ORGANIZATION_NOT_FOUND",
                                        absl::StrCat("None like ", texts[0])));
  EXPECT_THAT(CreateRetrieval(world_.call(), create, world_.env), IsOk());
  const std::string log = ::testing::internal::GetCapturedStderr();

  EXPECT_THAT(log, HasSubstr("locate_postponed"));
  EXPECT_THAT(log, HasSubstr("locate_refused"));
  for (const std::string& text : texts) {
    EXPECT_THAT(log, Not(HasSubstr(text)));
  }
}

// What replies teach waits in the outbox, on its way to the directory.
TEST_F(CanaryTest, TheOutboxHoldsNothingOfThePatient) {
  std::vector<std::string> texts = TextsOf(request::testing::SampleRetrieval());
  texts.push_back(kCanary);
  std::vector<OutboxEntry> outbox;
  const auto answer = [&](const Lead& asked, v1::RecordReplyRequest reply) {
    HandlerWorld world;
    reply.set_name(world.CreateAndSend({asked}).attempts(0).name());
    reply.set_document_reference(kCanary);
    ASSERT_THAT(RecordReply(world.call(), reply, world.env), IsOk());
    ASSERT_THAT(world.memory->Read([&](RequestSnapshot& store) {
      const auto entries = store.Outbox(100);
      if (entries.ok()) {
        outbox.insert(outbox.end(), entries->begin(), entries->end());
      }
      return entries.status();
    }),
                IsOk());
  };
  v1::RecordReplyRequest records;
  records.mutable_fulfilment()->set_complete(true);
  *records.mutable_fulfilment()->mutable_date() =
      wire::ToProto(request::testing::kToday);
  records.mutable_fulfilment()->set_document_reference(kCanary);
  answer(Holder("h"), records);
  v1::RecordReplyRequest not_us;
  v1::NotCustodian& says = *not_us.mutable_not_custodian();
  for (const v1::NotCustodian::Kind kind :
       {v1::NotCustodian::NEVER_HELD, v1::NotCustodian::DESTROYED,
        v1::NotCustodian::NO_SUCH_PATIENT}) {
    says.set_kind(kind);
    answer(Holder("h"), not_us);
  }
  says.set_kind(v1::NotCustodian::KNOWS_NOTHING);
  answer(Referrer("society"), not_us);
  says.mutable_new_organization()->set_display_name("Pecan Records Storage");
  says.mutable_new_organization()->set_role(directory::v1::Lead::HOLDER);
  says.set_kind(v1::NotCustodian::TRANSFERRED);
  answer(Holder("h"), not_us);
  says.set_kind(v1::NotCustodian::REFERRED);
  Lead society = Referrer("society");
  society.origin_organization = "organizations/practice";
  answer(society, not_us);

  std::vector<FindingKind> kinds;
  for (const OutboxEntry& one : outbox) kinds.push_back(one.finding.finding);
  EXPECT_THAT(kinds,  // All but what is about the patient.
              ::testing::ElementsAre(
                  FindingKind::kHolds, FindingKind::kNeverHeld,
                  FindingKind::kDestroyed, FindingKind::kKnowsNothing,
                  FindingKind::kTransferred, FindingKind::kTransferred));
  for (const OutboxEntry& entry : outbox) {
    const std::string told =
        wire::ToProto(entry.finding).DebugString() + entry.request_id;
    for (const std::string& text : texts) {
      EXPECT_THAT(told, Not(HasSubstr(text)));
    }
  }
}

}  // namespace
}  // namespace custodia::request::handlers
