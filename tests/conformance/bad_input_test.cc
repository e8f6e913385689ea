// Every RPC of both services is sent what no caller should send, as the
// contract's own descriptors and comments tell it: an RPC that is added
// tomorrow is covered without a word here.
#include <fnmatch.h>
#include <google/protobuf/message.h>
#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <csignal>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/conformance/contract_fixture.h"
#include "tests/conformance/server_traces.h"
#include "tests/support/bad_messages.h"
#include "tests/support/server_conformance.h"

namespace custodia::testing {
namespace {

using ::google::protobuf::Message;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr int64_t kMaxKilobytes = 512 << 10;

// Where a field need not be named, and why: extended patterns of fnmatch(3).
struct Exception {
  const char* rpc;
  const char* fault;
  const char* field;
  const char* why;
};

constexpr Exception kExceptions[] = {
    {"List*", "number 9*", "page_size", "More than 1,000 means 1,000."},
    {"Search*", "number 9*", "page_size", "More than 1,000 means 1,000."},
    {"WatchRetrieval", "number 9*", "from_sequence",
     "Any event may be waited for."},
    {"*", "number *", "*address.revision",
     "Not among the fields of an address that are kept."},
    {"CreateRetrieval", "name *", "retrieval.name",
     "Only a revision names what it revises."},
    {"BatchResolveCustodians", "@(name|date|enum|number|time|format)*",
     "requests.*", "A question at fault fails alone: its result says so."},
    {"RecordReviewDecision", "@(empty|date *)", "review.request_date",
     "It is ignored."},
    {"ListContradictions", "empty", "*", "Lists all."},
    {"ListImports", "empty", "*", "Lists all."},
    {"ListRetrievals", "empty", "*", "Lists all."},
    {"ListScorecards", "empty", "*", "Lists all."},
    {"ListWork", "empty", "*", "Lists all."},
};

bool Matches(const char* pattern, const std::string& text) {
  return fnmatch(pattern, text.c_str(), FNM_EXTMATCH) == 0;
}

constexpr bool kSanitized =
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    true;
#else
    false;
#endif

class BadInputTest : public ContractTest {
 protected:
  void SetUp() override {
    ContractTest::SetUp();
    if (HasFatalFailure()) return;
    before_ = DumpAll();
    ASSERT_THAT(before_[0], Not(IsEmpty()));
    ASSERT_THAT(before_[1], Not(IsEmpty()));
  }

  // Whatever was sent: nothing is stored, nothing is logged, and the memory
  // that it took is bounded.
  void TearDown() override {
    ASSERT_NE(pair_, nullptr);
    ExpectNothingSkipped();
    EXPECT_EQ(DumpAll(), before_);
    for (ServerProcess* server : {&pair_->request(), &pair_->directory()}) {
      if (!kSanitized) {
        EXPECT_LT(PeakKilobytes(*server), kMaxKilobytes);
      }
      server->Signal(SIGKILL);
      server->Wait();
      ExpectJsonLines(server->Log());
      EXPECT_THAT(server->Log(), Not(HasSubstr(kCanary)));
    }
  }

  // Every RPC was called, and each exception from what was tried is still one.
  void ExpectNothingSkipped() {
    for (const Rpc& rpc : rpcs_) {
      EXPECT_TRUE(calls_.contains(rpc.method->full_name()) ||
                  spared_.contains(rpc.method->name()))
          << rpc.method->full_name() << " was not called";
    }
    for (const Exception& one : kExceptions) {
      const bool tried = std::any_of(
          faults_.begin(), faults_.end(),
          [&](const std::string& fault) { return Matches(one.fault, fault); });
      EXPECT_TRUE(!tried || used_.contains(&one))
          << one.rpc << ", " << one.fault << ", " << one.field
          << ": nothing is excepted by it";
    }
  }

  // Expects that as many calls were made as when this was written: fewer tell
  // that fields are passed over.
  void ExpectCalls(int at_least) const {
    int calls = 0;
    for (const auto& [rpc, count] : calls_) calls += count;
    EXPECT_GE(calls, at_least);
  }

  bool IsExcepted(const std::string& rpc, const std::string& fault,
                  const std::string& field) {
    faults_.insert(fault);
    bool excepted = false;
    for (const Exception& one : kExceptions) {
      if (Matches(one.rpc, rpc) && Matches(one.fault, fault) &&
          Matches(one.field, field)) {
        used_.insert(&one);
        excepted = true;
      }
    }
    return excepted;
  }

  std::vector<std::map<std::string, std::string>> DumpAll() const {
    return {Dump(pair_->folder().File("directory.db")),
            Dump(pair_->folder().File("request.db"))};
  }

  Ending CallAndCount(const Rpc& rpc, const std::string& bytes) {
    ++calls_[rpc.method->full_name()];
    return Call(rpc, bytes);
  }

  // Sends `bytes`, and expects an error that the contract knows, or success
  // where it `may_succeed`.
  Ending Send(const Rpc& rpc, const std::string& bytes, bool may_succeed) {
    Ending ending = CallAndCount(rpc, bytes);
    EXPECT_THAT(ending.all, Not(HasSubstr(kCanary)));
    if (ending.code == grpc::StatusCode::OK) {
      EXPECT_TRUE(may_succeed);
    } else {
      EXPECT_EQ(ending.domain, "custodia.dev") << ending.all;
      EXPECT_THAT(rpc.reasons, Contains(ending.reason)) << ending.all;
    }
    return ending;
  }

  // Expects the call to fail with INVALID_FIELD, naming all of `fields` that
  // are not excepted.
  void ExpectNamed(const Rpc& rpc, const std::string& fault,
                   const Message& message, std::set<std::string> fields) {
    SCOPED_TRACE(absl::StrCat(rpc.method->full_name(), ": ", fault));
    for (auto field = fields.begin(); field != fields.end();) {
      field = IsExcepted(rpc.method->name(), fault, *field)
                  ? fields.erase(field)
                  : std::next(field);
    }
    const Ending ending =
        Send(rpc, message.SerializeAsString(), fields.empty());
    if (fields.empty()) return;
    EXPECT_EQ(ending.code, grpc::StatusCode::INVALID_ARGUMENT);
    EXPECT_EQ(ending.reason, "INVALID_FIELD") << ending.all;
    if (ending.is_cut) {
      EXPECT_GE(ending.fields.size(), 20U) << ending.all;
      return;
    }
    for (const std::string& field : fields) {
      EXPECT_THAT(ending.fields, Contains(field));
    }
  }

  // Spoils all fields that `fault` suits at once, of a message that is empty
  // but for them and of one that has what is required.
  void SpoilAllAtOnce(const Rpc& rpc, const Fault& fault) {
    for (int arm = 0; arm < Arms(*rpc.method->input_type()); ++arm) {
      const auto paths = FieldsFor(fault, *rpc.method->input_type(), arm);
      if (paths.empty()) {
        spared_.insert(rpc.method->name());
        continue;
      }
      const auto spoiled = rpc.Empty();
      const auto filled = rpc.Empty();
      FillRequired(*filled, names_, arm);
      std::set<std::string> fields;
      for (const FieldPath& path : paths) {
        for (Message* message : {spoiled.get(), filled.get()}) {
          Spoil(*message, path, fault);
          AddToMask(*message, path);
        }
        fields.insert(NameOf(path));
      }
      ExpectNamed(rpc, fault.name, *spoiled, fields);
      ExpectNamed(rpc, absl::StrCat(fault.name, ", the rest given"), *filled,
                  fields);
    }
  }

  // Spoils one field after the other.
  void SpoilEach(const Rpc& rpc, const Fault& fault) {
    std::set<std::string> done;
    for (int arm = 0; arm < Arms(*rpc.method->input_type()); ++arm) {
      for (const FieldPath& path :
           FieldsFor(fault, *rpc.method->input_type(), arm)) {
        if (!done.insert(NameOf(path)).second) continue;
        const auto message = rpc.Empty();
        Spoil(*message, path, fault);
        ExpectNamed(rpc, fault.name, *message, {NameOf(path)});
      }
    }
    if (done.empty()) spared_.insert(rpc.method->name());
  }

  std::vector<std::map<std::string, std::string>> before_;
  std::map<std::string, int> calls_;  // by the RPC's full name
  std::set<std::string> spared_;      // RPCs without a field that could be bad
  std::set<std::string> faults_;      // that were tried
  std::set<const Exception*> used_;
};

// Returns the required fields of `type` that nothing optional stands around. Of
// what an `update_mask` is about, the mask says which are.
std::set<std::string> RequiredFields(const google::protobuf::Descriptor& type) {
  const Fault required{.suits = IsRequired};
  const bool masked = type.FindFieldByName("update_mask") != nullptr;
  std::set<std::string> fields;
  for (const FieldPath& path : FieldsFor(required, type, 0)) {
    if (std::all_of(path.begin(), path.end(),
                    [](const auto* field) { return IsRequired(*field); }) &&
        !(masked && path.size() > 1)) {
      fields.insert(NameOf(path));
    }
  }
  return fields;
}

TEST_F(BadInputTest, EmptyMessages) {
  for (const Rpc& rpc : rpcs_) {
    // Accepted, with all that it lacks in `missing`, and so stored.
    if (rpc.method->name() == "CreateRetrieval") {
      spared_.insert(rpc.method->name());
      continue;
    }
    SCOPED_TRACE(rpc.method->full_name());
    const std::set<std::string> required =
        RequiredFields(*rpc.method->input_type());
    const Ending ending =
        Send(rpc, "", IsExcepted(rpc.method->name(), "empty", ""));
    for (const std::string& field : required) {
      // A message that is named, or of which a field is, tells the rest.
      const bool named = std::any_of(
          ending.fields.begin(), ending.fields.end(),
          [&](const std::string& one) {
            return one == field || absl::StartsWith(one, field + ".") ||
                   absl::StartsWith(field, one + ".");
          });
      EXPECT_TRUE(named || IsExcepted(rpc.method->name(), "empty", field))
          << field;
    }
  }
  ExpectCalls(44);
}

TEST_F(BadInputTest, TextTooLong) {
  for (const Rpc& rpc : rpcs_) {
    SpoilEach(rpc, TextOfBytes(1 << 20));
    SpoilAllAtOnce(rpc, TextOfBytes(10'001));
  }
  ExpectCalls(572);
}

TEST_F(BadInputTest, ListsTooLong) {
  for (const Rpc& rpc : rpcs_) SpoilEach(rpc, ListOf(10'000));
  ExpectCalls(103);
}

TEST_F(BadInputTest, NamesOfNothing) {
  for (const Rpc& rpc : rpcs_) {
    for (const Fault& fault : NamesOfNothing(names_)) {
      SpoilAllAtOnce(rpc, fault);
    }
  }
  ExpectCalls(1172);
}

TEST_F(BadInputTest, DatesThatDoNotExist) {
  for (const Rpc& rpc : rpcs_) {
    for (const Fault& fault : DatesThatDoNotExist()) SpoilAllAtOnce(rpc, fault);
  }
  ExpectCalls(910);
}

TEST_F(BadInputTest, ValuesThatNoEnumHas) {
  for (const Rpc& rpc : rpcs_) {
    for (const Fault& fault : ValuesThatNoEnumHas()) SpoilAllAtOnce(rpc, fault);
  }
  ExpectCalls(248);
}

TEST_F(BadInputTest, NumbersOfNothing) {
  for (const Rpc& rpc : rpcs_) {
    for (const Fault& fault : NumbersOfNothing()) SpoilAllAtOnce(rpc, fault);
    SpoilAllAtOnce(rpc, HighestNumber());
  }
  ExpectCalls(196);
}

TEST_F(BadInputTest, TextWithoutFormat) {
  for (const Rpc& rpc : rpcs_) SpoilEach(rpc, TextWithoutFormat());
  ExpectCalls(23);
}

// Whatever a text says, and however many words it has.
TEST_F(BadInputTest, TextThatMeansNothing) {
  std::string words;
  for (int i = 0; words.size() < 9'990; ++i)
    absl::StrAppend(&words, "w", i, " ");
  for (const Rpc& rpc : rpcs_) {
    SCOPED_TRACE(rpc.method->full_name());
    for (const std::string& text :
         {std::string(kCanary), absl::StrCat(kCanary, "'\"\\%_;\n\x01\x7f"),
          std::string("\0", 1), std::string(" "), words}) {
      const Fault fault = AnyText(text);
      const auto message = rpc.Empty();
      bool writes = false;
      for (const FieldPath& path :
           FieldsFor(fault, *rpc.method->input_type(), 0)) {
        Spoil(*message, path, fault);
        writes = writes || NameOf(path) == "request_id";
      }
      Send(rpc, message->SerializeAsString(), !writes);
    }
  }
  ExpectCalls(225);
}

// What is wrong below the message never reaches a handler.
TEST_F(BadInputTest, BytesThatAreNoMessage) {
  for (const Rpc& rpc : rpcs_) {
    SCOPED_TRACE(rpc.method->full_name());
    const Fault fault = AnyText(kCanary);
    for (const FieldPath& path :
         FieldsFor(fault, *rpc.method->input_type(), 0)) {
      const auto message = rpc.Empty();
      Spoil(*message, path, fault);
      std::string bytes = message->SerializeAsString();
      bytes.back() = '\xff';  // Not UTF-8.
      const Ending ending = CallAndCount(rpc, bytes);
      EXPECT_EQ(ending.code, grpc::StatusCode::INTERNAL) << NameOf(path);
      EXPECT_THAT(ending.all, Not(HasSubstr(kCanary)));
    }
    EXPECT_EQ(CallAndCount(rpc, "\xff\xff").code, grpc::StatusCode::INTERNAL);
    EXPECT_EQ(CallAndCount(rpc, std::string(5 << 20, 'x')).code,
              grpc::StatusCode::RESOURCE_EXHAUSTED);
  }
  ExpectCalls(535);
}

}  // namespace
}  // namespace custodia::testing
