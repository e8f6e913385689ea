#ifndef CUSTODIA_SERVICES_REQUEST_TESTING_COMMAND_COLUMNS_H_
#define CUSTODIA_SERVICES_REQUEST_TESTING_COMMAND_COLUMNS_H_

#include <functional>
#include <string>
#include <vector>

#include "services/request/domain/commands.h"

// What the tables of LegalCommands try, column by column.
namespace custodia::request::testing {

using Commands = std::vector<Command>;

// Commands of which each is legal where the others are.
struct Column {
  std::string head;
  std::function<Commands(const Retrieval&)> commands;
};

// The same, for an attempt or an amendment, by its id, with dates of `today`.
struct ItemColumn {
  std::string head;
  std::function<Commands(const std::string& id, PartialDate today)> commands;
};

const std::vector<Column>& RetrievalColumns();
const std::vector<ItemColumn>& AttemptColumns();
const std::vector<ItemColumn>& AmendmentColumns();

}  // namespace custodia::request::testing

#endif  // CUSTODIA_SERVICES_REQUEST_TESTING_COMMAND_COLUMNS_H_
