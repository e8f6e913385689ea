#ifndef CUSTODIA_SERVICES_REQUEST_TESTING_LEGAL_COMMANDS_H_
#define CUSTODIA_SERVICES_REQUEST_TESTING_LEGAL_COMMANDS_H_

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "services/request/testing/life.h"

namespace custodia::request::testing {

// An attempt's role and state, and whether its letter left.
using AttemptKey = std::tuple<Role, AttemptState, bool>;

// Tries every command in the states that lives stand in, and keeps what came of
// it in four tables. A command that is refused otherwise than by
// ILLEGAL_TRANSITION, naming it and the state, fails the test that runs.
class LegalCommands {
 public:
  // What was seen of the commands of one column in the state of one row.
  struct Cell {
    bool legal = false;
    bool illegal = false;
  };
  using RetrievalTable = std::map<RetrievalState, std::vector<Cell>>;
  using AttemptTable = std::map<AttemptKey, std::vector<Cell>>;
  using AmendmentTable = std::map<AmendmentState, std::vector<Cell>>;

  // Tries all in the state of `life`, which stays as it is.
  void Try(const Life& life);

  // By the state of the retrieval, of the attempt and of the amendment.
  const RetrievalTable& retrievals() const { return retrievals_; }
  const AttemptTable& attempts() const { return attempts_; }
  const AmendmentTable& amendments() const { return amendments_; }

  // Places in Command, in Reply and in AmendmentReply, of those that were
  // tried.
  const std::set<size_t>& commands() const { return commands_; }
  const std::set<size_t>& replies() const { return replies_; }
  const std::set<size_t>& amendment_replies() const {
    return amendment_replies_;
  }

  // Returns the tables as ARCHITECTURE.md shows them.
  std::string Tables() const;

  // Fails the test where anything was seen that `tables` has not.
  void ExpectShownBy(const LegalCommands& tables) const;

 private:
  // Names of states that may forbid a command.
  using States = std::set<std::string>;

  void TryOn(const Life& life, const Attempt& attempt);
  void TryOn(const Life& life, const Amendment& amendment);
  bool TryEach(const Life& life, const std::string& head,
               const std::vector<Command>& commands, const States& states);
  void NoteTried(const Command& command);

  RetrievalTable retrievals_;
  RetrievalTable attempts_by_retrieval_;
  AttemptTable attempts_;
  AmendmentTable amendments_;
  std::set<size_t> commands_;
  std::set<size_t> replies_;
  std::set<size_t> amendment_replies_;
};

}  // namespace custodia::request::testing

#endif  // CUSTODIA_SERVICES_REQUEST_TESTING_LEGAL_COMMANDS_H_
