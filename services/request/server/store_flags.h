#ifndef CUSTODIA_SERVICES_REQUEST_SERVER_STORE_FLAGS_H_
#define CUSTODIA_SERVICES_REQUEST_SERVER_STORE_FLAGS_H_

#include <CLI/CLI.hpp>
#include <string>

namespace custodia::request {

inline constexpr char kDefaultStore[] = "sqlite:custodia-request.db";

// Adds --store to `app`; `store` holds the default.
inline void AddStoreFlag(CLI::App& app, std::string& store) {
  app.add_option("--store", store, "Where retrievals are kept: sqlite:PATH")
      ->envname("CUSTODIA_STORE")
      ->capture_default_str();
}

// Where a command finds the store and the key that seals it.
struct StoreFlags {
  std::string store = kDefaultStore;
  std::string audit_key_file;  // "": PATH.audit-key
};

// Adds --store and --audit-key-file to `app`.
inline void AddStoreFlags(CLI::App& app, StoreFlags& flags) {
  AddStoreFlag(app, flags.store);
  app.add_option("--audit-key-file", flags.audit_key_file,
                 "File with the key that seals the audit trail: 64 hexadecimal "
                 "digits. Without it: PATH.audit-key beside the store")
      ->envname("CUSTODIA_AUDIT_KEY_FILE");
}

}  // namespace custodia::request

#endif  // CUSTODIA_SERVICES_REQUEST_SERVER_STORE_FLAGS_H_
