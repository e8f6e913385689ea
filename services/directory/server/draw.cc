#include <google/protobuf/util/json_util.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <iterator>
#include <string>

#include "services/directory/server/commands.h"
#include "services/directory/wire/picture.h"

namespace custodia::directory {
namespace {

int Draw() {
  const std::string json{std::istreambuf_iterator<char>(std::cin), {}};
  v1::ResolveCustodianResponse answer;
  google::protobuf::util::JsonParseOptions options;
  options.ignore_unknown_fields = true;  // Of a server that can say more.
  if (!google::protobuf::util::JsonStringToMessage(json, &answer, options)
           .ok()) {
    std::cerr << "custodia-directory: standard input is no answer of "
                 "ResolveCustodian in JSON\n";
    return 1;
  }
  std::cout << wire::MermaidOf(answer);
  return 0;
}

}  // namespace

void AddDraw(CLI::App& app, Command* command) {
  app.add_subcommand("draw",
                     "Read an answer of ResolveCustodian as JSON from standard "
                     "input and print its trail as a Mermaid flowchart")
      ->callback([=] { *command = Draw; });
}

}  // namespace custodia::directory
