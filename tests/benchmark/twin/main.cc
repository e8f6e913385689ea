#include <CLI/CLI.hpp>
#include <cstdio>
#include <string>

#include "common/server/server.h"
#include "twin/twin.grpc.pb.h"

// An RPC server that does nothing but answer in the length asked for, set up as
// our servers are.
namespace custodia::benchmark {
namespace {

constexpr size_t kLongest = size_t{1} << 20;

class TwinService final : public v1::Twin::Service {
 public:
  grpc::Status Answer(grpc::ServerContext* /*context*/,
                      const v1::TwinRequest* request,
                      v1::TwinReply* reply) override {
    const auto bytes = static_cast<size_t>(request->reply_bytes());
    // The field's tag and length are part of the reply.
    const size_t frame = bytes < 130 ? 2 : bytes < 16'387 ? 3 : 4;
    if (bytes > frame && bytes <= kLongest) {
      reply->set_payload(zeros_.data(), bytes - frame);
    }
    return grpc::Status::OK;
  }

 private:
  const std::string zeros_ = std::string(kLongest, '\0');
};

}  // namespace
}  // namespace custodia::benchmark

int main(int argc, char** argv) {
  custodia::BlockStopSignals();
  custodia::ServerOptions options{.program = "twin"};
  CLI::App app("Answers nothing, in the length asked for.");
  custodia::AddServerFlags(app, options);
  CLI11_PARSE(app, argc, argv);
  custodia::benchmark::TwinService service;
  const absl::Status status = custodia::Serve(
      options, {custodia::Served<custodia::benchmark::v1::Twin>(service)},
      [] {});
  if (status.ok()) return 0;
  std::fprintf(stderr, "%s\n", status.ToString().c_str());
  return 1;
}
