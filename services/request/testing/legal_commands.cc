#include "services/request/testing/legal_commands.h"

#include <functional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/errors.h"
#include "gtest/gtest.h"
#include "services/request/testing/command_columns.h"

namespace custodia::request::testing {
namespace {

std::string TextOf(const LegalCommands::Cell& cell) {
  if (cell.legal && cell.illegal) return "some";
  return cell.legal ? "yes" : "no";
}

std::string Row(const std::vector<std::string>& cells) {
  return absl::StrCat("| ", absl::StrJoin(cells, " | "), " |\n");
}

template <typename Key, typename Columns>
std::string Drawn(const std::string& corner, const Columns& columns,
                  const std::map<Key, std::vector<LegalCommands::Cell>>& cells,
                  const std::function<std::string(const Key&)>& name) {
  std::vector<std::string> row{corner};
  for (const auto& column : columns) row.push_back(column.head);
  std::string text = Row(row);
  absl::StrAppend(
      &text, "|",
      absl::StrJoin(std::vector<std::string>(row.size(), "---"), "|"), "|\n");
  for (const auto& [key, seen] : cells) {
    row = {name(key)};
    for (const LegalCommands::Cell& cell : seen) row.push_back(TextOf(cell));
    absl::StrAppend(&text, Row(row));
  }
  return text;
}

std::string NameOfRow(const RetrievalState& state) {
  return state == RetrievalState::kUnspecified
             ? "not created"
             : absl::StrCat("`", std::string(NameOf(state)), "`");
}

std::string NameOfAttemptRow(const AttemptKey& key) {
  const auto [role, state, sent] = key;
  const bool given_up = state == AttemptState::kAbandoned;
  return absl::StrCat(role == Role::kHolder ? "holder" : "referrer", " `",
                      std::string(NameOf(state)), "`",
                      given_up ? (sent ? ", sent" : ", never sent") : "");
}

std::string NameOfAmendmentRow(const AmendmentState& state) {
  return absl::StrCat("`", std::string(NameOf(state)), "`");
}

void Note(bool legal, LegalCommands::Cell& cell) {
  (legal ? cell.legal : cell.illegal) = true;
}

// The message names the command and the state that forbids it: of the
// retrieval, of the part, of the attempt or of the amendment.
void ExpectIllegal(const absl::Status& status, const Command& command,
                   const std::set<std::string>& states) {
  std::set<std::string> expected;
  for (const std::string& state : states) {
    expected.insert(
        absl::StrCat(NameOf(command), " is not legal in state ", state, "."));
  }
  EXPECT_EQ(error::Reason(status), "ILLEGAL_TRANSITION") << status;
  EXPECT_TRUE(expected.contains(std::string(status.message()))) << status;
}

template <typename Table, typename Name, typename Columns>
void ExpectSubset(const Table& seen, const Table& shown, const Name& name,
                  const Columns& columns) {
  for (const auto& [key, cells] : seen) {
    const auto row = shown.find(key);
    ASSERT_NE(row, shown.end()) << name(key);
    for (size_t i = 0; i < cells.size(); ++i) {
      const LegalCommands::Cell& cell = row->second[i];
      EXPECT_TRUE(cell.legal || !cells[i].legal)
          << name(key) << ": " << columns[i].head << " is legal";
      EXPECT_TRUE(cell.illegal || !cells[i].illegal)
          << name(key) << ": " << columns[i].head << " is illegal";
    }
  }
}

}  // namespace

void LegalCommands::Try(const Life& life) {
  std::vector<Cell>& row = retrievals_[life.state()];
  row.resize(RetrievalColumns().size());
  for (size_t i = 0; i < row.size(); ++i) {
    const Column& column = RetrievalColumns()[i];
    Note(TryEach(life, column.head, column.commands(life.retrieval()),
                 {std::string(NameOf(life.state()))}),
         row[i]);
  }
  for (const Attempt& attempt : life.retrieval().attempts) {
    TryOn(life, attempt);
  }
  for (const Amendment& amendment : life.retrieval().amendments) {
    TryOn(life, amendment);
  }
}

void LegalCommands::TryOn(const Life& life, const Attempt& attempt) {
  std::vector<Cell>& row = attempts_by_retrieval_[life.state()];
  std::vector<Cell>& own =
      attempts_[{attempt.lead.role, attempt.state, attempt.sent()}];
  States states{std::string(NameOf(life.state())),
                std::string(NameOf(attempt.state))};
  if (const Part* part = FindPart(life.retrieval(), attempt.part)) {
    states.insert(std::string(NameOf(StateOf(life.retrieval(), *part))));
  }
  row.resize(AttemptColumns().size());
  own.resize(AttemptColumns().size());
  for (size_t i = 0; i < row.size(); ++i) {
    const ItemColumn& column = AttemptColumns()[i];
    const bool legal = TryEach(
        life, column.head,
        column.commands(attempt.id, PartialDate::Of(life.today)), states);
    Note(legal, row[i]);
    Note(legal, own[i]);
  }
}

void LegalCommands::TryOn(const Life& life, const Amendment& amendment) {
  const AmendmentState state = StateOf(amendment);
  std::vector<Cell>& row = amendments_[state];
  row.resize(AmendmentColumns().size());
  for (size_t i = 0; i < row.size(); ++i) {
    const ItemColumn& column = AmendmentColumns()[i];
    Note(TryEach(life, column.head,
                 column.commands(amendment.id, PartialDate::Of(life.today)),
                 {std::string(NameOf(state))}),
         row[i]);
  }
}

void LegalCommands::NoteTried(const Command& command) {
  commands_.insert(command.index());
  if (const auto* to = std::get_if<RecordReply>(&command)) {
    replies_.insert(to->reply.index());
  }
  if (const auto* to = std::get_if<RecordAmendmentReply>(&command)) {
    amendment_replies_.insert(to->reply.index());
  }
}

// Returns whether `commands` are legal: all of them, or none.
bool LegalCommands::TryEach(const Life& life, const std::string& head,
                            const std::vector<Command>& commands,
                            const States& states) {
  std::set<bool> legal;
  for (const Command& command : commands) {
    NoteTried(command);
    const absl::Status status = life.Would(command);
    // These lie in what was said, not in the state.
    const std::string reason = error::Reason(status);
    const bool may = status.ok() || reason == "GROUND_NOT_REVIEWABLE" ||
                     (reason == "INVALID_FIELD" &&
                      std::holds_alternative<FileComplaint>(command));
    legal.insert(may);
    if (!may) ExpectIllegal(status, command, states);
  }
  EXPECT_EQ(legal.size(), 1) << head << " in " << NameOf(life.state()).data();
  return legal.contains(true);
}

std::string LegalCommands::Tables() const {
  return absl::StrCat(
      Drawn<RetrievalState>("a retrieval that is", RetrievalColumns(),
                            retrievals_, NameOfRow),
      "\n",
      Drawn<RetrievalState>("an attempt of one that is", AttemptColumns(),
                            attempts_by_retrieval_, NameOfRow),
      "\n",
      Drawn<AttemptKey>("an attempt to a", AttemptColumns(), attempts_,
                        NameOfAttemptRow),
      "\n",
      Drawn<AmendmentState>("an amendment that is", AmendmentColumns(),
                            amendments_, NameOfAmendmentRow));
}

void LegalCommands::ExpectShownBy(const LegalCommands& tables) const {
  ExpectSubset(retrievals_, tables.retrievals_, NameOfRow, RetrievalColumns());
  ExpectSubset(attempts_by_retrieval_, tables.attempts_by_retrieval_, NameOfRow,
               AttemptColumns());
  ExpectSubset(attempts_, tables.attempts_, NameOfAttemptRow, AttemptColumns());
  ExpectSubset(amendments_, tables.amendments_, NameOfAmendmentRow,
               AmendmentColumns());
}

}  // namespace custodia::request::testing
