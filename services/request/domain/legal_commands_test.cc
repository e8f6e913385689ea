// Which command is legal in which state: every command is tried in every
// state, and ARCHITECTURE.md shows what came of it. To draw its tables anew,
// run
//
//   CUSTODIA_WRITE_GOLDEN=1
//   build/dev/services/request/domain/request_domain_test
//
// and read the difference that git shows before it is committed.
#include "services/request/testing/legal_commands.h"

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <variant>

#include "gtest/gtest.h"
#include "services/request/domain/commands.h"
#include "services/request/testing/every_state.h"

namespace custodia::request {
namespace {

using testing::AttemptKey;
using testing::LegalCommands;
using testing::Life;

LegalCommands InEveryState() {
  LegalCommands tables;
  for (const Life& life : testing::LivesInEveryState()) tables.Try(life);
  return tables;
}

TEST(LegalCommandsTest, EveryCommandAndReplyIsTried) {
  const LegalCommands tables = InEveryState();
  EXPECT_EQ(tables.commands().size(), std::variant_size_v<Command>);
  EXPECT_EQ(tables.replies().size(), std::variant_size_v<Reply>);
  EXPECT_EQ(tables.amendment_replies().size(),
            std::variant_size_v<AmendmentReply>);
}

TEST(LegalCommandsTest, EveryStateIsReached) {
  const LegalCommands tables = InEveryState();
  EXPECT_EQ(tables.retrievals().size(),
            static_cast<int>(RetrievalState::kWithdrawn) + 1);
  EXPECT_EQ(tables.amendments().size(),
            static_cast<int>(AmendmentState::kDisagreed));

  // Each with a letter that left, besides PLANNED and, in either way, given up.
  std::set<AttemptKey> expected;
  using enum AttemptState;
  for (const AttemptState state :
       {kSent, kAcknowledged, kExtended, kFulfilled, kPartiallyFulfilled,
        kDenied, kNotCustodian, kUndeliverable, kUnderReview}) {
    expected.insert({Role::kHolder, state, true});
  }
  for (const AttemptState state :
       {kSent, kAcknowledged, kUndeliverable, kAnswered}) {
    expected.insert({Role::kReferrer, state, true});
  }
  for (const Role role : {Role::kHolder, Role::kReferrer}) {
    expected.insert({role, kPlanned, false});
    expected.insert({role, kAbandoned, false});
    expected.insert({role, kAbandoned, true});
  }
  std::set<AttemptKey> attempts;
  for (const auto& [key, row] : tables.attempts()) attempts.insert(key);
  EXPECT_EQ(attempts, expected);
}

TEST(LegalCommandsTest, AreThoseThatTheDocumentShows) {
  constexpr char kBegin[] = "<!-- Drawn by legal_commands_test.cc: -->\n";
  constexpr char kEnd[] = "<!-- Until here. -->\n";
  const std::string tables = InEveryState().Tables();
  std::ostringstream read;
  read << std::ifstream(CUSTODIA_ARCHITECTURE).rdbuf();
  std::string document = read.str();
  const size_t begin = document.find(kBegin);
  const size_t end = document.find(kEnd);
  ASSERT_TRUE(begin < end && end != std::string::npos);
  const size_t from = begin + sizeof(kBegin) - 1;
  const std::string shown = document.substr(from, end - from);
  if (std::getenv("CUSTODIA_WRITE_GOLDEN") != nullptr) {
    std::ofstream(CUSTODIA_ARCHITECTURE)
        << document.replace(from, end - from, tables);
    return;
  }
  EXPECT_EQ(shown, tables);
}

}  // namespace
}  // namespace custodia::request
