#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <utility>

#include "common/clock.h"
#include "common/crypto/random_ids.h"
#include "common/errors.h"
#include "common/server/server.h"
#include "common/status_macros.h"
#include "common/telemetry/log.h"
#include "services/directory/server/commands.h"
#include "services/directory/server/directory_service.h"
#include "services/directory/server/store_flag.h"
#include "services/directory/storage/open_store.h"

namespace custodia::directory {
namespace {

struct ServeFlags {
  ServerOptions server{.program = "custodia-directory",
                       .listen = "127.0.0.1:50051"};
  std::string store = kDefaultStore;
};

absl::Status RunServer(const ServeFlags& flags) {
  const SystemClock clock;
  RandomIds ids;
  CUSTODIA_ASSIGN_OR_RETURN(const std::unique_ptr<DirectoryStore> store,
                            OpenDirectoryStore(flags.store));
  DirectoryService service({.clock = clock, .ids = ids, .store = *store});
  ServedService served = Served<v1::DirectoryService>(service);
  served.polled = {service.PolledResolveCustodian()};
  return custodia::Serve(flags.server, {std::move(served)}, [] {});
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

}  // namespace

void AddServe(CLI::App& app, Command* command) {
  CLI::App* serve = app.add_subcommand("serve", "Serve DirectoryService");
  const auto flags = std::make_shared<ServeFlags>();
  AddServerFlags(*serve, flags->server);
  AddStoreFlag(*serve, flags->store);
  serve->callback([=] { *command = [=] { return Serve(*flags); }; });
}

}  // namespace custodia::directory
