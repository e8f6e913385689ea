#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <string>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "custodia/directory/v1/directory_service.pb.h"
#include "load/outline.pb.h"
#include "tests/benchmark/load/client.h"
#include "tests/benchmark/load/server_cpu.h"
#include "tests/benchmark/load/workload.h"
#include "twin/twin.pb.h"

// Asks a server and prints, as one line of JSON, how many calls a second it
// answered, in what time, and what they cost it. ../README.md tells how.
namespace custodia::benchmark {
namespace {

using directory::v1::BatchResolveCustodiansRequest;
using directory::v1::ResolveCustodianRequest;

constexpr char kDirectory[] = "/custodia.directory.v1.DirectoryService/";

struct Flags {
  std::string method = "resolve";
  ResolveCustodianRequest::View view = ResolveCustodianRequest::FULL;
  Dates dates = Dates::kMix;
  Numbers numbers;
  int64_t first = 0;
  int batch = 100;
  int reply_bytes = 0;
  int pid = 0;
  int64_t warm_up = 0;
  double seconds = 300;
  LoadOptions load;
};

class Resolve final : public Workload {
 public:
  explicit Resolve(const Flags& flags)
      : view_(flags.view),
        questions_(flags.numbers, flags.first, flags.dates) {}
  std::string method() const override {
    return absl::StrCat(kDirectory, "ResolveCustodian");
  }
  std::string NextRequest() override {
    return questions_.Next(view_).SerializeAsString();
  }

 private:
  const ResolveCustodianRequest::View view_;
  Questions questions_;
};

class Batch final : public Workload {
 public:
  explicit Batch(const Flags& flags)
      : view_(flags.view),
        size_(flags.batch),
        questions_(flags.numbers, flags.first, flags.dates) {}
  std::string method() const override {
    return absl::StrCat(kDirectory, "BatchResolveCustodians");
  }
  std::string NextRequest() override {
    BatchResolveCustodiansRequest request;
    for (int i = 0; i < size_; ++i) {
      *request.add_requests() = questions_.Next(view_);
    }
    return request.SerializeAsString();
  }
  bool inspects() const override { return true; }
  int64_t Failures(const std::string& reply) const override {
    v1::BatchOutline outline;
    if (!outline.ParseFromString(reply)) return size_;
    int64_t answers = 0;
    for (const auto& one : outline.results()) answers += one.has_response();
    return size_ - answers;
  }

 private:
  const ResolveCustodianRequest::View view_;
  const int size_;
  Questions questions_;
};

// What the twin gets is as long as what the directory gets.
class Twin final : public Workload {
 public:
  explicit Twin(const Flags& flags)
      : bytes_(flags.reply_bytes),
        questions_(flags.numbers, flags.first, flags.dates) {}
  std::string method() const override {
    return "/custodia.benchmark.v1.Twin/Answer";
  }
  std::string NextRequest() override {
    const std::string like =
        questions_.Next(ResolveCustodianRequest::BASIC).SerializeAsString();
    v1::TwinRequest request;
    request.set_reply_bytes(bytes_);
    const size_t used = request.ByteSizeLong() + 2;
    request.set_name(
        std::string(like.size() > used ? like.size() - used : 1, 'x'));
    return request.SerializeAsString();
  }

 private:
  const int bytes_;
  Questions questions_;
};

std::unique_ptr<Workload> MakeWorkload(const Flags& flags) {
  if (flags.method == "batch") return std::make_unique<Batch>(flags);
  if (flags.method == "twin") return std::make_unique<Twin>(flags);
  return std::make_unique<Resolve>(flags);
}

void Print(const LoadResult& result, absl::Duration cpu) {
  const auto calls = static_cast<double>(result.calls);
  const double seconds = absl::ToDoubleSeconds(result.elapsed);
  const auto microseconds = [&](double percent) {
    return absl::ToDoubleMicroseconds(result.latency.Percentile(percent));
  };
  std::printf(
      "{\"calls\": %lld, \"errors\": %lld, \"dropped\": %lld, "
      "\"seconds\": %.3f, \"calls_per_second\": %.1f, "
      "\"cpu_us_per_call\": %.2f, \"reply_bytes\": %.1f, \"p50_us\": %.1f, "
      "\"p90_us\": %.1f, \"p99_us\": %.1f, \"p999_us\": %.1f, "
      "\"max_us\": %.1f}\n",
      static_cast<long long>(result.calls),
      static_cast<long long>(result.errors),
      static_cast<long long>(result.dropped), seconds, calls / seconds,
      absl::ToDoubleMicroseconds(cpu) / calls,
      static_cast<double>(result.reply_bytes) /
          static_cast<double>(std::max<int64_t>(1, result.latency.count())),
      microseconds(50), microseconds(90), microseconds(99), microseconds(99.9),
      absl::ToDoubleMicroseconds(result.latency.Max()));
  for (const auto& [message, count] : result.messages) {
    std::fprintf(stderr, "%lld times: %s\n", static_cast<long long>(count),
                 message.c_str());
  }
}

int Run(Flags flags) {
  flags.load.longest = absl::Seconds(flags.seconds);
  if (flags.warm_up > 0) {
    Flags warm = flags;
    warm.load.rate = 0;
    warm.load.calls = flags.warm_up;
    LoadClient(warm.load).Run(*MakeWorkload(warm));
    flags.first += flags.warm_up * (flags.method == "batch" ? flags.batch : 1);
  }
  const auto workload = MakeWorkload(flags);
  LoadClient client(flags.load);
  const auto cpu = [&] {
    return flags.pid > 0 ? CpuOf(flags.pid) : absl::ZeroDuration();
  };
  const absl::Duration before = cpu();
  const LoadResult result = client.Run(*workload);
  Print(result, cpu() - before);
  return 0;
}

void AddFlags(CLI::App& app, Flags& flags) {
  app.add_option("--target", flags.load.target, "ADDRESS:PORT")->required();
  app.add_option("--pid", flags.pid, "The server's, for its processor time");
  app.add_option("--method", flags.method, "What to call")
      ->check(CLI::IsMember({"resolve", "batch", "twin"}));
  app.add_option("--view", flags.view, "How much comes back")
      ->transform(CLI::CheckedTransformer(
          std::map<std::string, ResolveCustodianRequest::View>{
              {"basic", ResolveCustodianRequest::BASIC},
              {"full", ResolveCustodianRequest::FULL}}));
  app.add_option("--dates", flags.dates, "Which dates of service to name")
      ->transform(CLI::CheckedTransformer(std::map<std::string, Dates>{
          {"all", Dates::kAll}, {"day", Dates::kDay}, {"mix", Dates::kMix}}));
  app.add_option("--npis", flags.numbers.npis, "Of the nation");
  app.add_option("--seed", flags.numbers.seed, "Of the nation");
  app.add_option("--first", flags.first, "Practitioners to pass over");
  app.add_option("--batch-size", flags.batch, "Questions in a batch");
  app.add_option("--reply-bytes", flags.reply_bytes, "Of the twin's replies");
  app.add_option("--calls", flags.load.calls, "How many")
      ->check(CLI::PositiveNumber);
  app.add_option("--seconds", flags.seconds, "For how long at most");
  app.add_option("--stop-file", flags.load.stop_file,
                 "No call starts once there is such a file");
  app.add_option("--warm-up", flags.warm_up, "Calls before that do not count");
  app.add_option("--concurrency", flags.load.concurrency,
                 "Calls in flight; with --rate the most ever");
  app.add_option("--connections", flags.load.connections, "Connections");
  app.add_option("--rate", flags.load.rate,
                 "Calls a second, whenever answers come; 0: as answers come");
}

}  // namespace
}  // namespace custodia::benchmark

int main(int argc, char** argv) {
  custodia::benchmark::Flags flags;
  CLI::App app("Asks a server and measures it.");
  custodia::benchmark::AddFlags(app, flags);
  CLI11_PARSE(app, argc, argv);
  return custodia::benchmark::Run(flags);
}
