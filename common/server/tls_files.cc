#include "common/server/tls_files.h"

#include "absl/strings/str_cat.h"
#include "common/errors.h"
#include "common/server/server.h"
#include "common/status_macros.h"

namespace custodia {
namespace {

absl::StatusOr<std::string> ReadGiven(const std::string& path,
                                      const std::string& flag) {
  if (path.empty()) return std::string();
  return ReadFlagFile(path, flag);
}

}  // namespace

absl::StatusOr<TlsPems> ReadTlsFiles(const TlsFiles& files) {
  const std::string cert_flag = absl::StrCat(files.prefix, "-cert");
  const std::string key_flag = absl::StrCat(files.prefix, "-key");
  if (files.cert.empty() != files.key.empty()) {
    return error::InvalidField(cert_flag,
                               absl::StrCat("given together with ", key_flag));
  }
  TlsPems pems;
  CUSTODIA_ASSIGN_OR_RETURN(pems.ca, ReadGiven(files.ca, files.ca_flag));
  CUSTODIA_ASSIGN_OR_RETURN(pems.certificate, ReadGiven(files.cert, cert_flag));
  CUSTODIA_ASSIGN_OR_RETURN(pems.key, ReadGiven(files.key, key_flag));
  return pems;
}

}  // namespace custodia
