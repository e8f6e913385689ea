#ifndef CUSTODIA_COMMON_SERVER_TLS_FILES_H_
#define CUSTODIA_COMMON_SERVER_TLS_FILES_H_

#include <string>

#include "absl/status/statusor.h"

namespace custodia {

// The PEM files of one end of a connection; "" where not given.
struct TlsFiles {
  std::string ca;    // who signed the other end's certificate
  std::string cert;  // to show, and its key
  std::string key;
  // The flags that named them, for errors; PREFIX-cert and PREFIX-key.
  std::string ca_flag;
  std::string prefix;
};

// What they hold; "" where not given.
struct TlsPems {
  std::string ca;
  std::string certificate;
  std::string key;
};

// Reads the files that are given. INVALID_FIELD, naming the flag, for a
// certificate without its key or the other way round, and for a file that
// cannot be read.
absl::StatusOr<TlsPems> ReadTlsFiles(const TlsFiles& files);

}  // namespace custodia

#endif  // CUSTODIA_COMMON_SERVER_TLS_FILES_H_
