#include <grpcpp/grpcpp.h>

#include <cstdio>
#include <string>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "custodia/directory/v1/directory_service.grpc.pb.h"
#include "tests/benchmark/load/workload.h"

// Asks the directory about some practitioners and prints what it answered, to
// be compared: for each the NPI, the day of service, and of each lead the rung
// and the organization, in the order of the answer.
namespace custodia::benchmark {
namespace {

int Run(const std::string& target, const Numbers& numbers, int64_t first,
        int64_t calls) {
  const auto stub = directory::v1::DirectoryService::NewStub(
      grpc::CreateChannel(target, grpc::InsecureChannelCredentials()));
  Questions questions(numbers, first, Dates::kDay);
  for (int64_t i = 0; i < calls; ++i) {
    const auto request =
        questions.Next(directory::v1::ResolveCustodianRequest::BASIC);
    directory::v1::ResolveCustodianResponse response;
    grpc::ClientContext context;
    const grpc::Status status =
        stub->ResolveCustodian(&context, request, &response);
    if (!status.ok()) {
      std::fprintf(stderr, "%s: %s\n", request.practitioner().c_str(),
                   status.error_message().c_str());
      return 1;
    }
    const auto& day = request.service_dates().start();
    std::string leads;
    for (const auto& lead : response.leads()) {
      absl::StrAppend(&leads, leads.empty() ? "" : " ",
                      directory::v1::Lead::Rung_Name(lead.rung()), "=",
                      lead.organization().substr(14));
    }
    std::printf("%s\t%04d-%02d-%02d\t%s\n",
                request.practitioner().substr(14).c_str(), day.year(),
                day.month(), day.day(), leads.c_str());
  }
  return 0;
}

}  // namespace
}  // namespace custodia::benchmark

int main(int argc, char** argv) {
  custodia::benchmark::Numbers numbers;
  std::string target;
  int64_t first = 0;
  int64_t calls = 1'000;
  CLI::App app("Prints the directory's leads for some practitioners.");
  app.add_option("--target", target, "ADDRESS:PORT")->required();
  app.add_option("--npis", numbers.npis, "Of the nation");
  app.add_option("--seed", numbers.seed, "Of the nation");
  app.add_option("--first", first, "Practitioners to pass over");
  app.add_option("--calls", calls, "How many");
  CLI11_PARSE(app, argc, argv);
  return custodia::benchmark::Run(target, numbers, first, calls);
}
