#ifndef CUSTODIA_TESTS_SUPPORT_SERVER_CONFORMANCE_H_
#define CUSTODIA_TESTS_SUPPORT_SERVER_CONFORMANCE_H_

#include <grpcpp/grpcpp.h>

#include <string>
#include <vector>

#include "tests/support/server_process.h"

// What every server of ours promises, whatever it serves.
namespace custodia::testing {

// Expects health to be SERVING for "" and each of `services`, and NOT_FOUND
// for another.
void ExpectHealthy(const ServerProcess& server,
                   const std::vector<std::string>& services);

// Expects reflection to list `services` and health, and to describe each.
void ExpectReflects(const ServerProcess& server,
                    const std::vector<std::string>& services);

// Sends SIGTERM while a call is in flight: health has to turn NOT_SERVING, new
// calls have to be refused, the call to go on to its end, and the server then
// to exit with 0, having written nothing but its start line to standard output.
void ExpectDrains(ServerProcess& server);

// Expects each line of `log` to be a JSON object with time, level and event,
// and at least one line.
void ExpectJsonLines(const std::string& log);

// A self-signed certificate for 127.0.0.1, as PEM files.
struct Certificate {
  std::string cert_file;
  std::string key_file;
  std::string cert;  // content
};

// Makes one with the openssl tool in the folder `path`. Fails the test where
// that does not work.
Certificate MakeCertificate(const std::string& path);

}  // namespace custodia::testing

#endif  // CUSTODIA_TESTS_SUPPORT_SERVER_CONFORMANCE_H_
