#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <optional>
#include <string>

#include "common/clock.h"
#include "common/crypto/random_ids.h"
#include "common/errors.h"
#include "common/server/server.h"
#include "common/server/tls_files.h"
#include "common/status_macros.h"
#include "common/telemetry/log.h"
#include "services/request/clients/directory_channel.h"
#include "services/request/clients/grpc_directory_client.h"
#include "services/request/clients/retrying_directory_client.h"
#include "services/request/letters/pdf.h"
#include "services/request/rules/loader.h"
#include "services/request/server/commands.h"
#include "services/request/server/policy_service.h"
#include "services/request/server/request_service.h"
#include "services/request/server/store_flags.h"
#include "services/request/server/watch_streams.h"
#include "services/request/storage/open_store.h"
#include "services/request/workers/climber.h"
#include "services/request/workers/directory_locator.h"
#include "services/request/workers/watches.h"
#include "services/request/workers/worker.h"

namespace custodia::request {
namespace {

struct ServeFlags {
  ServerOptions server{.program = "custodia-request",
                       .listen = "127.0.0.1:50052"};
  StoreFlags store;
  std::string rules;  // Folder. Empty: those compiled in.
  std::string fonts{letters::kFontFolder};
  std::string directory;
  std::string directory_tls_ca;  // PEM files. All empty: plaintext.
  std::string directory_tls_cert;
  std::string directory_tls_key;
  int poll_interval_ms = 2000;
  int climb_interval_ms = 60'000;
  int max_watches = 100;
  int referrer_follow_up_days = kReferrerFollowUpDays;
};

// How long one call of the directory may take, whoever waits for it.
constexpr absl::Duration kDirectoryTimeout = absl::Seconds(5);

// How long a watcher may leave its buffer full before it is cut off.
constexpr absl::Duration kReaderPatience = absl::Seconds(20);

absl::StatusOr<std::optional<DirectoryTls>> ReadDirectoryTls(
    const ServeFlags& flags) {
  CUSTODIA_ASSIGN_OR_RETURN(TlsPems pems,
                            ReadTlsFiles({.ca = flags.directory_tls_ca,
                                          .cert = flags.directory_tls_cert,
                                          .key = flags.directory_tls_key,
                                          .ca_flag = "--directory-tls-ca",
                                          .prefix = "--directory-tls"}));
  if (flags.directory_tls_ca.empty()) {
    if (flags.directory_tls_cert.empty()) return std::nullopt;
    return error::InvalidField("--directory-tls-ca",
                               "given with --directory-tls-cert");
  }
  return DirectoryTls{.ca = std::move(pems.ca),
                      .certificate = std::move(pems.certificate),
                      .key = std::move(pems.key)};
}

// Everything but PDFs works without fonts.
void WarnWithoutFonts(const std::string& folder) {
  const absl::Status fonts = letters::CheckFonts(folder);
  if (fonts.ok()) return;
  log::Warning("no_pdf", {{"folder", folder}, {"message", fonts.message()}});
}

ClimberOptions HowToClimb(const ServeFlags& flags) {
  ClimberOptions options{.interval =
                             absl::Milliseconds(flags.climb_interval_ms)};
  options.gap = std::min(options.gap, options.interval);
  return options;
}

absl::Status RunServer(const ServeFlags& flags) {
  const SystemClock clock;
  OrderedIds ids(clock);
  CUSTODIA_ASSIGN_OR_RETURN(const policy::Ruleset rules,
                            rules::LoadRuleset(flags.rules));
  CUSTODIA_ASSIGN_OR_RETURN(
      const std::unique_ptr<RequestStore> store,
      OpenRequestStore(flags.store.store, flags.store.audit_key_file));
  CUSTODIA_ASSIGN_OR_RETURN(const std::optional<DirectoryTls> tls,
                            ReadDirectoryTls(flags));
  GrpcDirectoryClient once(ConnectToDirectory(flags.directory, tls), clock,
                           kDirectoryTimeout);
  RetryingDirectoryClient directory(once, clock, Pauses::OfThisMachine(),
                                    RetryPolicy());

  Doorbell doorbell;
  const CommitTools tools{
      .clock = clock, .ids = ids, .store = *store, .rules = rules};
  DirectoryLocator locator(tools, directory, doorbell);
  Climber climber(tools, directory, HowToClimb(flags));
  Worker worker(clock, *store, locator, climber, directory, doorbell,
                {.poll_interval = absl::Milliseconds(flags.poll_interval_ms)});
  Watches watches({.limit = flags.max_watches});
  store->OnAppend([&watches](absl::string_view id) { watches.Notify(id); });
  const handlers::Environment env{
      .clock = clock,
      .ids = ids,
      .store = *store,
      .locator = locator,
      .watches = watches,
      .rules = rules,
      .referrer_follow_up_days = flags.referrer_follow_up_days,
      .font_folder = flags.fonts};
  WarnWithoutFonts(flags.fonts);
  WatchStreams streams(kReaderPatience);
  RequestService requests(env, streams);
  PolicyService policies(env);
  worker.Start();
  return custodia::Serve(flags.server,
                         {Served<v1::RequestService>(requests),
                          Served<v1::PolicyService>(policies)},
                         [&] {
                           watches.Close();
                           streams.Close();
                           worker.Stop();
                         });
}

// A server's standard error is its log, so its failure is a line of it.
int Serve(const ServeFlags& flags) {
  BlockStopSignals();
  const absl::Status status = RunServer(flags);
  if (status.ok()) return 0;
  log::Error("failed", {{"reason", error::Reason(status)},
                        {"message", status.message()}});
  return 1;
}

void AddDirectoryFlags(CLI::App& serve, ServeFlags& flags) {
  serve
      .add_option("--directory", flags.directory,
                  "gRPC target of the provider directory, such as "
                  "dns:///directory:50051")
      ->envname("CUSTODIA_DIRECTORY")
      ->required();
  serve
      .add_option("--directory-tls-ca", flags.directory_tls_ca,
                  "PEM file; the directory must show a certificate signed by "
                  "it. Without it the directory is called in plaintext")
      ->envname("CUSTODIA_DIRECTORY_TLS_CA");
  serve
      .add_option("--directory-tls-cert", flags.directory_tls_cert,
                  "PEM file with the certificate to show to the directory")
      ->envname("CUSTODIA_DIRECTORY_TLS_CERT");
  serve
      .add_option("--directory-tls-key", flags.directory_tls_key,
                  "PEM file with the private key of --directory-tls-cert")
      ->envname("CUSTODIA_DIRECTORY_TLS_KEY");
  serve
      .add_option("--poll-interval-ms", flags.poll_interval_ms,
                  "Milliseconds between looks for what still waits for the "
                  "directory")
      ->envname("CUSTODIA_POLL_INTERVAL_MS")
      ->check(CLI::Range(10, 3'600'000))
      ->capture_default_str();
  serve
      .add_option("--climb-interval-ms", flags.climb_interval_ms,
                  "Milliseconds between looks whether the directory has "
                  "learned something new, for retrievals that have nobody to "
                  "ask or wait for a referrer")
      ->envname("CUSTODIA_CLIMB_INTERVAL_MS")
      ->check(CLI::Range(10, 86'400'000))
      ->capture_default_str();
}

}  // namespace

void AddServe(CLI::App& app, ProgramCommand* command) {
  CLI::App* serve =
      app.add_subcommand("serve", "Serve RequestService and PolicyService");
  const auto flags = std::make_shared<ServeFlags>();
  AddServerFlags(*serve, flags->server);
  AddStoreFlags(*serve, flags->store);
  serve
      ->add_option("--rules", flags->rules,
                   "Folder of .textproto files with the law. Without it: the "
                   "rules that the program was built with")
      ->envname("CUSTODIA_RULES");
  serve
      ->add_option("--fonts", flags->fonts,
                   "Folder with DejaVuSans.ttf and DejaVuSans-Bold.ttf, for "
                   "letters as PDF")
      ->envname("CUSTODIA_FONTS")
      ->capture_default_str();
  AddDirectoryFlags(*serve, *flags);
  serve
      ->add_option("--referrer-follow-up-days", flags->referrer_follow_up_days,
                   "Days until a referrer that was asked is to be reminded; "
                   "for inquiries sent from now on")
      ->envname("CUSTODIA_REFERRER_FOLLOW_UP_DAYS")
      ->check(CLI::Range(1, 365))
      ->capture_default_str();
  serve
      ->add_option("--max-watches", flags->max_watches,
                   "How many watches are served at once; each keeps a thread")
      ->envname("CUSTODIA_MAX_WATCHES")
      ->check(CLI::Range(0, 10'000))
      ->capture_default_str();
  serve->callback([=] { *command = [=] { return Serve(*flags); }; });
}

}  // namespace custodia::request
