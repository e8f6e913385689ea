#include "common/server/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <thread>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "common/errors.h"
#include "common/server/health_service.h"
#include "common/server/tls_files.h"
#include "common/status_macros.h"
#include "common/telemetry/log.h"

namespace custodia {
namespace {

sigset_t StopSignals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  return set;
}

bool IsLoopback(absl::string_view listen) {
  return absl::StartsWith(listen, "127.") ||
         absl::StartsWith(listen, "localhost:") ||
         absl::StartsWith(listen, "[::1]:") ||
         absl::StartsWith(listen, "unix:");
}

absl::StatusOr<std::shared_ptr<grpc::ServerCredentials>> MakeCredentials(
    const ServerOptions& options) {
  if (options.tls_cert.empty() && options.tls_key.empty() &&
      options.tls_client_ca.empty()) {
    if (!options.insecure && !IsLoopback(options.listen)) {
      return error::InvalidField(
          "--listen",
          "a loopback address without TLS; give --tls-cert and --tls-key, or "
          "--insecure");
    }
    return grpc::InsecureServerCredentials();
  }
  if (options.tls_cert.empty() && options.tls_key.empty()) {
    return error::InvalidField("--tls-cert", "given with --tls-client-ca");
  }
  CUSTODIA_ASSIGN_OR_RETURN(TlsPems pems,
                            ReadTlsFiles({.ca = options.tls_client_ca,
                                          .cert = options.tls_cert,
                                          .key = options.tls_key,
                                          .ca_flag = "--tls-client-ca",
                                          .prefix = "--tls"}));
  grpc::SslServerCredentialsOptions ssl(
      options.tls_client_ca.empty()
          ? GRPC_SSL_DONT_REQUEST_CLIENT_CERTIFICATE
          : GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
  ssl.pem_key_cert_pairs.push_back(
      {std::move(pems.key), std::move(pems.certificate)});
  ssl.pem_root_certs = std::move(pems.ca);
  return grpc::SslServerCredentials(ssl);
}

void SetServing(HealthService& health,
                const std::vector<ServedService>& services, bool serving) {
  for (const ServedService& served : services) {
    health.Set(served.name, serving);
  }
  health.Set("", serving);
}

// One for each core: a second for the same core would only take turns with it.
void AddPollers(const ServedService& served, grpc::ServerBuilder& builder,
                std::vector<std::unique_ptr<CallPoller>>& pollers) {
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  for (const PolledMethod& method : served.polled) {
    for (unsigned i = 0; i < cores; ++i) {
      pollers.push_back(
          std::make_unique<CallPoller>(method, builder.AddCompletionQueue()));
    }
  }
}

std::string ListeningOn(const std::string& listen, int port) {
  if (absl::StartsWith(listen, "unix:")) return listen;
  return absl::StrCat(listen.substr(0, listen.rfind(':')), ":", port);
}

}  // namespace

void AddServerFlags(CLI::App& app, ServerOptions& options) {
  app.add_option("--listen", options.listen,
                 "ADDRESS:PORT to serve on; port 0 takes any free one")
      ->envname("CUSTODIA_LISTEN")
      ->capture_default_str();
  app.add_flag("--insecure", options.insecure,
               "Serve plaintext beyond loopback")
      ->envname("CUSTODIA_INSECURE");
  app.add_option("--tls-cert", options.tls_cert,
                 "PEM file with the server's certificate chain")
      ->envname("CUSTODIA_TLS_CERT");
  app.add_option("--tls-key", options.tls_key,
                 "PEM file with the private key of --tls-cert")
      ->envname("CUSTODIA_TLS_KEY");
  app.add_option("--tls-client-ca", options.tls_client_ca,
                 "PEM file; callers must show a certificate signed by it")
      ->envname("CUSTODIA_TLS_CLIENT_CA");
  app.add_option_function<int>(
         "--drain-seconds",
         [&options](int seconds) {
           options.drain_timeout = absl::Seconds(seconds);
         },
         "Seconds that calls in flight get after SIGTERM [30]")
      ->envname("CUSTODIA_DRAIN_SECONDS")
      ->check(CLI::Range(0, 3600));
}

absl::Status Serve(const ServerOptions& options,
                   const std::vector<ServedService>& services,
                   const std::function<void()>& on_drain) {
  CUSTODIA_ASSIGN_OR_RETURN(const auto credentials, MakeCredentials(options));
  // Debian's absl looks for deadlocks whenever a mutex is locked.
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();

  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort(options.listen, credentials, &port);
  // Two servers on one port would share calls at random.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  HealthService health({});
  builder.RegisterService(&health);
  std::vector<std::unique_ptr<CallPoller>> pollers;
  for (const ServedService& served : services) {
    builder.RegisterService(served.service);
    AddPollers(served, builder, pollers);
  }
  const std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  if (server == nullptr) {
    return error::Make(absl::StatusCode::kUnavailable, "LISTEN_FAILED",
                       absl::StrCat("Cannot listen on ", options.listen, "."));
  }
  for (const auto& poller : pollers) poller->Start();
  SetServing(health, services, true);
  const std::string address = ListeningOn(options.listen, port);
  std::cout << options.program << " listening on " << address << std::endl;
  log::Info("listening", {{"address", address}});

  const sigset_t signals = StopSignals();
  int signal = 0;
  sigwait(&signals, &signal);
  log::Info("draining", {{"signal", signal}});
  SetServing(health, services, false);
  health.EndWatches();
  on_drain();
  server->Shutdown(absl::ToChronoTime(absl::Now() + options.drain_timeout));
  server->Wait();
  pollers.clear();
  log::Info("stopped");
  return absl::OkStatus();
}

absl::StatusOr<std::string> ReadFlagFile(const std::string& path,
                                         absl::string_view flag) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  if (!file) return error::InvalidField(flag, "a file that can be read");
  return content.str();
}

void BlockStopSignals() {
  const sigset_t signals = StopSignals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

}  // namespace custodia
