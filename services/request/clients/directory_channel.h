#ifndef CUSTODIA_SERVICES_REQUEST_CLIENTS_DIRECTORY_CHANNEL_H_
#define CUSTODIA_SERVICES_REQUEST_CLIENTS_DIRECTORY_CHANNEL_H_

#include <grpcpp/grpcpp.h>

#include <memory>
#include <optional>
#include <string>

namespace custodia::request {

// How to know the directory, and be known by it. All PEM.
struct DirectoryTls {
  std::string ca;           // who signs the directory's certificate
  std::string certificate;  // ours, and its key; both "" where not asked for
  std::string key;
};

// Returns a channel to `target`, any that gRPC takes
// (`dns:///directory:50051`), in plain text without `tls`. Connects when first
// used, and again within seconds once a directory that was down is back.
std::shared_ptr<grpc::Channel> ConnectToDirectory(
    const std::string& target, const std::optional<DirectoryTls>& tls);

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_CLIENTS_DIRECTORY_CHANNEL_H_
