#ifndef CUSTODIA_COMMON_SERVER_HEALTHCHECK_H_
#define CUSTODIA_COMMON_SERVER_HEALTHCHECK_H_

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11's own.
class App;
}

namespace custodia {

// Whom to ask for its health, and how.
struct HealthcheckOptions {
  std::string program;   // e.g. "custodia-directory", for the error line
  std::string target;    // HOST:PORT
  std::string tls_ca;    // PEM file; empty: plaintext
  std::string tls_cert;  // PEM files, where the server asks for a certificate
  std::string tls_key;
  std::string tls_name;  // that the server's certificate bears; empty: HOST
};

// Adds --target, --tls-ca, --tls-cert, --tls-key and --tls-name to `app`, each
// with its CUSTODIA_... environment variable. Those of TLS begin with
// CUSTODIA_HEALTHCHECK_: beside a server, CUSTODIA_TLS_CERT is the server's.
void AddHealthcheckFlags(CLI::App& app, HealthcheckOptions& options);

// Asks for the health. OK where the answer is SERVING; NOT_SERVING where it is
// another, or none within `timeout`. INVALID_FIELD, naming the flag, where a
// certificate has no key or no CA, or a file cannot be read.
absl::Status CheckHealth(const HealthcheckOptions& options,
                         absl::Duration timeout);

// Does so, and returns the exit code; why it is not 0 goes to standard error.
int RunHealthcheck(const HealthcheckOptions& options);

}  // namespace custodia

#endif  // CUSTODIA_COMMON_SERVER_HEALTHCHECK_H_
