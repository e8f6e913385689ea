#ifndef CUSTODIA_SERVICES_DIRECTORY_SERVER_STORE_FLAG_H_
#define CUSTODIA_SERVICES_DIRECTORY_SERVER_STORE_FLAG_H_

#include <CLI/CLI.hpp>
#include <string>

namespace custodia::directory {

inline constexpr char kDefaultStore[] = "sqlite:custodia-directory.db";

// Adds --store to `app`; `store` holds the default.
inline void AddStoreFlag(CLI::App& app, std::string& store) {
  app.add_option("--store", store, "Where the directory is kept: sqlite:PATH")
      ->envname("CUSTODIA_STORE")
      ->capture_default_str();
}

}  // namespace custodia::directory

#endif  // CUSTODIA_SERVICES_DIRECTORY_SERVER_STORE_FLAG_H_
