#include "common/server/healthcheck.h"

#include <grpcpp/grpcpp.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/errors.h"
#include "common/server/tls_files.h"
#include "common/status_macros.h"
#include "grpc/health/v1/health.grpc.pb.h"

namespace custodia {
namespace {

constexpr absl::Duration kTimeout = absl::Seconds(5);

absl::StatusOr<std::shared_ptr<grpc::ChannelCredentials>> MakeCredentials(
    const HealthcheckOptions& options) {
  CUSTODIA_ASSIGN_OR_RETURN(TlsPems pems,
                            ReadTlsFiles({.ca = options.tls_ca,
                                          .cert = options.tls_cert,
                                          .key = options.tls_key,
                                          .ca_flag = "--tls-ca",
                                          .prefix = "--tls"}));
  if (options.tls_ca.empty()) {
    if (!options.tls_cert.empty() || !options.tls_name.empty()) {
      return error::InvalidField(
          "--tls-ca", "given with --tls-cert, --tls-key and --tls-name");
    }
    return grpc::InsecureChannelCredentials();
  }
  return grpc::SslCredentials({.pem_root_certs = std::move(pems.ca),
                               .pem_private_key = std::move(pems.key),
                               .pem_cert_chain = std::move(pems.certificate)});
}

}  // namespace

void AddHealthcheckFlags(CLI::App& app, HealthcheckOptions& options) {
  app.add_option("--target", options.target, "ADDRESS:PORT of the server")
      ->envname("CUSTODIA_TARGET")
      ->capture_default_str();
  app.add_option("--tls-ca", options.tls_ca,
                 "PEM file that signed the server's certificate; without it "
                 "the server is asked in plaintext")
      ->envname("CUSTODIA_HEALTHCHECK_TLS_CA");
  app.add_option("--tls-cert", options.tls_cert,
                 "PEM file to show to a server that asks for a certificate")
      ->envname("CUSTODIA_HEALTHCHECK_TLS_CERT");
  app.add_option("--tls-key", options.tls_key,
                 "PEM file with the private key of --tls-cert")
      ->envname("CUSTODIA_HEALTHCHECK_TLS_KEY");
  app.add_option("--tls-name", options.tls_name,
                 "Name in the server's certificate, where it is not ADDRESS")
      ->envname("CUSTODIA_HEALTHCHECK_TLS_NAME");
}

absl::Status CheckHealth(const HealthcheckOptions& options,
                         absl::Duration timeout) {
  CUSTODIA_ASSIGN_OR_RETURN(const auto credentials, MakeCredentials(options));
  grpc::ChannelArguments arguments;
  if (!options.tls_name.empty()) {
    arguments.SetSslTargetNameOverride(options.tls_name);
  }
  const auto stub = grpc::health::v1::Health::NewStub(
      grpc::CreateCustomChannel(options.target, credentials, arguments));
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(absl::Now() + timeout));
  grpc::health::v1::HealthCheckResponse response;
  const grpc::Status status = stub->Check(&context, {}, &response);
  if (status.ok() &&
      response.status() == grpc::health::v1::HealthCheckResponse::SERVING) {
    return absl::OkStatus();
  }
  return error::Make(absl::StatusCode::kUnavailable, "NOT_SERVING",
                     absl::StrCat(options.target, " is not serving."));
}

int RunHealthcheck(const HealthcheckOptions& options) {
  const absl::Status status = CheckHealth(options, kTimeout);
  if (status.ok()) return 0;
  std::cerr << options.program << ": " << status.message() << "\n";
  return 1;
}

}  // namespace custodia
