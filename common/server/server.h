#ifndef CUSTODIA_COMMON_SERVER_SERVER_H_
#define CUSTODIA_COMMON_SERVER_SERVER_H_

#include <grpcpp/grpcpp.h>

#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/server/call_poller.h"

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11's own.
class App;
}

namespace custodia {

// Where and how a server listens.
struct ServerOptions {
  std::string program;  // e.g. "custodia-directory", for the start line
  std::string listen = "127.0.0.1:0";  // ADDRESS:PORT; port 0: any free one
  bool insecure = false;               // Allows plaintext beyond loopback.
  std::string tls_cert;                // PEM files. All empty: plaintext.
  std::string tls_key;
  std::string tls_client_ca;  // Given: callers must show a certificate of it.
  absl::Duration drain_timeout = absl::Seconds(30);
};

// A service and the name by which health is asked for it.
struct ServedService {
  std::string name;  // e.g. "custodia.directory.v1.DirectoryService"
  grpc::Service* service;
  std::vector<PolledMethod> polled;  // methods of `service`
};

// Returns `service` under the name that its proto gives it:
// Served<v1::DirectoryService>(service).
template <typename Generated>
ServedService Served(typename Generated::Service& service) {
  return {.name = Generated::service_full_name(),
          .service = &service,
          .polled = {}};
}

// Adds --listen, --insecure, --tls-cert, --tls-key, --tls-client-ca and
// --drain-seconds to `app`, each with its CUSTODIA_... environment variable.
void AddServerFlags(CLI::App& app, ServerOptions& options);

// Serves `services` with health (for "" and for each service) and reflection
// until SIGTERM or SIGINT; then health turns NOT_SERVING, calls in flight
// finish (or are cut off after `drain_timeout`), and OK is returned. Prints
// `PROGRAM listening on ADDRESS:PORT` to standard output once it accepts
// calls.
//
// `on_drain` runs when the signal has come, before calls are waited for: it
// stops workers and ends streams.
//
// INVALID_FIELD, naming the flag, where the options do not fit together:
// plaintext beyond loopback without `insecure`, a certificate without its key,
// a file that cannot be read. LISTEN_FAILED where the address is taken.
absl::Status Serve(const ServerOptions& options,
                   const std::vector<ServedService>& services,
                   const std::function<void()>& on_drain);

// Returns the content of the file that `flag` names. INVALID_FIELD, naming the
// flag, where it cannot be read.
absl::StatusOr<std::string> ReadFlagFile(const std::string& path,
                                         absl::string_view flag);

// To be called by a program that is to serve, before any thread is made:
// signals must wait for Serve, whichever thread they reach. A program that does
// not serve would not end by SIGTERM or SIGINT any more.
void BlockStopSignals();

}  // namespace custodia

#endif  // CUSTODIA_COMMON_SERVER_SERVER_H_
