// Tells the stories of the demo to standard output: deploy/demo starts the two
// services, loads the sample and runs this.

#include <grpcpp/grpcpp.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <string>

#include "absl/status/status.h"
#include "deploy/walkthrough/story.h"
#include "deploy/walkthrough/teller.h"

namespace custodia::walkthrough {
namespace {

absl::Status Run(const std::string& directory_target,
                 const std::string& request_target,
                 const std::string& letters) {
  const auto directory =
      directory::v1::DirectoryService::NewStub(grpc::CreateChannel(
          directory_target, grpc::InsecureChannelCredentials()));
  const auto requests = request::v1::RequestService::NewStub(
      grpc::CreateChannel(request_target, grpc::InsecureChannelCredentials()));
  return TellAll(*directory, *requests, Stories(), letters, std::cout);
}

}  // namespace
}  // namespace custodia::walkthrough

int main(int argc, char** argv) {
  CLI::App app{"Carries invented patients through two running services."};
  std::string directory;
  std::string request;
  std::string letters;
  app.add_option("--directory", directory, "HOST:PORT of the directory")
      ->required();
  app.add_option("--request", request, "HOST:PORT of the request service")
      ->required();
  app.add_option("--letters", letters,
                 "Folder for the letters that are sent, as PDF")
      ->required();
  CLI11_PARSE(app, argc, argv);
  const absl::Status status =
      custodia::walkthrough::Run(directory, request, letters);
  if (!status.ok()) std::cerr << status.message() << "\n";
  return status.ok() ? 0 : 1;
}
