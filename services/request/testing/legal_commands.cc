#include "services/request/testing/legal_commands.h"

#include <functional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/errors.h"
#include "gtest/gtest.h"

namespace custodia::request::testing {
namespace {

using Commands = std::vector<Command>;

// Commands of which each is legal where the others are.
struct Column {
  std::string head;
  std::function<Commands(const Retrieval&)> commands;
};

// The same, for an attempt, by its id, with dates of `today`.
struct AttemptColumn {
  std::string head;
  std::function<Commands(const std::string& attempt, PartialDate today)>
      commands;
};

Commands Revised(const Retrieval& retrieval,
                 const std::function<void(Order&)>& revise) {
  Order order = retrieval.order;
  revise(order);
  return {Revise{std::move(order)}};
}

Commands RelocateInEachWay(const Retrieval&) {
  return {Relocate{}, Relocate{.organization = "organizations/z"},
          Relocate{.new_organization = NamedOrganization{.display_name = "Z",
                                                         .role = Role::kHolder},
                   .new_organization_name = "organizations/new"}};
}

// An answer that nobody waits for any more is no error: it changes nothing.
Commands AnswersOfTheDirectory(const Retrieval& retrieval) {
  Commands commands{Locate{LocatedAt({Holder("z")})}, MarkProviderUnclear{}};
  for (const Part& part : retrieval.parts) {
    commands.emplace_back(LocatePart{.part = part.number,
                                     .organization = part.awaited_organization,
                                     .location = LocatedAt({Holder("z")})});
    commands.emplace_back(
        Climb{.part = part.number, .location = LocatedAt({Holder("z")})});
  }
  commands.emplace_back(LocatePart{.part = 99});
  return commands;
}

const std::vector<Column>& RetrievalColumns() {
  static const auto* columns = new std::vector<Column>{
      {"`CreateRetrieval`",
       [](const Retrieval&) {
         return Commands{Create{.order = PlainOrder()}};
       }},
      {"`ReviseRetrieval`: reference, zone, papers",
       [](const Retrieval& retrieval) {
         return Revised(retrieval,
                        [](Order& order) { order.client_reference += "x"; });
       }},
      {"what letters say",
       [](const Retrieval& retrieval) {
         return Revised(retrieval, [](Order& order) {
           order.signature.signer_name += "x";
         });
       }},
      {"whom to ask",
       [](const Retrieval& retrieval) {
         return Revised(retrieval, [](Order& order) {
           order.provider.practitioner += "x";
         });
       }},
      {"`RelocateRetrieval`", RelocateInEachWay},
      {"`WithdrawRetrieval`",
       [](const Retrieval&) { return Commands{Withdraw{}}; }},
      {"an answer of the directory", AnswersOfTheDirectory},
  };
  return *columns;
}

Commands Replies(const std::string& attempt, std::vector<Reply> replies) {
  Commands commands;
  for (Reply& reply : replies) {
    commands.emplace_back(
        RecordReply{.attempt = attempt, .reply = std::move(reply)});
  }
  return commands;
}

// What one may answer who has no records, or is only asked who has.
Commands AnyonesReplies(const std::string& attempt, PartialDate today) {
  std::vector<Reply> replies{
      Acknowledgement{}, Undeliverable{},
      InformationRequest{.date = today, .items = {DemandedItem::kIdentity}}};
  for (const NotCustodianKind kind :
       {NotCustodianKind::kNeverHeld, NotCustodianKind::kDestroyed,
        NotCustodianKind::kNoSuchPatient, NotCustodianKind::kKnowsNothing,
        NotCustodianKind::kTransferred}) {
    replies.emplace_back(NotUs(kind));
  }
  for (const NotCustodianKind kind :
       {NotCustodianKind::kTransferred, NotCustodianKind::kReferred}) {
    replies.emplace_back(NotUsButKnown(kind, "z"));
    replies.emplace_back(NotUsButNew(kind, "new", Role::kHolder));
  }
  return Replies(attempt, std::move(replies));
}

Commands HoldersReplies(const std::string& attempt, PartialDate today) {
  DenialNotice denial{.date = today,
                      .grounds = {policy::Ground::kEndangerment}};
  DenialNotice partial = denial;
  partial.withheld_categories = {RecordCategory::kLabReports};
  return Replies(
      attempt, {Fulfilment{.date = today, .complete = true},
                Fulfilment{.date = today}, denial, partial, FeeQuote{},
                ExtensionNotice{.notice_date = today, .promised_date = today}});
}

const std::vector<AttemptColumn>& AttemptColumns() {
  static const auto* columns = new std::vector<AttemptColumn>{
      {"`MarkAttemptSent`",
       [](const std::string& attempt, PartialDate today) {
         return Commands{MarkAttemptSent{
             .attempt = attempt, .channel = Channel::kFax, .sent_date = today}};
       }},
      {"`AdvanceAttempt`",
       [](const std::string& attempt, PartialDate /*today*/) {
         return Commands{AdvanceAttempt{.attempt = attempt}};
       }},
      {"`RecordReply`: anyone's", AnyonesReplies},
      {"a holder's", HoldersReplies},
      {"`RequestReview`",
       [](const std::string& attempt, PartialDate /*today*/) {
         return Commands{RequestReview{.attempt = attempt}};
       }},
      {"`RecordReviewDecision`",
       [](const std::string& attempt, PartialDate today) {
         Review review{.decision_date = today};
         Commands commands;
         for (const ReviewOutcome outcome :
              {ReviewOutcome::kUpheld, ReviewOutcome::kOverturned,
               ReviewOutcome::kPartlyOverturned}) {
           review.outcome = outcome;
           commands.emplace_back(
               RecordReviewDecision{.attempt = attempt, .review = review});
         }
         return commands;
       }},
      {"`FileComplaint`",
       [](const std::string& attempt, PartialDate today) {
         Complaint complaint{.filed_date = today};
         Commands commands;
         for (const ComplaintBody body :
              {ComplaintBody::kCustodian, ComplaintBody::kOcr,
               ComplaintBody::kState}) {
           complaint.body = body;
           commands.emplace_back(
               FileComplaint{.attempt = attempt, .complaint = complaint});
         }
         return commands;
       }},
  };
  return *columns;
}

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

void Note(bool legal, LegalCommands::Cell& cell) {
  (legal ? cell.legal : cell.illegal) = true;
}

// The message names the command and the state that forbids it: of the
// retrieval, of the part or of the attempt.
void ExpectIllegal(const absl::Status& status, const Command& command,
                   const Life& life, const Attempt* attempt) {
  const auto says = [&](absl::string_view state) {
    return absl::StrCat(NameOf(command), " is not legal in state ", state, ".");
  };
  std::set<std::string> expected{says(NameOf(life.state()))};
  if (attempt != nullptr) {
    expected.insert(says(NameOf(attempt->state)));
    const Part* part = FindPart(life.retrieval(), attempt->part);
    if (part != nullptr) {
      expected.insert(says(NameOf(StateOf(life.retrieval(), *part))));
    }
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
    Note(TryEach(life, column.head, column.commands(life.retrieval()), nullptr),
         row[i]);
  }
  for (const Attempt& attempt : life.retrieval().attempts) {
    TryOn(life, attempt);
  }
}

void LegalCommands::TryOn(const Life& life, const Attempt& attempt) {
  std::vector<Cell>& row = attempts_by_retrieval_[life.state()];
  std::vector<Cell>& own =
      attempts_[{attempt.lead.role, attempt.state, attempt.sent()}];
  row.resize(AttemptColumns().size());
  own.resize(AttemptColumns().size());
  for (size_t i = 0; i < row.size(); ++i) {
    const AttemptColumn& column = AttemptColumns()[i];
    const bool legal = TryEach(
        life, column.head,
        column.commands(attempt.id, PartialDate::Of(life.today)), &attempt);
    Note(legal, row[i]);
    Note(legal, own[i]);
  }
}

// Returns whether `commands` are legal: all of them, or none.
bool LegalCommands::TryEach(const Life& life, const std::string& head,
                            const std::vector<Command>& commands,
                            const Attempt* attempt) {
  std::set<bool> legal;
  for (const Command& command : commands) {
    commands_.insert(command.index());
    if (const auto* reply = std::get_if<RecordReply>(&command)) {
      replies_.insert(reply->reply.index());
    }
    const absl::Status status = life.Would(command);
    // These lie in what was said, not in the state.
    const std::string reason = error::Reason(status);
    const bool may = status.ok() || reason == "GROUND_NOT_REVIEWABLE" ||
                     (reason == "INVALID_FIELD" &&
                      std::holds_alternative<FileComplaint>(command));
    legal.insert(may);
    if (!may) ExpectIllegal(status, command, life, attempt);
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
                        NameOfAttemptRow));
}

void LegalCommands::ExpectShownBy(const LegalCommands& tables) const {
  ExpectSubset(retrievals_, tables.retrievals_, NameOfRow, RetrievalColumns());
  ExpectSubset(attempts_by_retrieval_, tables.attempts_by_retrieval_, NameOfRow,
               AttemptColumns());
  ExpectSubset(attempts_, tables.attempts_, NameOfAttemptRow, AttemptColumns());
}

}  // namespace custodia::request::testing
