#include "services/request/clients/directory_channel.h"

namespace custodia::request {
namespace {

// An answer in full has 50 leads with all their evidence.
constexpr int kMaxAnswerBytes = 16 * 1024 * 1024;

// gRPC's own default waits up to two minutes before it tries again.
constexpr int kFirstReconnectMillis = 200;
constexpr int kLastReconnectMillis = 2000;

std::shared_ptr<grpc::ChannelCredentials> CredentialsOf(
    const std::optional<DirectoryTls>& tls) {
  if (!tls) return grpc::InsecureChannelCredentials();
  grpc::SslCredentialsOptions options;
  options.pem_root_certs = tls->ca;
  options.pem_cert_chain = tls->certificate;
  options.pem_private_key = tls->key;
  return grpc::SslCredentials(options);
}

}  // namespace

std::shared_ptr<grpc::Channel> ConnectToDirectory(
    const std::string& target, const std::optional<DirectoryTls>& tls) {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kMaxAnswerBytes);
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS,
                   kFirstReconnectMillis);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, kFirstReconnectMillis);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, kLastReconnectMillis);
  return grpc::CreateCustomChannel(target, CredentialsOf(tls), arguments);
}

}  // namespace custodia::request
